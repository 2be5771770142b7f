import { describe, expect, test } from "vitest";
import { escapeFormula, listOf, text, unescapeFormula } from "./cell.js";

test("escapeFormula keeps spreadsheets from computing a text, and unescapeFormula gives it back", () => {
  const texts = ["=1", "+46", "-", "@x", "\tx", "'=1", "''=1", "'x", "0123", "'0123", "x", "", "＝1", "0", "0 1"];
  for (const text of texts) expect(unescapeFormula(escapeFormula(text))).toBe(text);
  for (const text of texts.slice(0, 5)) expect(escapeFormula(text)).toBe(`'${text}`);
});

describe("listOf", () => {
  const list = listOf(text);

  test.each([[["a", "b|c", "d\\", "\\|"]], [[" a ", " b "]], [["C:\\x\\|y"]], [[]]])("reads back %j", (values) => {
    expect(list.read(list.write(values))).toEqual(values);
  });

  test("reads values with and without spaces around the separator", () => {
    expect(list.read("a|b | c")).toEqual(["a", "b", "c"]);
  });
});
