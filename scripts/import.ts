import "reflect-metadata";
import { readFile } from "node:fs/promises";
import { SingleBar } from "cli-progress";
import { z } from "zod";
import type { Messages } from "../kit/graphql/errors.js";
import { commandLine } from "../kit/program/command-line.js";
import { clientConfig, StartError } from "../kit/program/config.js";
import { runTask } from "../kit/program/run.js";
import type { MessageLanguage } from "../kit/request/context.js";
import { columns } from "./centers-csv/center-columns.js";
import { decodeTable } from "./centers-csv/decode-table.js";
import { parseCenters } from "./centers-csv/parse-centers.js";
import type { Mapping } from "./centers-csv/read-headings.js";
import { readTable } from "./centers-csv/read-table.js";
import { reportOf } from "./centers-csv/report-outcome.js";
import { outcomeBefore, sendCenters } from "./centers-csv/send-centers.js";
import { TableError } from "./centers-csv/table-error.js";
import { createHubClient } from "./hub-client.js";
import { commandLanguage } from "./message-language.js";

const USAGE = {
  sv: `HUB_KEY=… npm run import -- centers.csv              skickar in centren i en tabell
HUB_KEY=… npm run import -- centers.csv --dry-run    säger bara vad som är fel, med rad och kolumn
Tillval: --map mapping.json --language en --url http://localhost:4000/graphql
Tillval: tabellen är CSV från vilket kalkylprogram som helst, helst sparad som "CSV UTF-8"; vad som får stå i den beskriver docs/import.md`,
  en: `HUB_KEY=… npm run import -- centers.csv              submits the centres of a table
HUB_KEY=… npm run import -- centers.csv --dry-run    only says what is wrong, by line and column
Options: --map mapping.json --language sv --url http://localhost:4000/graphql
Options: the table is CSV of any spreadsheet, best saved as "CSV UTF-8"; what may stand in it says docs/import.md`,
};

const NO_FILE = { sv: "Ange vilken fil.", en: "Say which file." };
const NO_KEY = {
  sv: "Ange i HUB_KEY en kommuns eller samordnarens nyckel.",
  en: "Set HUB_KEY to the key of a municipality, or of the coordinator.",
};
const NO_MAPPING = {
  sv: 'ska vara JSON som ger tabellens rubriker våra namn: { "Huvudman": "kommun", "Anteckning": null }',
  en: 'must be JSON that gives the table\'s headings ours: { "Huvudman": "municipality", "Anteckning": null }',
};

const UNREADABLE: Record<string, Messages> = {
  ENOENT: { sv: "finns inte", en: "does not exist" },
  EISDIR: { sv: "är en mapp, ingen fil", en: "is a folder, no file" },
  EACCES: { sv: "får du inte läsa", en: "may not be read by you" },
};

/** May be run again after an interruption: centres that the hub has already are unchanged. */
await runTask(async (_resources, interruption) => {
  const { file, mapping, dryRun, language, request } = await parseArguments();
  const { table, centers } = await readCenters(file, mapping, language);
  const outcome = outcomeBefore(centers);
  const bar = new SingleBar({
    format: "  {bar} {percentage}%  {eta_formatted} left",
    hideCursor: true,
    noTTYOutput: false,
    clearOnComplete: true,
  });
  bar.start(centers.length, outcome.refused);
  try {
    await sendCenters(centers, dryRun, request, outcome, interruption, (count) => bar.increment(count));
  } finally {
    bar.stop();
    if (process.stderr.isTTY) process.stderr.write("\r\u001b[K");
    process.stdout.write(reportOf(table, outcome, dryRun, language));
    if (outcome.refused > 0 && !interruption.aborted) process.exitCode = 1;
  }
});

async function readCenters(file: string, mapping: Mapping, language: MessageLanguage) {
  const bytes = await readFile(file).catch(({ code = "" }: NodeJS.ErrnoException) => {
    const { sv, en } = UNREADABLE[code] ?? { sv: `kan inte läsas (${code})`, en: `cannot be read (${code})` };
    throw new StartError(`${file} ${language === "sv" ? sv : en}.`);
  });
  try {
    const table = readTable(decodeTable(bytes), columns, mapping);
    return { table, centers: parseCenters(table) };
  } catch (error) {
    if (error instanceof TableError) throw new StartError(`${file}: ${error.messages[language]}`);
    throw error;
  }
}

async function parseArguments() {
  const language = commandLanguage(USAGE);
  const usage = USAGE[language];
  const text = { type: "string" } as const;
  const { values, positionals } = commandLine(
    { options: { map: text, url: text, language: text, "dry-run": { type: "boolean" } } },
    usage,
    1,
    language,
  );
  const [file] = positionals;
  if (!file) throw new StartError(`${NO_FILE[language]}\n${usage}`);
  const { url, key } = clientConfig();
  if (!key) throw new StartError(`${NO_KEY[language]}\n${usage}`);
  const mapping = values.map ? await readMapping(values.map, language) : {};
  const request = createHubClient(values.url ?? url, key, language);
  return { file, mapping, dryRun: values["dry-run"] ?? false, language, request };
}

async function readMapping(file: string, language: MessageLanguage): Promise<Mapping> {
  const shape = z.record(z.string(), z.string().nullable());
  try {
    // Notepad puts a mark before it.
    return shape.parse(JSON.parse((await readFile(file, "utf8")).replace(/^\ufeff/, "")));
  } catch {
    throw new StartError(`${file} ${NO_MAPPING[language]}`);
  }
}
