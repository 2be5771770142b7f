import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { clock } from "../../../kit/clock.js";
import { officerOf, openCenters, sater, unit } from "../testing.js";

let hub: Awaited<ReturnType<typeof openCenters>>;
beforeAll(async () => {
  hub = await openCenters();
});
afterEach(() => clock.set(undefined));
afterAll(() => hub.close());

test("updateOpeningHours changes hours, exceptions, drop-in times and phone at once", async () => {
  const { id: centerId, slug, version } = await hub.approved({ name: "DigidelCenter Tider" });
  clock.set(new Date("2026-12-22T09:00:00Z"));
  const openingHours = [{ weekday: "THURSDAY", opens: "08:00", closes: "12:00" }];
  const exceptions = [
    { date: "2026-12-24", closed: true, opens: null, closes: null },
    { date: "2026-12-22", closed: null, opens: "09:30", closes: "11:00" },
  ];
  const dropIn = [{ weekday: "THURSDAY", start: "09:00", end: "10:00", topics: null }];
  const input = { centerId, unit: unit.name, expectedVersion: version, openingHours };
  const changed = await hub.updateHours({ ...input, exceptions, dropIn, phone: "023-555 55" });
  expect(changed).toMatchObject({
    __typename: "DigidelCenter",
    id: centerId,
    version: version + 1,
    openNow: true,
    units: [{ name: unit.name, phone: "023-555 55", openingHours, exceptions, dropIn }],
  });
  expect(changed.updatedAt.slice(0, 16)).toBe("2026-12-22T09:00");

  const only = await hub.updateHours({ ...input, expectedVersion: version + 1, phone: null });
  expect(only.units).toEqual([{ name: unit.name, phone: null, openingHours, exceptions, dropIn }]);
  expect(await hub.updateHours({ ...input, expectedVersion: version + 2, exceptions: [] })).toMatchObject({
    units: [{ exceptions: [], dropIn }],
  });
  expect(await hub.bySlug(slug)).toMatchObject({ version: version + 3, name: "DigidelCenter Tider", stale: false });
});

test("updateOpeningHours lets one of two changes in, and refuses the other with the version it missed", async () => {
  const { id: centerId, version: expectedVersion } = await hub.approved({ name: "DigidelCenter Samtidigt" });
  const opens = (time: string) =>
    hub.updateHours({
      centerId,
      unit: unit.name,
      expectedVersion,
      openingHours: [{ weekday: "MONDAY", opens: time, closes: "18:00" }],
    });
  const answers = await Promise.all([opens("08:00"), opens("09:00")]);
  const [won] = answers.filter(({ __typename }) => __typename === "DigidelCenter");
  const [lost] = answers.filter(({ __typename }) => __typename === "StaleVersion");
  expect(won.version).toBe(expectedVersion + 1);
  expect(lost.currentVersion).toBe(expectedVersion + 1);
});

test("updateOpeningHours names each broken rule", async () => {
  const { id: centerId, version: expectedVersion } = await hub.approved({ name: "DigidelCenter Regler" });
  const input = { centerId, unit: unit.name, expectedVersion, openingHours: unit.openingHours };
  expect(await hub.updateHours(input, sater)).toMatchObject({
    __typename: "NotYourMunicipality",
    municipality: { code: "2082" },
    path: "centerId",
  });
  const overlapping = [...unit.openingHours, { weekday: "TUESDAY", opens: "09:00", closes: "11:00" }];
  expect(await hub.updateHours({ ...input, openingHours: overlapping, expectedVersion: 99 })).toMatchObject({
    refusals: [
      { __typename: "StaleVersion", currentVersion: expectedVersion },
      { __typename: "HoursOverlap", path: "openingHours.2", unit: unit.name, weekday: "TUESDAY" },
    ],
  });
  expect(await hub.updateHours({ ...input, openingHours: [] })).toMatchObject({
    __typename: "MustBeStaffedWithOpeningHours",
    path: "openingHours",
    unitsWithOpeningHours: 0,
  });
  const expired = [{ ...unit.openingHours[0], validTo: "2024-12-31" }];
  expect(await hub.updateHours({ ...input, openingHours: expired })).toMatchObject({
    __typename: "MustBeStaffedWithOpeningHours",
  });
  const exceptions = [unit.exceptions[0], { date: "2026-12-24", opens: "10:00", closes: "12:00" }];
  expect(await hub.updateHours({ ...input, exceptions })).toMatchObject({
    __typename: "HoursOverlap",
    path: "exceptions.1",
    date: "2026-12-24",
  });
  const backwards = [{ weekday: "MONDAY", opens: "12:00", closes: "10:00" }];
  expect(await hub.updateHours({ ...input, openingHours: backwards, phone: "ring" })).toMatchObject({
    fields: [{ path: "openingHours.0.closes" }, { path: "phone" }],
  });
  const day = { weekday: "MONDAY", opens: "00:00", closes: "24:00" };
  const pastMidnight = { openingHours: [{ ...day, opens: "18:00", closes: "02:00" }] };
  const untilZero = { openingHours: [{ ...day, opens: "18:00", closes: "00:00" }] };
  const ofOneDay = { exceptions: [{ date: "2026-12-31", opens: "18:00", closes: "02:00" }] };
  const dropIn = { dropIn: [{ weekday: "MONDAY", start: "18:00", end: "02:00" }] };
  for (const hours of [pastMidnight, untilZero, ofOneDay, dropIn]) {
    const [path, ...others] = (await hub.updateHours({ ...input, ...hours })).fields;
    expect(path).toEqual({
      path: expect.stringMatching(/\.0\.(closes|end)$/),
      problem: expect.stringContaining("until 24:00, and on the next day from 00:00"),
    });
    expect(others).toEqual([]);
  }
  expect(await hub.updateHours({ ...input, openingHours: [{ ...day, opens: "24:00" }] })).toMatchObject({
    fields: [{ path: "openingHours.0.opens", problem: expect.stringContaining("begins, 00:00") }],
  });
  const twoRows = [day, { weekday: "TUESDAY", opens: "00:00", closes: "02:00" }];
  const refusals = await hub.updateHours({ ...input, openingHours: twoRows, expectedVersion: 99 });
  expect(refusals).toMatchObject({ __typename: "StaleVersion" });
  for (const wrong of [{ unit: "Ingen enhet" }, { centerId: "x" }]) {
    expect(await hub.updateHours({ ...input, ...wrong })).toMatchObject({ __typename: "NotFound" });
  }
  expect(await hub.bySlug("digidelcenter-regler")).toMatchObject({ version: expectedVersion });

  const { id } = await hub.submit({ type: "CLOSE", centerId, baseVersion: expectedVersion });
  await hub.review({ id, decision: "APPROVE" });
  expect(await hub.updateHours({ ...input, expectedVersion: expectedVersion + 1 })).toMatchObject({
    __typename: "CenterIsClosed",
  });
  expect(await hub.confirm(centerId)).toMatchObject({ __typename: "CenterIsClosed" });
});

test("updateOpeningHours gives a centre of the documents its first hours, which may also do without", async () => {
  const { id: centerId, units } = await hub.bySlug("digidelcenter-rattvik");
  const rattvik = officerOf("2031", "rattviks-kommun");
  const input = { centerId, unit: units[0].name, expectedVersion: 1, openingHours: [] };
  expect(await hub.updateHours({ ...input, phone: "0248-123 45" }, rattvik)).toMatchObject({ openNow: null });
  expect(
    await hub.updateHours({ ...input, expectedVersion: 2, openingHours: unit.openingHours }, rattvik),
  ).toMatchObject({ version: 3, units: [{ phone: "0248-123 45", openingHours: unit.openingHours }] });
});
