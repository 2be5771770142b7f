import { setTimeout as sleep } from "node:timers/promises";
import pino from "pino";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { SubgraphRequest } from "../../kit/serving/subgraph-executor.js";
import { createAuthentication } from "./authentication.js";

const KEY = `dgd_0123456789abcdef_${"x".repeat(43)}`;
const MINUTE = 60_000;

let revoked: boolean;
let verified: number;
beforeEach(() => {
  [revoked, verified] = [false, 0];
});
afterEach(() => void vi.restoreAllMocks());

/** The authentication of a gateway for which one key is valid. */
const authentication = (production = false, secret = "one secret of all gateways") =>
  createAuthentication({
    secret,
    production,
    log: pino({ level: "silent" }),
    async actors({ variables }: SubgraphRequest) {
      verified += 1;
      const known = variables!.keyId === "0123456789abcdef" && !revoked;
      return { data: { holder: known ? { role: "MEMBER", actorSlug: "pts" } : null } };
    },
  });

const requestWith = (headers: Record<string, string>, path = "graphql") =>
  new Request(`http://hub.test/${path}`, { method: "POST", headers });
const withKey = (key = KEY) => requestWith({ authorization: `Bearer ${key}` });

const roleOf = (from: ReturnType<typeof authentication>, request: Request, fresh = false) =>
  from.authenticate(request, "test", { fresh }).then(
    ({ viewer }) => viewer.role,
    ({ extensions }) => extensions.code as string,
  );

/** Puts the clock of the cache forward. */
const later = async (milliseconds: number) => {
  // The cache looks at the clock once in a millisecond.
  await sleep(5);
  const then = performance.now() + milliseconds;
  vi.spyOn(performance, "now").mockImplementation(() => then);
};

describe("an API key", () => {
  test("that is revoked is refused within a minute by every gateway, and at once for mutations", async () => {
    const gateways = [authentication(), authentication(), authentication()];
    for (const one of gateways) expect(await roleOf(one, withKey())).toBe("MEMBER");
    revoked = true;
    for (const one of gateways) expect(await roleOf(one, withKey())).toBe("MEMBER");
    expect(await roleOf(gateways[0]!, withKey(), true)).toBe("UNAUTHENTICATED");
    expect(await roleOf(gateways[0]!, withKey())).toBe("UNAUTHENTICATED");
    await later(MINUTE);
    for (const one of gateways) expect(await roleOf(one, withKey())).toBe("UNAUTHENTICATED");
  });

  test("is verified once in half a minute", async () => {
    const one = authentication();
    for (let i = 0; i < 5; i++) await roleOf(one, withKey());
    expect(verified).toBe(1);
  });

  test.each(["Basic eDp5", "Bearer", "Bearer dgd_0123456789abcdef_short", `Bearer  ${KEY}`, `Bearer ${KEY}x`, "x"])(
    "is not %j",
    async (authorization) => {
      expect(await roleOf(authentication(), requestWith({ authorization }))).toBe("UNAUTHENTICATED");
      expect(verified).toBe(0);
    },
  );
});

describe("a session", () => {
  const begin = async (known = authentication()) => {
    const set = await known.sessions.create(withKey(), "test");
    return { set, cookie: set.split(";")[0]!, known };
  };

  test("is an encrypted cookie that scripts and other sites cannot use", async () => {
    expect((await begin()).set).toMatch(/^hub-session=[\w.-]+; Max-Age=28800; Path=\/; HttpOnly; SameSite=Strict$/);
    const { set } = await begin(authentication(true));
    expect(set).toMatch(/^__Host-hub-session=[\w.-]+; Max-Age=28800; Path=\/; HttpOnly; Secure; SameSite=Strict$/);
    expect(Buffer.from(set.split(".")[3]!, "base64url").toString("latin1")).not.toContain("0123456789abcdef");
  });

  test("begins with a valid key only", async () => {
    const { sessions } = authentication();
    const code = (request: Request) => sessions.create(request, "test").catch(({ extensions }) => extensions.code);
    expect(await code(requestWith({}))).toBe("UNAUTHENTICATED");
    expect(await code(withKey(KEY.replace("0123", "ffff")))).toBe("UNAUTHENTICATED");
  });

  test("needs a header that other sites cannot send, a key does not", async () => {
    const { cookie, known } = await begin();
    expect(await roleOf(known, requestWith({ cookie }))).toBe("FORBIDDEN");
    expect(await roleOf(known, requestWith({ cookie, "hub-csrf": "1" }))).toBe("MEMBER");
    expect(await roleOf(known, requestWith({ cookie: `a=b; ${cookie}; c`, "graphql-preflight": "1" }))).toBe("MEMBER");
    expect(await roleOf(known, withKey())).toBe("MEMBER");
    expect(await roleOf(known, requestWith({ cookie: "another=1" }))).toBe("PUBLIC");
  });

  test("is valid at every gateway with the same secret, and at no other", async () => {
    const { cookie } = await begin();
    expect(await roleOf(authentication(), requestWith({ cookie, "hub-csrf": "1" }))).toBe("MEMBER");
    expect(await roleOf(authentication(false, "another"), requestWith({ cookie, "hub-csrf": "1" }))).toBe(
      "UNAUTHENTICATED",
    );
    const forged = cookie.replace(/\.(.)([^.]*)$/, (_, first, rest) => `.${first === "A" ? "B" : "A"}${rest}`);
    expect(await roleOf(authentication(), requestWith({ cookie: forged, "hub-csrf": "1" }))).toBe("UNAUTHENTICATED");
  });

  test("that was ended is refused with copies of its cookie too, other sessions are not", async () => {
    const known = authentication();
    const [one, another] = [(await begin(known)).cookie, (await begin(known)).cookie];
    const end = (cookie: string) => known.sessions.end(requestWith({ cookie }, "session"));
    expect(await end(one)).toMatch(/^hub-session=; Max-Age=0; Path=\/; HttpOnly; SameSite=Strict$/);
    expect(await roleOf(known, requestWith({ cookie: one, "hub-csrf": "1" }))).toBe("UNAUTHENTICATED");
    expect(await roleOf(known, requestWith({ cookie: another, "hub-csrf": "1" }))).toBe("MEMBER");
    expect(await end("hub-session=nonsense")).toContain("Max-Age=0;");
  });

  test("ends within a minute of its key, and by itself after eight hours", async () => {
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
