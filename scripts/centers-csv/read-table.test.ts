import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { columns } from "./center-columns.js";
import { type Mapping, readTable } from "./read-table.js";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "hub-csv-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** The number, name and municipality of each line. */
async function linesOf(table: string | Buffer, mapping: Mapping = {}) {
  const file = join(folder, "in.csv");
  await writeFile(file, table);
  const names = columns.map(({ name }) => name);
  const lines = [];
  for await (const { number, cells } of readTable(file, names, mapping, () => {})) {
    lines.push([number, cells.get("name"), cells.get("municipality")]);
  }
  return lines;
}

describe("readTable", () => {
  const own = "\ufeffKommunkod;Benämning;Anteckning\n580;Åsa;x\n";

  test("reads Windows-1252 with semicolons, and skips empty lines", async () => {
    const table = Buffer.from("externalId;municipality;name\r\n1;0580;Åsa - Öst\r\n;;\r\n\r\n2;;Räv\r\n", "latin1");
    expect(await linesOf(table)).toEqual([
      [2, "Åsa - Öst", "0580"],
      [5, "Räv", undefined],
    ]);
  });

  test("reads UTF-8 with a byte order mark, and other headings by a mapping", async () => {
    const mapping = { Kommunkod: "municipality", Benämning: "name", Anteckning: null };
    expect(await linesOf(own, mapping)).toEqual([[2, "Åsa", "580"]]);
  });

  test("reads commas as separators", async () => {
    expect(await linesOf("name,municipality\nA,1\n")).toEqual([[2, "A", "1"]]);
  });

  test.each([
    ["unknown columns", own, "Kommunkod, Benämning, Anteckning"],
    ["repeated columns", "name;name\n", "twice: name"],
    ["an empty file", "", "is empty"],
    ["a quote that does not end", 'name\n"öppen', "cannot be read as a table"],
  ])("refuses %s", async (_, table, message) => {
    await expect(linesOf(table)).rejects.toThrow(message);
  });
});
