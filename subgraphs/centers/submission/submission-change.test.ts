import { afterAll, beforeAll, expect, test } from "vitest";
import { center, falun, openCenters, sater, unit } from "../testing.js";

let hub: Awaited<ReturnType<typeof openCenters>>;
beforeAll(async () => {
  hub = await openCenters();
});
afterAll(() => hub.close());

const inSater = { ...center, name: "DigidelCenter Säter", municipality: "2082" };

test("a submission on an older version is refused as stale, when submitted and when approved", async () => {
  const { id: centerId } = await hub.bySlug("digidelcenter-sater");
  const update = { type: "UPDATE", centerId, center: inSater };
  expect(await hub.submit({ ...update, baseVersion: 7 }, sater)).toMatchObject({
    __typename: "StaleSubmission",
    currentVersion: 1,
  });
  expect(await hub.submit({ ...update, baseVersion: 1 }, falun)).toMatchObject({ __typename: "NotYourMunicipality" });

  const { id } = await hub.submit({ ...update, baseVersion: 1 }, sater);
  const openingHours = [{ weekday: "FRIDAY", opens: "09:00", closes: "12:00" }];
  const unitName = (await hub.bySlug("digidelcenter-sater")).units[0].name;
  await hub.updateHours({ centerId, unit: unitName, expectedVersion: 1, openingHours }, sater);
  const stale = await hub.review({ id, decision: "APPROVE" });
  expect(stale).toMatchObject({
    __typename: "StaleSubmission",
    currentVersion: 2,
    changedSince: [{ path: "units.0.openingHours", before: null }],
  });
  expect(JSON.parse(stale.changedSince[0].after)).toEqual(openingHours);
  expect(stale.diff).toContainEqual({ path: "units.1.name", before: unitName, after: null });
  expect(await hub.bySlug("digidelcenter-sater")).toMatchObject({ criteria: [], version: 2 });

  await hub.review({ id, decision: "REQUEST_CHANGES", comments: [{ field: "units", text: "Läs om" }] });
  expect(await hub.submit({ submissionId: id }, sater)).toMatchObject({
    __typename: "StaleSubmission",
    currentVersion: 2,
    changedSince: stale.changedSince,
    diff: stale.diff,
  });
  expect(await hub.submit({ submissionId: id, baseVersion: 2 }, sater)).toMatchObject({
    status: "SUBMITTED",
    baseVersion: 2,
    diff: stale.diff,
  });
  expect(await hub.review({ id, decision: "APPROVE" })).toMatchObject({
    center: { slug: "digidelcenter-sater", version: 3 },
  });
  expect(await hub.bySlug("digidelcenter-sater")).toMatchObject({ stale: false, operator: { slug: "saters-kommun" } });
});

test("a waiting submission that became stale is submitted again on the present hours, with its history", async () => {
  const name = "DigidelCenter Ombaserat";
  const { id: centerId, slug, version } = await hub.approved({ name });
  const bus = { name: "Bussen", venueKind: "MOBILE_UNIT", openingHours: unit.openingHours };
  const change = { ...center, name, services: ["Utskrift"], units: [unit, bus] };
  const { id } = await hub.submit({ type: "UPDATE", centerId, baseVersion: version, center: change });
  expect(await hub.submit({ submissionId: id, baseVersion: version })).toMatchObject({
    __typename: "WrongSubmissionState",
    status: "SUBMITTED",
  });
  const openingHours = [{ weekday: "SUNDAY", opens: "12:00", closes: "15:00" }];
  const hours = { centerId, unit: unit.name, openingHours, phone: "023-999 99" };
  await hub.updateHours({ ...hours, expectedVersion: version });

  const stale = await hub.review({ id, decision: "APPROVE" });
  expect(stale).toMatchObject({
    __typename: "StaleSubmission",
    currentVersion: version + 1,
    changedSince: [{ path: "units.0.openingHours" }, { path: "units.0.phone", after: "023-999 99" }],
  });
  const seen = "query ($id: ID!) { centerSubmission(id: $id) { status changedMeanwhile { path before after } } }";
  const { centerSubmission } = await hub.request(seen, { id }, falun);
  expect(centerSubmission).toEqual({ status: "SUBMITTED", changedMeanwhile: stale.changedSince });
  expect(await hub.submit({ submissionId: id })).toEqual(stale);
  expect(await hub.submit({ submissionId: id, baseVersion: version + 1 }, sater)).toMatchObject({
    __typename: "NotFound",
  });

  const raced = await Promise.all([1, 2].map(() => hub.submit({ submissionId: id, baseVersion: version + 1 })));
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
  expect(await hub.submit({ submissionId: id, baseVersion: version + 2, center: own })).toMatchObject({
    status: "SUBMITTED",
    diff: [
      { path: "services", after: '["Utskrift"]' },
      { path: "units.0.phone", before: "023-999 99", after: "023-111 11" },
    ],
  });
  await hub.review({ id, decision: "APPROVE" });
  expect(await hub.bySlug(slug)).toMatchObject({ services: ["Utskrift"], units: [{ phone: "023-111 11" }] });
});

test("a submission is not stale when its centre was only confirmed since", async () => {
  const { id: centerId, version } = await hub.bySlug("digidelcenter-sater");
  const change = { ...inSater, services: ["Utskrift"] };
  const { id } = await hub.submit({ type: "UPDATE", centerId, baseVersion: version, center: change }, sater);
  expect(await hub.confirm(centerId, sater)).toMatchObject({ version: version + 1 });
  expect(await hub.review({ id, decision: "APPROVE" })).toMatchObject({
    status: "APPROVED",
    baseVersion: version + 1,
    center: { version: version + 2 },
  });
});
