import { afterAll, beforeAll, expect, test } from "vitest";
import { clock } from "../../../kit/clock.js";
import { january, officerOf, openHelp } from "../testing.js";

let hub: Awaited<ReturnType<typeof openHelp>>;
let sater: string;
let rattvik: string;
beforeAll(async () => {
  clock.set(new Date("2027-06-01T12:00:00Z"));
  hub = await openHelp();
  ({ saterId: sater, rattvikId: rattvik } = hub);
});
afterAll(async () => {
  clock.set(undefined);
  await hub.close();
});

const officer = officerOf("2082");

test("reportHelpStatistics takes a whole month at once", async () => {
  expect(await hub.report({ centerId: sater, ...january })).toMatchObject({
    __typename: "HelpStatistic",
    center: { slug: "digidelcenter-sater" },
    unit: null,
    source: "MANUAL",
    version: 1,
    ...january,
    questions: january.questions.map((asked) => ({ digcompArea: null, ...asked })),
    isExact: true,
  });
});

test("reportHelpStatistics refuses overlapping periods of the unit or the whole centre", async () => {
  const [unit] = (await hub.request('{ center(slug: "digidelcenter-sater") { units { name } } }')).center.units;
  const overlaps = { __typename: "PeriodOverlaps", existing: { unit: null, periodStart: "2026-01-01" } };
  const late = { ...january, periodStart: "2026-01-31", periodEnd: "2026-02-14" };
  expect(await hub.report({ centerId: sater, ...january })).toMatchObject(overlaps);
  expect(await hub.report({ centerId: sater, ...late })).toMatchObject(overlaps);
  expect(await hub.report({ centerId: sater, ...late, unit: unit.name })).toMatchObject(overlaps);
  const february = { ...january, periodStart: "2026-02-01", periodEnd: "2026-02-28", visits: 50, questions: null };
  expect(await hub.report({ centerId: sater, ...february, unit: unit.name })).toMatchObject({
    unit: unit.name,
    visits: 50,
  });
  expect(await hub.report({ centerId: sater, ...february })).toMatchObject({ existing: { unit: unit.name } });

  const both = { ...january, periodStart: "2026-03-01", periodEnd: "2026-03-31" };
  const raced = await Promise.all([hub.report({ centerId: sater, ...both }), hub.report({ centerId: sater, ...both })]);
  expect(raced.map(({ __typename }) => __typename).toSorted()).toEqual(["HelpStatistic", "PeriodOverlaps"]);
});

test("reportHelpStatistics corrects a report in its place", async () => {
  const { existing } = await hub.report({ centerId: sater, ...january });
  const corrected = { ...january, visits: 130, periodEnd: "2026-01-30", replaces: existing.id };
  expect(await hub.report({ centerId: sater, ...corrected })).toMatchObject({
    id: existing.id,
    visits: 130,
    version: 2,
    periodEnd: "2026-01-30",
  });
  const intoNext = { ...january, periodStart: "2026-01-15", periodEnd: "2026-02-14", replaces: existing.id };
  expect(await hub.report({ centerId: sater, ...intoNext })).toMatchObject({ existing: { periodStart: "2026-02-01" } });
  expect(await hub.report({ centerId: rattvik, ...corrected }, officerOf("2031"))).toMatchObject({
    __typename: "NotFound",
  });
  expect((await hub.summary(officer, '(from: "2026-01-01", to: "2026-01-31")')).total.visits).toBe(130);
  await hub.report({ centerId: sater, ...january, replaces: existing.id });
});

test("reportHelpStatistics names malformed fields by their path", async () => {
  const fields = async (changes: object) => {
    const answer = await hub.report({ centerId: sater, ...january, ...changes });
    expect(answer.__typename).toBe("InvalidInput");
    return answer.fields;
  };
  expect(await fields({ periodEnd: "2026-02-01" })).toEqual([
    { path: "periodEnd", problem: "must be within a month of periodStart" },
  ]);
  expect(await fields({ periodStart: "2027-06-02", periodEnd: "2027-06-30" })).toEqual([
    { path: "periodStart", problem: "must not lie in the future" },
  ]);
  expect(await fields({ periodStart: "2027-01-31", periodEnd: "2027-02-28" })).toHaveLength(1);
  expect(await fields({ periodEnd: "2025-12-31" })).toEqual([
    { path: "periodEnd", problem: "must not be before periodStart" },
  ]);
  expect(await fields({ dropInVisits: 124 })).toEqual([
    { path: "dropInVisits", problem: "must not be greater than visits" },
  ]);
  expect(await fields({ unit: "Finns inte" })).toEqual([{ path: "unit", problem: "is not a unit of the centre" }]);
  const questions = [january.questions[0], january.questions[0], { topic: "AI", digcompArea: 6, count: -1 }];
  const paths = (await fields({ questions, visits: -1 })).map(({ path }: { path: string }) => path);
  expect(paths).toEqual(
    expect.arrayContaining(["visits", "questions", "questions.2.digcompArea", "questions.2.count"]),
  );
});

test("reportHelpStatistics turns away strangers, other roles and officers of other municipalities", async () => {
  const source = `mutation { reportHelpStatistics(input: { centerId: "${sater}", periodStart: "2026-05-01", periodEnd: "2026-05-31", visits: 1 }) { __typename } }`;
  expect(await hub.codeOf(source)).toBe("UNAUTHENTICATED");
  for (const role of ["COORDINATOR", "MEMBER", "DASHBOARD"] as const) {
    expect(await hub.codeOf(source, { role })).toBe("FORBIDDEN");
  }
  expect(await hub.report({ centerId: sater, ...january }, officerOf("2031"))).toMatchObject({
    __typename: "NotYourMunicipality",
    municipality: { code: "2031" },
    path: "centerId",
  });
  expect(await hub.report({ centerId: "x", ...january })).toMatchObject({ __typename: "NotFound" });
});
