import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { clock } from "../../../kit/clock.js";
import type { Viewer } from "../../../kit/request/viewer.js";
import { center, coordinator, criteria, falun, officerOf, openCenters, sater, unit } from "../testing.js";

let hub: Awaited<ReturnType<typeof openCenters>>;
beforeAll(async () => {
  hub = await openCenters();
});
afterEach(() => clock.set(undefined));
afterAll(() => hub.close());

interface Page {
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  edges: { node: { id: string; municipality: { code: string } } }[];
}

const inSater = { ...center, name: "DigidelCenter Säter", municipality: "2082" };
const submit = (...args: Parameters<typeof hub.submit>) => hub.submit(...args);
const review = (...args: Parameters<typeof hub.review>) => hub.review(...args);
const bySlug = (...args: Parameters<typeof hub.bySlug>) => hub.bySlug(...args);

test("makes a centre public once the coordinator approves it, and not before", async () => {
  clock.set(new Date("2026-03-30T08:00:00Z"));
  const submission = await submit({ center });
  expect(submission).toMatchObject({
    __typename: "CenterSubmission",
    type: "CREATE",
    status: "SUBMITTED",
    baseVersion: null,
  });
  expect(submission).toMatchObject({ municipality: { code: "2080" }, submittedBy: "MUNICIPALITY", center: null });
  expect(submission.diff).toContainEqual({ path: "name", before: null, after: "DigidelCenter Åäö i Falun" });
  expect(submission.diff).toContainEqual({ path: "units.0.point.lat", before: null, after: "60.6036" });

  const search = '{ centers(filter: { text: "åäö" }) { edges { node { slug name openNow } } } }';
  expect((await hub.ask(search)).centers.edges).toEqual([]);
  expect(await bySlug("digidelcenter-aao-i-falun")).toBeNull();

  const approved = await review({ id: submission.id, decision: "APPROVE" });
  expect(approved).toMatchObject({
    __typename: "CenterSubmission",
    status: "APPROVED",
    reviewComments: [],
    center: { slug: "digidelcenter-aao-i-falun", status: "ACTIVE", version: 1 },
  });
  expect((await hub.ask(search)).centers.edges).toEqual([
    { node: { slug: "digidelcenter-aao-i-falun", name: "DigidelCenter Åäö i Falun", openNow: true } },
  ]);
  const made = await bySlug("digidelcenter-aao-i-falun");
  expect(made).toMatchObject({
    operator: { slug: "falu-kommun" },
    municipality: { code: "2080" },
    partners: [{ slug: "pts" }],
    description: { sv: "Hjälp med vardagens teknik", en: null },
    services: ["Drop-in", "Kurser"],
    languages: ["sv", "so"],
    lastVerifiedAt: submission.submittedAt,
    stale: false,
    equipment: ["Surfplatta"],
    topics: ["BANKID"],
  });
  expect(made.criteria).toEqual(criteria.map((row) => ({ ...row, assessedAt: submission.submittedAt })));
  expect(made.units).toMatchObject([
    {
      name: "Falu stadsbibliotek",
      venueKind: "LIBRARY",
      point: unit.point,
      approximate: false,
      mobile: false,
      address: { street: "Kristinegatan 15", postalCode: "791 60", locality: "Falun" },
      accessibility: ["WHEELCHAIR"],
      openingHours: unit.openingHours,
      dropIn: unit.dropIn,
      exceptions: [{ date: "2026-12-24", closed: true, opens: null }],
    },
  ]);
});

test("finds the new centre by what it offers and when it is open", async () => {
  const found = async (filter: object) => {
    const { centers } = await hub.ask(
      "query ($filter: CenterFilter) { centers(filter: $filter) { edges { node { slug } } } }",
      { filter },
    );
    return centers.edges.map(({ node }: { node: { slug: string } }) => node.slug);
  };
  const falunOnly = ["digidelcenter-aao-i-falun"];
  for (const filter of [
    { service: ["Kurser"] },
    { language: ["so", "fi"] },
    { text: "vardagens falun" },
    { municipality: ["2080"] },
  ]) {
    expect(await found(filter)).toEqual(falunOnly);
  }
  clock.set(new Date("2026-03-30T08:00:00Z"));
  expect(await found({ openNow: true })).toEqual(falunOnly);
  expect(await found({ openNow: false, text: "falun" })).toEqual([]);
  expect(await found({ stale: false })).toEqual(falunOnly);
  clock.set(new Date("2026-03-30T16:00:00Z"));
  expect(await found({ openNow: true })).toEqual([]);
  clock.set(new Date("2027-03-31T08:00:00Z"));
  expect(await found({ stale: true, municipality: ["2080"] })).toEqual(falunOnly);

  const { center } = await hub.ask(
    `{ center(slug: "digidelcenter-aao-i-falun") {
      open: openNow(at: "2026-03-31T15:59:00Z") closed: openNow(at: "2026-04-01T10:00:00Z")
      now: opensWithin(minutes: 0, at: "2026-03-31T15:59:00Z") later: opensWithin(minutes: 60, at: "2026-03-31T16:00:00Z")
      early: opensWithin(minutes: 60, at: "2026-03-31T07:00:00Z") earlier: opensWithin(minutes: 59, at: "2026-03-31T07:00:00Z")
      nextOpening(at: "2026-03-31T16:00:00Z")
    } }`,
  );
  expect(center).toEqual({
    open: true,
    closed: false,
    now: true,
    later: false,
    early: true,
    earlier: false,
    nextOpening: "2026-04-06T08:00:00.000Z",
  });
  const tooSoon = '{ center(slug: "digidelcenter-aao-i-falun") { opensWithin(minutes: -1) } }';
  expect(await hub.codeOf(tooSoon)).toBe("BAD_USER_INPUT");
  expect(await hub.entities("Actor", [{ slug: "pts" }], "partnerOf { edges { node { slug } } }")).toEqual([
    { partnerOf: { edges: [{ node: { slug: falunOnly[0] } }] } },
  ]);
});

test("changes a centre through review, and shows the approved version until then", async () => {
  const before = await bySlug("digidelcenter-aao-i-falun");
  const mobile = { name: "Bussen", venueKind: "MOBILE_UNIT", mobile: true, openingHours: unit.openingHours };
  const change = {
    ...center,
    units: [mobile, { ...unit, phone: "023-543 21" }],
    services: ["Kurser"],
    description: null,
  };
  const submission = await submit({ type: "UPDATE", centerId: before.id, baseVersion: before.version, center: change });
  expect(submission).toMatchObject({ type: "UPDATE", center: { slug: "digidelcenter-aao-i-falun" }, baseVersion: 1 });
  const hours =
    '[{"closes":"18:00","opens":"10:00","weekday":"MONDAY"},{"closes":"18:00","opens":"10:00","weekday":"TUESDAY"}]';
  expect(submission.diff).toEqual([
    { path: "description.sv", before: "Hjälp med vardagens teknik", after: null },
    { path: "services", before: '["Drop-in","Kurser"]', after: '["Kurser"]' },
    { path: "units.0.mobile", before: null, after: "true" },
    { path: "units.0.name", before: null, after: "Bussen" },
    { path: "units.0.openingHours", before: null, after: hours },
    { path: "units.0.venueKind", before: null, after: "MOBILE_UNIT" },
    { path: "units.1.phone", before: "023-123 45", after: "023-543 21" },
  ]);
  expect(await bySlug("digidelcenter-aao-i-falun")).toEqual(before);

  expect(await submit({ type: "CLOSE", centerId: before.id, baseVersion: 1 })).toMatchObject({
    __typename: "OpenSubmissionExists",
    submission: { id: submission.id },
  });

  await review({ id: submission.id, decision: "APPROVE", comments: [{ field: "units.0", text: "Fin buss!" }] });
  const after = await bySlug("digidelcenter-aao-i-falun");
  expect(after).toMatchObject({ version: 2, services: ["Kurser"], description: null, status: "ACTIVE" });
  expect(after.units).toMatchObject([{ name: "Bussen", mobile: true, approximate: true }, { phone: "023-543 21" }]);

  const { nearestCenters } = await hub.ask(
    "{ nearestCenters(point: { lat: 60.6036, lng: 15.6318 }, first: 2) { distanceKm approximate center { slug } } }",
  );
  expect(nearestCenters[0]).toEqual({
    distanceKm: 0,
    approximate: false,
    center: { slug: "digidelcenter-aao-i-falun" },
  });
  expect(nearestCenters[1].center.slug).toBe("digidelcenter-sater");
});

test("sends a submission back with comments and takes it again", async () => {
  const { id } = await submit({ center: { ...center, name: "DigidelCenter Åäö i Falun!" } });
  expect(await review({ id, decision: "REQUEST_CHANGES" })).toMatchObject({
    fields: [{ path: "comments", problem: "must say why" }],
  });
  const comments = [{ field: "name", text: "Utan utropstecken" }];
  expect(await review({ id, decision: "REQUEST_CHANGES", comments })).toMatchObject({
    status: "CHANGES_REQUESTED",
    reviewComments: comments,
    decidedAt: null,
    center: null,
  });
  expect(await review({ id, decision: "APPROVE" })).toMatchObject({
    __typename: "WrongSubmissionState",
    status: "CHANGES_REQUESTED",
  });
  expect(await submit({ submissionId: id, center }, sater)).toMatchObject({ __typename: "NotFound" });
  expect(await submit({ submissionId: id, center })).toMatchObject({ id, status: "SUBMITTED", type: "CREATE" });
  expect(await submit({ submissionId: id, center })).toMatchObject({
    __typename: "WrongSubmissionState",
    status: "SUBMITTED",
  });
  expect(await review({ id, decision: "APPROVE" })).toMatchObject({
    center: { slug: "digidelcenter-aao-i-falun-2", version: 1 },
  });
});

test("turns a submission down, and closes a centre", async () => {
  const { id } = await submit({ center });
  const comments = [{ field: "name", text: "Finns redan" }];
  expect(await review({ id, decision: "REJECT", comments })).toMatchObject({ status: "REJECTED", center: null });
  expect(await review({ id, decision: "APPROVE" })).toMatchObject({
    status: "REJECTED",
    __typename: "WrongSubmissionState",
  });

  clock.set(new Date("2026-05-31T22:30:00Z"));
  const { id: centerId } = await bySlug("digidelcenter-aao-i-falun-2");
  const closing = await submit({ type: "CLOSE", centerId, baseVersion: 1 });
  expect(closing).toMatchObject({ type: "CLOSE", diff: [] });
  expect(await review({ id: closing.id, decision: "APPROVE" })).toMatchObject({
    center: { status: "CLOSED", version: 2 },
  });
  expect(await bySlug("digidelcenter-aao-i-falun-2")).toMatchObject({ closedOn: "2026-06-01", openNow: false });
  expect(await submit({ type: "UPDATE", centerId, baseVersion: 2, center })).toMatchObject({
    __typename: "CenterIsClosed",
    closedOn: "2026-06-01",
  });
  const [municipality] = await hub.entities("Municipality", [{ code: "2080" }], "centers { slug }");
  expect(municipality).toEqual({ centers: [{ slug: "digidelcenter-aao-i-falun" }] });
});

test("names each broken rule, and several at once", async () => {
  const broken = (changes: object) => submit({ center: { ...center, ...changes } });
  expect(await broken({ municipality: "2082" })).toMatchObject({
    __typename: "NotYourMunicipality",
    municipality: { code: "2080" },
    path: "center.municipality",
    message: "You can only do this for your own municipality.",
  });
  expect(await submit({ center }, officerOf("2080", null))).toMatchObject({
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

test("warns of a position nearer the seat of another municipality, and takes it all the same", async () => {
  const atSater = { ...unit, name: "Närmare Säter", point: { lat: 60.36, lng: 15.75 } };
  const { status, warnings, id } = await submit({ center: { ...center, units: [unit, atSater] } });
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

test("does without the register of actors when no partners are named", async () => {
  const alone = await openCenters({ query: () => Promise.reject(new Error("actors is down")) });
  try {
    expect(await alone.submit({ center: { ...center, partners: [] } })).toMatchObject({ status: "SUBMITTED" });
    await expect(alone.submit({ center })).rejects.toThrow("actors is down");
  } finally {
    await alone.close();
  }
});

test("lets hours of different seasons stand side by side", async () => {
  const openingHours = [
    { weekday: "MONDAY", opens: "10:00", closes: "18:00", validTo: "2026-05-31" },
    { weekday: "MONDAY", opens: "10:00", closes: "14:00", validFrom: "2026-06-01", validTo: "2026-08-31" },
    { weekday: "MONDAY", opens: "14:00", closes: "16:00", validFrom: "2026-06-01" },
  ];
  const { id } = await submit({ center: { ...center, units: [{ ...unit, openingHours }] } });
  expect(id).toBeTruthy();
});

test("names every field that is malformed by its path", async () => {
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
  const [{ __typename, fields }, ...others] = (await submit({ center: { ...bad, freeOfCharge: false } })).refusals;
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
  const nul = await submit({
    center: { ...center, name: "Noll\0tecken", partners: ["\0"], units: [{ ...unit, street: "\0 1" }] },
  });
  expect(nul.refusals).toMatchObject([
    { fields: [{ path: "center.name" }, { path: "center.partners" }, { path: "center.units.0.street" }] },
    { __typename: "UnknownPartner" },
  ]);
  const twice = await submit({
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
  const paths = async (input: object) => (await submit(input)).fields.map(({ path }: { path: string }) => path);
  expect(await paths({})).toEqual(["center"]);
  expect(await paths({ type: "UPDATE" })).toEqual(["centerId", "baseVersion", "center"]);
  expect(await paths({ type: "CLOSE" })).toEqual(["centerId", "baseVersion"]);
  expect(await paths({ centerId: "x", center })).toEqual(["centerId"]);
  expect(await submit({ type: "CLOSE", centerId: "x", baseVersion: 1 })).toMatchObject({ __typename: "NotFound" });
  expect(await submit({ submissionId: "x", center })).toMatchObject({ __typename: "NotFound" });
});

test("approves only what meets every criterion", async () => {
  const partly = criteria.map((row, i) => ({ ...row, level: i < 3 ? "MET" : i === 3 ? "PARTLY" : "NOT_MET" }));
  const { id } = await submit({ center: { ...center, criteria: partly } });
  expect(await review({ id, decision: "APPROVE" })).toMatchObject({
    __typename: "CriteriaNotMet",
    notMet: ["GOVERNMENT_DESIGNATED", "HUMAN_RIGHT"],
  });
  const { centerSubmission } = await hub.ask(
    "query ($id: ID!) { centerSubmission(id: $id) { status decidedAt } }",
    { id },
    falun,
  );
  expect(centerSubmission).toEqual({ status: "SUBMITTED", decidedAt: null });
});

test("approves a new centre as planned, unseen by the public until it meets every criterion", async () => {
  const name = "DigidelCenter Planeras";
  const partly = [...criteria.slice(0, 4), { ...criteria[4], level: "PARTLY" }];
  const { id } = await submit({ center: { ...center, name, criteria: partly } });
  const { center: planned } = await review({ id, decision: "APPROVE", asPlanned: true });
  expect(planned).toMatchObject({ status: "PLANNED", version: 1 });
  expect(await bySlug("digidelcenter-planeras")).toBeNull();
  expect(await bySlug("digidelcenter-planeras", falun)).toMatchObject({ status: "PLANNED", openNow: false });

  const update = { type: "UPDATE", centerId: planned.id };
  expect(await submit({ ...update, baseVersion: 1, center: inSater }, sater)).toMatchObject({ __typename: "NotFound" });
  const opened = await submit({ ...update, baseVersion: 1, center: { ...center, name } });
  expect(await review({ id: opened.id, decision: "APPROVE" })).toMatchObject({ center: { status: "ACTIVE" } });
  expect(await bySlug("digidelcenter-planeras")).toMatchObject({ status: "ACTIVE", version: 2 });

  const worse = await submit({ ...update, baseVersion: 2, center: { ...center, name, criteria: partly } });
  expect(await review({ id: worse.id, decision: "APPROVE" })).toMatchObject({
    __typename: "CriteriaNotMet",
    notMet: ["HUMAN_RIGHT"],
  });
  expect(await review({ id: worse.id, decision: "APPROVE", asPlanned: true })).toMatchObject({
    fields: [{ path: "asPlanned", problem: "is only for a centre that is new or planned" }],
  });
});

test("refuses what builds on an older version, when submitted and when approved", async () => {
  const { id: centerId } = await bySlug("digidelcenter-sater");
  const update = { type: "UPDATE", centerId, center: inSater };
  expect(await submit({ ...update, baseVersion: 7 }, sater)).toMatchObject({
    __typename: "StaleSubmission",
    currentVersion: 1,
  });
  expect(await submit({ ...update, baseVersion: 1 }, falun)).toMatchObject({ __typename: "NotYourMunicipality" });

  const { id } = await submit({ ...update, baseVersion: 1 }, sater);
  const openingHours = [{ weekday: "FRIDAY", opens: "09:00", closes: "12:00" }];
  const unitName = (await bySlug("digidelcenter-sater")).units[0].name;
  await hub.updateHours({ centerId, unit: unitName, expectedVersion: 1, openingHours }, sater);
  const stale = await review({ id, decision: "APPROVE" });
  expect(stale).toMatchObject({
    __typename: "StaleSubmission",
    currentVersion: 2,
    changedSince: [{ path: "units.0.openingHours", before: null }],
  });
  expect(JSON.parse(stale.changedSince[0].after)).toEqual(openingHours);
  expect(stale.diff).toContainEqual({ path: "units.1.name", before: unitName, after: null });
  expect(await bySlug("digidelcenter-sater")).toMatchObject({ criteria: [], version: 2 });

  await review({ id, decision: "REQUEST_CHANGES", comments: [{ field: "units", text: "Läs om" }] });
  expect(await submit({ submissionId: id }, sater)).toMatchObject({
    __typename: "StaleSubmission",
    currentVersion: 2,
    changedSince: stale.changedSince,
    diff: stale.diff,
  });
  expect(await submit({ submissionId: id, baseVersion: 2 }, sater)).toMatchObject({
    status: "SUBMITTED",
    baseVersion: 2,
    diff: stale.diff,
  });
  expect(await review({ id, decision: "APPROVE" })).toMatchObject({
    center: { slug: "digidelcenter-sater", version: 3 },
  });
  expect(await bySlug("digidelcenter-sater")).toMatchObject({ stale: false, operator: { slug: "saters-kommun" } });
});

test("submits a waiting submission again on the hours that have come between, and keeps its history", async () => {
  const name = "DigidelCenter Ombaserat";
  const { id: centerId, slug, version } = await hub.approved({ name });
  const bus = { name: "Bussen", venueKind: "MOBILE_UNIT", openingHours: unit.openingHours };
  const change = { ...center, name, services: ["Utskrift"], units: [unit, bus] };
  const { id } = await submit({ type: "UPDATE", centerId, baseVersion: version, center: change });
  expect(await submit({ submissionId: id, baseVersion: version })).toMatchObject({
    __typename: "WrongSubmissionState",
    status: "SUBMITTED",
  });
  const openingHours = [{ weekday: "SUNDAY", opens: "12:00", closes: "15:00" }];
  const hours = { centerId, unit: unit.name, openingHours, phone: "023-999 99" };
  await hub.updateHours({ ...hours, expectedVersion: version });

  const stale = await review({ id, decision: "APPROVE" });
  expect(stale).toMatchObject({
    __typename: "StaleSubmission",
    currentVersion: version + 1,
    changedSince: [{ path: "units.0.openingHours" }, { path: "units.0.phone", after: "023-999 99" }],
  });
  const seen = "query ($id: ID!) { centerSubmission(id: $id) { status changedMeanwhile { path before after } } }";
  const { centerSubmission } = await hub.ask(seen, { id }, falun);
  expect(centerSubmission).toEqual({ status: "SUBMITTED", changedMeanwhile: stale.changedSince });
  expect(await submit({ submissionId: id })).toEqual(stale);
  expect(await submit({ submissionId: id, baseVersion: version + 1 }, sater)).toMatchObject({ __typename: "NotFound" });

  const raced = await Promise.all([1, 2].map(() => submit({ submissionId: id, baseVersion: version + 1 })));
  expect(raced.map(({ __typename }) => __typename).toSorted()).toEqual(["CenterSubmission", "WrongSubmissionState"]);
  const again = raced.find((answer) => answer.id);
  expect(again).toMatchObject({
    id,
    status: "SUBMITTED",
    baseVersion: version + 1,
    diff: stale.diff,
    changedMeanwhile: [],
  });
  expect(again.diff.map(({ path }: { path: string }) => path)).toEqual([
    "services",
    "units.1.name",
    "units.1.openingHours",
    "units.1.venueKind",
  ]);
  expect(again.history.map(({ status }: { status: string }) => status)).toEqual(["SUBMITTED", "SUBMITTED"]);

  await hub.updateHours({ ...hours, expectedVersion: version + 1, openingHours: unit.openingHours });
  const own = { ...change, units: [{ ...unit, phone: "023-111 11" }] };
  expect(await submit({ submissionId: id, baseVersion: version + 2, center: own })).toMatchObject({
    status: "SUBMITTED",
    diff: [
      { path: "services", after: '["Utskrift"]' },
      { path: "units.0.phone", before: "023-999 99", after: "023-111 11" },
    ],
  });
  await review({ id, decision: "APPROVE" });
  expect(await bySlug(slug)).toMatchObject({ services: ["Utskrift"], units: [{ phone: "023-111 11" }] });
});

test("approves what builds on an older version when nothing but its confirmation came between", async () => {
  const { id: centerId, version } = await bySlug("digidelcenter-sater");
  const change = { ...inSater, services: ["Utskrift"] };
  const { id } = await submit({ type: "UPDATE", centerId, baseVersion: version, center: change }, sater);
  expect(await hub.confirm(centerId, sater)).toMatchObject({ version: version + 1 });
  expect(await review({ id, decision: "APPROVE" })).toMatchObject({
    status: "APPROVED",
    baseVersion: version + 1,
    center: { version: version + 2 },
  });
});

test("lets one of two reviewers decide, and one of two submissions in", async () => {
  const { id } = await submit({ center: { ...center, name: "DigidelCenter två granskare" } });
  const decided = await Promise.all([review({ id, decision: "APPROVE" }), review({ id, decision: "APPROVE" })]);
  expect(decided.map(({ __typename }) => __typename).toSorted()).toEqual(["CenterSubmission", "WrongSubmissionState"]);
  expect(await bySlug("digidelcenter-tva-granskare-2")).toBeNull();

  const { id: centerId } = await bySlug("digidelcenter-tva-granskare");
  const update = { type: "UPDATE", centerId, baseVersion: 1, center };
  const submitted = await Promise.all([submit(update), submit(update), submit(update)]);
  expect(submitted.map(({ __typename }) => __typename).toSorted()).toEqual([
    "CenterSubmission",
    "OpenSubmissionExists",
    "OpenSubmissionExists",
  ]);

  const twins = await Promise.all([
    submit({ center: { ...center, name: "Tvilling" } }),
    submit({ center: { ...center, name: "Tvilling" } }),
  ]);
  const made = await Promise.all(twins.map((twin) => review({ id: twin.id, decision: "APPROVE" })));
  expect(made.map((one) => one.center.slug).toSorted()).toEqual(["tvilling", "tvilling-2"]);
});

test("shows submissions to their municipality and the coordinator only", async () => {
  const { id } = await submit({ center: { ...center, name: "Hemligt center" } });
  const source = "query ($id: ID!) { centerSubmission(id: $id) { id } }";
  const seenBy = async (viewer: Partial<Viewer>) => (await hub.ask(source, { id }, viewer)).centerSubmission !== null;
  expect(await seenBy(falun)).toBe(true);
  expect(await seenBy(coordinator)).toBe(true);
  for (const viewer of [{}, sater, { role: "MEMBER" as const }, { role: "DASHBOARD" as const }]) {
    expect(await seenBy(viewer)).toBe(false);
    expect(await hub.entities("CenterSubmission", [{ id }], "id", viewer)).toEqual([null]);
  }

  const list =
    "query ($filter: SubmissionFilter) { submissions(filter: $filter, first: 100) { totalCount edges { node { id type status municipality { code } submittedAt } } } }";
  const codes = async (viewer: Partial<Viewer>, filter: object = {}) => {
    const { submissions } = await hub.ask(list, { filter }, viewer);
    expect(submissions.totalCount).toBe(submissions.edges.length);
    expect(hub.statements).toHaveLength(2);
    return [...new Set((submissions as Page).edges.map(({ node }) => node.municipality.code))];
  };
  expect(await codes(falun)).toEqual(["2080"]);
  expect(await codes(sater)).toEqual(["2082"]);
  expect(await codes(sater, { municipality: ["2080"] })).toEqual([]);
  expect((await codes(coordinator)).toSorted()).toEqual(["2080", "2082"]);
  expect(await codes(coordinator, { status: ["APPROVED"], type: ["UPDATE"], municipality: ["2082"] })).toEqual([
    "2082",
  ]);
});

test("shows a planned centre to its municipality and the coordinator only", async () => {
  await hub.orm.em
    .getConnection()
    .execute("update digidel_center set status = 'PLANNED' where slug = 'digidelcenter-rattvik'");
  const source = `{ center(slug: "digidelcenter-rattvik") { status }
    centers(filter: { status: [PLANNED, CLOSED], municipality: ["2031"] }) { totalCount } }`;
  const seen = { center: { status: "PLANNED" }, centers: { totalCount: 1 } };
  const unseen = { center: null, centers: { totalCount: 0 } };
  expect(await hub.ask(source, {}, coordinator)).toEqual(seen);
  expect(await hub.ask(source, {}, officerOf("2031"))).toEqual(seen);
  expect(await hub.ask(source, {}, sater)).toEqual(unseen);
  expect(await hub.ask(source)).toEqual(unseen);
});

test("gives every submission once, latest first, page by page", async () => {
  const all = await hub.ask("{ submissions(first: 100) { edges { node { id } } } }", {}, coordinator);
  const seen: string[] = [];
  for (let after: string | null = null, more = true; more;) {
    const { submissions }: { submissions: Page } = await hub.ask(
      "query ($after: String) { submissions(first: 3, after: $after) { pageInfo { hasNextPage endCursor } edges { node { id } } } }",
      { after },
      coordinator,
    );
    seen.push(...submissions.edges.map(({ node }) => node.id));
    ({ hasNextPage: more, endCursor: after } = submissions.pageInfo);
  }
  expect(seen).toEqual(all.submissions.edges.map(({ node }: { node: { id: string } }) => node.id));
  expect(seen).toEqual(seen.toSorted().reverse());
});

test("turns strangers and other roles away", async () => {
  const submitting = "mutation { submitCenter(input: {}) { __typename } }";
  const reviewing = 'mutation { reviewSubmission(input: { id: "x", decision: APPROVE }) { __typename } }';
  const listing = "{ submissions { totalCount } }";
  for (const source of [submitting, reviewing, listing]) {
    expect(await hub.codeOf(source)).toBe("UNAUTHENTICATED");
    expect(await hub.codeOf(source, { role: "MEMBER" })).toBe("FORBIDDEN");
  }
  expect(await hub.codeOf(submitting, coordinator)).toBe("FORBIDDEN");
  expect(await hub.codeOf(reviewing, falun)).toBe("FORBIDDEN");
  expect(await review({ id: "x", decision: "APPROVE" })).toMatchObject({ __typename: "NotFound" });
});
