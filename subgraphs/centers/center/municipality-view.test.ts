import { afterAll, beforeAll, expect, test } from "vitest";
import { municipalities } from "../../../kit/sweden/sweden.js";
import { openSubgraph } from "../../../kit/testing/open-subgraph.js";
import { centers } from "../subgraph.js";

let hub: Awaited<ReturnType<typeof openSubgraph>>;
beforeAll(async () => {
  hub = await openSubgraph(centers);
});
afterAll(() => hub.close());

const LIST = `query ($county: CountyCode, $first: Int, $after: String) {
  municipalitiesWithoutCenter(county: $county, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } edges { node { code hasCenter } } } }`;
const list = async (variables: object) => (await hub.ask(LIST, variables as never)).municipalitiesWithoutCenter;

const populationOf = new Map(municipalities.map(({ code, population }) => [code, population]));
const codesOf = ({ edges }: { edges: { node: { code: string } }[] }) => edges.map(({ node }) => node.code);

test("lists the municipalities without a centre, largest first, page by page", async () => {
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

test("rolls up a county's centres, all counties in one statement", async () => {
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
