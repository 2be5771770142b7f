import { buildSchema, parse } from "graphql";
import { describe, expect, test } from "vitest";
import {
  type Result,
  openGateway,
  postRequest,
  resetFixturesForEachTest,
} from "../../tests/support/fixture-gateway.js";
import { operationCost } from "./use-cost-limit.js";

resetFixturesForEachTest();

const schema = buildSchema(`
  directive @listSize(assumedSize: Int) on FIELD_DEFINITION
  type Query { all: [Row!] @listSize(assumedSize: 290)  row: Row  rows: [Row!]!  page(first: Int = 20): Page!  nearest(first: Int! = 5): [Row!] search: [Found!] }
  type Mutation { make: Row }
  type Row { id: ID!  tags: [String!]!  rows: [Row!]!  page(first: Int): Page! }
  type Page { edges: [Edge!]!  totalCount: Int!  info: Info! }
  type Edge { node: Row! }
  type Info { next: String }
  union Found = Row | Info`);

describe("operationCost", () => {
  test.each<[number, string, Record<string, unknown>?]>([
    [0, "{ __typename }"],
    [0, "{ __schema { types { name } } }"],
    [1, "{ row { id tags } }"],
    [10, "{ rows { id } }"],
    [110, "{ rows { rows { id } } }"],
    [580, "{ all { id page(first: 0) { totalCount } } }"],
    [5, "{ nearest { id } }"],
    [7, "{ nearest(first: 7) { id } }"],
    [41, "{ page { edges { node { id } } totalCount } }"],
    [202, "{ page(first: 100) { edges { node { id } } info { next } } }"],
    [201, "{ page(first: 100000) { edges { node { id } } } }"],
    [1, "{ page(first: 0) { edges { node { id } } totalCount } }"],
    [1, "{ page(first: -5) { edges { node { id } } totalCount } }"],
    [61, "query ($n: Int) { page(first: $n) { edges { node { id } } } }", { n: 30 }],
    [41, "query ($n: Int) { page(first: $n) { edges { node { id } } } }"],
    [21, "query ($n: Int = 10) { page(first: $n) { edges { node { id } } } }"],
    [46, "{ page(first: 5) { edges { node { page(first: 3) { edges { node { id } } } id } } } }"],
    [2, "{ a: row { id } ...F } fragment F on Query { b: row { id } }"],
    [10, "{ search { __typename ... on Row { id } ... on Info { next } } }"],
    [1, "mutation { make { id } }"],
  ])("is %i for %s", (cost, operation, variableValues) => {
    expect(operationCost({ schema, document: parse(operation), variableValues }, 100)).toBe(cost);
  });
});

test("operationCost of a page longer than allowed is that of the longest", () => {
  const document = parse("{ page(first: 100) { edges { node { id } } } }");
  expect(operationCost({ schema, document }, 50)).toBe(101);
});

describe("useCostLimit", () => {
  test("refuses an operation that costs too much, and says what it costs", async () => {
    const gateway = await openGateway({ limits: { cost: 100 } });
    const response = await gateway.fetch(postRequest({ query: "{ places { events { id } } }" }));
    const { errors } = (await response.json()) as Result;
    expect([response.status, errors![0]!.extensions.code]).toEqual([400, "COST_LIMIT"]);
    expect(errors![0]!.message).toMatch(/costs 110 and may cost 100 at most/);
  });
});
