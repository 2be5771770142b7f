import { Criterion } from "../../kit/vocabulary/centers.js";
import type { ImportedCenterInput } from "../../operations/generated/graphql.js";
import { Misread } from "./cell.js";
import { type Column, needed, ofCenter, ofUnit, standInOf } from "./center-columns.js";
import type { Line } from "./read-table.js";

export interface Fault {
  line: number;
  column: string;
  problem: string;
}

/** A centre of the table: what to send of it, or why it cannot be sent. */
export interface ReadCenter {
  lines: Line[];
  input: ImportedCenterInput;
  faults: Fault[];
  /** Where in the input something stands for what could not be read, or nothing does. */
  unread: string[];
}

/** Lines after each other with the same `externalId` are one centre. */
export async function* centersOf(lines: AsyncIterable<Line>): AsyncGenerator<ReadCenter> {
  let together: Line[] = [];
  for await (const line of lines) {
    const name = line.cells.get("externalId");
    if (together.length > 0 && (!name || name !== together[0]!.cells.get("externalId"))) {
      yield centerOf(together);
      together = [];
    }
    together.push(line);
  }
  if (together.length > 0) yield centerOf(together);
}

function centerOf(lines: Line[]): ReadCenter {
  const faults: Fault[] = [];
  const [first, ...others] = lines as [Line, ...Line[]];
  for (const { number, cells } of others) {
    for (const { name } of ofCenter) {
      const cell = cells.get(name);
      if (cell === undefined || cell === first.cells.get(name)) continue;
      faults.push({ line: number, column: name, problem: `must be empty or as in line ${first.number}` });
    }
  }
  const unread: string[] = [];
  const content = read(first, ofCenter, "", faults, unread) as { externalId: string; center?: Record<string, unknown> };
  const units = lines.map((line, i) => read(line, ofUnit, `center.units.${i}.`, faults, unread));
  const center = { ...content.center, criteria: criteriaOf(content.center?.criteria as Assessments), units };
  const input = { externalId: content.externalId, center } as never as ImportedCenterInput;
  return { lines, input, faults, unread };
}

function read({ number, cells }: Line, of: Column[], at: string, faults: Fault[], unread: string[]) {
  const value: Record<string, unknown> = {};
  const mustBeGiven = needed(cells, of);
  for (const { name, path, cell } of of) {
    const text = cells.get(name);
    if (text === undefined && !mustBeGiven.includes(name)) continue;
    try {
      if (text === undefined) throw new Misread("must be given");
      put(value, path.split("."), cell.read(text));
    } catch (error) {
      if (!(error instanceof Misread)) throw error;
      faults.push({ line: number, column: name, problem: error.message });
      unread.push(at + path);
      const standIn = standInOf(name, number);
      if (standIn !== undefined) put(value, path.split("."), standIn);
    }
  }
  return value;
}

function put(into: Record<string, unknown>, [key, ...rest]: string[], value: unknown): void {
  if (rest.length === 0) into[key!] = value;
  else put((into[key!] ??= {}) as Record<string, unknown>, rest, value);
}

type Assessments = Partial<Record<string, { level: string; evidence?: string }>> & { version?: string };

const criteriaOf = (told: Assessments = {}) =>
  Object.values(Criterion).flatMap((criterion) =>
    told[criterion] ? [{ criterion, criteriaVersion: told.version ?? "", ...told[criterion] }] : [],
  );

/** Where in the table the hub's word on a path belongs. */
export function placeOf({ lines, input }: ReadCenter, path: string): Pick<Fault, "line" | "column"> {
  const first = lines[0]!.number;
  const [, list, index, rest = ""] = /^center\.(units|criteria)\.(\d+)\.?(.*)$/.exec(path) ?? [];
  if (list === "units") {
    return { line: lines[Number(index)]?.number ?? first, column: nearest(ofUnit, rest) ?? "unit.name" };
  }
  if (list === "criteria") {
    const criterion = input.center.criteria[Number(index)]?.criterion;
    const column =
      rest === "criteriaVersion" ? rest : nearest(ofCenter, `center.criteria.${criterion}.${rest || "level"}`);
    return { line: first, column: column ?? "criteriaVersion" };
  }
  if (path === "center.units") return { line: first, column: "unit.name" };
  return {
    line: first,
    column: nearest(ofCenter, path) ?? (path === "center.criteria" ? "criteriaVersion" : "externalId"),
  };
}

const nearest = (of: Column[], path: string) =>
  of.find((column) => path === column.path || path.startsWith(`${column.path}.`) || column.path.startsWith(`${path}.`))
    ?.name;
