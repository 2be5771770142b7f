import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { clock } from "../../../kit/clock.js";
import type { Viewer } from "../../../kit/request/viewer.js";
import { coordinator, dashboard, january, officerOf, openHelp, SUMMARY, yearOf } from "../testing.js";

let hub: Awaited<ReturnType<typeof openHelp>>;
let sater: string;
beforeAll(async () => {
  clock.set(new Date("2027-06-01T12:00:00Z"));
  hub = await openHelp();
  ({ saterId: sater } = hub);
  await hub.report({ centerId: sater, ...january });
});
afterAll(async () => {
  clock.set(undefined);
  await hub.close();
});

const officer = officerOf("2082");

test("helpStatistics and helpReports are rounded for everyone but the municipality, the coordinator and dashboards", async () => {
  const seen = async (viewer: Partial<Viewer>) => {
    const { center } = await hub.request(
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
      byTopic: [{ topic: "BANKID", questions: 45 }],
      byDigcompArea: [
        { area: 2, questions: 35 },
        { area: 4, questions: 10 },
      ],
    });
  }
});

test("helpStatistics refuses a period that ends before it begins", async () => {
  const of = (period: string) => hub.request(`{ helpStatistics(${period}) { total { visits } } }`);
  await expect(of('from: "2026-02-01", to: "2026-01-31"')).rejects.toThrow();
  await expect(of('from: "2026-02-01", to: "2026-02-01"')).resolves.toBeDefined();
});

describe("helpStatistics of several centres and months", () => {
  beforeAll(async () => {
    const [unit] = (await hub.bySlug("digidelcenter-sater")).units;
    const february = { periodStart: "2026-02-01", periodEnd: "2026-02-28", visits: 50 };
    await hub.report({ centerId: sater, unit: unit.name, ...february });
    await hub.report({ centerId: sater, ...january, periodStart: "2026-03-01", periodEnd: "2026-03-31" });
    const year = yearOf(hub.rattvikId);
    await hub.importReports([{ ...year[0], visits: 7 }, ...year.slice(1)], {}, officerOf("2031"));
  });

  test("they count once what was both entered and imported", async () => {
    const march = '(from: "2026-03-01", to: "2026-03-31")';
    const before = (await hub.summary(coordinator, march)).total;
    const imported = { ...january, centerId: sater, periodStart: "2026-03-10", periodEnd: "2026-03-20", visits: 99 };
    expect(await hub.importReports([imported])).toMatchObject({ added: 1 });
    expect((await hub.summary(coordinator, march)).total).toEqual(before);
  });

  test("they add up by month, municipality, county, topic and area, in a few statements", async () => {
    const all = await hub.summary(dashboard);
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
    const mixed = await hub.summary(officer);
    expect(mixed.isExact).toBe(false);
    expect(
      mixed.byMunicipality.map((row: any) => [row.municipality.code, row.figures.visits, row.figures.isExact]),
    ).toEqual([
      ["2031", 720, false],
      ["2082", 296, true],
    ]);

    const [ofRattvik, ofSater, none] = await hub.entities(
      "Municipality",
      [{ code: "2031" }, { code: "2082" }, { code: "0180" }],
      "helpStatistics { isExact total { visits questions } byTopic { topic } }",
      officer,
    );
    expect(hub.statements).toHaveLength(2);
    expect(ofRattvik).toMatchObject({ helpStatistics: { isExact: false, total: { visits: 720, questions: 65 } } });
    expect(ofSater).toMatchObject({ helpStatistics: { isExact: true, total: { visits: 296, questions: 86 } } });
    expect(none).toEqual({ helpStatistics: { isExact: false, total: { visits: 0, questions: 0 }, byTopic: [] } });
    const [dalarna] = await hub.entities(
      "County",
      [{ code: "20" }],
      "helpStatistics { total { visits } }",
      coordinator,
    );
    expect(dalarna).toEqual({ helpStatistics: { total: { visits: 996 } } });
  });

  test("they add up to what an Int holds and no further", async () => {
    const most = 2_147_483_647;
    const asked = JSON.stringify([{ topic: "AI", digcompArea: 1, count: most }]);
    await sql`update help_statistic set visits = ${most}, drop_in_visits = ${most}, questions = ${asked}`.execute(
      hub.orm.em.getKysely(),
    );
    expect(await hub.summary(dashboard)).toMatchObject({
      total: { visits: most, dropInVisits: most, questions: most },
      byTopic: [{ topic: "AI", questions: most }],
      byDigcompArea: [{ area: 1, questions: most }],
    });
    expect((await hub.summary()).total).toMatchObject({ visits: most, questions: most });
    await sql`update help_statistic set drop_in_visits = null`.execute(hub.orm.em.getKysely());
    expect((await hub.summary()).total).toMatchObject({ dropInVisits: null });
  });
});
