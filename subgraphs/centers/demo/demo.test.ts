import { type Kysely, sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openSubgraph } from "../../../kit/testing/open-subgraph.js";
import { centers } from "../subgraph.js";
import { demo } from "./demo.js";

let hub: Awaited<ReturnType<typeof openSubgraph>>;
beforeAll(async () => {
  hub = await openSubgraph(centers);
});
afterAll(() => hub.close());

const options = { events: 0, centers: 2000, coaches: 0, seed: 7 };
const snapshot = async () => {
  const { rows } = await sql<{ sum: string; count: number }>`
    select count(*)::int as count, md5(string_agg(to_jsonb(r)::text, '|' order by r.slug, r.unit)) as sum from (
      select c.slug, c.name, c.services, c.languages, c.status, c.last_verified_at, u.name as unit, u.lat, u.lng, u.opening_hours
      from digidel_center c join center_unit u on u.center_id = c.id) r`.execute(hub.orm.em.getKysely());
  return rows[0]!;
};

test("demo makes the same centres for the same number, and removes them and nothing else", async () => {
  const db: Kysely<unknown> = hub.orm.em.getKysely();
  const before = await snapshot();

  let made = 0;
  await demo.add(db, options, (rows) => (made += rows));
  expect(made).toBe(demo.size(options));
  const first = await snapshot();
  expect(first.count).toBe(26 + 2000 + 400 + 26);
  await demo.add(db, options, () => undefined);
  expect(await snapshot()).toEqual(first);

  await demo.remove(db);
  expect(await snapshot()).toEqual(before);
  await demo.add(db, options, () => undefined);
  expect(await snapshot()).toEqual(first);
  await demo.remove(db);
  await demo.add(db, { ...options, seed: 8 }, () => undefined);
  expect((await snapshot()).sum).not.toBe(first.sum);
});

test("demo marks every invented text and reaches every municipality", async () => {
  const { centers } = await hub.request(`{ centers(filter: { text: "demo" }, first: 100) { edges { node {
    name slug description { sv } criteria { criterion level evidence } services units { name openingHours { weekday } } } } } }`);
  expect(centers.edges).toHaveLength(100);
  for (const { node } of centers.edges) {
    expect(node.slug).toMatch(/^demo-/);
    expect(
      [node.name, node.description.sv, node.criteria[0].evidence, node.units[0].name].every((text) =>
        text.startsWith("[Demo] "),
      ),
    ).toBe(true);
    expect(node.criteria).toHaveLength(5);
    expect(node.services.length).toBeGreaterThan(1);
    expect(node.units[0].openingHours.length).toBeGreaterThan(4);
  }
  const { rows } = await sql<{ n: number }>`
    select count(distinct municipality_code)::int as n from digidel_center where demo and status = 'ACTIVE'`.execute(
    hub.orm.em.getKysely(),
  );
  expect(rows).toEqual([{ n: 290 }]);
});

test("demo has centres run by actors that there are, and by nobody where the municipality is none", async () => {
  const { seeded, invented } = await hub.request(`{
    seeded: centers(filter: { municipality: ["2082"] }, first: 100) { edges { node { slug operator { slug } } } }
    invented: centers(filter: { municipality: ["2080"] }, first: 100) { edges { node { operator { slug } } } } }`);
  const operators = ({ edges }: { edges: { node: { operator: unknown } }[] }) => edges.map(({ node }) => node.operator);
  expect(operators(seeded).length).toBeGreaterThan(1);
  expect(new Set(operators(seeded).map((operator) => JSON.stringify(operator)))).toEqual(
    new Set(['{"slug":"saters-kommun"}']),
  );
  expect(new Set(operators(invented))).toEqual(new Set([null]));
});

test("a page of 50 centres takes three statements, whatever is selected of each", async () => {
  await hub.request(`{ centers(filter: { openNow: true }, first: 50) { totalCount pageInfo { hasNextPage endCursor } edges { node {
    id slug name status municipality { code } operator { slug } services equipment languages
    criteria { criterion level evidence criteriaVersion } sourceNote lastVerifiedAt stale openNow nextOpening opensWithin(minutes: 60)
    units { name openingHours { weekday opens closes } exceptions { date closed opens closes } dropIn { weekday start end } } } } } }`);
  expect(hub.statements.length).toBeLessThanOrEqual(3);
});

test("nearestCenters gives each centre once, by an index", async () => {
  const db: Kysely<unknown> = hub.orm.em.getKysely();
  await sql`analyze center_unit, digidel_center`.execute(db);
  const { nearestCenters } = await hub.request(
    "{ nearestCenters(point: { lat: 59.33, lng: 18.07 }, first: 100) { distanceKm center { id } } }",
  );
  expect(new Set(nearestCenters.map(({ center }: { center: { id: string } }) => center.id)).size).toBe(100);
  const distances = nearestCenters.map(({ distanceKm }: { distanceKm: number }) => distanceKm);
  expect(distances).toEqual(distances.toSorted((a: number, b: number) => a - b));
  const statement = hub.statements.find((text) => text.includes("on_sphere"))!;
  const plan = await sql`explain (generic_plan) ${sql.raw(statement)}`.execute(db);
  expect(JSON.stringify(plan.rows)).toContain("center_unit_position_idx");
});
