import type { Messages } from "../../kit/graphql/errors.js";
import { cellText, tryRead } from "./cell.js";
import { type Column, requiredColumns } from "./center-columns.js";
import type { Row } from "./split-rows.js";

/** What is wrong in a table, and where. */
export interface Fault {
  line: number;
  column: string;
  problem: Messages;
}

export interface Heading {
  /** As it stands in the table; empty where there is none. */
  text: string;
  /** Undefined for one that is left out. */
  column: Column | undefined;
}

/** The cells of a row by the names of their columns, and what is wrong with the row as a whole. */
export interface RowShape {
  /** Without empty ones; of a row with faults only those of which it is certain. */
  cells: Map<string, string>;
  faults: Fault[];
}

/** `widthsBeside` are those of the rows around it: where all are as wide, a spreadsheet has written them so. */
export function shapeOf(row: Row, headings: Heading[], delimiter: string, widthsBeside: number[]): RowShape {
  const texts = row.cells.map(cellText);
  const isLikeOthers = widthsBeside.every((width) => width === texts.length);
  const cellsFrom = (indexOf: (column: number) => number | undefined) =>
    cellsOf(headings, (i) => texts[indexOf(i) ?? -1]);
  const faultAt = (index: number, problem: Messages): Fault => ({
    line: row.number,
    column: nameOf(headings, index),
    problem,
  });

  const [misquoted] = row.misquoted;
  if (misquoted !== undefined) {
    const isWhole = texts.length === headings.length;
    return {
      cells: cellsFrom((i) => ((isWhole ? !row.misquoted.includes(i) : i < misquoted) ? i : undefined)),
      faults: row.misquoted.map((index) => faultAt(index, MISQUOTED)),
    };
  }
  const surplus = texts.length - headings.length;
  const isPadded = isLikeOthers && widthsBeside.length > 0 && !texts.slice(headings.length).some(Boolean);
  const cuts = surplus > 0 && !isPadded ? likelyCuts(row.cells, surplus, headings, delimiter) : [];
  const [firstCut, lastCut] = [cuts[0], cuts.at(-1)];
  if (firstCut !== undefined && lastCut !== undefined) {
    const column = cuts.map((index) => nameOf(headings, index)).join(", ");
    return {
      cells: cellsFrom((i) => (i < firstCut ? i : i > lastCut ? i + surplus : undefined)),
      faults: [{ line: row.number, column, problem: tooMany(surplus, delimiter) }],
    };
  }
  const cells = cellsFrom((i) => i);
  const width = headings.findLastIndex(({ text }) => text) + 1;
  const unheaded = texts.findIndex((text, i) => text && !headings[i]?.text);
  if (unheaded >= 0) return { cells, faults: [faultAt(unheaded, UNHEADED)] };
  if (texts.length >= width || isLikeOthers) return { cells, faults: [] };
  const isShifted = headings.some(({ column }) => column && isUnreadable(column, cells));
  return {
    cells: isShifted ? new Map() : cells,
    faults: [faultAt(texts.length, tooFew(texts.length, width))],
  };
}

const nameOf = (headings: Heading[], index: number) =>
  headings[index]?.column?.name ?? (headings[index]?.text || String(index + 1));

function cellsOf(headings: Heading[], textAt: (index: number) => string | undefined): Map<string, string> {
  const entries = headings.map(({ column }, i) => [column?.name, textAt(i)] as const);
  return new Map(entries.filter((entry): entry is [string, string] => Boolean(entry[0] && entry[1])));
}

/**
 * The columns whose text may have been cut by delimiters of its own: where the row is read best when it is put together again, above all
 * where a space follows the delimiter. None when the row is read better as it is.
 */
function likelyCuts(cells: string[], surplus: number, headings: Heading[], delimiter: string): number[] {
  const columns = headings.flatMap(({ column }) => column ?? []);
  const unreadable = (cells: string[]) =>
    unreadableCells(
      cellsOf(headings, (i) => cellText(cells[i] ?? "")),
      columns,
    );
  const tries = headings.map((_, place) => {
    const parts = cells.slice(place, place + surplus + 1);
    return {
      place,
      unreadable: unreadable(cells.toSpliced(place, surplus + 1, parts.join(delimiter))),
      isText: Boolean(parts[0]?.trim() && parts.at(-1)?.trim()),
      hasSpace: parts.slice(1).every((part) => /^\s/.test(part)),
    };
  });
  const fewest = Math.min(...tries.map(({ unreadable }) => unreadable));
  if (unreadable(cells) < fewest) return [];
  const likely = tries.filter((each) => each.isText && each.unreadable === fewest);
  const likelier = likely.filter(({ hasSpace }) => hasSpace);
  return (likelier.length > 0 ? likelier : likely).map(({ place }) => place);
}

function unreadableCells(cells: Map<string, string>, columns: Column[]): number {
  const missing = requiredColumns(cells, columns).filter((name) => !cells.has(name));
  return missing.length + columns.filter((column) => isUnreadable(column, cells)).length;
}

const isUnreadable = ({ name, cell }: Column, cells: Map<string, string>) =>
  cells.has(name) && "problem" in tryRead(cell, cells.get(name)!);

const MISQUOTED: Messages = {
  sv: 'har ett citattecken utan motsvarighet. Sätt hela texten inom citattecken, och skriv dem som hör till texten dubbelt: "Skärm 15"" att låna"',
  en: 'has a quote without a counterpart. Put the whole text in quotes, and write those that belong to it twice: "Screen 15"" to borrow"',
};
const UNHEADED: Messages = {
  sv: "står i en kolumn utan rubrik. Ge den en rubrik, eller töm cellen",
  en: "stands in a column without a heading. Give it one, or empty the cell",
};
const tooMany = (surplus: number, delimiter: string): Messages => {
  const mark = delimiter === "\t" ? { sv: "tabb", en: "a tab" } : { sv: delimiter, en: delimiter };
  return {
    sv: `raden har ${surplus} ${surplus === 1 ? "cell" : "celler"} för mycket. En text med ${mark.sv} i sig ska stå inom citattecken: "… ${mark.sv} …"`,
    en: `the line has ${surplus} ${surplus === 1 ? "cell" : "cells"} too many. A text with ${mark.en} in it must stand in quotes: "… ${mark.en} …"`,
  };
};
const tooFew = (count: number, width: number): Messages => ({
  sv: `saknas: raden har ${count} av ${width} celler. En text med radbrytning ska stå inom citattecken`,
  en: `is missing: the line has ${count} of ${width} cells. A text with a line break must stand in quotes`,
});
