import { normalizedText } from "../../kit/graphql/text.js";
import { cellText } from "./cell.js";
import type { Column } from "./center-columns.js";
import { type Heading, type RowShape, shapeOf } from "./row-shape.js";
import { type Row, splitRows } from "./split-rows.js";
import { TableError } from "./table-error.js";

export interface Line extends RowShape {
  /** Its number in the file, from 1. */
  number: number;
  /** All of its texts, in whatever column they belong. */
  texts: string[];
}

export interface Table {
  /** The names of its columns. */
  columns: string[];
  lines: Line[];
}

/** The column for a heading of the table; null for one to leave out. */
export type Mapping = Record<string, string | null>;

/**
 * Reads a table as spreadsheets save it: separated by semicolons, tabs, commas or vertical bars, or as its line `sep=;` says. Throws
 * `TableError` for unknown or repeated columns, and where there are no lines.
 */
export function readTable(text: string, columns: Column[], mapping: Mapping): Table {
  const known = new Map(
    [...columns.map(({ name }) => [name, name] as const), ...Object.entries(mapping)].map(([heading, column]) => [
      headingKey(heading),
      column,
    ]),
  );
  const { delimiter, rows } = split(text, (heading) => known.has(headingKey(heading)));
  const [head, ...others] = rows;
  if (!head) {
    throw new TableError({
      sv: "Tabellen är tom. Dess första rad ska ha kolumnernas rubriker.",
      en: "The table is empty. Its first line must name the columns.",
    });
  }
  const headings = headingsOf(head, known, columns);
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
  return { columns: headings.flatMap(({ column }) => column?.name ?? []), lines };
}

/** Excel leaves out empty last columns of 16 rows at a time: how many cells the others of these 16 have. */
function widthsBeside(rows: Row[], index: number): number[] {
  const start = index - (index % 16);
  return rows.slice(start, start + 16).flatMap((row) => (row === rows[index] ? [] : row.cells.length));
}

/** Headings are compared in any case, and whatever spaces they have. */
const headingKey = (heading: string) => normalizedText(heading).replace(/\s+/g, " ").toLowerCase();

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

function headingsOf({ cells, misquoted }: Row, known: Map<string, string | null>, columns: Column[]): Heading[] {
  const [unclosed] = misquoted;
  if (unclosed !== undefined) {
    throw new TableError({
      sv: `Rubriken ${cells[unclosed]} har ett citattecken som inte hör ihop med något annat.`,
      en: `The heading ${cells[unclosed]} has a quote that belongs to no other.`,
    });
  }
  const texts = cells.map((cell) => normalizedText(cell).replace(/\s+/g, " "));
  const names = texts.map((text) => (known.has(headingKey(text)) ? known.get(headingKey(text))! : text || null));
  const byName = new Map(columns.map((column) => [column.name, column]));
  const unknown = names.filter((name) => name && !byName.has(name));
  if (unknown.length > 0) {
    const all = [...byName.keys()].join(", ");
    throw new TableError({
      sv: `Tabellen har kolumner som inte är kända: ${unknown.join(", ")}. Första raden ska ha rubrikerna. Ange med --map vilka de är, null för dem som ska utgå. Kända är: ${all}`,
      en: `The table has columns that are not known: ${unknown.join(", ")}. Its first line must have the headings. Map them with --map, to null to leave them out. Known are: ${all}`,
    });
  }
  const repeated = names.filter((name, i) => name && names.indexOf(name) !== i);
  if (repeated.length > 0) {
    throw new TableError({
      sv: `Tabellen har kolumner två gånger: ${repeated.join(", ")}.`,
      en: `The table has columns twice: ${repeated.join(", ")}.`,
    });
  }
  return texts.map((text, i) => ({ text, column: byName.get(names[i] ?? "") }));
}
