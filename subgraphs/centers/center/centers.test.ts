import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { clock } from "../../../kit/clock.js";
import { municipalityByCode } from "../../../kit/sweden/sweden.js";
import { openSubgraph } from "../../../kit/testing/open-subgraph.js";
import type { OpeningException, OpeningHours } from "../hours/opening-hours.js";
import { localMoment, isOpen, isOpenSql } from "../hours/opening.js";
import { centers } from "../subgraph.js";

let hub: Awaited<ReturnType<typeof openSubgraph>>;
beforeAll(async () => {
  hub = await openSubgraph(centers);
});
afterEach(() => clock.set(undefined));
afterAll(() => hub.close());

interface Page {
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  edges: { node: { slug: string; name: string } }[];
}

const nodes = ({ edges }: Page) => edges.map(({ node }) => node);
const slugs = (page: Page) => nodes(page).map(({ slug }) => slug);
const listed = async (filter: object | null, viewer = {}) => {
  const answer = await hub.ask(
    "query ($filter: CenterFilter) { centers(filter: $filter, first: 100) { totalCount edges { node { slug name } } } }",
    { filter },
    viewer,
  );
  expect(answer.centers.totalCount).toBe(answer.centers.edges.length);
  return slugs(answer.centers);
};

test("knows the 26 centres of the document, each in its municipality", async () => {
  const { centers } = await hub.ask(`{ centers(first: 50) { totalCount edges { node {
    slug name status municipality { code } operator { slug } freeOfCharge staffed openedOn criteria { level } sourceNote
    lastVerifiedAt stale openNow units { name venueKind approximate openingHours { opens } point { lat lng } address { street } }
  } } } }`);
  expect(hub.statements).toHaveLength(3);
  expect(centers.totalCount).toBe(26);
  for (const { node } of centers.edges) {
    const municipality = municipalityByCode(node.municipality.code)!;
    expect(node).toMatchObject({
      name: `DigidelCenter ${municipality.name}`,
      status: "ACTIVE",
      stale: true,
      criteria: [],
    });
    expect(node).toMatchObject({
      freeOfCharge: true,
      staffed: true,
      openedOn: null,
      lastVerifiedAt: null,
      openNow: null,
    });
    const { lat, lng } = municipality.seat;
    expect(node.units).toMatchObject([{ approximate: true, openingHours: [], point: { lat, lng }, address: null }]);
  }
  const motala = centers.edges.find(
    ({ node }: { node: { slug: string } }) => node.slug === "digidelcenter-motala",
  ).node;
  expect(motala).toMatchObject({
    operator: { slug: "motala-kommun" },
    units: [{ name: "Motala bibliotek", venueKind: "LIBRARY" }],
  });
  expect(motala.sourceNote).toContain("2017");
});

test("lists by name in Swedish order", async () => {
  const { centers } = await hub.ask("{ centers(first: 100) { edges { node { slug name } } } }");
  const names = nodes(centers).map(({ name }) => name);
  expect(names).toEqual(names.toSorted(new Intl.Collator("sv").compare));
  expect(names.slice(-2)).toEqual(["DigidelCenter Älmhult", "DigidelCenter Örnsköldsvik"]);
});

test.each([null, { county: ["20", "12"] }, { text: "digidelcenter" }, { stale: true, openNow: false }])(
  "gives every row once, page by page, with filter %o",
  async (filter) => {
    const seen: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const { centers }: { centers: Page } = await hub.ask(
        `query ($filter: CenterFilter, $after: String) { centers(filter: $filter, first: 4, after: $after) {
          pageInfo { hasNextPage endCursor } edges { node { slug name } } } }`,
        { filter, after },
      );
      expect(hub.statements).toHaveLength(1);
      seen.push(...slugs(centers));
      ({ hasNextPage: more, endCursor: after } = centers.pageInfo);
    }
    expect(seen).toEqual(await listed(filter));
  },
);

test("filters", async () => {
  expect(await listed({ municipality: ["2082", "0583"] })).toEqual(["digidelcenter-motala", "digidelcenter-sater"]);
  expect(await listed({ county: ["20"] })).toEqual(["digidelcenter-rattvik", "digidelcenter-sater"]);
  expect(await listed({ text: "säter" })).toEqual(["digidelcenter-sater"]);
  expect(await listed({ text: "sater" })).toEqual([]);
  expect(await listed({ text: "digidelcenter örnskö" })).toEqual(["digidelcenter-ornskoldsvik"]);
  expect(await listed({ status: ["CLOSED"] })).toEqual([]);
  expect(await listed({ service: ["Kurser"], language: ["so"] })).toEqual([]);
  expect(await listed({ stale: false })).toEqual([]);
  expect(await listed({ text: null, municipality: null, openNow: null })).toHaveLength(26);
});

test("refuses bad input with its reason", async () => {
  const code = async (source: string) => (await hub.answer(source)).errors?.[0]?.extensions.code;
  expect(await code(`{ centers(first: 101) { totalCount } }`)).toBe("BAD_USER_INPUT");
  expect(await code(`{ centers(filter: { text: "${"å".repeat(201)}" }) { totalCount } }`)).toBe("BAD_USER_INPUT");
  expect(await code(`{ centers(after: "nonsense") { edges { cursor } } }`)).toBe("BAD_USER_INPUT");
  expect(await code(`{ nearestCenters(point: { lat: 91, lng: 15 }) { distanceKm } }`)).toBe("BAD_USER_INPUT");
  expect(await code(`{ nearestCenters(point: { lat: 60, lng: 15 }, first: 0) { distanceKm } }`)).toBe("BAD_USER_INPUT");
  expect(await hub.ask(`{ center(slug: "nowhere") { id } centerSubmission(id: "nonsense") { id } }`)).toEqual({
    center: null,
    centerSubmission: null,
  });
});

test("finds the nearest centres by distance on the sphere", async () => {
  const falun = { lat: 60.60357, lng: 15.62597 };
  const { nearestCenters } = await hub.ask(
    "query ($point: GeoPointInput!) { nearestCenters(point: $point) { distanceKm approximate center { slug municipality { code } } } }",
    { point: falun },
  );
  expect(hub.statements).toHaveLength(1);
  expect(nearestCenters.map(({ center }: { center: { slug: string } }) => center.slug).slice(0, 2)).toEqual([
    "digidelcenter-sater",
    "digidelcenter-rattvik",
  ]);
  expect(nearestCenters).toHaveLength(5);
  const seat = municipalityByCode("2082")!.seat;
  expect(nearestCenters[0]).toMatchObject({ approximate: true, center: { municipality: { code: "2082" } } });
  expect(nearestCenters[0].distanceKm).toBe(Math.round(haversineKm(falun, seat) * 10) / 10);
});

test("walks an index to the nearest centres", async () => {
  const { rows } = await hub.orm.em
    .getKysely()
    .transaction()
    .execute(async (db) => {
      await sql`set local enable_seqscan = off`.execute(db);
      return sql<
        Record<string, string>
      >`explain select id from center_unit order by position <-> on_sphere(60, 15) limit 5`.execute(db);
    });
  expect(JSON.stringify(rows)).toContain("center_unit_position_idx");
});

test("ties centres to municipalities, counties and actors", async () => {
  const codes = ["2082", "0583", "0114"].map((code) => ({ code, population: 11_000 }));
  const municipalities = await hub.entities(
    "Municipality",
    codes,
    "code hasCenter residentsPerCenter centers { slug units { name } }",
  );
  expect(municipalities).toMatchObject([
    { code: "2082", hasCenter: true, residentsPerCenter: 11_000, centers: [{ slug: "digidelcenter-sater" }] },
    {
      code: "0583",
      hasCenter: true,
      centers: [{ slug: "digidelcenter-motala", units: [{ name: "Motala bibliotek" }] }],
    },
    { code: "0114", hasCenter: false, residentsPerCenter: null, centers: [] },
  ]);
  expect(hub.statements).toHaveLength(3);

  const counties = await hub.entities(
    "County",
    [
      { code: "20", population: 280_000 },
      { code: "09", population: 61_000 },
    ],
    "hasCenter residentsPerCenter centers(first: 1) { totalCount pageInfo { hasNextPage } edges { node { slug } } }",
  );
  expect(counties).toMatchObject([
    { hasCenter: true, residentsPerCenter: 140_000, centers: { totalCount: 2, pageInfo: { hasNextPage: true } } },
    { hasCenter: false, residentsPerCenter: null, centers: { totalCount: 0, edges: [] } },
  ]);
  expect(hub.statements).toHaveLength(3);

  const actors = await hub.entities(
    "Actor",
    [{ slug: "saters-kommun" }, { slug: "pts" }],
    "operatedCenters { slug } partnerOf { totalCount }",
  );
  expect(actors).toEqual([
    { operatedCenters: [{ slug: "digidelcenter-sater" }], partnerOf: { totalCount: 0 } },
    { operatedCenters: [], partnerOf: { totalCount: 0 } },
  ]);
  expect(hub.statements).toHaveLength(2);
});

test("answers a municipality's page with two statements", async () => {
  const fields =
    "centers { slug name status freeOfCharge criteria { criterion level } units { venueKind openingHours { weekday opens closes } } }";
  await hub.entities("Municipality", [{ code: "2082" }], fields);
  expect(hub.statements).toHaveLength(2);
});

test("gives a centre by both its keys", async () => {
  const { center } = await hub.ask('{ center(slug: "digidelcenter-sater") { id version } }');
  const keys = [{ id: center.id }, { slug: "digidelcenter-sater" }, { slug: "nowhere" }, { id: "nonsense" }];
  const found = await hub.entities("DigidelCenter", keys, "name version");
  expect(found).toEqual([...Array(2).fill({ name: "DigidelCenter Säter", version: 1 }), null, null]);
});

test("knows the five criteria of 2023", async () => {
  const { criteria } = await hub.ask("{ criteria { criterion number version statement { sv en } sourceNote } }");
  expect(criteria.map(({ number }: { number: number }) => number)).toEqual([1, 2, 3, 4, 5]);
  expect(criteria[0]).toMatchObject({ criterion: "ACCESSIBLE_FREE", version: "2023" });
});

test("shows the grant round of 2018 with all that its sources say", async () => {
  const { grantRounds } = await hub.ask(`{ grantRounds {
    slug name reference channel budgetFigures { kind amountSek source } applicationsCount { value qualifier source }
    grantsCount sourcesDisagree applications { id } } }`);
  expect(grantRounds).toMatchObject([
    {
      slug: "digidelcenter-2018",
      name: "DigidelCenter 2018",
      reference: "N2018/02458/D",
      grantsCount: 15,
      sourcesDisagree: true,
      applications: [],
    },
  ]);
  const figures = grantRounds[0].budgetFigures.map(({ kind, amountSek }: { kind: string; amountSek: number }) => [
    kind,
    amountSek,
  ]);
  expect(figures).toEqual([
    ["GOVERNMENT", 9_600_000],
    ["TOP_UP", 2_200_000],
    ["TOP_UP", 2_400_000],
    ["TOTAL", 10_400_000],
  ]);
  expect(new Set(grantRounds[0].budgetFigures.map(({ source }: { source: string }) => source)).size).toBe(2);
  expect(grantRounds[0].applicationsCount).toMatchObject([
    { value: 50, qualifier: null },
    { value: 50, qualifier: "OVER" },
  ]);
});

test("has the same rule of opening in SQL", async () => {
  const db = hub.orm.em.getKysely();
  const hours: OpeningHours[] = [
    { weekday: "SUNDAY", opens: "01:30", closes: "02:45" },
    { weekday: "SUNDAY", opens: "03:00", closes: "23:59", validFrom: "2026-04-01", validTo: null },
    { weekday: "MONDAY", opens: "00:00", closes: "00:30", validTo: "2026-03-30" },
  ];
  const exceptions: OpeningException[] = [
    { date: "2026-12-24", closed: true },
    { date: "2026-12-25", closed: null, opens: "10:00", closes: "12:00" },
  ];
  const starts = ["2026-03-28T22:00:00Z", "2026-10-24T20:00:00Z", "2026-12-23T20:00:00Z", "2026-04-05T00:00:00Z"];
  const instants = starts.flatMap((start) =>
    Array.from({ length: 120 }, (_, i) => new Date(Date.parse(start) + i * 17 * 60_000)),
  );
  const unit = { openingHours: hours, exceptions };
  const inSql = instants.map(
    (at) => sql`(select ${isOpenSql(localMoment(at))} from (select
    ${JSON.stringify(hours)}::jsonb as opening_hours, ${JSON.stringify(exceptions)}::jsonb as exceptions) u)`,
  );
  const { rows } = await sql<{ open: boolean[] }>`select array[${sql.join(inSql)}] as open`.execute(db);
  expect(rows[0]!.open).toEqual(instants.map((at) => isOpen(unit, localMoment(at))));
  expect(new Set(rows[0]!.open).size).toBe(2);
});

interface Point {
  lat: number;
  lng: number;
}

function haversineKm(a: Point, b: Point): number {
  const rad = (degrees: number) => (degrees * Math.PI) / 180;
  const h =
    Math.sin(rad(b.lat - a.lat) / 2) ** 2 +
    Math.cos(rad(a.lat)) * Math.cos(rad(b.lat)) * Math.sin(rad(b.lng - a.lng) / 2) ** 2;
  return 2 * 6371.0088 * Math.asin(Math.sqrt(h));
}
