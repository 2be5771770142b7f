import type { IncomingMessage } from "node:http";
import { buildSchema, parse } from "graphql";
import pino from "pino";
import { afterEach, describe, expect, test } from "vitest";
import { anonymous } from "../../kit/request/viewer.js";
import { createInProcessExecutor } from "../../kit/serving/in-process-executor.js";
import { type Toy, toySchema, toySupergraph } from "../../tests/support/toy.js";
import { callers } from "../authentication/authentication.js";
import { createGateway, type Gateway, type GatewayOptions } from "../gateway.js";
import { addressOf } from "../http/client-address.js";
import { costOf } from "./cost.js";

const schema = buildSchema(`
  directive @listSize(assumedSize: Int) on FIELD_DEFINITION
  type Query { all: [Row!] @listSize(assumedSize: 290)  row: Row  rows: [Row!]!  page(first: Int = 20): Page!  nearest(first: Int! = 5): [Row!] search: [Found!] }
  type Mutation { make: Row }
  type Row { id: ID!  tags: [String!]!  rows: [Row!]!  page(first: Int): Page! }
  type Page { edges: [Edge!]!  totalCount: Int!  info: Info! }
  type Edge { node: Row! }
  type Info { next: String }
  union Found = Row | Info`);

describe("a question costs", () => {
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
  ])("%i points: %s", (points, question, variableValues) => {
    expect(costOf({ schema, document: parse(question), variableValues }, 100)).toBe(points);
  });
});

test("a question for a longer page than there is costs what the longest does", () => {
  const document = parse("{ page(first: 100) { edges { node { id } } } }");
  expect(costOf({ schema, document }, 50)).toBe(101);
});

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

async function open(options: Partial<GatewayOptions>): Promise<Gateway> {
  const gateway = await createGateway({
    supergraph: toySupergraph(),
    reach: (name) => createInProcessExecutor(toySchema(name as Toy), (caller) => ({ caller })),
    callerOf: async ({ headers }, requestId) => {
      const keyId = headers.get("authorization");
      return { viewer: { ...anonymous, keyId, role: keyId ? "MEMBER" : "PUBLIC" }, requestId, language: "en" };
    },
    log: pino({ level: "silent" }),
    production: false,
    ...options,
  });
  ends.push(() => gateway.dispose());
  return gateway;
}

const post = (query: string, key?: string): RequestInit => ({
  method: "POST",
  headers: { "content-type": "application/json", ...(key && { authorization: key }) },
  body: JSON.stringify({ query }),
});

async function ask(gateway: Gateway, query: string, key?: string) {
  const response = await gateway.fetch(new Request("http://hub.test/graphql", post(query, key)));
  const { errors = [] } = (await response.json()) as { errors?: { message: string; extensions: { code: string } }[] };
  return { status: response.status, headers: response.headers, code: errors[0]?.extensions.code, errors };
}

const RATES = { requests: 3, points: 1000, anonymousChanges: 1, wrongKeys: 2 };
const ADD = 'mutation { addEvent(title: "x") { id } }';

describe("at the gateway", () => {
  test("a question that costs too much is told what it costs", async () => {
    const gateway = await open({ limits: { cost: 100 } });
    const { status, code, errors } = await ask(gateway, "{ places { events { id } } }");
    expect([status, code]).toEqual([400, "COST_LIMIT"]);
    expect(errors[0]!.message).toMatch(/costs 110 points and may cost 100 at most/);
  });

  test("each caller has so many requests a minute, and is told how many are left", async () => {
    const gateway = await open({ rates: RATES });
    const first = await ask(gateway, "{ places { code } }", "one");
    expect(first.headers.get("ratelimit")).toBe('"requests";r=2;t=60, "points";r=990;t=60');
    expect(first.headers.get("ratelimit-policy")).toBe('"requests";q=3;w=60, "points";q=1000;w=60');
    await ask(gateway, "{ whoAmI }", "one");
    await ask(gateway, "{ whoAmI }", "one");
    const { status, code, headers } = await ask(gateway, "{ whoAmI }", "one");
    expect([status, code]).toEqual([429, "RATE_LIMITED"]);
    expect(Number(headers.get("retry-after"))).toBeGreaterThan(0);
    expect(headers.get("ratelimit")).toMatch(/^"requests";r=0;t=\d+$/);
    expect((await ask(gateway, "{ whoAmI }", "another")).code).toBeUndefined();
  });

  test("each caller has so many points a minute", async () => {
    const gateway = await open({ rates: { ...RATES, requests: 100, points: 250 } });
    const codes = [];
    for (let i = 0; i < 3; i++) codes.push((await ask(gateway, "{ places { events { id } } }", "one")).code);
    expect(codes).toEqual([undefined, undefined, "RATE_LIMITED"]);
  });

  test("changes without a key are fewer", async () => {
    const gateway = await open({ rates: { ...RATES, requests: 100 } });
    expect([(await ask(gateway, ADD)).code, (await ask(gateway, ADD)).code]).toEqual([undefined, "RATE_LIMITED"]);
    expect([(await ask(gateway, ADD, "one")).code, (await ask(gateway, ADD, "one")).code]).toEqual([
      undefined,
      undefined,
    ]);
    expect((await ask(gateway, "{ whoAmI }")).code).toBeUndefined();
  });

  test("changes without a key are counted one by one, in fragments too", async () => {
    const gateway = await open({ rates: { ...RATES, requests: 100, anonymousChanges: 2 } });
    const three = `mutation { a: addEvent(title: "x") { id } ...F } fragment F on Mutation {
      b: addEvent(title: "x") { id } c: addEvent(title: "x") { id } }`;
    expect((await ask(gateway, three)).code).toBe("RATE_LIMITED");
    expect((await ask(gateway, three, "one")).code).toBeUndefined();
  });

  test.each<[string, (key?: string) => RequestInit]>([
    ["do not parse", (key) => post("{", key)],
    ["do not validate", (key) => post("{ nonsense }", key)],
    ["cannot be read", (key) => ({ ...post("", key), body: "{" })],
    ["are no JSON", (key) => ({ method: "POST", headers: { ...(key && { authorization: key }) }, body: "x" })],
  ])("questions that %s are requests like others, of the key or else of the address", async (_, init) => {
    for (const key of ["one", undefined]) {
      const gateway = await open({ rates: RATES });
      const answers = [];
      for (let i = 0; i < 4; i++) answers.push(await gateway.fetch(new Request("http://hub.test/graphql", init(key))));
      expect(answers.map(({ status }) => status === 429)).toEqual([false, false, false, true]);
      expect(answers[0]!.headers.get("ratelimit")).toBe('"requests";r=2;t=60');
      expect(answers[3]!.headers.get("retry-after")).toMatch(/^\d+$/);
      expect((await ask(gateway, "{ whoAmI }", key)).code).toBe("RATE_LIMITED");
      expect((await ask(gateway, "{ whoAmI }", key ? undefined : "one")).code).toBeUndefined();
    }
  });

  test("fields at the root are counted in fragments too", async () => {
    const gateway = await open({ limits: { rootFields: 2 } });
    const { code } = await ask(gateway, "{ ...F } fragment F on Query { a: whoAmI b: whoAmI ... { c: whoAmI } }");
    expect(code).toBe("COST_LIMIT");
  });

  test("an answer that takes too long is not waited for", async () => {
    const gateway = await open({ limits: { seconds: 0.1 }, reach: () => () => new Promise(() => {}) });
    const { status, code } = await ask(gateway, "{ whoAmI }");
    expect([status, code]).toEqual([503, "SUBGRAPH_UNAVAILABLE"]);
  });
});

describe("keys that open nothing", () => {
  const keyOf = (digit: number) => `Bearer dgd_${String(digit).repeat(16)}_${"x".repeat(43)}`;
  /** A gateway where actors knows the keys of these digits, and what it was asked. */
  async function openWith(...good: number[]) {
    const asked: number[] = [];
    const known = callers({
      secret: "a secret",
      production: false,
      log: pino({ level: "silent" }),
      async askActors({ variables }) {
        const digit = Number(String(variables!.keyId)[0]);
        asked.push(digit);
        return { data: { holder: good.includes(digit) ? { role: "MEMBER" } : null } };
      },
    });
    const gateway = await open({ ...known, rates: { ...RATES, requests: 100 } });
    const codeOf = async (digit: number, question = "{ whoAmI }") => (await ask(gateway, question, keyOf(digit))).code;
    return { gateway, asked, codeOf };
  }

  test("are fewer for each address, and then nobody is asked about another", async () => {
    const { asked, codeOf } = await openWith();
    expect([await codeOf(1), await codeOf(1), await codeOf(2), await codeOf(3)]).toEqual([
      "UNAUTHENTICATED",
      "UNAUTHENTICATED",
      "RATE_LIMITED",
      "RATE_LIMITED",
    ]);
    expect(asked).toEqual([1, 1]);
  });

  test("do not lock out a good key of the same address, nor strangers, and nonsense counts too", async () => {
    const { gateway, asked, codeOf } = await openWith(7);
    expect(await codeOf(7)).toBeUndefined();
    for (let i = 0; i < 3; i++) await ask(gateway, "{ whoAmI }", "Bearer nonsense");
    expect(await codeOf(1)).toBe("RATE_LIMITED");
    expect([await codeOf(7), await codeOf(7, ADD)]).toEqual([undefined, undefined]);
    expect(asked).toEqual([7, 7]);
    expect((await ask(gateway, "{ whoAmI }")).code).toBeUndefined();
  });

  test("are requests of their address", async () => {
    const { gateway, codeOf } = await openWith();
    await codeOf(1);
    const { headers } = await ask(gateway, "{ whoAmI }");
    expect(headers.get("ratelimit")).toMatch(/^"requests";r=98;/);
  });
});

describe("an address", () => {
  const from = (forwarded?: string) =>
    ({ req: { headers: { "x-forwarded-for": forwarded }, socket: { remoteAddress: "10.0.0.1" } } }) as unknown as {
      req: IncomingMessage;
    };

  test.each<[string, string | undefined, number]>([
    ["10.0.0.1", undefined, 0],
    ["10.0.0.1", "6.6.6.6", 0],
    ["192.0.2.7", "6.6.6.6, 192.0.2.7", 1],
    ["192.0.2.7", "6.6.6.6, 192.0.2.7, 10.0.0.2", 2],
    ["10.0.0.1", undefined, 1],
    ["192.0.2.7", "::ffff:192.0.2.7", 1],
    ["2001:db8:0:7::/64", "2001:db8:0:7:1:2:3:4", 1],
    ["2001:db8:0:7::/64", "2001:0DB8::7:ffff:0:0:1", 1],
    ["0:0:0:0::/64", "::1", 1],
    ["fe80:0:0:0::/64", "fe80::1%eth0", 1],
  ])("is %s when %s was forwarded and %i proxies are one's own", (address, forwarded, proxies) => {
    expect(addressOf(from(forwarded), proxies)).toBe(address);
  });
});
