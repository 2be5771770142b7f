import { isDeepStrictEqual } from "node:util";
import type { Messages } from "../../kit/graphql/errors.js";
import { Criterion } from "../../kit/vocabulary/centers.js";
import type { ImportedCenterInput } from "../../operations/generated/graphql.js";
import { damageIn } from "./cell-damage.js";
import { tryRead } from "./cell.js";
import {
  ALWAYS_REQUIRED,
  type Column,
  centerColumns,
  columnName,
  columns,
  placeholderOf,
  requiredColumns,
  unitColumns,
} from "./center-columns.js";
import { gatherLines, type LinesOfCenter } from "./gather-lines.js";
import type { Line, Table } from "./read-table.js";
import type { Fault } from "./row-shape.js";
import { TableError } from "./table-error.js";

/** A centre of the table, ready to be sent if it has no faults. */
export interface ParsedCenter {
  lines: Line[];
  input: ImportedCenterInput;
  faults: Fault[];
  /** Paths in the input whose cells could not be read: they have a placeholder or nothing. */
  unreadPaths: string[];
  /** In which line the centre's own cell of a column stands. */
  lineOf: (column: string) => number;
}

/** Parses the centres of a table. Throws `TableError` when it lacks a column without which none is right. */
export function parseCenters({ headings, lines }: Table): ParsedCenter[] {
  const missing = columns.filter(({ name }) => ALWAYS_REQUIRED.includes(name) && !headings.has(name));
  if (missing.length > 0) {
    throw new TableError({
      sv: `Tabellen saknar kolumner: ${missing.map(columnName.sv).join(", ")}.`,
      en: `The table lacks columns: ${missing.map(columnName.en).join(", ")}.`,
    });
  }
  return gatherLines(lines).map(parseCenter);
}

function parseCenter({ lines, faults: faultsTogether }: LinesOfCenter): ParsedCenter {
  const faults = [...lines.flatMap(({ faults }) => faults), ...faultsTogether];
  const unreadPaths: string[] = [];
  findDoubleUnits(lines, faults, unreadPaths);
  const own = mergeOwnCells(lines, faults);
  const content = read(own, centerColumns, "", faults, unreadPaths) as {
    externalId: string;
    center?: Record<string, unknown>;
  };
  const units = lines.map(({ number, ...line }, i) =>
    read({ ...line, lineOf: () => number }, unitColumns, `center.units.${i}.`, faults, unreadPaths),
  );
  const center = { ...content.center, criteria: criteriaOf(content.center?.criteria as Assessments), units };
  // By the paths of the columns; the hub validates it.
  const input = { externalId: content.externalId, center } as unknown as ImportedCenterInput;
  return { lines, input, faults, unreadPaths, lineOf: own.lineOf };
}

/** Cells to be read together, and what is wrong with the lines they come from. */
interface Cells {
  cells: Map<string, string>;
  faults: Fault[];
  lineOf: (column: string) => number;
}

/** The centre's own cells: they stand in one of its lines, or in several that agree. */
function mergeOwnCells(lines: Line[], faults: Fault[]): Cells {
  const cells = new Map<string, string>();
  const lineByColumn = new Map<string, number>();
  for (const line of lines) {
    for (const { name, cell } of centerColumns) {
      const text = line.cells.get(name);
      if (text === undefined) continue;
      const first = cells.get(name);
      if (first === undefined) {
        cells.set(name, text);
        lineByColumn.set(name, line.number);
      } else if (name !== "externalId" && !saySame(cell, text, first)) {
        const other = lineByColumn.get(name);
        const problem = {
          sv: `ska vara tom eller som på rad ${other}`,
          en: `must be empty or as in line ${other}`,
        };
        faults.push({ line: line.number, column: name, problem });
      }
    }
  }
  const lineOf = (column: string) => lineByColumn.get(column) ?? lines[0]!.number;
  return { cells, faults: lines.flatMap(({ faults }) => faults), lineOf };
}

function saySame(cell: Column["cell"], a: string, b: string): boolean {
  const [readA, readB] = [tryRead(cell, a), tryRead(cell, b)];
  return a === b || ("value" in readA && isDeepStrictEqual(readA, readB));
}

function findDoubleUnits(lines: Line[], faults: Fault[], unreadPaths: string[]): void {
  const names = lines.map(({ cells }) => cells.get("unit.name"));
  for (const [i, { number }] of lines.entries()) {
    const first = names.indexOf(names[i]);
    if (names[i] === undefined || first === i) continue;
    const other = lines[first]!.number;
    const problem = { sv: `står redan på rad ${other}`, en: `stands in line ${other} already` };
    faults.push({ line: number, column: "unit.name", problem });
    unreadPaths.push(`center.units.${i}.name`);
  }
}

function read(
  { cells, faults: earlier, lineOf }: Cells,
  columns: Column[],
  prefix: string,
  faults: Fault[],
  unreadPaths: string[],
) {
  const value: Record<string, unknown> = {};
  // What a line at fault lacks may stand in it all the same.
  const required = earlier.length > 0 ? [] : requiredColumns(cells, columns);
  for (const { name, path, cell } of columns) {
    const text = cells.get(name);
    if (text === undefined && !required.includes(name)) continue;
    const read = readCell(cell, text);
    if ("problem" in read) {
      faults.push({ line: lineOf(name), column: name, problem: read.problem });
      unreadPaths.push(prefix + path);
    }
    const found = "problem" in read ? placeholderOf(name, lineOf(name)) : read.value;
    if (found !== undefined) setPath(value, path.split("."), found);
  }
  return value;
}

function readCell(cell: Column["cell"], text: string | undefined): { value: unknown } | { problem: Messages } {
  if (text === undefined) return { problem: { sv: "måste anges", en: "must be given" } };
  const problem = damageIn(text);
  return problem ? { problem } : tryRead(cell, text);
}

function setPath(into: Record<string, unknown>, [key, ...rest]: string[], value: unknown): void {
  if (rest.length === 0) into[key!] = value;
  else setPath((into[key!] ??= {}) as Record<string, unknown>, rest, value);
}

type Assessments = Partial<Record<string, { level: string; evidence?: string }>> & { version?: string };

const criteriaOf = (assessments: Assessments = {}) =>
  Object.values(Criterion).flatMap((criterion) =>
    assessments[criterion]
      ? [{ criterion, criteriaVersion: assessments.version ?? "", ...assessments[criterion] }]
      : [],
  );
