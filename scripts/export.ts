import "reflect-metadata";
import { open } from "node:fs/promises";
import { commandLine } from "../kit/program/command-line.js";
import { clientConfig, StartError } from "../kit/program/config.js";
import { runTask } from "../kit/program/run.js";
import { writeTable } from "./centers-csv/write-table.js";
import { createHubClient } from "./hub-client.js";

const USAGE = `npm run export -- centers.csv                     writes the active and paused centres as a table
npm run export -- centers.csv --municipality 2082 only those of a municipality
Options: --url http://localhost:4000/graphql`;

/** Writes the columns that `npm run import` reads. */
await runTask(async () => {
  const text = { type: "string" } as const;
  const { values, positionals } = commandLine({ options: { municipality: text, url: text } }, USAGE, 1);
  const { url, key } = clientConfig();
  const [file] = positionals;
  const filter = values.municipality ? { municipality: [values.municipality] } : {};
  await writeTable(filter, createHubClient(values.url ?? url, key), file ? await openFile(file) : process.stdout);
});

async function openFile(file: string) {
  try {
    return (await open(file, "w")).createWriteStream();
  } catch (error) {
    throw new StartError(`${file} cannot be written (${(error as NodeJS.ErrnoException).code}).`);
  }
}
