import { Criterion } from "../../kit/vocabulary/centers.js";
import type { ImportedCenterInput } from "../../operations/generated/graphql.js";
import { CellError } from "./cell.js";
import { type Column, centerColumns, placeholderOf, requiredColumns, unitColumns } from "./center-columns.js";
import type { Line } from "./read-table.js";

export interface Fault {
  line: number;
  column: string;
  problem: string;
}

/** A centre of the table, ready to be sent if it has no faults. */
export interface ParsedCenter {
  lines: Line[];
  input: ImportedCenterInput;
  faults: Fault[];
  /** Paths in the input whose cells could not be read: they have a placeholder or nothing. */
  unreadPaths: string[];
}

/** Parses the centres of a table. Consecutive lines with the same `externalId` are one centre. */
export async function* parseCenters(lines: AsyncIterable<Line>): AsyncGenerator<ParsedCenter> {
  let linesOfCenter: Line[] = [];
  for await (const line of lines) {
    const name = line.cells.get("externalId");
    if (linesOfCenter.length > 0 && (!name || name !== linesOfCenter[0]!.cells.get("externalId"))) {
      yield parseCenter(linesOfCenter);
      linesOfCenter = [];
    }
    linesOfCenter.push(line);
  }
  if (linesOfCenter.length > 0) yield parseCenter(linesOfCenter);
}

function parseCenter(lines: Line[]): ParsedCenter {
  const faults: Fault[] = [];
  const [first, ...others] = lines as [Line, ...Line[]];
  for (const { number, cells } of others) {
    for (const { name } of centerColumns) {
      const cell = cells.get(name);
      if (cell === undefined || cell === first.cells.get(name)) continue;
      faults.push({ line: number, column: name, problem: `must be empty or as in line ${first.number}` });
    }
  }
  const unreadPaths: string[] = [];
  const content = read(first, centerColumns, "", faults, unreadPaths) as {
    externalId: string;
    center?: Record<string, unknown>;
  };
  const units = lines.map((line, i) => read(line, unitColumns, `center.units.${i}.`, faults, unreadPaths));
  const center = { ...content.center, criteria: criteriaOf(content.center?.criteria as Assessments), units };
  // By the paths of the columns; the hub validates it.
  const input = { externalId: content.externalId, center } as unknown as ImportedCenterInput;
  return { lines, input, faults, unreadPaths };
}

function read({ number, cells }: Line, columns: Column[], prefix: string, faults: Fault[], unreadPaths: string[]) {
  const value: Record<string, unknown> = {};
  const required = requiredColumns(cells, columns);
  for (const { name, path, cell } of columns) {
    const text = cells.get(name);
    if (text === undefined && !required.includes(name)) continue;
    try {
      if (text === undefined) throw new CellError("must be given");
      setPath(value, path.split("."), cell.read(text));
    } catch (error) {
      if (!(error instanceof CellError)) throw error;
      faults.push({ line: number, column: name, problem: error.message });
      unreadPaths.push(prefix + path);
      const placeholder = placeholderOf(name, number);
      if (placeholder !== undefined) setPath(value, path.split("."), placeholder);
    }
  }
  return value;
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

/** The line and column of a path in the input, as the hub names it in a fault. */
export function locationOf({ lines, input }: ParsedCenter, path: string): Pick<Fault, "line" | "column"> {
  const first = lines[0]!.number;
  const [, list, index, rest = ""] = /^center\.(units|criteria)\.(\d+)\.?(.*)$/.exec(path) ?? [];
  if (list === "units") {
    return { line: lines[Number(index)]?.number ?? first, column: nearest(unitColumns, rest) ?? "unit.name" };
  }
  if (list === "criteria") {
    const criterion = input.center.criteria[Number(index)]?.criterion;
    const column =
      rest === "criteriaVersion" ? rest : nearest(centerColumns, `center.criteria.${criterion}.${rest || "level"}`);
    return { line: first, column: column ?? "criteriaVersion" };
  }
  if (path === "center.units") return { line: first, column: "unit.name" };
  return {
    line: first,
    column: nearest(centerColumns, path) ?? (path === "center.criteria" ? "criteriaVersion" : "externalId"),
  };
}

/** The column of a path, of one inside it or around it. */
const nearest = (columns: Column[], path: string) =>
  columns.find(
    (column) => path === column.path || path.startsWith(`${column.path}.`) || column.path.startsWith(`${path}.`),
  )?.name;
