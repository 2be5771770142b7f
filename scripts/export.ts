import "reflect-metadata";
import { lstat, open, rename, rm } from "node:fs/promises";
import type { Writable } from "node:stream";
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
  const request = createHubClient(values.url ?? url, key);
  const write = (out: Writable) => writeTable(filter, request, out);
  const centers = file ? await replaceFile(file, write) : await write(process.stdout);
  process.stderr.write(`${centers} centres written\n`);
});

/** Writes a file, which is as it was until all is written. */
async function replaceFile<T>(file: string, write: (out: Writable) => Promise<T>): Promise<T> {
  // A device, a pipe or a link stays what it is.
  const isReplaced = await lstat(file).then(
    (found) => found.isFile(),
    () => true,
  );
  const written = isReplaced ? `${file}.part` : file;
  try {
    const opened = await open(written, "w").catch((error: NodeJS.ErrnoException) => {
      throw new StartError(`${file} cannot be written (${error.code}).`);
    });
    const result = await write(opened.createWriteStream());
    if (isReplaced) await rename(written, file);
    return result;
  } catch (error) {
    if (isReplaced) await rm(written, { force: true });
    throw error;
  }
}
