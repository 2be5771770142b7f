import { describe, expect, test } from "vitest";
import { columns } from "./center-columns.js";
import { readTable } from "./read-table.js";

/** Each line: its number, its cells, and its faults as columns with the beginning of what is wrong. */
const linesOf = (table: string) =>
  readTable(table, columns, {}).lines.map(({ number, cells, faults }) => ({
    number,
    cells: Object.fromEntries(cells),
    faults: faults.map(({ column, problem }) => `${column}: ${problem.en.split(/[.:]/, 1)[0]}`),
  }));

const heading = "externalId;municipality;name;description.sv;freeOfCharge;staffed;unit.name;unit.venueKind";

describe("A line with a delimiter too many is refused, with the column of the text it has cut", () => {
  test.each([
    ["a text", heading, "1;2080;Namn;Hjälp med mobil; dator och platta.;ja;ja;Bibblan;LIBRARY", "description.sv"],
    ["a name before a text", heading, "1;2080;Digidel; Centrum;Hjälp.;ja;ja;Bibblan;LIBRARY", "name"],
    ["the last column", "name;municipality;description.sv", "Namn;2080;Hjälp med mobil; dator", "description.sv"],
    [
      "a text with empty cells after it",
      `${heading};unit.phone;unit.street`,
      "1;2080;Namn;Hjälp med mobil; dator;ja;ja;Bibblan;LIBRARY;;",
      "description.sv",
    ],
    [
      "a text before another",
      "municipality;name;description.sv;description.en",
      "2080;Namn;Hjälp med mobil; dator;",
      "description.sv",
    ],
    ["one of two texts", "municipality;name;description.sv", "2080;Namn;Hjälp;dator", "name, description.sv"],
    ["a text with a tab", "municipality\tname\tdescription.sv", "2080\tNamn\tHjälp\t dator", "description.sv"],
    ["a text with a comma", "municipality,name,description.sv", "2080,Namn,Hjälp, dator", "description.sv"],
  ])("%s", (_, headings, line, column) => {
    const other = headings.replace(/[^;\t,]+/g, "x");
    const [found] = linesOf(`${headings}\n${line}\n${other}\n`);
    expect(found!.faults).toEqual([`${column}: the line has 1 cell too many`]);
  });

  test("and keeps the cells of which it is certain, before and after", () => {
    const [line] = linesOf(`${heading}\n1;2080;Namn;Hjälp med mobil; dator;ja;ja;Bibblan;LIBRARY\n`);
    expect(line!.cells).toEqual({
      externalId: "1",
      municipality: "2080",
      name: "Namn",
      freeOfCharge: "ja",
      staffed: "ja",
      "unit.name": "Bibblan",
      "unit.venueKind": "LIBRARY",
    });
  });
});

describe("Empty cells at the end of lines are fine", () => {
  test.each([
    ["of all lines", "municipality;name;;\n2080;Namn;;\n2082;Säter;;\n"],
    ["of lines, not of headings", "municipality;name\n2080;Namn;;\n2082;Säter;;\n"],
    ["after contacts", "municipality;name;unit.phone;unit.publicEmail\n2080;Namn;1177;a@b.se;\n2082;Säter;;;\n"],
    ["of one line", "municipality;name\n2080;Namn;;;\n2082;Säter\n"],
  ])("%s", (_, table) => {
    expect(linesOf(table).map(({ faults, cells }) => [faults, cells.name])).toEqual([
      [[], "Namn"],
      [[], "Säter"],
    ]);
  });

  test("where Excel writes them for some blocks of 16 rows and not for others", () => {
    const rows = Array.from({ length: 40 }, (_, i) =>
      i >= 15 && i < 31 ? "2080;Namn;;" : i >= 31 ? "2080;Namn" : "2080;Namn;en",
    );
    const lines = linesOf(["municipality;name;description.sv", ...rows].join("\n"));
    expect(lines.flatMap(({ faults }) => faults)).toEqual([]);
  });
});

test("A line with too few cells is refused, with the first column it lacks", () => {
  expect(linesOf("municipality;name;description.sv\n2080;Namn;Hjälp\n2082;Säter\n2082\n")).toMatchObject([
    { faults: [] },
    { number: 3, faults: ["description.sv: is missing"] },
    { number: 4, faults: ["name: is missing"] },
  ]);
});

test("A line break without quotes is refused in both of the lines it makes", () => {
  const [first, second] = linesOf("externalId;name;description.sv;municipality\n1;Namn;Hjälp med\nmobil.;2080\n");
  expect([first!.faults.length, second!.faults.length]).toEqual([1, 1]);
});

test("Of a line with too few cells that are shifted none is told, since it belongs to another column", () => {
  const [whole, shifted] = linesOf("name;municipality;staffed;unit.phone\nNamn;2080;ja\nmobil;ja;LIBRARY\n");
  expect(whole!.cells).toEqual({ name: "Namn", municipality: "2080", staffed: "ja" });
  expect(shifted!.cells).toEqual({});
  expect([whole!.faults, shifted!.faults]).toEqual([["unit.phone: is missing"], ["unit.phone: is missing"]]);
});

test("A cell without a heading is refused", () => {
  const [first, second] = linesOf("name;;municipality;\nNamn;Obs!;2080;\nSäter;;2082;fråga\n");
  expect(first!.faults).toEqual(["2: stands in a column without a heading"]);
  expect(second!.faults).toEqual(["4: stands in a column without a heading"]);
});
