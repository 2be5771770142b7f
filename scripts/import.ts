import "reflect-metadata";
import { readFile, stat } from "node:fs/promises";
import { SingleBar } from "cli-progress";
import { z } from "zod";
import { commandLine } from "../kit/program/command-line.js";
import { clientConfig, StartError } from "../kit/program/config.js";
import { runTask } from "../kit/program/run.js";
import { columns } from "./centers-csv/center-columns.js";
import { parseCenters } from "./centers-csv/parse-centers.js";
import { type Mapping, readTable } from "./centers-csv/read-table.js";
import { sendCenters } from "./centers-csv/send-centers.js";
import { createHubClient } from "./hub-client.js";

const USAGE = `HUB_KEY=… npm run import -- centers.csv              submits the centres of a table
HUB_KEY=… npm run import -- centers.csv --dry-run    only says what is wrong, by line and column
Options: --map mapping.json --url http://localhost:4000/graphql`;

/** May be run again after an interruption: centres that the hub has already are unchanged. */
await runTask(async () => {
  const { file, mapping, dryRun, request } = await parseArguments();
  const { size } = await stat(file).catch(() => {
    throw new StartError(`There is no file ${file}.`);
  });
  const bar = new SingleBar({
    format: "  {bar} {percentage}%  {eta_formatted} left",
    hideCursor: true,
    noTTYOutput: false,
    clearOnComplete: true,
  });
  const print = (line: string) => {
    if (process.stderr.isTTY) process.stderr.write("\r\u001b[K");
    process.stdout.write(`${line}\n`);
  };

  const totals = { added: 0, changed: 0, unchanged: 0, refused: 0 };
  const lines = readTable(
    file,
    columns.map(({ name }) => name),
    mapping,
    (bytes) => bar.increment(bytes),
  );
  bar.start(size, 0);
  try {
    await sendCenters(parseCenters(lines), dryRun, request, {
      onFault: ({ line, column, problem }) => print(`line ${line}, column ${column}: ${problem}`),
      onBatch(counts) {
        for (const outcome of ["added", "changed", "unchanged", "refused"] as const) totals[outcome] += counts[outcome];
      },
    });
  } finally {
    bar.stop();
  }
  print(
    `${dryRun ? "Dry run, nothing is kept: " : ""}${totals.added} added, ${totals.changed} changed, ${totals.unchanged} unchanged, ${totals.refused} refused`,
  );
  if (totals.refused > 0) process.exitCode = 1;
});

async function parseArguments() {
  const text = { type: "string" } as const;
  const { values, positionals } = commandLine(
    { options: { map: text, url: text, "dry-run": { type: "boolean" } } },
    USAGE,
    1,
  );
  const [file] = positionals;
  if (!file) throw new StartError(`Say which file.\n${USAGE}`);
  const { url, key } = clientConfig();
  if (!key) throw new StartError(`Set HUB_KEY to the key of a municipality, or of the coordinator.\n${USAGE}`);
  const mapping = values.map ? await readMapping(values.map) : {};
  return { file, mapping, dryRun: values["dry-run"] ?? false, request: createHubClient(values.url ?? url, key) };
}

async function readMapping(file: string): Promise<Mapping> {
  const shape = z.record(z.string(), z.string().nullable());
  try {
    return shape.parse(JSON.parse(await readFile(file, "utf8")));
  } catch {
    throw new StartError(
      `${file} must be JSON that gives the table's headings ours: { "Kommunkod": "municipality", "Anteckning": null }`,
    );
  }
}
