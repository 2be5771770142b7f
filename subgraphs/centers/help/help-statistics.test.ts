import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { clock } from "../../../kit/clock.js";
import type { Viewer } from "../../../kit/request/viewer.js";
import { openSubgraph } from "../../../kit/testing/open-subgraph.js";
import { centers } from "../subgraph.js";

let hub: Awaited<ReturnType<typeof openSubgraph>>;
let sater: string;
let rattvik: string;
beforeAll(async () => {
  clock.set(new Date("2027-06-01T12:00:00Z"));
  hub = await openSubgraph(centers);
  const { a, b } = await hub.ask(
    '{ a: center(slug: "digidelcenter-sater") { id } b: center(slug: "digidelcenter-rattvik") { id } }',
  );
  [sater, rattvik] = [a.id, b.id];
});
afterAll(async () => {
  clock.set(undefined);
  await hub.close();
});

const officerOf = (municipalityCode: string): Partial<Viewer> => ({
  role: "MUNICIPALITY",
  municipalityCode,
  actorSlug: "en-kommun",
  actorActive: true,
});
const officer = officerOf("2082");
const coordinator: Partial<Viewer> = { role: "COORDINATOR" };
const dashboard: Partial<Viewer> = { role: "DASHBOARD" };

const january = {
  periodStart: "2026-01-01",
  periodEnd: "2026-01-31",
  visits: 123,
  dropInVisits: 47,
  meanMinutes: 22.5,
  questions: [
    { topic: "BANKID", digcompArea: 2, count: 33 },
    { topic: "BANKID", digcompArea: 4, count: 8 },
    { topic: "AI", count: 2 },
  ],
};

const REFUSAL = `fragment Refusal on UserError { __typename message
  ... on InvalidInput { fields { path problem } }
  ... on NotYourMunicipality { municipality { code } path }
  ... on PeriodOverlaps { existing { id unit periodStart periodEnd } } }`;
const report = async (input: object, viewer = officer) =>
  (
    await hub.ask(
      `mutation ($input: ReportHelpStatisticsInput!) { reportHelpStatistics(input: $input) { __typename ...Refusal
        ... on HelpStatistic { id center { slug } unit periodStart periodEnd visits dropInVisits meanMinutes source version isExact
          questions { topic digcompArea count } } } } ${REFUSAL}`,
      { input },
      viewer,
    )
  ).reportHelpStatistics;
const bring = async (rows: object[], more: object = {}, viewer = officer) =>
  (
    await hub.ask(
      `mutation ($input: ImportHelpStatisticsInput!) { importHelpStatistics(input: $input) { __typename ...Refusal
        ... on HelpStatisticsImport { added changed unchanged refused rows { row outcome statistic { id visits source } refusal { ...Refusal } } } } } ${REFUSAL}`,
      { input: { rows, ...more } },
      viewer,
    )
  ).importHelpStatistics;

const SUMMARY = `fragment Summary on HelpSummary { isExact total { ...Figures isExact }
    byMonth { month figures { ...Figures } } byMunicipality { municipality { code } figures { ...Figures isExact } } byCounty { county { code } figures { visits } }
    byTopic { topic questions } byDigcompArea { area questions } }
  fragment Figures on HelpFigures { visits dropInVisits meanMinutes questions }`;
const inAll = async (viewer: Partial<Viewer> = {}, period = "") =>
  (await hub.ask(`{ helpStatistics${period} { ...Summary } } ${SUMMARY}`, {}, viewer)).helpStatistics;

test("takes a whole month in one mutation", async () => {
  expect(await report({ centerId: sater, ...january })).toMatchObject({
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

test("shows everyone rounded figures, and exact ones to the municipality, the coordinator and dashboards", async () => {
  const seen = async (viewer: Partial<Viewer>) => {
    const { center } = await hub.ask(
      `{ center(slug: "digidelcenter-sater") { helpReports { totalCount edges { node { visits dropInVisits meanMinutes isExact questions { topic count } } } }
        helpStatistics { ...Summary } } } ${SUMMARY}`,
      {},
      viewer,
    );
    return center;
  };
  const exact = {
    visits: 123,
    dropInVisits: 47,
    meanMinutes: 22.5,
    isExact: true,
    questions: [
      { topic: "BANKID", count: 33 },
      { topic: "BANKID", count: 8 },
      { topic: "AI", count: 2 },
    ],
  };
  const rounded = {
    visits: 125,
    dropInVisits: 45,
    meanMinutes: 25,
    isExact: false,
    questions: [
      { topic: "BANKID", count: 35 },
      { topic: "BANKID", count: 10 },
    ],
  };
  for (const viewer of [officer, coordinator, dashboard]) {
    const { helpReports, helpStatistics } = await seen(viewer);
    expect(helpReports).toEqual({ totalCount: 1, edges: [{ node: exact }] });
    expect(helpStatistics).toMatchObject({
      isExact: true,
      total: { visits: 123, dropInVisits: 47, meanMinutes: 22.5, questions: 43 },
      byTopic: [
        { topic: "AI", questions: 2 },
        { topic: "BANKID", questions: 41 },
      ],
    });
  }
  for (const viewer of [{}, officerOf("2031"), { role: "MEMBER" as const }]) {
    const { helpReports, helpStatistics } = await seen(viewer);
    expect(helpReports.edges).toEqual([{ node: rounded }]);
    expect(helpStatistics).toEqual({
      isExact: false,
      total: { visits: 125, dropInVisits: 45, meanMinutes: 25, questions: 45, isExact: false },
      byMonth: [{ month: "2026-01", figures: { visits: 125, dropInVisits: 45, meanMinutes: 25, questions: 45 } }],
      byMunicipality: [
        {
          municipality: { code: "2082" },
          figures: { visits: 125, dropInVisits: 45, meanMinutes: 25, questions: 45, isExact: false },
        },
      ],
      byCounty: [{ county: { code: "20" }, figures: { visits: 125 } }],
      byTopic: [{ topic: "BANKID", questions: 40 }],
      byDigcompArea: [
        { area: 2, questions: 35 },
        { area: 4, questions: 10 },
      ],
    });
  }
});

test("refuses periods that overlap, of the unit or of the whole centre, and takes them side by side", async () => {
  const [unit] = (await hub.ask('{ center(slug: "digidelcenter-sater") { units { name } } }')).center.units;
  const overlaps = { __typename: "PeriodOverlaps", existing: { unit: null, periodStart: "2026-01-01" } };
  const late = { ...january, periodStart: "2026-01-31", periodEnd: "2026-02-14" };
  expect(await report({ centerId: sater, ...january })).toMatchObject(overlaps);
  expect(await report({ centerId: sater, ...late })).toMatchObject(overlaps);
  expect(await report({ centerId: sater, ...late, unit: unit.name })).toMatchObject(overlaps);
  const february = { ...january, periodStart: "2026-02-01", periodEnd: "2026-02-28", visits: 50, questions: null };
  expect(await report({ centerId: sater, ...february, unit: unit.name })).toMatchObject({
    unit: unit.name,
    visits: 50,
  });
  expect(await report({ centerId: sater, ...february })).toMatchObject({ existing: { unit: unit.name } });

  const both = { ...january, periodStart: "2026-03-01", periodEnd: "2026-03-31" };
  const raced = await Promise.all([report({ centerId: sater, ...both }), report({ centerId: sater, ...both })]);
  expect(raced.map(({ __typename }) => __typename).toSorted()).toEqual(["HelpStatistic", "PeriodOverlaps"]);
});

test("corrects a report in its place", async () => {
  const { existing } = await report({ centerId: sater, ...january });
  const corrected = { ...january, visits: 130, periodEnd: "2026-01-30", replaces: existing.id };
  expect(await report({ centerId: sater, ...corrected })).toMatchObject({
    id: existing.id,
    visits: 130,
    version: 2,
    periodEnd: "2026-01-30",
  });
  const intoNext = { ...january, periodStart: "2026-01-15", periodEnd: "2026-02-14", replaces: existing.id };
  expect(await report({ centerId: sater, ...intoNext })).toMatchObject({ existing: { periodStart: "2026-02-01" } });
  expect(await report({ centerId: rattvik, ...corrected }, officerOf("2031"))).toMatchObject({
    __typename: "NotFound",
  });
  expect((await inAll(officer, '(from: "2026-01-01", to: "2026-01-31")')).total.visits).toBe(130);
  await report({ centerId: sater, ...january, replaces: existing.id });
});

test("names what is malformed by its path", async () => {
  const fields = async (changes: object) => {
    const answer = await report({ centerId: sater, ...january, ...changes });
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

test("imports a year at once, row by row, and the same again changes nothing", async () => {
  const year = Array.from({ length: 12 }, (_, month) => ({
    centerId: rattvik,
    visits: 10 * month + 3,
    questions: [{ topic: "APPS", count: month }],
    periodStart: `2025-${String(month + 1).padStart(2, "0")}-01`,
    periodEnd: `2025-${String(month + 1).padStart(2, "0")}-28`,
  }));
  const itsOfficer = officerOf("2031");
  const wrong = [
    { ...year[0], visits: -1 },
    { ...year[0], periodEnd: "2025-01-27" },
    { ...year[0], centerId: sater },
    { ...year[0], centerId: "x" },
  ];
  const dry = await bring([...year, ...wrong], { dryRun: true }, itsOfficer);
  expect(dry).toMatchObject({ added: 12, changed: 0, unchanged: 0, refused: 4 });
  expect(dry.rows.slice(11)).toMatchObject([
    { row: 11, outcome: "ADDED", statistic: null, refusal: null },
    { row: 12, refusal: { __typename: "InvalidInput", fields: [{ path: "visits" }] } },
    { row: 13, refusal: { __typename: "PeriodOverlaps" } },
    { row: 14, refusal: { __typename: "NotYourMunicipality", municipality: { code: "2031" }, path: "centerId" } },
    { row: 15, refusal: { __typename: "NotFound" } },
  ]);
  expect((await inAll(coordinator, '(to: "2025-12-31")')).total.visits).toBe(0);

  const first = await bring([...year, wrong[0]!], {}, itsOfficer);
  expect(hub.statements.length).toBeLessThan(8);
  expect(first).toMatchObject({ added: 12, refused: 1, rows: expect.arrayContaining([]) });
  expect(first.rows[0]).toMatchObject({ outcome: "ADDED", statistic: { visits: 3, source: "IMPORT" } });
  expect(await bring(year, {}, itsOfficer)).toMatchObject({ added: 0, unchanged: 12 });
  const again = await bring([{ ...year[0], visits: 7 }, ...year.slice(1), year[0]!], {}, itsOfficer);
  expect(again).toMatchObject({ changed: 1, unchanged: 11, refused: 1 });
  expect(again.rows[12].refusal).toMatchObject({ __typename: "PeriodOverlaps" });
  expect(again.rows[0]).toMatchObject({ outcome: "CHANGED", statistic: { id: first.rows[0].statistic.id, visits: 7 } });
  expect((await inAll(coordinator, '(to: "2025-12-31")')).total.visits).toBe(700);

  expect((await bring([])).fields).toEqual([{ path: "rows", problem: "must have at least 1" }]);
  expect((await bring(Array.from({ length: 201 }, () => year[0]!))).fields).toEqual([
    { path: "rows", problem: "must have at most 200" },
  ]);
});

test("counts once what was both entered and imported", async () => {
  const march = '(from: "2026-03-01", to: "2026-03-31")';
  const before = (await inAll(coordinator, march)).total;
  const imported = { ...january, centerId: sater, periodStart: "2026-03-10", periodEnd: "2026-03-20", visits: 99 };
  expect(await bring([imported])).toMatchObject({ added: 1 });
  expect((await inAll(coordinator, march)).total).toEqual(before);
});

test("adds up by month, municipality, county, topic and area, in a few statements", async () => {
  const all = await inAll(dashboard);
  expect(hub.statements).toHaveLength(6);
  expect(all.byMonth.map(({ month }: { month: string }) => month)).toEqual([
    ...Array.from({ length: 12 }, (_, i) => `2025-${String(i + 1).padStart(2, "0")}`),
    "2026-01",
    "2026-02",
    "2026-03",
  ]);
  const sum = (rows: { figures: { visits: number } }[]) =>
    rows.reduce((total, { figures }) => total + figures.visits, 0);
  expect(all.total.visits).toBe(700 + 123 + 50 + 123);
  expect(sum(all.byMonth)).toBe(all.total.visits);
  expect(sum(all.byMunicipality)).toBe(all.total.visits);
  expect(sum(all.byCounty)).toBe(all.total.visits);
  expect(all.byTopic).toEqual([
    { topic: "AI", questions: 4 },
    { topic: "APPS", questions: 66 },
    { topic: "BANKID", questions: 82 },
  ]);
  expect(all.byDigcompArea).toEqual([
    { area: 2, questions: 66 },
    { area: 4, questions: 16 },
  ]);
  const mixed = await inAll(officer);
  expect(mixed.isExact).toBe(false);
  expect(
    mixed.byMunicipality.map((row: any) => [row.municipality.code, row.figures.visits, row.figures.isExact]),
  ).toEqual([
    ["2031", 700, false],
    ["2082", 296, true],
  ]);

  const [ofRattvik, ofSater, none] = await hub.entities(
    "Municipality",
    [{ code: "2031" }, { code: "2082" }, { code: "0180" }],
    "helpStatistics { isExact total { visits questions } byTopic { topic } }",
    officer,
  );
  expect(hub.statements).toHaveLength(2);
  expect(ofRattvik).toMatchObject({ helpStatistics: { isExact: false, total: { visits: 700, questions: 65 } } });
  expect(ofSater).toMatchObject({ helpStatistics: { isExact: true, total: { visits: 296, questions: 86 } } });
  expect(none).toEqual({ helpStatistics: { isExact: false, total: { visits: 0, questions: 0 }, byTopic: [] } });
  const [dalarna] = await hub.entities("County", [{ code: "20" }], "helpStatistics { total { visits } }", coordinator);
  expect(dalarna).toEqual({ helpStatistics: { total: { visits: 996 } } });
});

test("turns strangers away, and officers of other municipalities", async () => {
  const reporting = `mutation { reportHelpStatistics(input: { centerId: "${sater}", periodStart: "2026-05-01", periodEnd: "2026-05-31", visits: 1 }) { __typename } }`;
  const importing = "mutation { importHelpStatistics(input: { rows: [] }) { __typename } }";
  for (const source of [reporting, importing]) {
    await expect(hub.ask(source)).rejects.toMatchObject({ extensions: { code: "UNAUTHENTICATED" } });
    for (const role of ["COORDINATOR", "MEMBER", "DASHBOARD"] as const) {
      await expect(hub.ask(source, {}, { role })).rejects.toMatchObject({ extensions: { code: "FORBIDDEN" } });
    }
  }
  expect(await report({ centerId: sater, ...january }, officerOf("2031"))).toMatchObject({
    __typename: "NotYourMunicipality",
    municipality: { code: "2031" },
    path: "centerId",
  });
  expect(await report({ centerId: "x", ...january })).toMatchObject({ __typename: "NotFound" });
});

test("adds up to what an Int holds and no further", async () => {
  const most = 2_147_483_647;
  const asked = JSON.stringify([{ topic: "AI", digcompArea: 1, count: most }]);
  await sql`update help_statistic set visits = ${most}, drop_in_visits = ${most}, questions = ${asked}`.execute(
    hub.orm.em.getKysely(),
  );
  expect(await inAll(dashboard)).toMatchObject({
    total: { visits: most, dropInVisits: most, questions: most },
    byTopic: [{ topic: "AI", questions: most }],
    byDigcompArea: [{ area: 1, questions: most }],
  });
  expect((await inAll()).total).toMatchObject({ visits: most - 2, questions: most - 2 });
  await sql`update help_statistic set drop_in_visits = null`.execute(hub.orm.em.getKysely());
  expect((await inAll()).total).toMatchObject({ dropInVisits: null });
});
