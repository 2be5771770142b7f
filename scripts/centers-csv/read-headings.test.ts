import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { columns } from "./center-columns.js";
import type { Mapping } from "./read-headings.js";
import { readTable } from "./read-table.js";
import type { TableError } from "./table-error.js";
import { bus, falun, openTables } from "./testing.js";

/** The columns of a table with these headings, in their order. */
const columnsOf = (headings: string[], mapping: Mapping = {}) => [
  ...readTable(`${headings.join(";")}\n${headings.map(() => "x").join(";")}\n`, columns, mapping).headings.keys(),
];

function refusalOf(headings: string[], mapping: Mapping = {}): TableError["messages"] | undefined {
  try {
    columnsOf(headings, mapping);
    return undefined;
  } catch (error) {
    return (error as TableError).messages;
  }
}

/** What a table is called by municipalities: each heading with the column it is. */
const SWEDISH = Object.entries({
  Id: "externalId",
  Kommun: "municipality",
  Kommunkod: "municipality",
  Namn: "name",
  "Centrets namn": "name",
  Beskrivning: "description.sv",
  "Beskrivning (engelska)": "description.en",
  Tjänster: "services",
  Låneteknik: "equipment",
  Språk: "languages",
  Samarbetspartners: "partners",
  Ämnen: "topics",
  Pausad: "paused",
  Kostnadsfritt: "freeOfCharge",
  Bemannat: "staffed",
  Kriterieversion: "criteriaVersion",
  "Kriterium 1": "ACCESSIBLE_FREE.level",
  "Kriterium 5: underlag": "HUMAN_RIGHT.evidence",
  "Kommunens digitaliseringsarbete": "MUNICIPAL_DIGITALISATION.level",
  Enhet: "unit.name",
  "Typ av plats": "unit.venueKind",
  Adress: "unit.street",
  Gatuadress: "unit.street",
  "Enhetens adress": "unit.street",
  Postnummer: "unit.postalCode",
  "Postnr.": "unit.postalCode",
  Ort: "unit.locality",
  Postort: "unit.locality",
  Latitud: "unit.point.lat",
  Longitud: "unit.point.lng",
  "Mobil enhet": "unit.mobile",
  Öppettider: "unit.openingHours",
  "Avvikande öppettider": "unit.exceptions",
  "Drop-in": "unit.dropIn",
  Tillgänglighet: "unit.accessibility",
  Telefon: "unit.phone",
  "Tel.": "unit.phone",
  "E-post": "unit.publicEmail",
  Epostadress: "unit.publicEmail",
  Mejl: "unit.publicEmail",
});

describe("A Swedish heading is the column that it means", () => {
  test.each(SWEDISH)("%s: %s", (heading, column) => {
    expect(columnsOf([heading])).toEqual([column]);
  });

  test.each([
    ["in capitals", "ÖPPETTIDER"],
    ["in Unicode's form NFD", "Öppettider".normalize("NFD")],
    ["without dots over its letters", "oppettider"],
    ["with spaces and a colon", "  Öppettider : "],
    ["with what cannot be seen", "Öppet\u00adtider"],
  ])("%s", (_, heading) => {
    expect(columnsOf([heading])).toEqual(["unit.openingHours"]);
  });

  test("and each name of a column is that column's alone", () => {
    for (const { name, swedish } of columns)
      expect([columnsOf([name]), columnsOf([swedish[0]])]).toEqual([[name], [name]]);
  });

  test("as the handbook says", () => {
    const [, table] = readFileSync("docs/import.md", "utf8").split("**Headings**");
    const rows = table!.split("**A line is a unit.**")[0]!.matchAll(/^\| `([\w.]+)` +\| ([^`|]+) \|$/gm);
    const told = new Map([...rows].map(([, name, words]) => [name, words!.trim().split(", ")]));
    for (const { name, swedish } of columns) {
      if (!/^[A-Z_]+\./.test(name)) expect(told.get(name)?.[0], name).toBe(swedish[0]);
    }
    for (const [name, words] of told) for (const word of words) expect(columnsOf([word]), word).toEqual([name]);
  });
});

describe("Headings of which it cannot be told what they mean are refused", () => {
  test("in a word of several columns", () => {
    expect(refusalOf(["Namn", "Mobil"])).toEqual({
      sv: "Tabellen har rubriker som kan betyda olika saker: Mobil (mobil enhet eller telefon). Ange med --map vilken kolumn de är.",
      en: "The table has headings that may mean different columns: Mobil (unit.mobile or unit.phone). Say with --map which.",
    });
  });

  test("when two mean one column", () => {
    expect(refusalOf(["Namn", "Adress", "Besöksadress", "unit.street"])).toEqual({
      sv: "Tabellen har kolumner två gånger: adress (Adress, Besöksadress, unit.street). Behåll en av dem, eller ange null för de andra med --map.",
      en: "The table has columns twice: unit.street (Adress, Besöksadress, unit.street). Keep one of them, or map the others to null with --map.",
    });
  });

  test("when nothing is known of them, with what is", () => {
    const { sv, en } = refusalOf(["Namn", "Webbplats"])!;
    expect(sv).toMatch(/^Tabellen har kolumner som inte är kända: Webbplats\. .* Kända är: id, kommun, namn, /);
    expect(en).toMatch(
      /^The table has columns that are not known: Webbplats\. .* Known are: externalId, municipality, /,
    );
  });
});

describe("A mapping comes before what a heading means by itself", () => {
  test.each<[string, string[], Mapping, string[]]>([
    ["a word of several columns", ["Mobil"], { mobil: "unit.phone" }, ["unit.phone"]],
    ["one that is left out", ["Kommun", "Kommunkod"], { Kommun: null }, ["municipality"]],
    ["one with another meaning", ["Namn", "Center"], { Namn: "unit.name" }, ["unit.name", "name"]],
    ["one mapped to a Swedish word", ["Huvudman"], { Huvudman: "kommun" }, ["municipality"]],
    ["a sign that is no word", ["#", "Namn"], { "#": null }, ["name"]],
  ])("%s", (_, headings, mapping, expected) => {
    expect(columnsOf(headings, mapping)).toEqual(expected);
  });

  test("but not to a column that there is not", () => {
    expect(refusalOf(["Namn"], { Namn: "benämningen" })!.sv).toMatch(
      /^--map anger kolumner som inte är kända: benämningen\. Kända är: id, /,
    );
  });
});

describe("A table with Swedish headings", () => {
  let hub: Awaited<ReturnType<typeof openTables>>;
  beforeAll(async () => {
    hub = await openTables();
  });
  afterAll(() => hub.close());

  const swedish = (line: Record<string, string>) =>
    columns.map(({ name }) => (line[name] ? `"${line[name].replaceAll('"', '""')}"` : "")).join(";");
  const heading = columns.map(({ swedish: [first] }) => first).join(";");

  test("is imported as one with the names of the columns", async () => {
    const table = [heading, swedish(falun), swedish(bus)].join("\n");
    expect(await hub.send(table)).toEqual({ faults: [], added: 1, changed: 0, unchanged: 0, refused: 0 });
  });

  test("has its faults told by its own headings, and what it lacks by a Swedish name", async () => {
    const faulty = { ...falun, externalId: "F-2", partners: "okand", staffed: "kanske", "unit.phone": "ring" };
    const table = [heading.toUpperCase(), swedish(faulty)].join("\n");
    expect((await hub.send(table, { dryRun: true })).faults).toEqual([
      "2 SAMARBETSPARTNER: There is no actor named okand.",
      "2 BEMANNAT: must be ja or nej",
      "2 TELEFON: must be a telephone number",
    ]);
    const lacking = ["Id;Kommun;Namn;Gratis;Bemannat;Enhet;Typ av plats;Kriterium 1", "1;Falun;A;ja;ja;B;bibliotek;ja"];
    expect((await hub.send(lacking.join("\n"), { language: "sv" })).faults).toContain("2 kriterieversion: måste anges");
  });
});
