import { afterAll, beforeAll, expect, test } from "vitest";
import { clock } from "../../../kit/clock.js";
import { coordinator, officerOf, openHelp, yearOf } from "../testing.js";

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

test("importHelpStatistics takes a year row by row, and the same again changes nothing", async () => {
  const year = yearOf(rattvik);
  const officer = officerOf("2031");
  const wrong = [
    { ...year[0], visits: -1 },
    { ...year[0], periodEnd: "2025-01-27" },
    { ...year[0], centerId: sater },
    { ...year[0], centerId: "x" },
  ];
  const dry = await hub.importReports([...year, ...wrong], { dryRun: true }, officer);
  expect(dry).toMatchObject({ added: 12, changed: 0, unchanged: 0, refused: 4 });
  expect(dry.rows.slice(11)).toMatchObject([
    { row: 11, outcome: "ADDED", statistic: null, refusal: null },
    { row: 12, refusal: { __typename: "InvalidInput", fields: [{ path: "visits" }] } },
    { row: 13, refusal: { __typename: "PeriodOverlaps" } },
    { row: 14, refusal: { __typename: "NotYourMunicipality", municipality: { code: "2031" }, path: "centerId" } },
    { row: 15, refusal: { __typename: "NotFound" } },
  ]);
  expect((await hub.summary(coordinator, '(to: "2025-12-31")')).total.visits).toBe(0);

  const first = await hub.importReports([...year, wrong[0]!], {}, officer);
  expect(hub.statements.length).toBeLessThan(8);
  expect(first).toMatchObject({ added: 12, refused: 1, rows: expect.arrayContaining([]) });
  expect(first.rows[0]).toMatchObject({ outcome: "ADDED", statistic: { visits: 3, source: "IMPORT" } });
  expect(await hub.importReports(year, {}, officer)).toMatchObject({ added: 0, unchanged: 12 });
  const again = await hub.importReports([{ ...year[0], visits: 7 }, ...year.slice(1), year[0]!], {}, officer);
  expect(again).toMatchObject({ changed: 1, unchanged: 11, refused: 1 });
  expect(again.rows[12].refusal).toMatchObject({ __typename: "PeriodOverlaps" });
  expect(again.rows[0]).toMatchObject({ outcome: "CHANGED", statistic: { id: first.rows[0].statistic.id, visits: 7 } });
  expect((await hub.summary(coordinator, '(to: "2025-12-31")')).total.visits).toBe(700);

  expect((await hub.importReports([])).fields).toEqual([{ path: "rows", problem: "must have at least 1" }]);
  expect((await hub.importReports(Array.from({ length: 201 }, () => year[0]!))).fields).toEqual([
    { path: "rows", problem: "must have at most 200" },
  ]);
});

test("importHelpStatistics turns away strangers and other roles", async () => {
  const source = "mutation { importHelpStatistics(input: { rows: [] }) { __typename } }";
  expect(await hub.codeOf(source)).toBe("UNAUTHENTICATED");
  for (const role of ["COORDINATOR", "MEMBER", "DASHBOARD"] as const) {
    expect(await hub.codeOf(source, { role })).toBe("FORBIDDEN");
  }
});
