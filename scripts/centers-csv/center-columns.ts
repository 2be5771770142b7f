import { Language } from "../../kit/graphql/scalars.js";
import { Criterion, CriterionLevel } from "../../kit/vocabulary/centers.js";
import { Accessibility, Topic, VenueKind } from "../../kit/vocabulary/shared.js";
import { type Cell, checked, decimal, flag, listOf, municipality, oneOf, text } from "./cell.js";
import { dropIn, exception, openingHours } from "./hours-cell.js";

/** A column of the table of centres. A centre takes a line for each of its units, and the first has all that is not of a unit. */
export interface Column {
  name: string;
  /** Where its value stands in an ImportedCenterInput. */
  path: string;
  cell: AnyCell;
}

interface AnyCell {
  read(text: string): unknown;
  write(value: never): string;
}

const language: Cell<string> = {
  read: (text) => checked(() => Language.parseValue(text.trim()), "must be language tags such as sv"),
  write: (value) => value,
};

const columnsOf = (above: string, prefix: string, cells: Record<string, AnyCell>): Column[] =>
  Object.entries(cells).map(([name, cell]) => ({ name: prefix + name, path: above + name, cell }));

export const ofCenter: Column[] = [
  ...columnsOf("", "", { externalId: text }),
  ...columnsOf("center.", "", {
    municipality,
    name: text,
    "description.sv": text,
    "description.en": text,
    services: listOf(text),
    equipment: listOf(text),
    languages: listOf(language),
    partners: listOf(text),
    topics: listOf(oneOf(Topic)),
    paused: flag,
    freeOfCharge: flag,
    staffed: flag,
  }),
  { name: "criteriaVersion", path: "center.criteria.version", cell: text },
  ...Object.values(Criterion).flatMap((criterion) =>
    columnsOf(`center.criteria.${criterion}.`, `${criterion}.`, { level: oneOf(CriterionLevel), evidence: text }),
  ),
];

export const ofUnit: Column[] = columnsOf("", "unit.", {
  name: text,
  venueKind: oneOf(VenueKind),
  street: text,
  postalCode: text,
  locality: text,
  "point.lat": decimal,
  "point.lng": decimal,
  mobile: flag,
  openingHours: listOf(openingHours),
  exceptions: listOf(exception),
  dropIn: listOf(dropIn),
  accessibility: listOf(oneOf(Accessibility)),
  phone: text,
  publicEmail: text,
});

export const columns = [...ofCenter, ...ofUnit];

/** What a line cannot be sent without: always, or where another column is filled in. */
export const needed = (cells: Map<string, string>, of: Column[]): string[] =>
  of.map(({ name }) => name).filter((name) => ALWAYS.includes(name) || WITH[name]?.some((other) => cells.has(other)));

/** What stands for a needed cell that cannot be read, so that a dry run can ask what else is wrong in its line. */
export const standInOf = (column: string, line: number): unknown =>
  column.endsWith(".level") ? CriterionLevel.MET : STAND_INS[column]?.(line);

const STAND_INS: Record<string, (line: number) => unknown> = {
  externalId: (line) => `line ${line}`,
  name: (line) => `line ${line}`,
  "description.sv": (line) => `line ${line}`,
  freeOfCharge: () => true,
  staffed: () => true,
  "unit.name": (line) => `line ${line}`,
  "unit.venueKind": () => VenueKind.LIBRARY,
  "unit.point.lat": () => 60,
  "unit.point.lng": () => 15,
};

const ALWAYS = ["externalId", "municipality", "name", "freeOfCharge", "staffed", "unit.name", "unit.venueKind"];
const WITH: Record<string, string[]> = {
  "description.sv": ["description.en"],
  "unit.point.lat": ["unit.point.lng"],
  "unit.point.lng": ["unit.point.lat"],
  criteriaVersion: Object.values(Criterion).map((name) => `${name}.level`),
  ...Object.fromEntries(Object.values(Criterion).map((name) => [`${name}.level`, [`${name}.evidence`]])),
};
