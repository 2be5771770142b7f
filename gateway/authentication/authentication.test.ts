import { setTimeout as sleep } from "node:timers/promises";
import pino from "pino";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { SubgraphRequest } from "../../kit/serving/subgraph-executor.js";
import { callers } from "./authentication.js";

const KEY = `dgd_0123456789abcdef_${"x".repeat(43)}`;
const MINUTE = 60_000;

let revoked: boolean;
let asked: number;
beforeEach(() => {
  [revoked, asked] = [false, 0];
});
afterEach(() => void vi.restoreAllMocks());

/** A gateway's knowledge of callers, where actors knows one key. */
const gateway = (production = false, secret = "one secret of all gateways") =>
  callers({
    secret,
    production,
    log: pino({ level: "silent" }),
    async askActors({ variables }: SubgraphRequest) {
      asked += 1;
      const known = variables!.keyId === "0123456789abcdef" && !revoked;
      return { data: { holder: known ? { role: "MEMBER", actorSlug: "pts" } : null } };
    },
  });

const requestWith = (headers: Record<string, string>, path = "graphql") =>
  new Request(`http://hub.test/${path}`, { method: "POST", headers });
const withKey = (key = KEY) => requestWith({ authorization: `Bearer ${key}` });

const roleOf = (known: ReturnType<typeof gateway>, request: Request, fresh = false) =>
  known.callerOf(request, "test", { fresh }).then(
    ({ viewer }) => viewer.role,
    ({ extensions }) => extensions.code as string,
  );

/** Puts the clock of what is believed forward. */
const later = async (milliseconds: number) => {
  // The cache looks at the clock once in a millisecond.
  await sleep(5);
  const then = performance.now() + milliseconds;
  vi.spyOn(performance, "now").mockImplementation(() => then);
};

describe("a key", () => {
  test("that is revoked is dead within a minute in every gateway, and at once for changes", async () => {
    const gateways = [gateway(), gateway(), gateway()];
    for (const one of gateways) expect(await roleOf(one, withKey())).toBe("MEMBER");
    revoked = true;
    for (const one of gateways) expect(await roleOf(one, withKey())).toBe("MEMBER");
    expect(await roleOf(gateways[0]!, withKey(), true)).toBe("UNAUTHENTICATED");
    expect(await roleOf(gateways[0]!, withKey())).toBe("UNAUTHENTICATED");
    await later(MINUTE);
    for (const one of gateways) expect(await roleOf(one, withKey())).toBe("UNAUTHENTICATED");
  });

  test("is asked for once in half a minute", async () => {
    const one = gateway();
    for (let i = 0; i < 5; i++) await roleOf(one, withKey());
    expect(asked).toBe(1);
  });

  test.each(["Basic eDp5", "Bearer", "Bearer dgd_0123456789abcdef_short", `Bearer  ${KEY}`, `Bearer ${KEY}x`, "x"])(
    "is not %j",
    async (authorization) => {
      expect(await roleOf(gateway(), requestWith({ authorization }))).toBe("UNAUTHENTICATED");
      expect(asked).toBe(0);
    },
  );
});

describe("a session", () => {
  const begin = async (known = gateway()) => {
    const set = await known.session.begin(withKey(), "test");
    return { set, cookie: set.split(";")[0]!, known };
  };

  test("is a cookie that scripts and other sites cannot use, and that tells nothing", async () => {
    expect((await begin()).set).toMatch(/^hub-session=[\w.-]+; Path=\/; HttpOnly; SameSite=Strict; Max-Age=28800$/);
    const { set } = await begin(gateway(true));
    expect(set).toMatch(/^__Host-hub-session=[\w.-]+; Path=\/; HttpOnly; SameSite=Strict; Max-Age=28800; Secure$/);
    expect(Buffer.from(set.split(".")[3]!, "base64url").toString("latin1")).not.toContain("0123456789abcdef");
  });

  test("begins for whoever has a key, not for others", async () => {
    const { session } = gateway();
    const code = (request: Request) => session.begin(request, "test").catch(({ extensions }) => extensions.code);
    expect(await code(requestWith({}))).toBe("UNAUTHENTICATED");
    expect(await code(withKey(KEY.replace("0123", "ffff")))).toBe("UNAUTHENTICATED");
  });

  test("needs a header that other sites cannot send; a key does not", async () => {
    const { cookie, known } = await begin();
    expect(await roleOf(known, requestWith({ cookie }))).toBe("FORBIDDEN");
    expect(await roleOf(known, requestWith({ cookie, "hub-csrf": "1" }))).toBe("MEMBER");
    expect(await roleOf(known, requestWith({ cookie: `a=b; ${cookie}; c`, "graphql-preflight": "1" }))).toBe("MEMBER");
    expect(await roleOf(known, withKey())).toBe("MEMBER");
    expect(await roleOf(known, requestWith({ cookie: "another=1" }))).toBe("PUBLIC");
  });

  test("is good at every gateway of the hub, and at no other", async () => {
    const { cookie } = await begin();
    expect(await roleOf(gateway(), requestWith({ cookie, "hub-csrf": "1" }))).toBe("MEMBER");
    expect(await roleOf(gateway(false, "another"), requestWith({ cookie, "hub-csrf": "1" }))).toBe("UNAUTHENTICATED");
    const forged = cookie.replace(/\.(.)([^.]*)$/, (_, first, rest) => `.${first === "A" ? "B" : "A"}${rest}`);
    expect(await roleOf(gateway(), requestWith({ cookie: forged, "hub-csrf": "1" }))).toBe("UNAUTHENTICATED");
  });

  test("that was ended is over for copies of its cookie too, and only that one", async () => {
    const known = gateway();
    const [one, another] = [(await begin(known)).cookie, (await begin(known)).cookie];
    const end = (cookie: string) => known.session.end(requestWith({ cookie }, "session"));
    expect(await end(one)).toMatch(/^hub-session=; .*Max-Age=0$/);
    expect(await roleOf(known, requestWith({ cookie: one, "hub-csrf": "1" }))).toBe("UNAUTHENTICATED");
    expect(await roleOf(known, requestWith({ cookie: another, "hub-csrf": "1" }))).toBe("MEMBER");
    expect(await end("hub-session=nonsense")).toMatch(/Max-Age=0$/);
  });

  test("dies with its key within a minute, and by itself after eight hours", async () => {
    const { cookie, known } = await begin();
    const request = () => requestWith({ cookie, "hub-csrf": "1" });
    expect(await roleOf(known, request())).toBe("MEMBER");
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 8 * 60 * MINUTE + 1000 });
    expect(await roleOf(known, request())).toBe("UNAUTHENTICATED");
    vi.useRealTimers();
    expect(await roleOf(known, request())).toBe("MEMBER");
    revoked = true;
    await later(MINUTE);
    expect(await roleOf(known, request())).toBe("UNAUTHENTICATED");
  });
});
