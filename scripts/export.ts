import "reflect-metadata";
import { lstat, open, rename, rm } from "node:fs/promises";
import type { Writable } from "node:stream";
import { commandLine } from "../kit/program/command-line.js";
import { clientConfig, StartError } from "../kit/program/config.js";
import { runTask } from "../kit/program/run.js";
import type { MessageLanguage } from "../kit/request/context.js";
import { writeTable } from "./centers-csv/write-table.js";
import { createHubClient } from "./hub-client.js";
import { commandLanguage } from "./message-language.js";

const USAGE = {
  sv: `npm run export -- centers.csv                     skriver de aktiva och pausade centren som en tabell
npm run export -- centers.csv --municipality 2082 bara en kommuns
Tillval: --language en --url http://localhost:4000/graphql`,
  en: `npm run export -- centers.csv                     writes the active and paused centres as a table
npm run export -- centers.csv --municipality 2082 only those of a municipality
Options: --language sv --url http://localhost:4000/graphql`,
};

/** Writes the columns that `npm run import` reads. */
await runTask(async () => {
  const language = commandLanguage(USAGE);
  const text = { type: "string" } as const;
  const options = { municipality: text, url: text, language: text };
  const { values, positionals } = commandLine({ options }, USAGE[language], 1, language);
  const { url, key } = clientConfig();
  const [file] = positionals;
  const filter = values.municipality ? { municipality: [values.municipality] } : {};
  const request = createHubClient(values.url ?? url, key, language);
  const write = (out: Writable) => writeTable(filter, request, out);
  const centers = file ? await replaceFile(file, write, language) : await write(process.stdout);
  process.stderr.write(language === "sv" ? `${centers} center skrivna\n` : `${centers} centres written\n`);
});

/** Writes a file, which is as it was until all is written. */
async function replaceFile<T>(
  file: string,
  write: (out: Writable) => Promise<T>,
  language: MessageLanguage,
): Promise<T> {
  // A device, a pipe or a link stays what it is.
  const isReplaced = await lstat(file).then(
    (found) => found.isFile(),
    () => true,
  );
  const written = isReplaced ? `${file}.part` : file;
  try {
    const opened = await open(written, "w").catch((error: NodeJS.ErrnoException) => {
      throw new StartError(
        language === "sv" ? `${file} kan inte skrivas (${error.code}).` : `${file} cannot be written (${error.code}).`,
      );
    });
    const result = await write(opened.createWriteStream());
    if (isReplaced) await rename(written, file);
    return result;
  } catch (error) {
    if (isReplaced) await rm(written, { force: true });
    throw error;
  }
}
