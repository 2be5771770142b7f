import { afterAll, beforeAll, expect, test } from "vitest";
import type { Viewer } from "../../kit/request/viewer.js";
import { Topic } from "../../kit/vocabulary/shared.js";
import { bus, complete, falun, heading, lineOf, openTables, tableOf } from "./testing.js";

const NOT_LATER =
  "must be after opens on the same day, 24:00 at the latest; past midnight write two: until 24:00, and on the next day from 00:00";

let hub: Awaited<ReturnType<typeof openTables>>;
beforeAll(async () => {
  hub = await openTables();
});
afterAll(() => hub.close());

const BOM = "\ufeff";

test("a completed table of the 26 seeded centres is imported, approved, and exported unchanged", async () => {
  const empty = (await hub.exported()).slice(1).split("\r\n").slice(0, -1);
  expect(empty).toHaveLength(27);
  const names = empty[0]!.split(";");
  const completed = [
    ...empty.slice(1).map((line, i) => {
      const cells = Object.fromEntries(line.split(";").map((cell, at) => [names[at]!, cell]));
      return lineOf({
        ...cells,
        ...complete,
        services: "Drop-in | Låna en platta",
        "unit.openingHours": "MONDAY 09:00-17:00",
        "description.sv": `Nr ${i}: hjälp för alla; å, ä, ö`,
        "unit.street": "Storgatan 1",
        "unit.point.lat": "60,5",
        "unit.point.lng": "15,25",
      });
    }),
  ];
  const table = `${BOM}${heading}\r\n${completed.join("\r\n")}\r\n`;

  const dry = await hub.send(table, { dryRun: true });
  expect(dry).toEqual({ faults: [], added: 0, changed: 26, unchanged: 0, refused: 0 });
  expect(await hub.send(table)).toMatchObject({ changed: 26, refused: 0 });
  expect(await hub.send(table)).toMatchObject({ changed: 0, unchanged: 26 });
  expect((await hub.exported()).slice(1).split("\r\n").slice(0, -1)).toEqual(empty);
  expect(await hub.approveAll()).toBe(26);
  expect(await hub.exported()).toBe(table);
  expect(await hub.send(await hub.exported())).toMatchObject({ faults: [], unchanged: 26 });
});

test("an import adds and changes centres by the municipality's own id, with units, formulas and quotes", async () => {
  const officer: Partial<Viewer> = {
    role: "MUNICIPALITY",
    municipalityCode: "2080",
    actorSlug: "falu-kommun",
    actorActive: true,
  };
  const table = tableOf(falun, bus);
  expect(await hub.send(table, { viewer: officer })).toEqual({
    faults: [],
    added: 1,
    changed: 0,
    unchanged: 0,
    refused: 0,
  });
  expect(await hub.send(table, { viewer: officer })).toMatchObject({ unchanged: 1 });
  const other = tableOf({ ...falun, name: "Ett annat namn" }, bus);
  expect(await hub.send(other)).toMatchObject({
    refused: 1,
    faults: [expect.stringMatching(/^2 externalId: .*not decided/)],
  });
  await hub.approveAll();
  const out = await hub.exported({ municipality: ["2080"] });
  expect(out).toContain("'=SUMMA(1)");
  expect(out).toContain("'+46 23 123 45");
  expect(await hub.send(out)).toMatchObject({ unchanged: 1, faults: [] });
  expect(await hub.send(other)).toMatchObject({ changed: 1 });
  await hub.approveAll();
  const { centers } = await hub.request(
    '{ centers(filter: { municipality: ["2080"] }) { edges { node { slug externalId name services description { sv } units { name mobile phone } } } } }',
  );
  expect(centers.edges).toEqual([
    {
      node: {
        slug: "digidelcenter-aao",
        externalId: "F-1",
        name: "Ett annat namn",
        services: ["Drop-in", "Kurser | prova"],
        description: { sv: '=SUMMA(1) är "text"\noch mer' },
        units: [
          { name: "Biblioteket", mobile: false, phone: "+46 23 123 45" },
          { name: "Bussen", mobile: true, phone: null },
        ],
      },
    },
  ]);
});

test("an import names every fault by line and column, those it finds itself and those of the hub", async () => {
  const { faults, refused, added } = await hub.send(
    tableOf(
      {
        ...falun,
        externalId: "A",
        paused: "kanske",
        "unit.point.lat": "norr",
        topics: "BANKID | KAFFE",
        partners: "okand",
      },
      { ...falun, externalId: "B", municipality: "580", "unit.openingHours": "MONDAY 18:00-10:00", partners: "okand" },
      { ...bus, externalId: "B", "unit.phone": "ring", name: "Något annat" },
      {
        ...falun,
        externalId: "C",
        "unit.phone": "ring",
        "HUMAN_RIGHT.evidence": "å".repeat(4001),
        "description.sv": "\u2800\n\u2800",
      },
      { ...bus, externalId: "C", "unit.publicEmail": "post", "unit.exceptions": "2026-12-24 10:00-09:00" },
      { ...falun, externalId: "D", "HUMAN_RIGHT.level": "", freeOfCharge: "nej" },
      { ...falun, externalId: "E", "unit.name": "", "unit.phone": "ring", "unit.openingHours": "sällan" },
      { ...falun, externalId: "", "unit.point.lat": "", staffed: "nej" },
      {
        ...falun,
        externalId: "",
        "HUMAN_RIGHT.level": "",
        "HUMAN_RIGHT.evidence": "Så",
        "description.sv": "",
        "description.en": "So",
      },
    ),
    { dryRun: true },
  );
  expect({ refused, added }).toEqual({ refused: 7, added: 0 });
  expect(faults).toEqual([
    "2 partners: There is no actor named okand.",
    `2 topics: must be one of ${Object.keys(Topic).join(", ")}`,
    "2 paused: must be ja or nej",
    "2 unit.point.lat: must be a number such as 60,35",
    "4 partners: There is no actor named okand.",
    `4 unit.openingHours: ${NOT_LATER}`,
    "6 name: must be empty or as in line 4",
    "6 unit.phone: must be a telephone number",
    "7 description.sv: must be 1 to 4000 characters",
    "7 HUMAN_RIGHT.evidence: must be 1 to 4000 characters",
    "7 unit.phone: must be a telephone number",
    `9 unit.exceptions: ${NOT_LATER}`,
    "9 unit.publicEmail: must be an e-mail address",
    "10 freeOfCharge: A DigidelCenter must be free of charge for its visitors.",
    "10 criteriaVersion: Criteria still to be assessed against the version of 2023: HUMAN_RIGHT.",
    "12 unit.name: must be given",
    "12 unit.openingHours: must be such as MONDAY 10:00-18:00",
    "12 unit.phone: must be a telephone number",
    "14 externalId: must be given",
    "14 staffed: The centre must be staffed, and at least one unit must have opening hours.",
    "14 unit.point.lat: must be given",
    "16 externalId: must be given",
    "16 description.sv: must be given",
    "16 HUMAN_RIGHT.level: must be given",
  ]);

  const unversioned = tableOf({ ...falun, externalId: "H", criteriaVersion: "" });
  expect((await hub.send(unversioned, { dryRun: true })).faults).toEqual(["2 criteriaVersion: must be given"]);

  const nameless = { ...falun, externalId: "F", name: "", partners: "okand", municipality: "Falan" };
  const mixed = tableOf(nameless, { ...falun, externalId: "G", partners: "okand" });
  expect(await hub.send(mixed)).toEqual({
    added: 0,
    changed: 0,
    unchanged: 0,
    refused: 2,
    faults: [
      "2 municipality: must be a code such as 2082, or the name of a municipality such as Säter",
      "2 name: must be given",
      "4 partners: There is no actor named okand.",
    ],
  });
});
