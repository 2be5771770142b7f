import { readFileSync } from "node:fs";
import { ApolloClient, ApolloLink, HttpLink, InMemoryCache, gql } from "@apollo/client";
import { Client, fetchExchange } from "@urql/core";
import { cacheExchange } from "@urql/exchange-graphcache";
import {
  buildClientSchema,
  buildSchema,
  getIntrospectionQuery,
  isScalarType,
  isSpecifiedScalarType,
  lexicographicSortSchema,
  printSchema,
} from "graphql";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import codegen from "../codegen.js";
import { typePolicies, urqlKeys } from "../docs/cache.js";
import { openInProcessHub } from "./support/in-process-hub.js";
import { BEFORE_CAMPAIGN } from "./support/sample-inputs.js";

const api = buildSchema(readFileSync("gateway/api.graphql", "utf8"));
const url = "http://hub.test/graphql";

let hub: Awaited<ReturnType<typeof openInProcessHub>>;
beforeAll(async () => void (hub = await openInProcessHub(BEFORE_CAMPAIGN)));
afterAll(() => hub?.close());
const fetchHub = (input: RequestInfo | URL, init?: RequestInit) => hub.gateway.fetch(new Request(input, init));

const consoles = (["warn", "error"] as const).map((method) => vi.spyOn(console, method));
afterEach(() => {
  expect(consoles.flatMap(({ mock }) => mock.calls)).toEqual([]);
  vi.clearAllMocks();
});

/** Two operations that read other fields of the same things. */
const pairs: [string, string, string][] = [
  [
    "a municipality and its county",
    '{ municipality(code: "2082") { code name county { code name } } }',
    '{ municipality(code: "2082") { code population county { code municipalities { code name } } } }',
  ],
  [
    "a municipality at another place",
    '{ municipality(code: "2082") { code name } }',
    '{ county(code: "20") { code municipalities { code population } } }',
  ],
  [
    "the coverage of a campaign",
    '{ campaign(slug: "digitalidag-2024") { id coverage { covered } } }',
    '{ campaign(slug: "digitalidag-2024") { id coverage { total uncovered { code } } } }',
  ],
  [
    "a page of actors",
    "{ actors(first: 2) { totalCount edges { cursor node { id slug } } } }",
    "{ actors(first: 2) { pageInfo { hasNextPage } edges { node { id name homeMunicipality { code } } } } }",
  ],
  [
    "a centre's texts",
    '{ center(slug: "digidelcenter-sater") { id description { sv } municipality { code name } } }',
    '{ center(slug: "digidelcenter-sater") { id description { en } municipality { code population } } }',
  ],
  [
    "objects without their keys",
    '{ municipality(code: "2080") { name } }',
    '{ municipality(code: "2080") { name population } }',
  ],
];

describe.each(pairs)("two operations that read %s", (_, first, second) => {
  test("are both answered from the cache of Apollo Client", async () => {
    const client = new ApolloClient({
      cache: new InMemoryCache({ typePolicies }),
      link: ApolloLink.from([new HttpLink({ uri: url, fetch: fetchHub })]),
    });
    for (const operation of [first, second]) await client.query({ query: gql(operation) });
    for (const operation of [first, second]) expect(client.readQuery({ query: gql(operation) })).not.toBeNull();
    client.stop();
  });

  test("are both answered from the cache of urql", async () => {
    const client = new Client({
      url,
      fetch: fetchHub,
      preferGetMethod: false,
      exchanges: [cacheExchange({ keys: urqlKeys }), fetchExchange],
    });
    for (const operation of [first, second]) expect((await client.query(operation, {})).error).toBeUndefined();
    for (const operation of [first, second]) {
      const { data } = await client.query(operation, {}, { requestPolicy: "cache-only" });
      expect(data).toBeTruthy();
    }
  });
});

test("the schema that clients introspect is gateway/api.graphql, without what only the hub uses", async () => {
  const { data } = await hub.execute(
    getIntrospectionQuery({ specifiedByUrl: true, oneOf: true, inputValueDeprecation: true }),
  );
  const print = (schema: typeof api) => printSchema(lexicographicSortSchema(schema));
  expect(print(buildClientSchema(data))).toBe(print(api));
});

test("every scalar is described, and has a type in codegen.ts, which is strict about it", () => {
  const { config } = Object.values(codegen.generates)[0] as { config: { strictScalars: boolean; scalars: object } };
  const scalars = Object.values(api.getTypeMap()).filter((type) => isScalarType(type) && !isSpecifiedScalarType(type));
  expect(config.strictScalars).toBe(true);
  expect(Object.keys(config.scalars).sort()).toEqual(scalars.map(({ name }) => name).sort());
  for (const { description } of scalars) expect(description).toMatch(/".+"|\d/);
});

test.each(["caching", "cachning"])("docs/guides/%s.md shows docs/cache.ts as it is", (page) => {
  const code = readFileSync("docs/cache.ts", "utf8").replace(/^\/\*\*.*\n/, "");
  expect(readFileSync(`docs/guides/${page}.md`, "utf8")).toContain(code.trim());
});
