/** A row of a table, which may take several lines of its file. */
export interface Row {
  /** The line it begins in, as text editors count them, from 1. */
  number: number;
  cells: string[];
  /** Cells whose quotes are out of place: where they end is a guess. */
  misquoted: number[];
}

const LINE_BREAK = /\r\n|\r|\n/g;

/**
 * Splits the text of a table. A quote within a cell is a letter like others, as for spreadsheets. One at its beginning must have its
 * counterpart at the end; otherwise the cell is misquoted and ends at the next delimiter or line break, so that the lines after it are
 * read as what they are.
 */
export function* splitRows(text: string, delimiter: string): Generator<Row> {
  let at = 0;
  let number = 1;
  let width = 0;
  while (at < text.length) {
    const { end, ...row } = rowAt(text, at, delimiter, width);
    yield { number, ...row };
    if (row.cells.some((cell) => cell.trim())) width ||= row.cells.length;
    number += text.slice(at, end).match(LINE_BREAK)?.length ?? 0;
    at = end;
  }
}

function rowAt(text: string, start: number, delimiter: string, width: number) {
  const row = cellsAt(text, start, delimiter, (quoted, index) => swallowsRows(quoted, index, delimiter, width));
  const isTooLong = width > 0 && row.cells.slice(width).some((cell) => cell.trim());
  // Too many cells: a quoted cell of several lines may have swallowed rows.
  return isTooLong ? cellsAt(text, start, delimiter, (quoted) => quoted.match(LINE_BREAK) !== null) : row;
}

/** `isStray` says of a quoted cell, with what stands after it in its last line, that its quote is out of place. */
function cellsAt(
  text: string,
  start: number,
  delimiter: string,
  isStray: (written: string, index: number) => boolean = () => false,
) {
  const cells: string[] = [];
  const misquoted: number[] = [];
  for (let at = start; ;) {
    const quoted = quotedAt(text, at, delimiter);
    const isWhole = quoted && !isStray(text.slice(at, lineEnd(text, quoted.end)), cells.length);
    if (quoted !== null && !isWhole) misquoted.push(cells.length);
    const end = isWhole ? quoted.end : cellEnd(text, at, delimiter);
    cells.push(isWhole ? quoted.cell : text.slice(at, end));
    if (text[end] !== delimiter) return { cells, misquoted, end: end + lengthOfBreak(text, end) };
    at = end + 1;
  }
}

/** The quoted cell at a place: null when none begins there, undefined when its quotes are out of place. */
function quotedAt(text: string, start: number, delimiter: string): { cell: string; end: number } | null | undefined {
  const opening = skipBlanks(text, start, delimiter);
  if (text[opening] !== '"') return null;
  let closing = text.indexOf('"', opening + 1);
  while (closing >= 0 && text[closing + 1] === '"') closing = text.indexOf('"', closing + 2);
  if (closing < 0) return undefined;
  const end = skipBlanks(text, closing + 1, delimiter);
  if (end < text.length && text[end] !== delimiter && !lengthOfBreak(text, end)) return undefined;
  return { cell: text.slice(opening + 1, closing).replaceAll('""', '"'), end };
}

/**
 * Whether a quoted cell of several lines is more likely a quote without a counterpart that swallows rows: its lines have as many cells by
 * themselves as a row has.
 */
function swallowsRows(written: string, index: number, delimiter: string, width: number): boolean {
  const [first, ...others] = written.split(LINE_BREAK);
  if (width < 4 || others.length === 0) return false;
  const isRow = (line: string, before = 0) => before + cellsAt(line, 0, delimiter).cells.length === width;
  const between = others.slice(0, -1);
  return between.length > 0
    ? between.filter((line) => isRow(line)).length >= between.length / 2
    : isRow(first!, index) && isRow(others[0]!);
}

const cellEnd = (text: string, from: number, delimiter: string) =>
  endOf(text, from, (at) => text[at] === delimiter || lengthOfBreak(text, at) > 0);
const lineEnd = (text: string, from: number) => endOf(text, from, (at) => lengthOfBreak(text, at) > 0);
const skipBlanks = (text: string, from: number, delimiter: string) =>
  endOf(text, from, (at) => text[at] === delimiter || !/[ \t\u00a0]/.test(text[at]!));

function endOf(text: string, from: number, isEnd: (at: number) => boolean): number {
  let at = from;
  while (at < text.length && !isEnd(at)) at++;
  return at;
}

const lengthOfBreak = (text: string, at: number) =>
  text[at] === "\n" ? 1 : text[at] === "\r" ? (text[at + 1] === "\n" ? 2 : 1) : 0;
