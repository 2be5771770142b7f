import pino from "pino";
import { describe, expect, test } from "vitest";
import { anonymous } from "../../kit/request/viewer.js";
import { openGateway } from "../../tests/support/fixture-gateway.js";
import { createAuthentication } from "../authentication/authentication.js";
import type { Gateway, GatewayOptions } from "../gateway.js";

const open = (options: Partial<GatewayOptions>) =>
  openGateway({
    authenticate: async ({ headers }, requestId) => {
      const keyId = headers.get("authorization");
      return { viewer: { ...anonymous, keyId, role: keyId ? "MEMBER" : "PUBLIC" }, requestId, language: "en" };
    },
    ...options,
  });

const post = (query: string, key?: string): RequestInit => ({
  method: "POST",
  headers: { "content-type": "application/json", ...(key && { authorization: key }) },
  body: JSON.stringify({ query }),
});

async function execute(gateway: Gateway, query: string, key?: string) {
  const response = await gateway.fetch(new Request("http://hub.test/graphql", post(query, key)));
  const { errors = [] } = (await response.json()) as { errors?: { message: string; extensions: { code: string } }[] };
  return { status: response.status, headers: response.headers, code: errors[0]?.extensions.code, errors };
}

const RATES = { requests: 3, costPerMinute: 100_000, anonymousChanges: 1, wrongKeys: 2 };
const ADD = 'mutation { addEvent(title: "x") { id } }';

describe("the rate limit", () => {
  test("allows a caller so many requests a minute, and says how many are left", async () => {
    const gateway = await open({ rates: RATES });
    const first = await execute(gateway, "{ places { code } }", "one");
    expect(first.headers.get("ratelimit")).toBe('"requests";r=2;t=60, "costPerMinute";r=98800;t=60');
    expect(first.headers.get("ratelimit-policy")).toBe('"requests";q=3;w=60, "costPerMinute";q=100000;w=60');
    await execute(gateway, "{ whoAmI }", "one");
    await execute(gateway, "{ whoAmI }", "one");
    const { status, code, headers } = await execute(gateway, "{ whoAmI }", "one");
    expect([status, code]).toEqual([429, "RATE_LIMITED"]);
    expect(Number(headers.get("retry-after"))).toBeGreaterThan(0);
    expect(headers.get("ratelimit")).toMatch(/^"requests";r=0;t=\d+$/);
    expect((await execute(gateway, "{ whoAmI }", "another")).code).toBeUndefined();
  });

  test("allows a caller so much cost a minute", async () => {
    const gateway = await open({ rates: { ...RATES, requests: 100, costPerMinute: 5000 } });
    const codes = [];
    for (let i = 0; i < 3; i++) codes.push((await execute(gateway, "{ places { events { id } } }", "one")).code);
    expect(codes).toEqual([undefined, undefined, "RATE_LIMITED"]);
  });

  test("takes nothing of the cost for a refused operation, and tells how long to wait", async () => {
    const gateway = await open({ rates: { ...RATES, requests: 100, costPerMinute: 4460 } });
    const dear = "{ places { events { id } } }";
    await execute(gateway, dear, "one");
    const { code, headers } = await execute(gateway, dear, "one");
    expect([code, headers.get("ratelimit")]).toEqual([
      "RATE_LIMITED",
      expect.stringMatching(/^"requests";r=98;t=\d+, "costPerMinute";r=2210;t=\d+$/),
    ]);
    expect(headers.get("retry-after")).toMatch(/^\d+$/);
    expect((await execute(gateway, "{ places { code } }", "one")).headers.get("ratelimit")).toMatch(
      /"costPerMinute";r=1010;/,
    );
    expect((await execute(gateway, "{ __typename }", "one")).code).toBeUndefined();
  });

  test("says of an operation dearer than a whole minute that it never fits, and takes nothing for it", async () => {
    const gateway = await open({ rates: { ...RATES, requests: 100, costPerMinute: 2000 } });
    const { status, code, errors, headers } = await execute(gateway, "{ places { events { id } } }", "one");
    expect([status, code, headers.get("retry-after")]).toEqual([400, "COST_LIMIT", null]);
    expect(errors[0]!.message).toContain("costs 2250, more than the 2000 of a whole minute: it is never answered");
    expect((await execute(gateway, "{ places { code } }", "one")).headers.get("ratelimit")).toMatch(
      /"costPerMinute";r=800;/,
    );
  });

  test("takes neither changes nor cost for mutations without a key that are refused", async () => {
    const gateway = await open({ rates: { ...RATES, requests: 100, costPerMinute: 12_000, anonymousChanges: 3 } });
    const changes = (count: number) =>
      `mutation { ${Array.from({ length: count }, (_, i) => `m${i}: addEvent(title: "x") { id }`).join(" ")} }`;
    expect((await execute(gateway, changes(2))).code).toBeUndefined();
    expect((await execute(gateway, changes(2))).code).toBe("RATE_LIMITED");
    const never = await execute(gateway, changes(4));
    expect([never.status, never.code, never.headers.get("retry-after")]).toEqual([400, "COST_LIMIT", null]);
    expect((await execute(gateway, changes(1))).headers.get("ratelimit")).toMatch(
      /"costPerMinute";r=2170;t=\d+, "anonymousChanges";r=0;/,
    );
  });

  test("allows fewer mutations without a key", async () => {
    const gateway = await open({ rates: { ...RATES, requests: 100 } });
    expect([(await execute(gateway, ADD)).code, (await execute(gateway, ADD)).code]).toEqual([
      undefined,
      "RATE_LIMITED",
    ]);
    expect([(await execute(gateway, ADD, "one")).code, (await execute(gateway, ADD, "one")).code]).toEqual([
      undefined,
      undefined,
    ]);
    expect((await execute(gateway, "{ whoAmI }")).code).toBeUndefined();
  });

  test("counts mutations without a key one by one, in fragments too", async () => {
    const gateway = await open({ rates: { ...RATES, requests: 100, anonymousChanges: 2 } });
    const three = `mutation { a: addEvent(title: "x") { id } ...F } fragment F on Mutation {
      b: addEvent(title: "x") { id } c: addEvent(title: "x") { id } }`;
    expect((await execute(gateway, three)).code).toBe("COST_LIMIT");
    expect((await execute(gateway, three, "one")).code).toBeUndefined();
  });

  test.each<[string, (key?: string) => RequestInit]>([
    ["do not parse", (key) => post("{", key)],
    ["do not validate", (key) => post("{ nonsense }", key)],
    ["cannot be read", (key) => ({ ...post("", key), body: "{" })],
    ["are no JSON", (key) => ({ method: "POST", headers: { ...(key && { authorization: key }) }, body: "x" })],
  ])("counts requests that %s like others, for the key or else for the address", async (_, init) => {
    for (const key of ["one", undefined]) {
      const gateway = await open({ rates: RATES });
      const responses = [];
      for (let i = 0; i < 4; i++)
        responses.push(await gateway.fetch(new Request("http://hub.test/graphql", init(key))));
      expect(responses.map(({ status }) => status === 429)).toEqual([false, false, false, true]);
      expect(responses[0]!.headers.get("ratelimit")).toBe('"requests";r=2;t=60');
      expect(responses[3]!.headers.get("retry-after")).toMatch(/^\d+$/);
      expect((await execute(gateway, "{ whoAmI }", key)).code).toBe("RATE_LIMITED");
      expect((await execute(gateway, "{ whoAmI }", key ? undefined : "one")).code).toBeUndefined();
    }
  });
});

describe("the rate limit of invalid keys", () => {
  const keyOf = (digit: number) => `Bearer dgd_${String(digit).repeat(16)}_${"x".repeat(43)}`;
  /** A gateway for which only the keys of these digits are valid, and the digits of the keys it verified. */
  async function openWithKeys(valid?: number, rates?: Partial<typeof RATES>) {
    const verified: number[] = [];
    const authentication = createAuthentication({
      secret: "a secret",
      production: false,
      log: pino({ level: "silent" }),
      async actors({ variables }) {
        const digit = Number(String(variables!.keyId)[0]);
        verified.push(digit);
        return { data: { holder: digit === valid ? { role: "MEMBER" } : null } };
      },
    });
    const gateway = await open({ ...authentication, rates: { ...RATES, requests: 100, ...rates } });
    const codeOf = async (digit: number, operation = "{ whoAmI }") =>
      (await execute(gateway, operation, keyOf(digit))).code;
    return { gateway, verified, codeOf };
  }

  test("allows each address fewer of them, and then verifies no unknown key from there", async () => {
    const { verified, codeOf } = await openWithKeys();
    expect([await codeOf(1), await codeOf(1), await codeOf(2), await codeOf(3)]).toEqual([
      "UNAUTHENTICATED",
      "UNAUTHENTICATED",
      "RATE_LIMITED",
      "RATE_LIMITED",
    ]);
    expect(verified).toEqual([1, 1]);
  });

  test("does not lock out a known key of the same address, nor callers without one, and counts malformed keys", async () => {
    const { gateway, verified, codeOf } = await openWithKeys(7);
    expect(await codeOf(7)).toBeUndefined();
    for (let i = 0; i < 3; i++) await execute(gateway, "{ whoAmI }", "Bearer nonsense");
    expect(await codeOf(1)).toBe("RATE_LIMITED");
    expect([await codeOf(7), await codeOf(7, ADD)]).toEqual([undefined, undefined]);
    expect(verified).toEqual([7, 7]);
    expect((await execute(gateway, "{ whoAmI }")).code).toBeUndefined();
  });

  test("counts wrong keys after the requests of their address are used up", async () => {
    const { gateway, verified, codeOf } = await openWithKeys(undefined, { requests: 1 });
    await execute(gateway, "{ whoAmI }");
    for (const digit of [1, 2, 3, 4]) await codeOf(digit);
    expect(verified).toEqual([1, 2]);
  });

  test("counts requests with an invalid key for their address", async () => {
    const { gateway, codeOf } = await openWithKeys();
    await codeOf(1);
    const { headers } = await execute(gateway, "{ whoAmI }");
    expect(headers.get("ratelimit")).toMatch(/^"requests";r=98;/);
  });
});
