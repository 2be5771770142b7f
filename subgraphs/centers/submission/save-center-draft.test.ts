import { afterAll, beforeAll, expect, test } from "vitest";
import { center, coordinator, criteria, falun, officerOf, openCenters, sater, unit } from "../testing.js";

let hub: Awaited<ReturnType<typeof openCenters>>;
beforeAll(async () => {
  hub = await openCenters();
});
afterAll(() => hub.close());

const paths = ({ missing }: { missing: { path: string }[] }) => missing.map(({ path }) => path);

test("a draft grows from nothing to a submission, and says on the way what is missing", async () => {
  const empty = await hub.save({ type: "CREATE" });
  expect(empty).toMatchObject({
    __typename: "CenterSubmission",
    type: "CREATE",
    status: "DRAFT",
    submittedAt: null,
    center: null,
    diff: [],
    municipality: { code: "2080" },
    history: [{ status: "DRAFT", by: "MUNICIPALITY", comments: [] }],
  });
  expect(paths(empty)).toEqual(["name", "municipality", "freeOfCharge", "staffed", "units", "criteria"]);
  expect(empty.missing[0].problem).toBe("must be given");

  const submissionId = empty.id;
  const half = {
    name: "DigidelCenter Åäö",
    municipality: "2080",
    freeOfCharge: false,
    criteria: criteria.slice(0, 4),
    units: [{ ...unit, openingHours: [], point: { lat: 15.6, lng: 60.6 } }],
  };
  const halfway = await hub.save({ submissionId, type: "CREATE", center: half });
  expect(halfway).toMatchObject({ id: submissionId, status: "DRAFT", history: empty.history });
  expect(paths(halfway)).toEqual(["staffed", "freeOfCharge", "units", "criteria", "units.0.point"]);
  expect(halfway.missing[1].problem).toBe("A DigidelCenter must be free of charge for its visitors.");

  const refused = await hub.submit({ submissionId });
  expect(refused.refusals).toMatchObject([
    { __typename: "InvalidInput", fields: [{ path: "center.staffed", problem: "must be given" }] },
    { __typename: "MustBeFreeOfCharge", path: "center.freeOfCharge" },
    { __typename: "MustBeStaffedWithOpeningHours", path: "center.units", unitsWithOpeningHours: 0 },
    { __typename: "CriteriaNotAssessed", path: "center.criteria", notAssessed: ["HUMAN_RIGHT"] },
    { __typename: "PointOutsideSweden", path: "center.units.0.point" },
  ]);

  const whole = await hub.save({ submissionId, type: "CREATE", center });
  expect(whole.missing).toEqual([]);
  expect(await hub.save({ submissionId, type: "CREATE" })).toMatchObject({ diff: whole.diff });
  const submitted = await hub.submit({ submissionId });
  expect(submitted).toMatchObject({ id: submissionId, status: "SUBMITTED", missing: [] });
  expect(await hub.review({ id: submissionId, decision: "APPROVE" })).toMatchObject({
    center: { slug: "digidelcenter-aao-i-falun", status: "ACTIVE" },
  });
  expect(await hub.save({ submissionId, type: "CREATE", center })).toMatchObject({
    __typename: "WrongSubmissionState",
    status: "APPROVED",
  });
});

test("a draft may lack any part at any depth, and names each by its path", async () => {
  const hours = [{ weekday: "MONDAY", opens: "10:00" }, { closes: "18:00" }];
  const half = {
    ...center,
    description: { en: "Help" },
    criteria: [...criteria.slice(0, 4), { criterion: "HUMAN_RIGHT" }],
    units: [
      { openingHours: hours, dropIn: [{ end: "16:00" }], exceptions: [{ date: "2026-12-24" }, { closed: true }] },
      { name: "Bussen", point: { lat: 60.6 } },
      {},
    ],
  };
  const draft = await hub.save({ type: "CREATE", center: half });
  const missing = [
    "description.sv",
    "units.0.name",
    "units.0.venueKind",
    "units.0.openingHours.0.closes",
    "units.0.openingHours.1.weekday",
    "units.0.openingHours.1.opens",
    "units.0.exceptions.0.opens",
    "units.0.exceptions.0.closes",
    "units.0.exceptions.1.date",
    "units.0.dropIn.0.weekday",
    "units.0.dropIn.0.start",
    "units.1.venueKind",
    "units.1.point.lng",
    "units.2.name",
    "units.2.venueKind",
    "criteria.4.level",
    "criteria.4.criteriaVersion",
  ];
  expect(paths(draft)).toEqual(expect.arrayContaining(missing));
  expect(paths(draft)).toHaveLength(missing.length + 1);
  expect(draft.missing.at(-1)).toMatchObject({ path: "criteria", problem: expect.stringContaining("still to be") });
  expect(draft.diff).toContainEqual({ path: "units.1.name", before: null, after: "Bussen" });
  expect(draft.warnings).toEqual([]);

  const { refusals } = await hub.submit({ submissionId: draft.id });
  expect(refusals).toMatchObject([{ __typename: "InvalidInput" }, { __typename: "CriteriaNotAssessed" }]);
  expect(refusals[0].fields.map(({ path }: { path: string }) => path)).toEqual(
    draft.missing.slice(0, -1).map(({ path }: { path: string }) => `center.${path}`),
  );
  const backwards = { opens: "18:00", closes: "10:00" };
  expect(await hub.save({ type: "CREATE", center: { units: [{ openingHours: [backwards] }] } })).toMatchObject({
    fields: [{ path: "center.units.0.openingHours.0.closes" }],
  });
});

test("a draft of a change begins with the centre as it is, and does not block other submissions", async () => {
  const { id: centerId, version } = await hub.approved({ name: "DigidelCenter Ändras" });
  const draft = await hub.save({ type: "UPDATE", centerId });
  expect(draft).toMatchObject({
    status: "DRAFT",
    baseVersion: version,
    diff: [],
    missing: [],
    center: { id: centerId },
  });
  const change = { ...center, name: "DigidelCenter Ändrat" };
  const changed = await hub.save({ submissionId: draft.id, type: "UPDATE", centerId, center: change });
  expect(changed.diff).toEqual([{ path: "name", before: "DigidelCenter Ändras", after: "DigidelCenter Ändrat" }]);

  const closing = await hub.save({ type: "CLOSE", centerId });
  expect(closing).toMatchObject({ type: "CLOSE", status: "DRAFT", diff: [], missing: [] });
  expect(await hub.submit({ submissionId: draft.id })).toMatchObject({ status: "SUBMITTED", baseVersion: version });
  expect(await hub.submit({ submissionId: closing.id })).toMatchObject({
    __typename: "OpenSubmissionExists",
    submission: { id: draft.id },
  });
  await hub.review({ id: draft.id, decision: "APPROVE" });
  expect(await hub.submit({ submissionId: closing.id })).toMatchObject({
    __typename: "StaleSubmission",
    currentVersion: version + 1,
    diff: [],
    changedSince: [{ path: "name", before: "DigidelCenter Ändras", after: "DigidelCenter Ändrat" }],
  });
  expect(await hub.submit({ submissionId: closing.id, baseVersion: version + 1 })).toMatchObject({
    status: "SUBMITTED",
  });
  expect(await hub.review({ id: closing.id, decision: "APPROVE" })).toMatchObject({ center: { status: "CLOSED" } });
  expect(await hub.save({ type: "UPDATE", centerId })).toMatchObject({ __typename: "CenterIsClosed" });
});

test("saveCenterDraft changes a submission while changes are requested", async () => {
  const { id } = await hub.submit({ center: { ...center, name: "DigidelCenter Återkommer" } });
  expect(await hub.save({ submissionId: id, type: "CREATE", center })).toMatchObject({
    __typename: "WrongSubmissionState",
    status: "SUBMITTED",
  });
  const comments = [{ field: "units.0.phone", text: "Fel nummer" }];
  await hub.review({ id, decision: "REQUEST_CHANGES", comments });
  const better = { ...center, units: [{ ...unit, phone: "023-999 99" }], freeOfCharge: null };
  expect(await hub.save({ submissionId: id, type: "CREATE", center: better })).toMatchObject({
    status: "CHANGES_REQUESTED",
    reviewComments: comments,
    missing: [{ path: "freeOfCharge" }],
  });
  expect(await hub.submit({ submissionId: id })).toMatchObject({ fields: [{ path: "center.freeOfCharge" }] });
  await hub.save({ submissionId: id, type: "CREATE", center: { ...better, freeOfCharge: true } });
  const again = await hub.submit({ submissionId: id });
  expect(again.history.map(({ status }: { status: string }) => status)).toEqual([
    "SUBMITTED",
    "CHANGES_REQUESTED",
    "SUBMITTED",
  ]);
  expect(again.history[1]).toMatchObject({ by: "COORDINATOR", comments });
});

test("saveCenterDraft refuses other municipalities, and another type or centre than the draft began with", async () => {
  const { id: centerId } = await hub.bySlug("digidelcenter-sater");
  expect(await hub.save({ type: "UPDATE", centerId })).toMatchObject({
    __typename: "NotYourMunicipality",
    municipality: { code: "2080" },
    path: "centerId",
  });
  expect(await hub.save({ type: "CREATE", center: { municipality: "2082" } })).toMatchObject({
    __typename: "NotYourMunicipality",
    path: "center.municipality",
  });
  const { id: submissionId } = await hub.save({ type: "CREATE" });
  expect(await hub.save({ submissionId, type: "CREATE" }, sater)).toMatchObject({ __typename: "NotFound" });
  expect(await hub.save({ submissionId, type: "UPDATE", centerId })).toMatchObject({
    fields: [{ path: "type", problem: "cannot be changed" }, { path: "centerId" }],
  });
  expect(await hub.submit({ submissionId, type: "CLOSE", centerId })).toMatchObject({
    fields: [{ path: "type" }, { path: "centerId" }],
  });
  expect(await hub.save({ type: "UPDATE" })).toMatchObject({ fields: [{ path: "centerId" }] });
  expect(await hub.save({ type: "CREATE", centerId })).toMatchObject({ fields: [{ path: "centerId" }] });
  expect(await hub.save({ type: "CLOSE", centerId: "x" })).toMatchObject({ __typename: "NotFound" });
  const malformed = await hub.save({ type: "CREATE", center: { name: "Å", units: [{ ...unit, phone: "ring mig" }] } });
  expect(malformed).toMatchObject({
    __typename: "InvalidInput",
    fields: [{ path: "center.name" }, { path: "center.units.0.phone" }],
  });
  expect(await hub.save({ type: "CREATE", center: { units: [], name: null } })).toMatchObject({ status: "DRAFT" });
});

test("a draft may be written before the municipality joins the network, and is submitted after", async () => {
  const outsider = officerOf("2081", null);
  const inBorlange = { ...center, municipality: "2081", units: [{ ...unit, point: null }] };
  const { id: submissionId } = await hub.save({ type: "CREATE", center: inBorlange }, outsider);
  expect(await hub.submit({ submissionId }, outsider)).toMatchObject({ __typename: "OperatorMustBeMunicipality" });
  const joined = officerOf("2081", "borlange-kommun");
  expect(await hub.submit({ submissionId }, joined)).toMatchObject({ status: "SUBMITTED" });
  const { center: made } = await hub.review({ id: submissionId, decision: "APPROVE" });
  expect(await hub.bySlug(made.slug)).toMatchObject({ operator: { slug: "borlange-kommun" } });
});

test("a draft is for its municipality only", async () => {
  const { id } = await hub.save({ type: "CREATE", center: { name: "Hemligt utkast" } });
  const source = "query ($id: ID!) { centerSubmission(id: $id) { missing { path } history { status } } }";
  const seen = async (viewer: object) => (await hub.request(source, { id }, viewer)).centerSubmission !== null;
  expect(await seen(falun)).toBe(true);
  for (const viewer of [{}, sater, { role: "MEMBER" }, { role: "DASHBOARD" }, coordinator])
    expect(await seen(viewer)).toBe(false);

  for (const source of [
    "mutation { saveCenterDraft(input: { type: CREATE }) { __typename } }",
    'mutation { withdrawSubmission(id: "x") { __typename } }',
  ]) {
    expect(await hub.codeOf(source)).toBe("UNAUTHENTICATED");
    expect(await hub.codeOf(source, { role: "MEMBER" })).toBe("FORBIDDEN");
    expect(await hub.codeOf(source, coordinator)).toBe("FORBIDDEN");
  }
});

test("a list of drafts with what they lack takes two statements, and two more for what has changed", async () => {
  const list = (fields: string) =>
    hub.request(`{ submissions(first: 100) { edges { node { ${fields} } } } }`, {}, falun);
  await list("missing { path } warnings { path } history { at }");
  expect(hub.statements).toHaveLength(2);
  await hub.save({ type: "UPDATE", centerId: (await hub.approved({ name: "DigidelCenter Jämfört" })).id });
  await list("missing { path } changedMeanwhile { path }");
  expect(hub.statements).toHaveLength(4);
});
