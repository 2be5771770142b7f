import { type Column, centerColumns, unitColumns } from "./center-columns.js";
import type { ParsedCenter } from "./parse-centers.js";
import type { Fault } from "./row-shape.js";

/** The line and column of a path in the input, as the hub names it in a fault. */
export function locationOf({ lines, input, lineOf }: ParsedCenter, path: string): Pick<Fault, "line" | "column"> {
  const [, list, index, rest = ""] = /^center\.(units|criteria)\.(\d+)\.?(.*)$/.exec(path) ?? [];
  if (list === "units") {
    const line = lines[Number(index)]?.number ?? lines[0]!.number;
    return { line, column: nearest(unitColumns, rest) ?? "unit.name" };
  }
  if (path === "center.units") return { line: lines[0]!.number, column: "unit.name" };
  const column = list === "criteria" ? columnOfCriterion(input, Number(index), rest) : columnOfCenter(path);
  return { line: lineOf(column), column };
}

function columnOfCriterion({ center }: ParsedCenter["input"], index: number, rest: string): string {
  if (rest === "criteriaVersion") return rest;
  const path = `center.criteria.${center.criteria[index]?.criterion}.${rest || "level"}`;
  return nearest(centerColumns, path) ?? "criteriaVersion";
}

const columnOfCenter = (path: string) =>
  nearest(centerColumns, path) ?? (path === "center.criteria" ? "criteriaVersion" : "externalId");

/** The column of a path, of one inside it or around it. */
const nearest = (columns: Column[], path: string) =>
  columns.find(
    (column) => path === column.path || path.startsWith(`${column.path}.`) || column.path.startsWith(`${path}.`),
  )?.name;
