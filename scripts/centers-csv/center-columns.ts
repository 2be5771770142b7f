import { Criterion, CriterionLevel } from "../../kit/vocabulary/centers.js";
import { Accessibility, Topic, VenueKind } from "../../kit/vocabulary/shared.js";
import { type Cell, degrees, flag, listOf, text } from "./cell.js";
import { email, phone, postalCode } from "./contact-cells.js";
import { dropIn, exceptions, openingHours } from "./hours-cell.js";
import { language, listOfWords, municipality, oneOf } from "./word-cells.js";

/** A column of the table of centres. A centre has a line for each of its units; its own columns are in one of them at least. */
export interface Column {
  name: string;
  /** The path of its value in an `ImportedCenterInput`. */
  path: string;
  cell: Cell<unknown>;
}

/** As offices say it. */
const level = oneOf(CriterionLevel, {
  ja: "MET",
  delvis: "PARTLY",
  nej: "NOT_MET",
  "ej uppfyllt": "NOT_MET",
});

const columnsOf = (pathPrefix: string, namePrefix: string, cells: Record<string, Cell<unknown>>): Column[] =>
  Object.entries(cells).map(([name, cell]) => ({ name: namePrefix + name, path: pathPrefix + name, cell }));

export const centerColumns: Column[] = [
  ...columnsOf("", "", { externalId: text }),
  ...columnsOf("center.", "", {
    municipality,
    name: text,
    "description.sv": text,
    "description.en": text,
    services: listOf(text),
    equipment: listOf(text),
    languages: listOfWords(language),
    partners: listOf(text),
    topics: listOfWords(oneOf(Topic)),
    paused: flag,
    freeOfCharge: flag,
    staffed: flag,
  }),
  { name: "criteriaVersion", path: "center.criteria.version", cell: text },
  ...Object.values(Criterion).flatMap((criterion) =>
    columnsOf(`center.criteria.${criterion}.`, `${criterion}.`, { level, evidence: text }),
  ),
];

export const unitColumns: Column[] = columnsOf("", "unit.", {
  name: text,
  venueKind: oneOf(VenueKind),
  street: text,
  postalCode,
  locality: text,
  "point.lat": degrees(90),
  "point.lng": degrees(180),
  mobile: flag,
  openingHours,
  exceptions,
  dropIn,
  accessibility: listOfWords(oneOf(Accessibility)),
  phone,
  publicEmail: email,
});

export const columns = [...centerColumns, ...unitColumns];

/** The columns that a line must have: always, or because another column is filled in. */
export const requiredColumns = (cells: Map<string, string>, among: Column[]): string[] =>
  among
    .map(({ name }) => name)
    .filter((name) => ALWAYS_REQUIRED.includes(name) || REQUIRED_WITH[name]?.some((other) => cells.has(other)));

/** A value in place of a required cell that cannot be read, so that a dry run can find what else is wrong in its line. */
export const placeholderOf = (column: string, line: number): unknown =>
  column.endsWith(".level") ? CriterionLevel.MET : PLACEHOLDERS[column]?.(line);

const PLACEHOLDERS: Record<string, (line: number) => unknown> = {
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

export const ALWAYS_REQUIRED = [
  "externalId",
  "municipality",
  "name",
  "freeOfCharge",
  "staffed",
  "unit.name",
  "unit.venueKind",
];
const REQUIRED_WITH: Record<string, string[]> = {
  "description.sv": ["description.en"],
  "unit.point.lat": ["unit.point.lng"],
  "unit.point.lng": ["unit.point.lat"],
  criteriaVersion: Object.values(Criterion).map((name) => `${name}.level`),
  ...Object.fromEntries(Object.values(Criterion).map((name) => [`${name}.level`, [`${name}.evidence`]])),
};
