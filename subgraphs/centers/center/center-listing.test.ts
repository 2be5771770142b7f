import { afterAll, beforeAll, expect, test } from "vitest";
import { coordinator, officerOf, openCenters, sater } from "../testing.js";
import { DigidelCenter } from "./digidel-center.js";

let hub: Awaited<ReturnType<typeof openCenters>>;
beforeAll(async () => {
  hub = await openCenters();
});
afterAll(() => hub.close());

interface Page {
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  edges: { node: { slug: string; name: string } }[];
}

const nodes = ({ edges }: Page) => edges.map(({ node }) => node);
const slugs = (page: Page) => nodes(page).map(({ slug }) => slug);
const listed = async (filter: object | null, viewer = {}) => {
  const answer = await hub.request(
    "query ($filter: CenterFilter) { centers(filter: $filter, first: 100) { totalCount edges { node { slug name } } } }",
    { filter },
    viewer,
  );
  expect(answer.centers.totalCount).toBe(answer.centers.edges.length);
  return slugs(answer.centers);
};

test("centers come by name in Swedish order", async () => {
  const { centers } = await hub.request("{ centers(first: 100) { edges { node { slug name } } } }");
  const names = nodes(centers).map(({ name }) => name);
  expect(names).toEqual(names.toSorted(new Intl.Collator("sv").compare));
  expect(names.slice(-2)).toEqual(["DigidelCenter Älmhult", "DigidelCenter Örnsköldsvik"]);
});

test.each([null, { county: ["20", "12"] }, { text: "digidelcenter" }, { stale: true, openNow: false }])(
  "centers come once each, page by page, with filter %o",
  async (filter) => {
    const seen: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const { centers }: { centers: Page } = await hub.request(
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

test.each(["mobil/surfplatta", "surfplattor", "bankid", "bank-id", "24-7"])(
  "centers are found by %j, cut as their texts are",
  async (text) => {
    const em = hub.orm.em.fork();
    const { id, services } = await em.findOneOrFail(DigidelCenter, { slug: "digidelcenter-sater" });
    await em.nativeUpdate(DigidelCenter, { id }, { services: ["Hjälp med mobil/surfplatta, Bank-ID 24-7"] });
    expect(await listed({ text })).toEqual(["digidelcenter-sater"]);
    await em.nativeUpdate(DigidelCenter, { id }, { services });
  },
);

test("centers are filtered by municipality, county, text, status, service, language, opening and confirmation", async () => {
  expect(await listed({ municipality: ["2082", "0583"] })).toEqual(["digidelcenter-motala", "digidelcenter-sater"]);
  expect(await listed({ county: ["20"] })).toEqual(["digidelcenter-rattvik", "digidelcenter-sater"]);
  expect(await listed({ text: "säter" })).toEqual(["digidelcenter-sater"]);
  expect(await listed({ text: "sater" })).toEqual(["digidelcenter-sater"]);
  for (const text of ["Säters kommun", "kommunen Säter", "Säters stad"]) {
    expect(await listed({ text })).toEqual(["digidelcenter-sater"]);
  }
  for (const text of ["Dalarna", "dalarnas län", "Region Dalarna"]) {
    expect(await listed({ text })).toEqual(await listed({ county: ["20"] }));
  }
  for (const text of ["säter Dalarna", "Säter i Dalarnas län"])
    expect(await listed({ text })).toEqual(["digidelcenter-sater"]);
  expect(await listed({ text: "säter Skåne" })).toEqual([]);
  expect(await listed({ text: "ornskold" })).toEqual(["digidelcenter-ornskoldsvik"]);
  expect(await listed({ text: "digidelcenter örnskö" })).toEqual(["digidelcenter-ornskoldsvik"]);
  expect(await listed({ status: ["CLOSED"] })).toEqual([]);
  expect(await listed({ service: ["Kurser"], language: ["so"] })).toEqual([]);
  expect(await listed({ stale: false })).toEqual([]);
  expect(await listed({ text: null, municipality: null, openNow: null })).toHaveLength(26);
});

test("centers and center refuse malformed arguments, and give null for what does not exist", async () => {
  const code = async (source: string) => (await hub.execute(source)).errors?.[0]?.extensions.code;
  expect(await code(`{ centers(first: 101) { totalCount } }`)).toBe("BAD_USER_INPUT");
  expect(await code(`{ centers(filter: { text: "${"å".repeat(201)}" }) { totalCount } }`)).toBe("BAD_USER_INPUT");
  expect(await code(`{ centers(after: "nonsense") { edges { cursor } } }`)).toBe("BAD_USER_INPUT");
  expect(await code(`{ nearestCenters(point: { lat: 91, lng: 15 }) { distanceKm } }`)).toBe("BAD_USER_INPUT");
  expect(await code(`{ nearestCenters(point: { lat: 60, lng: 15 }, first: 0) { distanceKm } }`)).toBe("BAD_USER_INPUT");
  expect(await hub.request(`{ center(slug: "nowhere") { id } centerSubmission(id: "nonsense") { id } }`)).toEqual({
    center: null,
    centerSubmission: null,
  });
});

test("a planned centre is shown to its municipality and the coordinator only", async () => {
  await hub.orm.em
    .getConnection()
    .execute("update digidel_center set status = 'PLANNED' where slug = 'digidelcenter-rattvik'");
  const source = `{ center(slug: "digidelcenter-rattvik") { status }
    centers(filter: { status: [PLANNED, CLOSED], municipality: ["2031"] }) { totalCount } }`;
  const seen = { center: { status: "PLANNED" }, centers: { totalCount: 1 } };
  const unseen = { center: null, centers: { totalCount: 0 } };
  expect(await hub.request(source, {}, coordinator)).toEqual(seen);
  expect(await hub.request(source, {}, officerOf("2031"))).toEqual(seen);
  expect(await hub.request(source, {}, sater)).toEqual(unseen);
  expect(await hub.request(source)).toEqual(unseen);
});
