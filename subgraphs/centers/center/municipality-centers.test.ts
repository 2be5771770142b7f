import { afterAll, beforeAll, expect, test } from "vitest";
import { municipalities } from "../../../kit/sweden/sweden.js";
import { openCenters } from "../testing.js";

let hub: Awaited<ReturnType<typeof openCenters>>;
beforeAll(async () => {
  hub = await openCenters();
});
afterAll(() => hub.close());

const LIST = `query ($county: CountyCode, $first: Int, $after: String) {
  municipalitiesWithoutCenter(county: $county, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } edges { node { code hasCenter } } } }`;
const list = async (variables: Record<string, unknown>) =>
  (await hub.request(LIST, variables)).municipalitiesWithoutCenter;

const populationOf = new Map(municipalities.map(({ code, population }) => [code, population]));
const codesOf = ({ edges }: { edges: { node: { code: string } }[] }) => edges.map(({ node }) => node.code);

test("municipalitiesWithoutCenter come largest first, page by page", async () => {
  const seen: string[] = [];
  for (let after: string | null = null, more = true; more;) {
    const page = await list({ first: 50, after });
    expect(hub.statements).toHaveLength(3);
    expect(page.totalCount).toBe(290 - 26);
    expect(page.edges.every(({ node }: any) => node.hasCenter === false)).toBe(true);
    seen.push(...codesOf(page));
    ({ hasNextPage: more, endCursor: after } = page.pageInfo);
  }
  expect(new Set(seen).size).toBe(290 - 26);
  expect(seen[0]).toBe("0180");
  const populations = seen.map((code) => populationOf.get(code)!);
  expect(populations).toEqual(populations.toSorted((a, b) => b - a));

  const dalarna = await list({ county: "20" });
  expect(codesOf(dalarna)).toEqual(seen.filter((code) => code.startsWith("20")));
  expect(codesOf(dalarna)).not.toContain("2082");
});

test("County counts its centres, all counties in one statement", async () => {
  const fields = "code centerCount municipalitiesWithCenter residentsPerCenter hasCenter";
  const [dalarna, gotland] = await hub.entities(
    "County",
    [
      { code: "20", population: 288_000 },
      { code: "09", population: 61_000 },
    ],
    fields,
  );
  expect(hub.statements).toHaveLength(1);
  expect(dalarna).toEqual({
    code: "20",
    centerCount: 2,
    municipalitiesWithCenter: 2,
    residentsPerCenter: 144_000,
    hasCenter: true,
  });
  expect(gotland).toMatchObject({ centerCount: 0, municipalitiesWithCenter: 0, residentsPerCenter: null });
});

test("Municipality, County and Actor have their centres, each field in one statement", async () => {
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

test("Municipality.centers with their units takes two statements", async () => {
  const fields =
    "centers { slug name status freeOfCharge criteria { criterion level } units { venueKind openingHours { weekday opens closes } } }";
  await hub.entities("Municipality", [{ code: "2082" }], fields);
  expect(hub.statements).toHaveLength(2);
});
