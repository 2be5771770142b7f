import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { auditServer } from "graphql-http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { systemCaller } from "../kit/request/context.js";
import { seal } from "../kit/serving/seal.js";
import { startDeployedHub } from "./support/deployed-hub.js";
import { hostileRequests, SECRET, invalidSeals } from "./support/hostile-requests.js";
import { BEFORE_CAMPAIGN } from "./support/sample-inputs.js";

type Hub = Awaited<ReturnType<typeof startDeployedHub>>;

/** What only the inside knows. */
const INSIDE =
  /node_modules|\.[jt]s:\d|ECONN|postgres|localhost|127\.0\.0\.1|\bat \w+ \(|"stack"|select .* from|relation "|join__|root:/i;

const NORMAL = '{ municipality(code: "2082") { name actor { slug } centers { slug } } }';

describe("an attacked hub", () => {
  let hub: Hub;
  const waits: number[] = [];
  const count = async () =>
    (await hub.execute("{ actors { totalCount } events { totalCount } centers { totalCount } }")).data;
  let before: unknown;

  beforeAll(async () => {
    const patience = { HUB_LIMIT_HEADER_SECONDS: "3", HUB_LIMIT_REQUEST_SECONDS: "5" };
    hub = await startDeployedHub(undefined, { NODE_ENV: "production", HUB_SEAL_SECRET: SECRET, ...patience });
    for (let i = 0; i < 20; i++) await hub.execute(NORMAL);
    before = await count();
  });
  afterAll(() => hub?.close());

  /** Answers as ever, at once. */
  async function isWell() {
    const start = performance.now();
    const { data, errors } = await hub.execute(NORMAL);
    waits.push(performance.now() - start);
    expect(errors).toEqual([]);
    expect(data.municipality).toMatchObject({ name: "Säter", actor: { slug: "saters-kommun" } });
  }

  test.each(hostileRequests)("bears %s", async (_, path, init) => {
    const start = performance.now();
    const response = await fetch(new URL(path, hub.url), {
      ...(typeof init === "function" ? await init() : init),
      signal: AbortSignal.timeout(10_000),
    }).catch((error: Error) => {
      // Hung up on while it was still sending.
      if (error.name === "TimeoutError") throw error;
    });
    expect(performance.now() - start).toBeLessThan(3000);
    if (response) {
      const body = await response.text();
      expect({ status: response.status < 500, body }).toEqual({ status: true, body });
      expect(body).not.toMatch(INSIDE);
      expect(body).not.toContain("INTERNAL_SERVER_ERROR");
      expect(body.length).toBeLessThan(100_000);
      expect(body).not.toMatch(
        /Did you mean|"(MEMBER|MUNICIPALITY|COORDINATOR|DASHBOARD|COACH|ADMIN)"|__schema":|"types"/,
      );
      expect(response.headers.get("access-control-allow-origin")).toBeNull();
      expect(response.headers.get("set-cookie")).toBeNull();
    }
    await isWell();
  });

  test.each(["actors", "events", "centers", "coaches"])("opens %s to nobody but the gateway", async (subgraph) => {
    const questions = ["{ __typename }", "{ _service { sdl } }", "{ _entities(representations: []) { __typename } }"];
    for (const [name, make] of invalidSeals) {
      if (name === "one for another subgraph" && subgraph === "events") continue;
      const viewer = await make();
      for (const query of questions) {
        const response = await fetch(hub.urlOf(subgraph), {
          method: "POST",
          headers: { "content-type": "application/json", ...(viewer !== undefined && { "hub-viewer": viewer }) },
          body: JSON.stringify({ query }),
        });
        const { data, errors } = (await response.json()) as {
          data?: unknown;
          errors: { extensions: { code: string } }[];
        };
        expect([name, response.status, data, errors[0]!.extensions.code]).toEqual([
          name,
          401,
          undefined,
          "SEAL_REFUSED",
        ]);
      }
    }
    await isWell();
  });

  test("opens a subgraph to the gateway, as the test's own seal shows", async () => {
    const response = await fetch(hub.urlOf("actors"), {
      method: "POST",
      headers: { "content-type": "application/json", "hub-viewer": await seal(systemCaller(), "actors", SECRET) },
      body: JSON.stringify({ query: "{ __typename }" }),
    });
    expect(await response.json()).toEqual({ data: { __typename: "Query" } });
  });

  describe("on a naked connection", () => {
    async function open(text: string): Promise<Socket & { heard: string }> {
      const socket = Object.assign(connect(Number(new URL(hub.url).port), "127.0.0.1"), { heard: "" });
      socket.on("error", () => {}).on("data", (chunk) => (socket.heard += String(chunk)));
      await once(socket, "connect");
      socket.write(text);
      return socket;
    }
    const closed = (socket: Socket) =>
      new Promise<void>((done) => (socket.closed ? done() : socket.once("close", () => done())));
    const HEAD = "POST /graphql HTTP/1.1\r\nHost: hub\r\nContent-Type: application/json\r\n";

    test.each([
      ["no HTTP", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\r\n\r\n"],
      ["headers without end", `${HEAD}X: ${"x".repeat(200_000)}`],
      ["TRACE", "TRACE /graphql HTTP/1.1\r\nHost: hub\r\nConnection: close\r\n\r\n"],
      ["two lengths", `${HEAD}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}x`],
      [
        "a length and chunks",
        `${HEAD}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /x HTTP/1.1\r\n\r\n`,
      ],
      ["a length below zero", `${HEAD}Content-Length: -1\r\n\r\n`],
      ["chunks of nonsense", `${HEAD}Transfer-Encoding: chunked\r\n\r\n2;${"a=b;".repeat(20_000)}\r\n{}\r\n0\r\n\r\n`],
      ["another transfer encoding", `${HEAD}Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n`],
      ["HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"],
      ["a host of nonsense", "GET /graphql HTTP/1.1\r\nHost: a b/c?d\r\nConnection: close\r\n\r\n"],
      ["an address for a path", "GET http://127.0.0.1:1/ HTTP/1.1\r\nHost: hub\r\nConnection: close\r\n\r\n"],
    ])("bears %s", async (_, text) => {
      const socket = await open(text);
      await closed(socket);
      expect(socket.heard).not.toMatch(/^HTTP\/1.1 (2|5)\d\d/);
      expect(socket.heard).not.toMatch(INSIDE);
      await isWell();
    });

    test("answers questions sent in one breath one after the other", async () => {
      const body = '{"query":"{ viewer { role } }"}';
      const socket = await open(`${HEAD}Content-Length: ${body.length}\r\n\r\n${body}`.repeat(50));
      await expect.poll(() => socket.heard.match(/^x-request-id: .*$/gm)?.length).toBe(50);
      expect(new Set(socket.heard.match(/^x-request-id: .*$/gm)).size).toBe(50);
      expect(socket.heard.match(/"role":"PUBLIC"/g)).toHaveLength(50);
      socket.destroy();
      await isWell();
    });

    test("hangs up on those that never finish, and answers others meanwhile", async () => {
      const halves = [HEAD, `${HEAD}Content-Length: 100\r\n\r\n{"query":`, "", "P"];
      const sockets = await Promise.all(Array.from({ length: 200 }, (_, i) => open(halves[i % halves.length]!)));
      for (let i = 0; i < 10; i++) await isWell();
      await Promise.race([Promise.all(sockets.map(closed)), sleep(10_000)]);
      expect(sockets.filter((socket) => !socket.closed)).toEqual([]);
      await isWell();
    });
  });

  test("has let nothing in", async () => {
    expect(await count()).toEqual(before);
    expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain("role");
  });

  test("has answered others within a tenth of a second all the while", () => {
    const slowest = waits.toSorted((a, b) => b - a);
    expect(waits.length).toBeGreaterThan(90);
    expect(slowest[Math.floor(waits.length / 20)]).toBeLessThan(100);
  });
});

describe("in development", () => {
  let hub: Hub;
  beforeAll(async () => {
    hub = await startDeployedHub(BEFORE_CAMPAIGN, { HUB_LIMIT_PAGE: "40" });
  });
  afterAll(() => hub?.close());

  test("the hub speaks GraphQL over HTTP as the public audit asks", async () => {
    const results = await auditServer({ url: hub.url });
    expect(results.filter(({ status }) => status !== "ok")).toEqual([]);
    expect(results.length).toBeGreaterThan(50);
  });

  test("a browser exchanges its key for a session", async () => {
    const key = await hub.createKey({ role: "MEMBER", actorSlug: "pts" });
    const at = new URL("/session", hub.url);
    const begun = await fetch(at, { method: "POST", headers: { authorization: `Bearer ${key}` } });
    const cookie = begun.headers.get("set-cookie")!.split(";")[0]!;
    expect([begun.status, await begun.text()]).toEqual([204, ""]);
    const who = (headers: Record<string, string>) => hub.execute("{ viewer { role } }", {}, { headers });
    expect((await who({ cookie, "hub-csrf": "1" })).data).toEqual({ viewer: { role: "MEMBER" } });
    expect((await who({ cookie })).status).toBe(403);
    const ended = await fetch(at, { method: "DELETE", headers: { cookie } });
    expect(ended.headers.get("set-cookie")).toMatch(/^hub-session=; .*Max-Age=0/);
    expect((await who({ cookie, "hub-csrf": "1" })).status).toBe(401);

    const refused = await fetch(at, { method: "POST" });
    expect([refused.status, refused.headers.get("set-cookie")]).toEqual([401, null]);
    expect(await refused.json()).toMatchObject({ errors: [{ extensions: { code: "UNAUTHENTICATED" } }] });
  });

  test("pages are as long as the hub is set to, for the gateway and the subgraphs", async () => {
    const ask = (first: number) => hub.execute(`{ actors(first: ${first}) { edges { node { slug } } } }`);
    expect((await ask(40)).data.actors.edges).toHaveLength(40);
    expect((await ask(41)).errors).toMatchObject([
      { message: "first must be at most 40", extensions: { code: "BAD_USER_INPUT" } },
    ]);
  });

  test("each caller is told what is left", async () => {
    const { headers } = await hub.execute(NORMAL);
    expect(headers.get("ratelimit")).toMatch(/^"requests";r=\d+;t=\d+, "points";r=\d+;t=\d+$/);
    expect(headers.get("ratelimit-policy")).toBe('"requests";q=6000;w=60, "points";q=6000000;w=60');
  });
});
