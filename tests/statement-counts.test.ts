import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as operations from "../operations/generated/graphql.js";
import { openInProcessHub } from "./support/in-process-hub.js";
import { BEFORE_CAMPAIGN } from "./support/sample-inputs.js";

const MOST = 8;

let hub: Awaited<ReturnType<typeof openInProcessHub>>;
beforeAll(async () => {
  hub = await openInProcessHub(BEFORE_CAMPAIGN);
  await hub.addDemoData({ events: 5000, centers: 2000, coaches: 1500, seed: 1 });
});
afterAll(() => hub?.close());

/** The statements of an operation in all four databases; it must succeed. */
async function counted<T, V>(
  operation: TypedDocumentNode<T, V>,
  variables?: V,
): Promise<{ data: any; statements: string[] }> {
  hub.statements.length = 0;
  const { data, errors } = await hub.execute(operation, variables);
  expect(errors).toEqual([]);
  return { data, statements: [...hub.statements] };
}

test.each(["2082", "0583"])("the page of municipality %s takes few statements in four databases", async (code) => {
  const { data, statements } = await counted(operations.MunicipalityPageDocument, { code });
  expect(data.municipality).toMatchObject({ actor: {}, county: {} });
  expect(data.municipality.centers.length).toBeGreaterThan(5);
  expect(data.municipality.events.edges.length).toBeGreaterThan(4);
  expect(data.municipality.coachCount).toBeGreaterThan(4);
  expect(statements.length, statements.join("\n")).toBeLessThanOrEqual(MOST);
});

test("100 activities with all that belongs to them take as many statements as 50", async () => {
  const page = async (first: number) => {
    const { data, statements } = await counted(operations.FindEventsDocument, { first, filter: { county: ["04"] } });
    const nodes: Record<string, unknown>[] = data.events.edges.map(({ node }: { node: unknown }) => node);
    expect(nodes).toHaveLength(first);
    for (const belonging of ["organizer", "municipality", "center", "campaign"])
      expect(nodes.filter((node) => node[belonging]).length, belonging).toBeGreaterThan(1);
    expect(statements.length, statements.join("\n")).toBeLessThanOrEqual(MOST);
    return statements.length;
  };
  expect(await page(100)).toBe(await page(50));
});

const WITH_HOURS = `query ($filter: CenterFilter, $first: Int, $after: String) {
  centers(first: $first, filter: $filter, after: $after) { totalCount pageInfo { hasNextPage endCursor } edges { node {
    name municipality { name } operator { name } criteria { criterion level } openNow nextOpening
    units { name openingHours { weekday opens closes } exceptions { date closed } dropIn { weekday start } }
    upcomingEvents(first: 3) { edges { node { title { sv } } } } } } } }` as never;

test.each([
  ["FindCenters", operations.FindCentersDocument, null],
  ["FindCenters open now", operations.FindCentersDocument, true],
  ["centres with their hours", WITH_HOURS, null],
  ["centres with their hours not open now", WITH_HOURS, false],
])(
  "each page of 2000 centres with criteria and next activities takes few statements: %s",
  async (_, document, openNow) => {
    await hub.setTime(new Date("2024-11-12T12:30:00+01:00"));
    const nodes: any[] = [];
    let total = 0;
    for (let after: string | null = null, more = true; more;) {
      const { data, statements }: Awaited<ReturnType<typeof counted>> = await counted(
        document as never,
        { first: 100, after, filter: { openNow } } as never,
      );
      expect(statements.length, statements.join("\n")).toBeLessThanOrEqual(MOST);
      if (openNow !== null) expect(statements.join()).toContain("opening_hours @?");
      nodes.push(...data.centers.edges.map(({ node }: any) => node));
      ({ totalCount: total } = data.centers);
      ({ endCursor: after, hasNextPage: more } = data.centers.pageInfo);
    }
    expect(total).toBeGreaterThan(openNow === null ? 2000 : 100);
    expect(nodes).toHaveLength(total);
    if (openNow !== null) expect(nodes.map((node) => node.openNow === true)).not.toContain(!openNow);
    expect(nodes.filter(({ criteria }) => criteria.length === 5).length).toBeGreaterThan(100);
    if (openNow !== false)
      expect(nodes.filter((node) => node.upcomingEvents.edges.length > 0).length).toBeGreaterThan(1);
    await hub.setTime(BEFORE_CAMPAIGN);
  },
);

test.each([
  ["the centres", operations.FindCentersDocument, { first: 5 }, { first: 50 }],
  ["the actors", operations.FindActorsDocument, { first: 5 }, { first: 40 }],
])("asks no more for many of %s than for few", async (_, document, few, many) => {
  const { statements: forFew } = await counted(document as never, few);
  const { statements: forMany } = await counted(document as never, many);
  expect(forMany.length, forMany.join("\n")).toBe(forFew.length);
});

test("reference data takes no more statements when it is read again", async () => {
  const first = await counted(operations.CountiesDocument);
  const again = await counted(operations.CountiesDocument);
  expect(again.statements.length).toBeLessThanOrEqual(first.statements.length);
  expect(again.data).toEqual(first.data);
});
