import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { municipalityByCode } from "../../../kit/sweden/sweden.js";
import { openCenters } from "../testing.js";

let hub: Awaited<ReturnType<typeof openCenters>>;
beforeAll(async () => {
  hub = await openCenters();
});
afterAll(() => hub.close());

test("nearestCenters orders centres by their distance on the sphere", async () => {
  const falun = { lat: 60.60357, lng: 15.62597 };
  const { nearestCenters } = await hub.request(
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

test("nearestCenters can walk an index", async () => {
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
