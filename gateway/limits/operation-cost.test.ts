import { buildSchema, parse } from "graphql";
import { describe, expect, test } from "vitest";
import {
  openGateway,
  postRequest,
  resetFixturesForEachTest,
  type Result,
} from "../../tests/support/fixture-gateway.js";
import { operationCost } from "./operation-cost.js";

resetFixturesForEachTest();

const schema = buildSchema(`
  directive @listSize(assumedSize: Int) on FIELD_DEFINITION
  directive @cost(weight: Int!) on FIELD_DEFINITION | ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION
  type Query {
    all: [Row!] @listSize(assumedSize: 290)  row: Row  rows: [Row!]!  search: [Found!]  sum(by: [Int!], of: Filter): Sum @cost(weight: 900)
    page(first: Int = 20, filter: Filter, order: String @cost(weight: 70)): Page!  nearest(first: Int! = 5): [Row!]
  }
  type Mutation { make(rows: [RowInput!] @cost(weight: 50)): Row }
  type Row { id: ID!  tags: [String!]!  rows: [Row!]!  page(first: Int, filter: Filter): Page! }
  type Page { edges: [Edge!]!  totalCount: Int! @cost(weight: 300)  info: Info! }
  type Edge { node: Row! }
  type Info { next: String }
  type Sum { n: Int! }
  input Filter { text: String @cost(weight: 100)  codes: [String!]  kinds: [String!] @cost(weight: 20)  not: Filter }
  input RowInput { id: ID  codes: [String!] }
  union Found = Row | Info`);

const cost = (operation: string, variableValues?: Record<string, unknown>, page = 100) =>
  operationCost({ schema, document: parse(operation), variableValues }, page);

/** What every operation costs; each object or list; each field of each object; a list with `first`; each row of it. */
const [OPERATION, STEP, FIELD, PAGE, ROW] = [1000, 100, 5, 15, 15];
/** A page of so many rows, with these fields of each node. */
const pageOf = (rows: number, fields = 1, objects = 3) =>
  OPERATION + objects * STEP + FIELD + PAGE + rows * (ROW + (2 + fields) * FIELD);

describe("operationCost", () => {
  test.each<[number, string, Record<string, unknown>?]>([
    [OPERATION + FIELD, "{ __typename }"],
    [OPERATION + STEP + 3 * FIELD, "{ row { id tags } }"],
    [OPERATION + STEP + 10 * 2 * FIELD, "{ rows { id } }"],
    [OPERATION + 2 * STEP + 10 * (1 + 10 * 2) * FIELD, "{ rows { rows { id } } }"],
    [OPERATION + STEP + 5 * (2 * FIELD + ROW) + PAGE, "{ nearest { id } }"],
    [OPERATION + STEP + 7 * (2 * FIELD + ROW) + PAGE, "{ nearest(first: 7) { id } }"],
    [pageOf(20), "{ page { edges { node { id } } } }"],
    [pageOf(100, 2), "{ page(first: 100) { edges { node { id tags } } } }"],
    [pageOf(100), "{ page(first: 100000) { edges { node { id } } } }"],
    [pageOf(0), "{ page(first: 0) { edges { node { id } } } }"],
    [pageOf(0), "{ page(first: -5) { edges { node { id } } } }"],
    [OPERATION + 2 * STEP + 4 * FIELD, "{ a: row { id } ...F } fragment F on Query { b: row { id } }"],
    [OPERATION + STEP + 10 * 4 * FIELD, "{ search { __typename ... on Row { id } ... on Info { next } } }"],
  ])("is %i for %s", (expected, operation, variableValues) => {
    expect(cost(operation, variableValues)).toBe(expected);
  });

  test.each<[number, string, Record<string, unknown>?]>([
    [30, "query ($n: Int) { page(first: $n) { edges { node { id } } } }", { n: 30 }],
    [20, "query ($n: Int) { page(first: $n) { edges { node { id } } } }"],
    [20, "query ($n: Int) { page(first: $n) { edges { node { id } } } }", { n: null }],
    [10, "query ($n: Int = 10) { page(first: $n) { edges { node { id } } } }"],
    [0, "query ($n: Int = 0) { page(first: $n) { edges { node { id } } } }"],
    [20, "query ($n: Int = 0) { page(first: $n) { edges { node { id } } } }", { n: null }],
    [20, "query ($n: Int = -5) { page(first: $n) { edges { node { id } } } }", { n: null }],
    [20, "{ page(first: null) { edges { node { id } } } }"],
  ])("counts %i rows, as many as are executed, for %s with %j", (rows, operation, variableValues) => {
    expect(cost(operation, variableValues)).toBe(pageOf(rows));
  });

  test.each<[number, string, Record<string, unknown>?]>([
    [0, "{ page { info { next } } }"],
    [300 + FIELD, "{ page { info { next } totalCount } }"],
    [2 * (300 + FIELD), "{ page { info { next } a: totalCount b: totalCount } }"],
    [70, '{ page(order: "x") { info { next } } }'],
    [100, '{ page(filter: {text: "library"}) { info { next } } }'],
    [130, '{ page(filter: {text: "help with  my phone"}) { info { next } } }'],
    [100, 'query ($t: String = "library") { page(filter: {text: $t}) { info { next } } }'],
    [0, 'query ($t: String = "library") { page(filter: {text: $t}) { info { next } } }', { t: null }],
    [100, "query ($f: Filter) { page(filter: $f) { info { next } } }", { f: { text: "library" } }],
    [100, 'query ($f: Filter = {text: "library"}) { page(filter: $f) { info { next } } }'],
    [0, "query ($f: Filter) { page(filter: $f) { info { next } } }"],
    [100, '{ page(filter: {not: {text: "library"}}) { info { next } } }'],
    [3, '{ page(filter: {codes: ["a", "b", "c"]}) { info { next } } }'],
    [1, '{ page(filter: {codes: "a"}) { info { next } } }'],
    [2 * 21, '{ page(filter: {kinds: ["a", "b"]}) { info { next } } }'],
    [
      120_000,
      "query ($c: [String!]) { page(filter: {codes: $c}) { info { next } } }",
      { c: new Array(120_000).fill("a") },
    ],
  ])("adds %i for what %s asks for", (added, operation, variableValues) => {
    expect(cost(operation, variableValues)).toBe(cost("{ page { info { next } } }") + added);
  });

  test("counts a weight once however many rows it is asked for, and what it returns for each of them", () => {
    const text = '{ all { page(first: 0, filter: {text: "library"}) { totalCount } } }';
    expect(cost(text)).toBe(OPERATION + 2 * STEP + 300 + 100 + 290 * (FIELD + PAGE + FIELD + FIELD));
  });

  test("counts what is asked for under several aliases for each of them", () => {
    expect(cost("{ a: sum { n } b: sum { n } }") - OPERATION).toBe(2 * (cost("{ sum { n } }") - OPERATION));
    expect(cost("{ a: sum(by: [1, 2, 3]) { n } }") - cost("{ sum { n } }")).toBe(3);
  });

  test("counts introspection for each time that it is asked for", () => {
    expect(cost("{ __schema { types { name } } }")).toBe(OPERATION + 10_000);
    expect(cost('{ a: __schema { types { name } } b: __type(name: "Row") { name } }')).toBe(OPERATION + 20_000);
  });

  test("counts a change, and each element that it is given", () => {
    expect(cost("mutation { make { id } }")).toBe(OPERATION + STEP + 2500 + 2 * FIELD);
    const made = cost('mutation { make(rows: [{codes: ["a", "b"]}, {id: 1}]) { id } }');
    expect(made - cost("mutation { make { id } }")).toBe(2 * 50 + 2 + 2);
  });

  test("of a page longer than allowed is that of the longest", () => {
    expect(cost("{ page(first: 100) { edges { node { id } } } }", {}, 50)).toBe(pageOf(50));
  });
});

describe("useCostLimit", () => {
  test("refuses an operation that costs too much, and says what it costs", async () => {
    const gateway = await openGateway({ limits: { cost: 2000 } });
    const response = await gateway.fetch(postRequest({ query: "{ places { events { id } } }" }));
    const { errors } = (await response.json()) as Result;
    expect([response.status, errors![0]!.extensions.code]).toEqual([400, "COST_LIMIT"]);
    expect(errors![0]!.message).toMatch(/costs 2250 and may cost 2000 at most/);
  });
});
