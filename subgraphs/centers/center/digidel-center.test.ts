import { afterAll, beforeAll, expect, test } from "vitest";
import { municipalityByCode } from "../../../kit/sweden/sweden.js";
import { openCenters } from "../testing.js";

let hub: Awaited<ReturnType<typeof openCenters>>;
beforeAll(async () => {
  hub = await openCenters();
});
afterAll(() => hub.close());

test("centers are seeded with the 26 of the document, each in its municipality", async () => {
  const { centers } = await hub.request(`{ centers(first: 50) { totalCount edges { node {
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

test("DigidelCenter is resolved by id and by slug", async () => {
  const { center } = await hub.request('{ center(slug: "digidelcenter-sater") { id version } }');
  const keys = [{ id: center.id }, { slug: "digidelcenter-sater" }, { slug: "nowhere" }, { id: "nonsense" }];
  const found = await hub.entities("DigidelCenter", keys, "name version");
  expect(found).toEqual([...Array(2).fill({ name: "DigidelCenter Säter", version: 1 }), null, null]);
});

test("criteria are seeded with the five of 2023", async () => {
  const { criteria } = await hub.request("{ criteria { criterion number version statement { sv en } sourceNote } }");
  expect(criteria.map(({ number }: { number: number }) => number)).toEqual([1, 2, 3, 4, 5]);
  expect(criteria[0]).toMatchObject({ criterion: "ACCESSIBLE_FREE", version: "2023" });
});
