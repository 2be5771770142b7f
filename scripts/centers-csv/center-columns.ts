import type { MessageLanguage } from "../../kit/request/context.js";
import { Criterion, CriterionLevel } from "../../kit/vocabulary/centers.js";
import { swedishTermOf } from "../../kit/vocabulary/enumeration.js";
import { Accessibility, Topic, VenueKind } from "../../kit/vocabulary/shared.js";
import { type Cell, degrees, flag, listOf, text } from "./cell.js";
import { email, phone, postalCode } from "./contact-cells.js";
import { dropIn, exceptions, openingHours } from "./hours-cell.js";
import { language, listOfWords, municipality, oneOf } from "./word-cells.js";

/** A column of the table of centres. A centre has a line for each of its units; its own columns are in one of them at least. */
export interface Column {
  name: string;
  /** What Swedish tables call it; messages use the first. A word of several columns may mean any of them, so it is refused. */
  swedish: [string, ...string[]];
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

/** Columns by the ends of their names, each with its cell and its Swedish headings, before which its owner may be named. */
const columnsOf = (
  pathPrefix: string,
  namePrefix: string,
  owners: string[],
  cells: Record<string, [Cell<unknown>, string, ...string[]]>,
): Column[] =>
  Object.entries(cells).map(([name, [cell, first, ...others]]) => ({
    name: namePrefix + name,
    swedish: [
      first,
      ...others,
      ...owners.flatMap((owner) => [first, ...others].map((heading) => `${owner} ${heading}`)),
    ],
    path: pathPrefix + name,
    cell,
  }));

const ofCenter = ["center", "centrets"];
const ofUnit = ["enhet", "enhetens"];

const criterionColumns = Object.values(Criterion).flatMap((criterion, i) => {
  const [first, ...others] = [`kriterium ${i + 1}`, `kriterie ${i + 1}`, swedishTermOf(Criterion, criterion)] as const;
  const withEach = (...endings: string[]) =>
    [first, ...others].flatMap((name) => endings.map((ending) => `${name} ${ending}`));
  return columnsOf(`center.criteria.${criterion}.`, `${criterion}.`, [], {
    level: [level, first, ...others, ...withEach("nivå", "uppfyllt", "uppfyllelse", "bedömning")],
    evidence: [text, `${first} underlag`, ...withEach("underlag", "motivering", "belägg", "kommentar")],
  });
});

export const centerColumns: Column[] = [
  ...columnsOf("", "", ofCenter, {
    externalId: [text, "id", "id-nummer", "externt id", "eget id", "referens", "referensnummer"],
  }),
  ...columnsOf("center.", "", ofCenter, {
    municipality: [municipality, "kommun", "kommunkod", "kommunnamn", "kommunens namn", "kommunens kod"],
    name: [text, "namn", "benämning", "center", "centernamn", "namn på centret", "DigidelCenter"],
    "description.sv": [text, "beskrivning", "beskrivning sv", "beskrivning på svenska", "beskrivning svenska"],
    "description.en": [
      text,
      "beskrivning på engelska",
      "beskrivning engelska",
      "beskrivning en",
      "engelsk beskrivning",
    ],
    services: [listOf(text), "tjänster", "tjänst", "service", "utbud"],
    equipment: [listOf(text), "utrustning", "låneteknik", "teknik att låna", "utrustning att låna", "teknik"],
    languages: [listOfWords(language), "språk", "talade språk"],
    partners: [listOf(text), "samarbetspartner", "samarbetspartners", "partner", "samarbeten", "samverkanspartner"],
    topics: [listOfWords(oneOf(Topic)), "ämnen", "ämne", "ämnesområden", "områden"],
    paused: [flag, "pausat", "pausad", "paus", "tillfälligt stängt"],
    freeOfCharge: [flag, "kostnadsfritt", "kostnadsfri", "gratis", "avgiftsfritt", "avgiftsfri", "utan kostnad"],
    staffed: [flag, "bemannat", "bemannad", "bemanning", "personal på plats"],
  }),
  {
    name: "criteriaVersion",
    swedish: ["kriterieversion", "kriteriernas version", "version av kriterierna"],
    path: "center.criteria.version",
    cell: text,
  },
  ...criterionColumns,
];

export const unitColumns: Column[] = columnsOf("", "unit.", ofUnit, {
  name: [
    text,
    "enhet",
    "enhetens namn",
    "enhetsnamn",
    "namn på enhet",
    "namn på enheten",
    "lokal",
    "plats",
    "platsens namn",
  ],
  venueKind: [oneOf(VenueKind), "typ av plats", "platstyp", "typ av lokal", "lokaltyp", "typ av enhet", "plats"],
  street: [text, "adress", "gatuadress", "besöksadress", "gata"],
  postalCode: [postalCode, "postnummer", "postnr"],
  locality: [text, "ort", "postort", "tätort", "plats"],
  "point.lat": [degrees(90), "latitud", "lat", "latitude", "breddgrad"],
  "point.lng": [degrees(180), "longitud", "lng", "lon", "long", "longitude", "längdgrad"],
  mobile: [flag, "mobil enhet", "rörlig", "rörlig enhet", "ambulerande", "mobil"],
  openingHours: [openingHours, "öppettider", "öppettid", "ordinarie öppettider", "öppet", "tider"],
  exceptions: [
    exceptions,
    "avvikande öppettider",
    "avvikelser",
    "avvikande tider",
    "särskilda öppettider",
    "undantag",
    "tider",
  ],
  dropIn: [dropIn, "drop-in", "drop-in-tider", "tider för drop-in", "tider"],
  accessibility: [listOfWords(oneOf(Accessibility)), "tillgänglighet", "tillgänglighetsanpassning", "anpassningar"],
  phone: [
    phone,
    "telefon",
    "telefonnummer",
    "telefonnr",
    "tel",
    "tfn",
    "telnr",
    "mobilnummer",
    "mobiltelefon",
    "mobil",
    "kontakt",
    "kontaktuppgifter",
  ],
  publicEmail: [
    email,
    "e-post",
    "e-postadress",
    "mejl",
    "mejladress",
    "mail",
    "mailadress",
    "e-mail",
    "kontakt",
    "kontaktuppgifter",
  ],
});
export const columns = [...centerColumns, ...unitColumns];

/** What messages call a column that the table has no heading for. */
export const columnName: Record<MessageLanguage, (column: Column) => string> = {
  sv: ({ swedish: [first] }) => first,
  en: ({ name }) => name,
};

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
