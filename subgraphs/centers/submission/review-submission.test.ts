import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { clock } from "../../../kit/clock.js";
import { center, criteria, falun, openCenters, sater, unit } from "../testing.js";

let hub: Awaited<ReturnType<typeof openCenters>>;
beforeAll(async () => {
  hub = await openCenters();
});
afterEach(() => clock.set(undefined));
afterAll(() => hub.close());

const inSater = { ...center, name: "DigidelCenter Säter", municipality: "2082" };

test("reviewSubmission makes a centre public once it is approved, and not before", async () => {
  clock.set(new Date("2026-03-30T08:00:00Z"));
  const submission = await hub.submit({ center });
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
  expect((await hub.request(search)).centers.edges).toEqual([]);
  expect(await hub.bySlug("digidelcenter-aao-i-falun")).toBeNull();

  const approved = await hub.review({ id: submission.id, decision: "APPROVE" });
  expect(approved).toMatchObject({
    __typename: "CenterSubmission",
    status: "APPROVED",
    reviewComments: [],
    center: { slug: "digidelcenter-aao-i-falun", status: "ACTIVE", version: 1 },
  });
  expect((await hub.request(search)).centers.edges).toEqual([
    { node: { slug: "digidelcenter-aao-i-falun", name: "DigidelCenter Åäö i Falun", openNow: true } },
  ]);
  const made = await hub.bySlug("digidelcenter-aao-i-falun");
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

test("reviewSubmission changes a centre, which is shown as approved before until then", async () => {
  const before = await hub.bySlug("digidelcenter-aao-i-falun");
  const mobile = { name: "Bussen", venueKind: "MOBILE_UNIT", mobile: true, openingHours: unit.openingHours };
  const change = {
    ...center,
    units: [mobile, { ...unit, phone: "023-543 21" }],
    services: ["Kurser"],
    description: null,
  };
  const submission = await hub.submit({
    type: "UPDATE",
    centerId: before.id,
    baseVersion: before.version,
    center: change,
  });
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
  expect(await hub.bySlug("digidelcenter-aao-i-falun")).toEqual(before);

  expect(await hub.submit({ type: "CLOSE", centerId: before.id, baseVersion: 1 })).toMatchObject({
    __typename: "OpenSubmissionExists",
    submission: { id: submission.id },
  });

  await hub.review({ id: submission.id, decision: "APPROVE", comments: [{ field: "units.0", text: "Fin buss!" }] });
  const after = await hub.bySlug("digidelcenter-aao-i-falun");
  expect(after).toMatchObject({ version: 2, services: ["Kurser"], description: null, status: "ACTIVE" });
  expect(after.units).toMatchObject([{ name: "Bussen", mobile: true, approximate: true }, { phone: "023-543 21" }]);

  const { nearestCenters } = await hub.request(
    "{ nearestCenters(point: { lat: 60.6036, lng: 15.6318 }, first: 2) { distanceKm approximate center { slug } } }",
  );
  expect(nearestCenters[0]).toEqual({
    distanceKm: 0,
    approximate: false,
    center: { slug: "digidelcenter-aao-i-falun" },
  });
  expect(nearestCenters[1].center.slug).toBe("digidelcenter-sater");
});

test("reviewSubmission sends a submission back with comments, to be submitted again", async () => {
  const { id } = await hub.submit({ center: { ...center, name: "DigidelCenter Åäö i Falun!" } });
  expect(await hub.review({ id, decision: "REQUEST_CHANGES" })).toMatchObject({
    fields: [{ path: "comments", problem: "must say why" }],
  });
  const comments = [{ field: "name", text: "Utan utropstecken" }];
  expect(await hub.review({ id, decision: "REQUEST_CHANGES", comments })).toMatchObject({
    status: "CHANGES_REQUESTED",
    reviewComments: comments,
    decidedAt: null,
    center: null,
  });
  expect(await hub.review({ id, decision: "APPROVE" })).toMatchObject({
    __typename: "WrongSubmissionState",
    status: "CHANGES_REQUESTED",
  });
  expect(await hub.submit({ submissionId: id, center }, sater)).toMatchObject({ __typename: "NotFound" });
  expect(await hub.submit({ submissionId: id, center })).toMatchObject({ id, status: "SUBMITTED", type: "CREATE" });
  expect(await hub.submit({ submissionId: id, center })).toMatchObject({
    __typename: "WrongSubmissionState",
    status: "SUBMITTED",
  });
  expect(await hub.review({ id, decision: "APPROVE" })).toMatchObject({
    center: { slug: "digidelcenter-aao-i-falun-2", version: 1 },
  });
});

test("reviewSubmission rejects a submission, and closes a centre", async () => {
  const { id } = await hub.submit({ center });
  const comments = [{ field: "name", text: "Finns redan" }];
  expect(await hub.review({ id, decision: "REJECT", comments })).toMatchObject({ status: "REJECTED", center: null });
  expect(await hub.review({ id, decision: "APPROVE" })).toMatchObject({
    status: "REJECTED",
    __typename: "WrongSubmissionState",
  });

  clock.set(new Date("2026-05-31T22:30:00Z"));
  const { id: centerId } = await hub.bySlug("digidelcenter-aao-i-falun-2");
  const closing = await hub.submit({ type: "CLOSE", centerId, baseVersion: 1 });
  expect(closing).toMatchObject({ type: "CLOSE", diff: [] });
  expect(await hub.review({ id: closing.id, decision: "APPROVE" })).toMatchObject({
    center: { status: "CLOSED", version: 2 },
  });
  expect(await hub.bySlug("digidelcenter-aao-i-falun-2")).toMatchObject({ closedOn: "2026-06-01", openNow: false });
  expect(await hub.submit({ type: "UPDATE", centerId, baseVersion: 2, center })).toMatchObject({
    __typename: "CenterIsClosed",
    closedOn: "2026-06-01",
  });
  const [municipality] = await hub.entities("Municipality", [{ code: "2080" }], "centers { slug }");
  expect(municipality).toEqual({ centers: [{ slug: "digidelcenter-aao-i-falun" }] });
});

test("reviewSubmission pauses and resumes a centre", async () => {
  const { id: centerId, slug, version } = await hub.approved({ name: "DigidelCenter Paus" });
  const change = async (paused: boolean, baseVersion: number) => {
    const content = { ...center, name: "DigidelCenter Paus", paused };
    const submission = await hub.submit({ type: "UPDATE", centerId, baseVersion, center: content });
    await hub.review({ id: submission.id, decision: "APPROVE" });
    return submission.diff;
  };
  expect(await change(true, version)).toEqual([{ path: "paused", before: null, after: "true" }]);
  expect(await hub.bySlug(slug)).toMatchObject({ status: "PAUSED", openNow: false });
  expect(await change(false, version + 1)).toEqual([{ path: "paused", before: "true", after: null }]);
  expect(await hub.bySlug(slug)).toMatchObject({ status: "ACTIVE" });
});

test("reviewSubmission approves only what meets every criterion", async () => {
  const partly = criteria.map((row, i) => ({ ...row, level: i < 3 ? "MET" : i === 3 ? "PARTLY" : "NOT_MET" }));
  const { id } = await hub.submit({ center: { ...center, criteria: partly } });
  expect(await hub.review({ id, decision: "APPROVE" })).toMatchObject({
    __typename: "CriteriaNotMet",
    notMet: ["GOVERNMENT_DESIGNATED", "HUMAN_RIGHT"],
  });
  const { centerSubmission } = await hub.request(
    "query ($id: ID!) { centerSubmission(id: $id) { status decidedAt } }",
    { id },
    falun,
  );
  expect(centerSubmission).toEqual({ status: "SUBMITTED", decidedAt: null });
});

test("reviewSubmission approves a new centre as planned, unseen by the public until it meets every criterion", async () => {
  const name = "DigidelCenter Planeras";
  const partly = [...criteria.slice(0, 4), { ...criteria[4], level: "PARTLY" }];
  const { id } = await hub.submit({ center: { ...center, name, criteria: partly } });
  const { center: planned } = await hub.review({ id, decision: "APPROVE", asPlanned: true });
  expect(planned).toMatchObject({ status: "PLANNED", version: 1 });
  expect(await hub.bySlug("digidelcenter-planeras")).toBeNull();
  expect(await hub.bySlug("digidelcenter-planeras", falun)).toMatchObject({ status: "PLANNED", openNow: false });

  const update = { type: "UPDATE", centerId: planned.id };
  expect(await hub.submit({ ...update, baseVersion: 1, center: inSater }, sater)).toMatchObject({
    __typename: "NotFound",
  });
  const opened = await hub.submit({ ...update, baseVersion: 1, center: { ...center, name } });
  expect(await hub.review({ id: opened.id, decision: "APPROVE" })).toMatchObject({ center: { status: "ACTIVE" } });
  expect(await hub.bySlug("digidelcenter-planeras")).toMatchObject({ status: "ACTIVE", version: 2 });

  const worse = await hub.submit({ ...update, baseVersion: 2, center: { ...center, name, criteria: partly } });
  expect(await hub.review({ id: worse.id, decision: "APPROVE" })).toMatchObject({
    __typename: "CriteriaNotMet",
    notMet: ["HUMAN_RIGHT"],
  });
  expect(await hub.review({ id: worse.id, decision: "APPROVE", asPlanned: true })).toMatchObject({
    fields: [{ path: "asPlanned", problem: "is only for a centre that is new or planned" }],
  });
});

test("reviewSubmission refuses comments on fields that the submission does not have, and takes those it has", async () => {
  const { id } = await hub.submit({ center: inSater }, sater);
  const review = (...fields: string[]) =>
    hub.review({ id, decision: "REQUEST_CHANGES", comments: fields.map((field) => ({ field, text: "Ändra" })) });
  const problem = "is no field of the submission: write it as in diff, for example units.0.phone";
  expect(await review("name", "phone", "units.7.phone", "center.name", "criteria.0.levle")).toEqual({
    __typename: "InvalidInput",
    message: expect.any(String),
    fields: [1, 2, 3, 4].map((i) => ({ path: `comments.${i}.field`, problem })),
  });
  const comments = ["units.0.phone", "units.0", "units", "criteria.4.evidence", "description.en", "services.1"];
  expect((await review(...comments)).reviewComments.map(({ field }: { field: string }) => field)).toEqual(comments);
});

test("reviewSubmission takes comments on what an update or an end would take away", async () => {
  const bus = { ...unit, name: "Buss" };
  const made = await hub.approved({ name: "DigidelCenter Två", units: [unit, bus] });
  const { id } = await hub.submit({
    type: "UPDATE",
    centerId: made.id,
    baseVersion: 1,
    center: { ...center, name: "DigidelCenter Två", units: [unit] },
  });
  const comments = [{ field: "units.1.name", text: "Ska bussen bort?" }];
  expect(await hub.review({ id, decision: "REJECT", comments })).toMatchObject({ reviewComments: comments });
  const comment = (field: string) => [{ field, text: "Varför?" }];
  const closing = await hub.submit({ type: "CLOSE", centerId: made.id, baseVersion: 1 });
  const end = (field: string) => hub.review({ id: closing.id, decision: "REJECT", comments: comment(field) });
  expect(await end("reason")).toMatchObject({ fields: [{ path: "comments.0.field" }] });
  expect(await end("name")).toMatchObject({ reviewComments: comment("name") });
});
