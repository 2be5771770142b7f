import { normalizedText } from "../../kit/graphql/text.js";
import { cellText } from "./cell.js";
import type { Column } from "./center-columns.js";
import { type Mapping, meaningsOf, readHeadings } from "./read-headings.js";
import { type RowShape, shapeOf } from "./row-shape.js";
import { type Row, splitRows } from "./split-rows.js";
import { TableError } from "./table-error.js";

export interface Line extends RowShape {
  /** Its number in the file, from 1. */
  number: number;
  /** All of its texts, in whatever column they belong. */
  texts: string[];
}

export interface Table {
  /** What it calls its columns, by their names. */
  headings: Map<string, string>;
  lines: Line[];
}

/**
 * Reads a table as spreadsheets save it: separated by semicolons, tabs, commas or vertical bars, or as its line `sep=;` says. Throws
 * `TableError` for headings that do not say which column each is, and where there are no lines.
 */
export function readTable(text: string, columns: Column[], mapping: Mapping): Table {
  const meanings = meaningsOf(columns, mapping);
  const { delimiter, rows } = split(text, (heading) => meanings(heading) !== undefined);
  const [head, ...others] = rows;
  if (!head) {
    throw new TableError({
      sv: "Tabellen är tom. Dess första rad ska ha kolumnernas rubriker.",
      en: "The table is empty. Its first line must name the columns.",
    });
  }
  const headings = readHeadings(head, columns, meanings);
  if (others.length === 0) {
    throw new TableError({
      sv: "Tabellen har rubriker men inga rader under dem.",
      en: "The table has headings, but no lines below them.",
    });
  }
  const lines = others.map((row, i): Line => ({
    number: row.number,
    texts: row.cells.map(cellText).filter(Boolean),
    ...shapeOf(row, headings, delimiter, widthsBeside(rows, i + 1)),
  }));
  return { headings: new Map(headings.flatMap(({ text, column }) => (column ? [[column.name, text]] : []))), lines };
}

/** Excel leaves out empty last columns of 16 rows at a time: how many cells the others of these 16 have. */
function widthsBeside(rows: Row[], index: number): number[] {
  const start = index - (index % 16);
  return rows.slice(start, start + 16).flatMap((row) => (row === rows[index] ? [] : row.cells.length));
}

/** The line by which Excel is told the delimiter. */
const SEPARATOR_LINE = /^"?sep=([^\r\n"])"?[;,\t|]*(?=[\r\n]|$)/i;

/** The rows that are not blank, split where the most headings are known. */
function split(text: string, isKnown: (heading: string) => boolean): { delimiter: string; rows: Row[] } {
  const [line, separator] = SEPARATOR_LINE.exec(text) ?? [""];
  const body = text.slice(line.length);
  const tries = (separator ? [separator] : [";", "\t", ",", "|"]).map((delimiter) => {
    const cells = filledRows(body, delimiter).next().value?.cells ?? [];
    return { delimiter, known: cells.filter(isKnown).length, cells: cells.length };
  });
  const [{ delimiter }] = tries.sort((a, b) => b.known - a.known || b.cells - a.cells) as [(typeof tries)[0]];
  return { delimiter, rows: [...filledRows(body, delimiter)] };
}

/** Rows in which something stands other than delimiters of any kind. */
function* filledRows(text: string, delimiter: string): Generator<Row, undefined> {
  for (const row of splitRows(text, delimiter)) {
    if (row.cells.some((cell) => normalizedText(cell).replace(/[;,|]/g, ""))) yield row;
  }
}
