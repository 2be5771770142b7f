import { parse } from "graphql";
import { SignJWT } from "jose";
import pino from "pino";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { actors } from "../../subgraphs/actors/subgraph.js";
import { openDatabase } from "../database/open-database.js";
import { systemCaller } from "../request/context.js";
import { anonymous } from "../request/viewer.js";
import { cloneDatabase, unavailablePeers } from "../testing/open-subgraph.js";
import { createHttpExecutor } from "./http-executor.js";
import { seal, type SealedCaller, SealError, unseal } from "./seal.js";
import { startSubgraphServer } from "./subgraph-server.js";

const SECRET = "a secret of the tests, thirty-two bytes";
afterEach(() => void vi.restoreAllMocks());

/** The clock of whoever seals; seals are opened by `new Date()`. */
function shiftSendersClock(seconds: number) {
  vi.restoreAllMocks();
  const now = Date.now.bind(Date);
  vi.spyOn(Date, "now").mockImplementation(() => now() + seconds * 1000);
}

describe("unseal", () => {
  const open = (seconds: number) => {
    shiftSendersClock(seconds);
    return unseal(seal(systemCaller(), "actors", SECRET), "actors", SECRET);
  };

  test.each([-85, -40, -5, 0, 5, 40, 55])("takes a seal of a clock that differs by %i seconds", (seconds) => {
    expect(open(seconds)).toMatchObject({ viewer: { role: "PUBLIC" }, internal: true });
  });

  test.each([
    [-95, /differs by 9\d seconds: it is behind/],
    [-3600, /differs by 36\d\d seconds: it is behind/],
    [70, /differs by (69|70) seconds: it is ahead/],
  ])("refuses a seal of a clock that differs by %i seconds, and says so", (seconds, reason) => {
    expect(() => open(seconds)).toThrow(SealError);
    expect(() => open(seconds)).toThrow(reason);
  });

  test("says when the secret is another one, and nothing to those who have none", () => {
    const token = seal(systemCaller(), "actors", SECRET);
    const [header, payload] = token.split(".");
    for (const refused of [() => unseal(token, "actors", `${SECRET}!`), () => unseal(`${token}A`, "actors", SECRET)])
      expect(refused).toThrow("another HUB_SEAL_SECRET");
    for (const forged of [undefined, "", "x.y.z", `${header}.${payload}.`, `${token}.`, `${header}.${token}`])
      expect(() => unseal(forged, "actors", SECRET)).toThrow(SealError);
    expect(unseal(token, "actors", SECRET)).toMatchObject({ internal: true });
    expect(() => unseal(token, "events", SECRET)).toThrow("not one for this subgraph");
  });

  test("refuses a seal without the time when it was made, or made for longer", async () => {
    const now = Math.floor(Date.now() / 1000);
    const sign = (claims: object, alg = "HS256") =>
      new SignJWT({ ...systemCaller(), iss: "digidel-hub", aud: "actors", ...claims })
        .setProtectedHeader({ alg })
        .sign(new TextEncoder().encode(SECRET.repeat(2)));
    const open = (token: string) => unseal(token, "actors", SECRET.repeat(2));
    for (const claims of [{ exp: now + 30 }, { iat: now - 100, exp: now + 3600 }, { iat: now }])
      await expect(sign(claims).then(open)).rejects.toThrow(SealError);
    await expect(sign({ iat: now, exp: now + 30 }, "HS384").then(open)).rejects.toThrow(SealError);
    expect(open(await sign({ iat: now, exp: now + 30 }))).toMatchObject({ internal: true });
  });

  test("takes a kept seal no longer than others", () => {
    shiftSendersClock(-85);
    const token = seal(systemCaller(), "actors", SECRET);
    expect(unseal(token, "actors", SECRET)).toMatchObject({ internal: true });
    vi.restoreAllMocks();
    vi.useFakeTimers({ now: Date.now() + 10_000, toFake: ["Date"] });
    expect(() => unseal(token, "actors", SECRET)).toThrow(/differs by 9\d seconds: it is behind/);
    vi.useRealTimers();
  });
});

describe("seal", () => {
  const at = (seconds: number, caller: SealedCaller, audience = "actors", secret = SECRET) => {
    shiftSendersClock(seconds);
    return seal(caller, audience, secret);
  };

  test("is the same for all requests of a caller for a while, and not longer", () => {
    const token = at(1000, systemCaller("one"));
    expect(at(1010, { ...systemCaller("two"), viewer: { ...anonymous } })).toBe(token);
    for (const seconds of [1020, 900]) expect(at(seconds, systemCaller())).not.toBe(token);
  });

  test("is another one for another caller, subgraph or secret", () => {
    const caller = systemCaller();
    const seals = [
      at(2000, caller),
      at(2000, { ...caller, internal: false }),
      at(2000, { ...caller, language: "en" }),
      at(2000, { ...caller, probe: true }),
      at(2000, { ...caller, viewer: { ...anonymous, keyId: "0123456789abcdef" } }),
      at(2000, caller, "events"),
      at(2000, caller, "actors", `${SECRET}!`),
    ];
    expect(new Set(seals).size).toBe(seals.length);
  });
});

describe("createHttpExecutor to a subgraph that refuses the seal", () => {
  const resources = new AsyncDisposableStack();
  let url: string;
  beforeAll(async () => {
    const database = await cloneDatabase("actors");
    resources.defer(() => database.drop());
    const orm = await openDatabase(actors, database.databaseUrl);
    resources.defer(() => orm.close(true));
    const log = pino({ level: "silent" });
    const options = { port: 0, orm, secret: SECRET, peers: unavailablePeers, log };
    const { port, stop } = await startSubgraphServer(actors, options);
    resources.defer(stop);
    url = `http://localhost:${port}/graphql`;
  });
  afterAll(() => resources.disposeAsync());

  function open(secret: string) {
    const lines: Record<string, unknown>[] = [];
    const log = pino({ level: "warn" }, { write: (line: string) => void lines.push(JSON.parse(line)) });
    const execute = createHttpExecutor({ subgraph: "actors", url, secret, log });
    const ask = () =>
      execute({ document: parse('{ actor(slug: "pts") { slug } }'), context: { caller: systemCaller() } });
    return { ask, lines };
  }
  const unavailable = { errors: [{ path: ["actor"], extensions: { code: "SUBGRAPH_UNAVAILABLE" } }] };

  test("answers SUBGRAPH_UNAVAILABLE while the clocks differ too much, and logs by how much, once", async () => {
    const { ask, lines } = open(SECRET);
    shiftSendersClock(-40);
    expect(await ask()).toEqual({ data: { actor: { slug: "pts" } } });

    shiftSendersClock(-300);
    for (let i = 0; i < 3; i++) expect(await ask()).toMatchObject(unavailable);
    expect(lines).toMatchObject([
      { level: 50, subgraph: "actors", reason: expect.stringMatching(/differs by 30\d seconds: it is behind/) },
    ]);

    shiftSendersClock(0);
    expect(await ask()).toEqual({ data: { actor: { slug: "pts" } } });
    shiftSendersClock(300);
    await ask();
    expect(lines).toHaveLength(2);
  });

  test("logs that the secret is another one", async () => {
    const { ask, lines } = open(`${SECRET}!`);
    expect([await ask(), await ask()]).toMatchObject([unavailable, unavailable]);
    expect(lines).toMatchObject([{ level: 50, reason: "It was made with another HUB_SEAL_SECRET." }]);
  });
});
