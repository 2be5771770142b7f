import { describe, expect, test } from "vitest";
import { columns } from "./center-columns.js";
import type { Mapping } from "./read-headings.js";
import { readTable } from "./read-table.js";

/** The number, name and municipality of each line. */
const linesOf = (table: string, mapping: Mapping = {}) =>
  readTable(table, columns, mapping).lines.map(({ number, cells }) => [
    number,
    cells.get("name"),
    cells.get("municipality"),
  ]);

describe("readTable", () => {
  const own = "Huvudman;Visningsnamn;Anteckning\n580;Åsa;x\n";

  test("reads semicolons, and skips empty lines", () => {
    const table = "externalId;municipality;name\r\n1;0580;Åsa - Öst\r\n;;\r\n\r\n2;;Räv\r\n";
    expect(linesOf(table)).toEqual([
      [2, "Åsa - Öst", "0580"],
      [5, "Räv", undefined],
    ]);
  });

  test("reads other headings by a mapping", () => {
    const mapping = { Huvudman: "municipality", Visningsnamn: "name", Anteckning: null };
    expect(linesOf(own, mapping)).toEqual([[2, "Åsa", "580"]]);
  });

  test("reads commas as separators", () => {
    expect(linesOf("name,municipality\nA,1\n")).toEqual([[2, "A", "1"]]);
  });

  test.each([
    ["unknown columns", own, "Huvudman, Visningsnamn, Anteckning"],
    ["repeated columns", "name;name\n", "twice: name"],
    ["an empty file", "", "is empty"],
    ["blank lines only", ";;;\r\n,,,\r\n\t\r\n", "is empty"],
    ["headings only", "name;municipality\r\n;\r\n", "no lines below"],
    ["a heading whose quote does not end", '"name\nöppen', "has a quote"],
  ])("refuses %s", (_, table, message) => {
    expect(() => linesOf(table)).toThrow(message);
  });
});
