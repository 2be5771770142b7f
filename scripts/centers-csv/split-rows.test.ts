import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { splitRows } from "./split-rows.js";

const rowsOf = (text: string, delimiter = ";") => [...splitRows(text, delimiter)];

test("splitRows numbers rows by the lines of a text editor", () => {
  const table = 'a;b\r\n"1\r\n2\n3";x\r\n\r\ny;"z\n"\rlast;"q\r\n"';
  expect(rowsOf(table).map(({ number, cells }) => [number, ...cells])).toEqual([
    [1, "a", "b"],
    [2, "1\r\n2\n3", "x"],
    [5, ""],
    [6, "y", "z\n"],
    [8, "last", "q\r\n"],
  ]);
});

test("splitRows reads a quote within a cell as a letter, and blanks around a quoted cell as nothing", () => {
  expect(rowsOf('Skärm 15";Lars "Lasse" Ek\n "a;b" ; ""\n')).toEqual([
    { number: 1, cells: ['Skärm 15"', 'Lars "Lasse" Ek'], misquoted: [] },
    { number: 2, cells: ["a;b", ""], misquoted: [] },
  ]);
});

describe("splitRows ends a misquoted cell in its line", () => {
  const after = ["3;c;LIBRARY;x", '4;"d;e";LIBRARY;y'];
  test.each([
    ["without an end", '2;"Bibblan;LIBRARY;x', ["2", '"Bibblan', "LIBRARY", "x"]],
    ["followed by text", '2;"Bibblan" i Falun;LIBRARY;x', ["2", '"Bibblan" i Falun', "LIBRARY", "x"]],
    ["with quotes inside", '2;"Vår "lilla" plats";LIBRARY;x', ["2", '"Vår "lilla" plats"', "LIBRARY", "x"]],
  ])("%s", (_, line, cells) => {
    const [, second, third, fourth] = rowsOf(["id;name;kind;text", line, ...after].join("\r\n"));
    expect(second).toEqual({ number: 2, cells, misquoted: [1] });
    expect(third).toEqual({ number: 3, cells: ["3", "c", "LIBRARY", "x"], misquoted: [] });
    expect(fourth).toEqual({ number: 4, cells: ["4", "d;e", "LIBRARY", "y"], misquoted: [] });
  });

  test("also where it is one too many, and another one would end it", () => {
    const rows = rowsOf(
      [
        "id;name;kind;text",
        '2;b;LIBRARY;x;"',
        "3;c;LIBRARY;y",
        '4;d;LIBRARY;z;"',
        "5;e;LIBRARY;w",
        '6;"f;LIBRARY;v',
      ].join("\n"),
    );
    expect(rows.map(({ number, misquoted }) => [number, ...misquoted])).toEqual([
      [1],
      [2, 4],
      [3],
      [4, 4],
      [5],
      [6, 1],
    ]);
  });

  test("also where another stray quote would end it, lines later", () => {
    const rows = rowsOf(
      ["id;name;kind;text", '2;"Bibblan;LIBRARY;x', "3;c;LIBRARY;y", '4;Skärm 15";LIBRARY;z', "5;e;LIBRARY;w"].join(
        "\n",
      ),
    );
    expect(rows.map(({ number, misquoted }) => [number, ...misquoted])).toEqual([[1], [2, 1], [3], [4], [5]]);
  });
});

test("splitRows gives back any cells that are written with quotes", () => {
  const cell = fc.string({ unit: fc.constantFrom("a", ";", '"', "\n", "\r\n", " ", "😀", "ö") });
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1 }), (rows) => {
      const table = rows.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(";")).join("\r\n");
      expect(rowsOf(table).map(({ cells }) => cells)).toEqual(rows);
    }),
  );
});
