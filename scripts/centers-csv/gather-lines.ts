import { tryRead } from "./cell.js";
import { centerColumns } from "./center-columns.js";
import type { Line } from "./read-table.js";
import type { Fault } from "./row-shape.js";
import { municipality } from "./word-cells.js";

/** The lines of a centre, in the order of the table, and what is wrong with them together. */
export interface LinesOfCenter {
  lines: Line[];
  faults: Fault[];
}

/**
 * Brings the lines of each centre together, wherever they stand: those with the same `externalId` in one municipality. Where it cannot be
 * told whose a line is, every centre that it may belong to has a fault: it would lose a unit.
 */
export function gatherLines(lines: Line[]): LinesOfCenter[] {
  const centers: LinesOfCenter[] = [];
  const byKey = new Map<string, LinesOfCenter[]>();
  const begin = (line: Line) => {
    const center = { lines: [line], faults: [] };
    centers.push(center);
    return center;
  };
  let previous: LinesOfCenter | undefined;
  for (const line of lines) {
    const externalId = line.cells.get("externalId");
    if (externalId === undefined) {
      if (previous && isContinuation(line, previous)) {
        previous.lines.push(line);
        previous.faults.push({ line: line.number, column: "externalId", problem: GIVEN_IN_EACH_LINE });
      } else previous = begin(line);
      continue;
    }
    const key = keyOf(externalId);
    const alike = byKey.get(key) ?? [];
    const known = alike.find((center) => isSameCenter(line, center));
    if (known) known.lines.push(line);
    else byKey.set(key, [...alike, (previous = begin(line))]);
    previous = known ?? previous;
  }
  for (const line of lines) {
    if (line.cells.has("externalId") || line.faults.length === 0) continue;
    for (const { lines, faults } of new Set(line.texts.flatMap((text) => byKey.get(keyOf(text)) ?? []))) {
      faults.push({ line: lines[0]!.number, column: "externalId", problem: mayBelong(line.number) });
    }
  }
  return centers;
}

/** People write one name in several ways: with other spaces, in capitals. */
const keyOf = (externalId: string) => externalId.replace(/\s+/g, " ").toLowerCase();

/** Different municipalities may use one name, for centres of different names; otherwise their codes contradict each other. */
function isSameCenter(line: Line, { lines }: LinesOfCenter): boolean {
  const [code, name] = [codeOf(line), line.cells.get("name")];
  return lines.every((other) => {
    const [otherCode, otherName] = [codeOf(other), other.cells.get("name")];
    return !code || !otherCode || code === otherCode || !name || !otherName || name === otherName;
  });
}

function codeOf({ cells }: Line): string | undefined {
  const text = cells.get("municipality");
  if (text === undefined) return undefined;
  const read = tryRead(municipality, text);
  return "value" in read ? read.value : text;
}

/** Whether a line without `externalId` says nothing else of its centre than those before it. */
const isContinuation = (line: Line, { lines }: LinesOfCenter) =>
  line.faults.length === 0 &&
  centerColumns.every(
    ({ name }) => !line.cells.has(name) || lines.some(({ cells }) => cells.get(name) === line.cells.get(name)),
  );

const GIVEN_IN_EACH_LINE = {
  sv: "måste anges, på varje rad som hör till ett center",
  en: "must be given, in every line of a centre",
};
const mayBelong = (line: number) => ({
  sv: `rad ${line} kan höra till det här centret men går inte att läsa`,
  en: `line ${line} may belong to this centre, but cannot be read`,
});
