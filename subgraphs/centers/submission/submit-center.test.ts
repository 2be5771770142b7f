import { afterAll, beforeAll, expect, test } from "vitest";
import { center, coordinator, criteria, falun, officerOf, openCenters, unit } from "../testing.js";

let hub: Awaited<ReturnType<typeof openCenters>>;
beforeAll(async () => {
  hub = await openCenters();
});
afterAll(() => hub.close());

test("submitCenter names each broken rule, and several at once", async () => {
  const broken = (changes: object) => hub.submit({ center: { ...center, ...changes } });
  expect(await broken({ municipality: "2082" })).toMatchObject({
    __typename: "NotYourMunicipality",
    municipality: { code: "2080" },
    path: "center.municipality",
    message: "You can only do this for your own municipality.",
  });
  expect(await hub.submit({ center }, officerOf("2080", null))).toMatchObject({
    __typename: "OperatorMustBeMunicipality",
    municipality: { code: "2080" },
  });
  expect(await broken({ freeOfCharge: false })).toMatchObject({
    __typename: "MustBeFreeOfCharge",
    path: "center.freeOfCharge",
  });
  expect(await broken({ staffed: false })).toMatchObject({
    __typename: "MustBeStaffedWithOpeningHours",
    path: "center.staffed",
    staffed: false,
    unitsWithOpeningHours: 1,
  });
  expect(await broken({ units: [{ ...unit, openingHours: [] }] })).toMatchObject({
    path: "center.units",
    staffed: true,
    unitsWithOpeningHours: 0,
  });
  const older = { ...criteria[4], criteriaVersion: "2018" };
  expect(await broken({ criteria: [...criteria.slice(0, 3), older] })).toMatchObject({
    __typename: "CriteriaNotAssessed",
    path: "center.criteria",
    notAssessed: ["GOVERNMENT_DESIGNATED", "HUMAN_RIGHT"],
    criteriaVersion: "2023",
  });
  const again = { weekday: "MONDAY", opens: "17:00", closes: "19:00" };
  const hours = [...unit.openingHours, again];
  expect(await broken({ units: [{ ...unit, openingHours: hours }] })).toMatchObject({
    __typename: "HoursOverlap",
    path: "center.units.0.openingHours.2",
    unit: "Falu stadsbibliotek",
    weekday: "MONDAY",
    message: "Opening hours of Falu stadsbibliotek overlap (Monday).",
  });
  const holiday = { date: "2026-12-24", opens: "10:00", closes: "12:00" };
  for (const exceptions of [
    [unit.exceptions[0], holiday],
    [holiday, { ...holiday, opens: "11:00", closes: "13:00" }],
  ]) {
    expect(await broken({ units: [{ ...unit, exceptions }] })).toMatchObject({
      __typename: "HoursOverlap",
      path: "center.units.0.exceptions.1",
      weekday: "THURSDAY",
      date: "2026-12-24",
    });
  }
  expect(await broken({ units: [{ ...unit, exceptions: [{ ...holiday, closed: true }] }] })).toMatchObject({
    fields: [{ path: "center.units.0.exceptions.0.closed", problem: "cannot be true when hours are given" }],
  });
  const expired = unit.openingHours.map((hours) => ({ ...hours, validTo: "2024-12-31" }));
  expect(await broken({ units: [{ ...unit, openingHours: expired }] })).toMatchObject({
    __typename: "MustBeStaffedWithOpeningHours",
    path: "center.units",
    unitsWithOpeningHours: 0,
  });
  expect(await broken({ units: [unit, { ...unit, name: ` ${unit.name} ` }] })).toMatchObject({
    fields: [{ path: "center.units", problem: "names the same more than once" }],
  });
  expect(await broken({ units: [{ ...unit, point: { lat: 15.6, lng: 60.6 } }] })).toMatchObject({
    __typename: "PointOutsideSweden",
    path: "center.units.0.point",
    unit: "Falu stadsbibliotek",
  });
  expect(await broken({ partners: ["pts", "okänd", "skr", "finns-ej"] })).toMatchObject({
    __typename: "UnknownPartner",
    path: "center.partners",
    slugs: ["okänd", "finns-ej"],
  });
  const several = await broken({
    freeOfCharge: false,
    units: [{ ...unit, openingHours: hours, point: { lat: 0, lng: 0 } }],
  });
  expect(several.refusals.map((refusal: { __typename: string }) => refusal.__typename)).toEqual([
    "MustBeFreeOfCharge",
    "HoursOverlap",
    "PointOutsideSweden",
  ]);
});

test("submitCenter names every malformed field by its path", async () => {
  const bad = {
    ...center,
    name: "Å",
    services: [""],
    criteria: [...criteria, criteria[0]],
    units: [
      {
        ...unit,
        phone: "ring mig",
        publicEmail: "biblioteket",
        point: { lat: 100, lng: 15 },
        openingHours: [
          { weekday: "MONDAY", opens: "18:00", closes: "18:00", validFrom: "2026-02-01", validTo: "2026-01-31" },
        ],
        exceptions: [{ date: "2026-12-24" }, { date: "2026-12-25", opens: "12:00", closes: "10:00" }],
        dropIn: [{ weekday: "MONDAY", start: "14:00", end: "13:00" }],
      },
      unit,
    ],
  };
  const [{ __typename, fields }, ...others] = (await hub.submit({ center: { ...bad, freeOfCharge: false } })).refusals;
  expect(__typename).toBe("InvalidInput");
  expect(others).toMatchObject([
    { __typename: "MustBeFreeOfCharge", path: "center.freeOfCharge" },
    { __typename: "PointOutsideSweden", path: "center.units.0.point" },
  ]);
  expect(fields.map(({ path }: { path: string }) => path).toSorted()).toEqual(
    [
      "center.name",
      "center.services",
      "center.criteria",
      "center.units",
      "center.units.0.phone",
      "center.units.0.publicEmail",
      "center.units.0.point.lat",
      "center.units.0.openingHours.0.closes",
      "center.units.0.openingHours.0.validTo",
      "center.units.0.exceptions.0.opens",
      "center.units.0.exceptions.0.closes",
      "center.units.0.exceptions.1.closes",
      "center.units.0.dropIn.0.end",
    ].toSorted(),
  );
  const nul = await hub.submit({
    center: { ...center, name: "Noll\0tecken", partners: ["\0"], units: [{ ...unit, street: "\0 1" }] },
  });
  expect(nul.refusals).toMatchObject([
    { fields: [{ path: "center.name" }, { path: "center.partners" }, { path: "center.units.0.street" }] },
    { __typename: "UnknownPartner" },
  ]);
  const twice = await hub.submit({
    center: {
      ...center,
      services: ["Drop-in", "Drop-in"],
      equipment: ["Surfplatta", "Surfplatta"],
      languages: ["sv", "SV"],
      partners: ["pts", "pts"],
      topics: ["AI", "AI"],
      units: [{ ...unit, accessibility: ["WHEELCHAIR", "WHEELCHAIR"] }],
    },
  });
  const once = ["services", "equipment", "languages", "partners", "topics", "units.0.accessibility"];
  expect(twice.fields).toEqual(
    once.map((field) => ({ path: `center.${field}`, problem: "names the same more than once" })),
  );
  const paths = async (input: object) => (await hub.submit(input)).fields.map(({ path }: { path: string }) => path);
  expect(await paths({})).toEqual(["center"]);
  expect(await paths({ type: "UPDATE" })).toEqual(["centerId", "baseVersion", "center"]);
  expect(await paths({ type: "CLOSE" })).toEqual(["centerId", "baseVersion"]);
  expect(await paths({ centerId: "x", center })).toEqual(["centerId"]);
  expect(await hub.submit({ type: "CLOSE", centerId: "x", baseVersion: 1 })).toMatchObject({ __typename: "NotFound" });
  expect(await hub.submit({ submissionId: "x", center })).toMatchObject({ __typename: "NotFound" });
});

test("submitCenter takes hours of different seasons on the same weekday", async () => {
  const openingHours = [
    { weekday: "MONDAY", opens: "10:00", closes: "18:00", validTo: "2026-05-31" },
    { weekday: "MONDAY", opens: "10:00", closes: "14:00", validFrom: "2026-06-01", validTo: "2026-08-31" },
    { weekday: "MONDAY", opens: "14:00", closes: "16:00", validFrom: "2026-06-01" },
  ];
  const { id } = await hub.submit({ center: { ...center, units: [{ ...unit, openingHours }] } });
  expect(id).toBeTruthy();
});

test("submitCenter takes a position nearer the seat of another municipality, with a warning", async () => {
  const atSater = { ...unit, name: "Närmare Säter", point: { lat: 60.36, lng: 15.75 } };
  const { status, warnings, id } = await hub.submit({ center: { ...center, units: [unit, atSater] } });
  expect(status).toBe("SUBMITTED");
  expect(warnings).toEqual([
    {
      path: "units.1.point",
      nearerMunicipality: { code: "2082" },
      message: "The position is nearer Säter (1 km) than Falun (28 km).",
    },
  ]);
  await hub.withdraw(id);
});

test("submitCenter does without the actors subgraph when no partners are named", async () => {
  const alone = await openCenters({ query: () => Promise.reject(new Error("actors is down")) });
  try {
    expect(await alone.submit({ center: { ...center, partners: [] } })).toMatchObject({ status: "SUBMITTED" });
    await expect(alone.submit({ center })).rejects.toThrow("actors is down");
  } finally {
    await alone.close();
  }
});

test("submitCenter, reviewSubmission and submissions turn away strangers and other roles", async () => {
  const submitting = "mutation { submitCenter(input: {}) { __typename } }";
  const reviewing = 'mutation { reviewSubmission(input: { id: "x", decision: APPROVE }) { __typename } }';
  const listing = "{ submissions { totalCount } }";
  for (const source of [submitting, reviewing, listing]) {
    expect(await hub.codeOf(source)).toBe("UNAUTHENTICATED");
    expect(await hub.codeOf(source, { role: "MEMBER" })).toBe("FORBIDDEN");
  }
  expect(await hub.codeOf(submitting, coordinator)).toBe("FORBIDDEN");
  expect(await hub.codeOf(reviewing, falun)).toBe("FORBIDDEN");
  expect(await hub.review({ id: "x", decision: "APPROVE" })).toMatchObject({ __typename: "NotFound" });
});
