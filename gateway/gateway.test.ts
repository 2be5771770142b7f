import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { ApolloServer } from "@apollo/server";
import { ApolloServerPluginInlineTraceDisabled } from "@apollo/server/plugin/disabled";
import { startStandaloneServer } from "@apollo/server/standalone";
import { getIntrospectionQuery } from "graphql";
import { auditServer } from "graphql-http";
import pino from "pino";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Caller } from "../kit/context.js";
import { subgraphUnavailable, unauthenticated } from "../kit/errors.js";
import { unseal } from "../kit/serving/seal.js";
import { anonymous } from "../kit/viewer.js";
import { createGateway, type Gateway, type GatewayOptions } from "./gateway.js";
import { inProcess } from "../kit/serving/in-process.js";
import { overHttp } from "../kit/serving/over-http.js";
import { calls, type Toy, toySchema, toySupergraph } from "../tests/toy.js";
import { unavailable } from "../kit/serving/unavailable.js";

const SECRET = "a secret of the tests, thirty-two bytes";
const TOYS: Toy[] = ["places", "events"];

const ends: (() => Promise<unknown>)[] = [];
const lines: string[] = [];
const log = pino({ level: "warn" }, { write: (line) => void lines.push(line) });

const callerOf = async (_: Request, requestId: string): Promise<Caller> => ({
  viewer: anonymous,
  requestId,
  language: "en",
});

async function open(options: Partial<GatewayOptions>): Promise<Gateway> {
  const gateway = await createGateway({
    supergraph: toySupergraph(),
    reach: inOneProcess(),
    callerOf,
    log,
    production: false,
    ...options,
  });
  ends.push(() => gateway.dispose());
  return gateway;
}

function inOneProcess(dead: Toy[] = []): GatewayOptions["reach"] {
  const ask = Object.fromEntries(TOYS.map((name) => [name, inProcess(toySchema(name), (caller) => ({ caller }))]));
  return (name) => async (request) => (dead.includes(name as Toy) ? unavailable(request) : ask[name]!(request));
}

async function listen(handle: RequestListener): Promise<string> {
  const server = createServer(handle).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  ends.push(async () => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
}

async function startToy(name: Toy): Promise<{ url: string; stop: () => Promise<void> }> {
  const server = new ApolloServer({ schema: toySchema(name), plugins: [ApolloServerPluginInlineTraceDisabled()] });
  const { url } = await startStandaloneServer(server, {
    listen: { port: 0, host: "127.0.0.1" },
    context: async ({ req: { headers } }) => ({
      headers,
      caller: headers["hub-viewer"] && (await unseal(headers["hub-viewer"] as string, name, SECRET).catch(() => null)),
    }),
  });
  const stop = () => server.stop();
  ends.push(stop);
  return { url, stop };
}

const post = (body: unknown, headers: Record<string, string> = {}) =>
  new Request("http://hub.test/graphql", {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });

interface Answer {
  data?: Record<string, unknown> | null;
  errors?: { message: string; path?: unknown[]; extensions: { code: string } }[];
}

async function ask(gateway: Gateway, query: string, variables?: Record<string, unknown>): Promise<Answer> {
  const response = await gateway.fetch(post({ query, variables }));
  return (await response.json()) as Answer;
}

const codes = ({ errors = [] }: Answer) => errors.map(({ extensions, path }) => [extensions.code, path?.join(".")]);

beforeEach(() => {
  calls.length = 0;
  lines.length = 0;
});
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

const ACROSS = "{ places { code name events { title place { name } } } }";
const ACROSS_ANSWER = {
  places: [
    {
      code: "2082",
      name: "Säter",
      events: [
        { title: "Öppet hus", place: { name: "Säter" } },
        { title: "Datorkafé", place: { name: "Säter" } },
      ],
    },
    { code: "0583", name: "Motala", events: [{ title: "Mobilskola", place: { name: "Motala" } }] },
  ],
};

describe("one question across subgraphs", () => {
  it("in one process", async () => {
    const gateway = await open({});
    expect(await ask(gateway, ACROSS)).toEqual({ data: ACROSS_ANSWER });
    expect(await ask(gateway, ACROSS)).toEqual({ data: ACROSS_ANSWER });
  });

  it("over HTTP, with the addresses of the supergraph", async () => {
    const [places, events] = [await startToy("places"), await startToy("events")];
    const gateway = await open({
      supergraph: toySupergraph({ places: places.url, events: events.url }),
      reach: (subgraph, url) => overHttp({ subgraph, url: url!, log }),
    });
    expect(await ask(gateway, ACROSS)).toEqual({ data: ACROSS_ANSWER });
    expect(calls.every(({ context }) => (context.headers as Record<string, unknown>)["hub-viewer"] === undefined)).toBe(
      true,
    );
  });

  it("runs a mutation and reads on in another subgraph", async () => {
    const gateway = await open({});
    expect(await ask(gateway, 'mutation { rename(code: "2082", name: "Ny") { name busy } }')).toEqual({
      data: { rename: { name: "Ny", busy: true } },
    });
  });

  it("asks once and merges when a field is written twice", async () => {
    const gateway = await open({});
    const { data } = await ask(
      gateway,
      "{ places { code } ...F places { events { id } } } fragment F on Query { places { name } }",
    );
    expect(data).toMatchObject({
      places: [{ code: "2082", name: "Säter", events: [{ id: "1" }, { id: "2" }] }, { code: "0583" }],
    });
    expect((data!.places as unknown[]).length).toBe(2);
    await ask(gateway, 'mutation { addEvent(title: "x") { id } addEvent(title: "x") { title } }');
    expect(calls.filter(({ field }) => field === "addEvent")).toHaveLength(1);
  });

  it.each([
    ["{ ...F places { name } } fragment F on Query { places { code } }", { code: "2082", name: "Säter" }],
    ["{ places { tags ...F tags } } fragment F on Place { tags }", { tags: ["bibliotek", "bokbuss"] }],
    ["{ __typename ...F } fragment F on Query { places { code } }", { code: "2082" }],
    ["{ __typename __typename places { ... on Place { name } code name } }", { name: "Säter", code: "2082" }],
  ])("merges what is written again after a fragment: %s", async (query, first) => {
    const { data, errors } = await ask(await open({}), query);
    expect(errors).toBeUndefined();
    expect(data!.places).toEqual([first, expect.anything()]);
  });

  it.each([
    ["{ places { code: name events { id } } }", { code: "Säter", events: [{ id: "1" }, { id: "2" }] }],
    ["{ places { ...F events { id } } } fragment F on Place { code: name }", { code: "Säter", events: [{}, {}] }],
    ["{ places { __typename: code _internal_qp_alias_0: name code: name busy } }", { __typename: "2082", busy: true }],
    ["{ places { name: code code: name code2: code busy } }", { name: "2082", code: "Säter", busy: true }],
  ])("answers under the name of another field, and still knows whose it is: %s", async (query, first) => {
    const { data } = await ask(await open({}), query);
    expect((data!.places as unknown[])[0]).toMatchObject(first);
  });

  it("says where an error is, under the name that was asked for", async () => {
    expect(codes(await ask(await open({}), "{ places { code name: busy } }"))).toEqual([
      ["INTERNAL_SERVER_ERROR", "places.1.name"],
    ]);
  });

  it("answers nothing when everything is skipped", async () => {
    const gateway = await open({});
    expect(await ask(gateway, "{ whoAmI @skip(if: true) }")).toEqual({ data: {} });
  });

  it("streams a subscription with fields of another subgraph", async () => {
    const gateway = await open({});
    const response = await gateway.fetch(
      post({ query: "subscription { eventAdded { id place { name } } }" }, { accept: "text/event-stream" }),
    );
    const data = (await response.text()).split("\n").filter((line) => line.startsWith("data: {"));
    expect(data.map((line) => JSON.parse(line.slice(6)))).toEqual([
      { data: { eventAdded: { id: "1", place: { name: "Säter" } } } },
      { data: { eventAdded: { id: "2", place: { name: "Säter" } } } },
      { data: { eventAdded: { id: "3", place: { name: "Motala" } } } },
    ]);
  });
});

describe("as a program", () => {
  it("serves somebody else's supergraph with the addresses in it, whatever the settings of the same names", async () => {
    const [places, events] = [await startToy("places"), await startToy("events")];
    const folder = await mkdtemp(join(tmpdir(), "hub gateway "));
    ends.push(() => rm(folder, { recursive: true }));
    await writeFile(join(folder, "other.graphql"), toySupergraph({ places: places.url, events: events.url }));

    const root = resolve(import.meta.dirname, "..");
    const program = spawn(process.execPath, ["--import", "tsx", "gateway/server.ts"], {
      cwd: root,
      env: {
        GATEWAY_SUPERGRAPH: relative(root, join(folder, "other.graphql")),
        HUB_PORT: "0",
        HUB_DATA_DIR: join(folder, "data"),
        PLACES_URL: "http://localhost:1/graphql",
        EVENTS_DATABASE_URL: "file:events.db",
      },
      stdio: ["ignore", "pipe", "inherit"],
    });
    ends.push(async () => {
      program.kill();
      await once(program, "exit");
    });
    const [line] = (await once(createInterface(program.stdout), "line")) as [string];
    const { url } = JSON.parse(line) as { url: string };

    const response = await fetch(url, post({ query: ACROSS }));
    expect(await response.json()).toEqual({ data: ACROSS_ANSWER });
    expect(existsSync(join(folder, "data"))).toBe(false);
  });
});

describe("a dead subgraph", () => {
  it("leaves its fields null, in lists too, with one error for each failed fetch", async () => {
    const gateway = await open({ reach: inOneProcess(["events"]) });
    const answer = await ask(gateway, "{ a: places { code events { id } } events { id } event(id: 1) { id } }");
    expect(answer.data).toEqual({
      a: [
        { code: "2082", events: null },
        { code: "0583", events: null },
      ],
      events: null,
      event: null,
    });
    expect(codes(answer)).toEqual([
      ["SUBGRAPH_UNAVAILABLE", "events"],
      ["SUBGRAPH_UNAVAILABLE", "event"],
      ["SUBGRAPH_UNAVAILABLE", "a.0.events"],
    ]);
  });

  it("is told once where the same entity stands in many places", async () => {
    const gateway = await open({ reach: inOneProcess(["places"]) });
    const answer = await ask(gateway, "{ events { id place { name } } }");
    expect(answer.data).toEqual({ events: ["1", "2", "3"].map((id) => ({ id, place: null })) });
    expect(codes(answer)).toEqual([["SUBGRAPH_UNAVAILABLE", "events.0.place.name"]]);
  });

  it("leaves a root field null when nothing else was asked", async () => {
    const gateway = await open({ reach: inOneProcess(["events"]) });
    const response = await gateway.fetch(post({ query: "{ events { id } }" }));
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ data: { events: null }, errors: [{ path: ["events"] }] });
  });

  it("repeats no mutation, and tells nothing of the inside, whatever is wrong", async () => {
    const hit: string[] = [];
    const elsewhere = await listen((_, res) => res.end('{"data":{"addEvent":{"id":"from elsewhere"}}}'));
    const broken: Record<string, RequestListener> = {
      refused: (_, res) => res.destroy(),
      silent: () => {},
      page: (_, res) => res.writeHead(502, { "content-type": "text/html" }).end("<h1>Bad gateway 10.1.2.3</h1>"),
      foreign: (_, res) =>
        res.writeHead(500, { "content-type": "application/json" }).end('{"message":"at /srv/hub.ts:1"}'),
      moved: (_, res) => res.writeHead(307, { location: elsewhere }).end(),
    };
    for (const [kind, handle] of Object.entries(broken)) {
      const url = await listen((req, res) => {
        hit.push(kind);
        req.resume().on("end", () => handle(req, res));
      });
      const gateway = await open({
        reach: (name, address) =>
          name === "events" ? overHttp({ subgraph: name, url, log, seconds: 0.2 }) : inOneProcess()(name, address),
      });
      const response = await gateway.fetch(post({ query: 'mutation { addEvent(title: "x") { id } }' }));
      expect(await response.json()).toEqual({
        data: { addEvent: null },
        errors: [
          { message: subgraphUnavailable().message, path: ["addEvent"], extensions: { code: "SUBGRAPH_UNAVAILABLE" } },
        ],
      });
    }
    expect(hit).toEqual(Object.keys(broken));
    expect(lines.join("")).not.toMatch(/Bad gateway|hub\.ts|title/);
  });

  it("comes back when it is started again", async () => {
    const events = await startToy("events");
    const gateway = await open({
      reach: (name, url) =>
        name === "events" ? overHttp({ subgraph: name, url: events.url, log }) : inOneProcess()(name, url),
    });
    expect((await gateway.fetch(new Request("http://hub.test/ready"))).status).toBe(200);
    await events.stop();
    expect((await ask(gateway, ACROSS)).data).toMatchObject({
      places: [{ name: "Säter", events: null }, { name: "Motala" }],
    });
    const ready = await gateway.fetch(new Request("http://hub.test/ready"));
    expect([ready.status, await ready.json()]).toEqual([503, { places: "up", events: "down" }]);
    expect((await gateway.fetch(new Request("http://hub.test/health"))).status).toBe(200);
  });
});

describe("who asks", () => {
  it("is sealed for each subgraph, and nothing else of the client goes along", async () => {
    const [places, events] = [await startToy("places"), await startToy("events")];
    const url: Record<string, string> = { places: places.url, events: events.url };
    const gateway = await open({
      callerOf: async (_, requestId) => ({
        viewer: { ...anonymous, role: "MEMBER", actorSlug: "pts" },
        requestId,
        language: "sv",
        idempotencyKey: "once",
      }),
      reach: (subgraph) => overHttp({ subgraph, url: url[subgraph]!, log, secret: SECRET }),
    });
    const response = await gateway.fetch(
      post(
        {
          query: "{ places { events { id } } }",
          extensions: { headers: { "x-evil": "1" }, endpoint: "http://evil.test" },
        },
        {
          authorization: "Bearer secret",
          cookie: "a=b",
          "hub-viewer": "forged",
          "x-request-id": "forged",
          "x-evil": "1",
        },
      ),
    );
    expect(response.status).toBe(200);
    const requestId = response.headers.get("x-request-id");
    expect(calls.map(({ subgraph }) => subgraph)).toEqual(["places", "events", "events"]);
    for (const { subgraph, context } of calls) {
      const headers = context.headers as Record<string, string>;
      expect(headers).toMatchObject({ "x-request-id": requestId, "accept-language": "sv", "idempotency-key": "once" });
      expect(Object.keys(headers)).not.toEqual(
        expect.arrayContaining([expect.stringMatching(/authorization|cookie|x-evil/)]),
      );
      const sealed = await unseal(headers["hub-viewer"], subgraph, SECRET);
      expect(sealed).toMatchObject({ viewer: { role: "MEMBER", actorSlug: "pts" }, requestId });
      await expect(unseal(headers["hub-viewer"], "another", SECRET)).rejects.toThrow();
    }
  });

  it("is asked once for a request, and its failure is the answer", async () => {
    let asked = 0;
    const failing = async (gate: () => Error) => {
      const gateway = await open({
        callerOf: async () => {
          asked += 1;
          throw gate();
        },
      });
      const response = await gateway.fetch(post({ query: ACROSS }));
      expect(response.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
      return [response.status, codes((await response.json()) as Answer)];
    };
    expect(await failing(unauthenticated)).toEqual([401, [["UNAUTHENTICATED", undefined]]]);
    expect(await failing(subgraphUnavailable)).toEqual([503, [["SUBGRAPH_UNAVAILABLE", undefined]]]);
    expect(await failing(() => new Error("password"))).toEqual([500, [["INTERNAL_SERVER_ERROR", undefined]]]);
    expect([asked, calls]).toEqual([3, []]);
  });

  it("is asked before anything is read, and afresh for a change", async () => {
    const asked: boolean[] = [];
    const gateway = await open({
      callerOf: async (request, requestId, { fresh }) => {
        asked.push(fresh);
        return callerOf(request, requestId);
      },
    });
    await ask(gateway, "{ whoAmI }");
    await ask(gateway, 'mutation { addEvent(title: "x") { id } }');
    await ask(gateway, 'mutation { addEvent(title: "x") { id } }');
    await ask(gateway, "{ nonsense }");
    expect(asked).toEqual([false, ...[false, true], ...[false, true], false]);
  });

  it("is asked again while a subscription is open, which ends when the key is revoked", async () => {
    vi.useFakeTimers({ toFake: ["setInterval"] });
    try {
      let revoked = false;
      const silent = { [Symbol.asyncIterator]: () => ({ next: () => new Promise(() => {}) }) };
      const gateway = await open({
        reach: () => async () => silent as never,
        callerOf: async (request, requestId) => {
          if (revoked) throw unauthenticated();
          return callerOf(request, requestId);
        },
      });
      const response = await gateway.fetch(
        post({ query: "subscription { eventAdded { id } }" }, { accept: "text/event-stream" }),
      );
      let ended = false;
      const text = response.text().finally(() => (ended = true));
      await vi.advanceTimersByTimeAsync(30_000);
      await sleep(20);
      expect(ended).toBe(false);
      revoked = true;
      await vi.advanceTimersByTimeAsync(30_000);
      expect(await text).not.toContain("data: {");
    } finally {
      vi.useRealTimers();
    }
  });

  it.each(["in one process", "over HTTP"])(
    "never gets another's answer to the same question at the same time, %s",
    async (way) => {
      const url = way === "over HTTP" && (await startToy("places")).url;
      const gateway = await open({
        reach: url ? (subgraph) => overHttp({ subgraph, url, log, secret: SECRET }) : inOneProcess(),
        callerOf: async (request, requestId) => ({
          viewer: { ...anonymous, actorSlug: request.headers.get("authorization") },
          requestId,
          language: "en",
        }),
      });
      const who = async (slug: string) => {
        const response = await gateway.fetch(post({ query: "{ whoAmI }" }, { authorization: slug }));
        const { data } = (await response.json()) as { data: { whoAmI: string } };
        return (JSON.parse(data.whoAmI) as Caller).viewer.actorSlug;
      };
      const slugs = Array.from({ length: 20 }, (_, i) => `actor-${i}`);
      expect(await Promise.all(slugs.map(who))).toEqual(slugs);
    },
  );
});

describe("errors", () => {
  it.each(["in one process", "over HTTP"])("show only stable codes, %s", async (way) => {
    const url =
      way === "over HTTP" ? { places: (await startToy("places")).url, events: (await startToy("events")).url } : null;
    const gateway = await open({
      reach: url ? (name) => overHttp({ subgraph: name, url: url[name as Toy], log }) : inOneProcess(),
    });
    expect(await ask(gateway, "{ secret }")).toEqual({
      data: { secret: null },
      errors: [{ message: "Unexpected error.", path: ["secret"], extensions: { code: "INTERNAL_SERVER_ERROR" } }],
    });
    expect(await ask(gateway, "{ forbidden }")).toEqual({
      data: { forbidden: null },
      errors: [{ message: "Your role may not do this.", path: ["forbidden"], extensions: { code: "FORBIDDEN" } }],
    });
    expect(codes(await ask(gateway, "{ places { busy } }"))).toEqual([["INTERNAL_SERVER_ERROR", "places.1.busy"]]);
    expect(codes(await ask(gateway, '{ events(from: "yesterday") { id } }'))[0]![0]).toMatch(
      /BAD_USER_INPUT|GRAPHQL_VALIDATION_FAILED/,
    );
    expect(codes(await ask(gateway, "query ($d: Day) { events(from: $d) { id } }", { d: "yesterday" }))[0]![0]).toBe(
      "BAD_USER_INPUT",
    );
    expect(lines.filter((line) => line.includes("unexpected error")).every((line) => line.includes("requestId"))).toBe(
      true,
    );
  });

  it.each([
    ["__proto__", "{ place(code: 2082) { __proto__: name } }"],
    ["constructor", "{ constructor: places { prototype: events { id } } }"],
    ["__proto__", "query ($__proto__: ID!) { place(code: $__proto__) { name } }"],
    ["__proto__", "{ ...__proto__ } fragment __proto__ on Query { whoAmI }"],
  ])("keep the name %s, a part of every object, out of answers", async (name, query) => {
    const { errors } = await ask(await open({}), query);
    expect(errors![0]).toMatchObject({
      message: `Choose another name than ${name}.`,
      extensions: { code: "BAD_USER_INPUT" },
    });
    expect(calls).toEqual([]);
  });

  it("of variables are told one at a time, and shortly", async () => {
    const gateway = await open({});
    const many = { c: Object.fromEntries(Array.from({ length: 60_000 }, (_, i) => [`v${i}`, 1])) };
    const { errors } = await ask(gateway, "query ($c: ID!) { place(code: $c) { name } }", many);
    expect(errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT" } }]);
    expect(errors![0]!.message.length).toBeLessThan(600);
  });

  it.each([
    ["a number without end", "{ events(from: 1e999) { id } }", "A number is too large."],
    ["another kind of operation", "subscription { x }", "There is no subscription to ask for."],
  ])("are the client's for %s", async (_, query, message) => {
    const supergraph = toySupergraph().replace(/subscription: Subscription/, "");
    expect((await ask(await open({ supergraph }), query)).errors![0]).toMatchObject({
      ...{ message, extensions: { code: "BAD_USER_INPUT" } },
    });
  });

  it("of the question itself stay readable", async () => {
    const gateway = await open({});
    expect(codes(await ask(gateway, "{ place }"))).toEqual(
      [["GRAPHQL_VALIDATION_FAILED", undefined]].concat([["GRAPHQL_VALIDATION_FAILED", undefined]]),
    );
    expect(codes(await ask(gateway, "{"))).toEqual([["GRAPHQL_PARSE_FAILED", undefined]]);
    expect(await ask(gateway, "query ($c: ID!) { place(code: $c) { name } }")).toMatchObject({
      errors: [{ message: expect.stringContaining('"$c"'), extensions: { code: "BAD_USER_INPUT" } }],
    });
    expect(lines).toEqual([]);
  });
});

describe("the log", () => {
  const heard = () => lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  const listening = (level = "info") =>
    pino({ level, base: null, timestamp: false }, { write: (line) => void lines.push(line) });
  const member = async (_: Request, requestId: string): Promise<Caller> => ({
    viewer: { ...anonymous, role: "MEMBER", keyId: "0123456789abcdef" },
    requestId,
    language: "en",
  });

  it("has a line for each request: who asked what sort of question, and what came of it", async () => {
    const gateway = await open({ log: listening(), callerOf: member });
    const response = await gateway.fetch(
      post(
        { query: "query Place($c: ID!) { place(code: $c) { name } forbidden }", variables: { c: "secret" } },
        { authorization: "Bearer hidden" },
      ),
    );
    expect(heard()).toEqual([
      {
        ...{ level: 30, msg: "request", requestId: response.headers.get("x-request-id") },
        ...{ operation: "Place", kind: "query", role: "MEMBER", keyId: "0123456789abcdef" },
        ...{ codes: ["FORBIDDEN"], status: 200, ms: expect.any(Number) },
      },
    ]);
    expect(lines.join("")).not.toMatch(/secret|hidden|name|forbidden/);
  });

  it.each<[string, RequestInit, object]>([
    ["does not parse", { body: '{"query":"{"}' }, { codes: ["GRAPHQL_PARSE_FAILED"], status: 200 }],
    ["cannot be read", { body: "{" }, { codes: ["BAD_USER_INPUT"], status: 400 }],
    [
      "is called at length",
      { body: `{"query":"query ${"a".repeat(500)} { whoAmI }"}` },
      { operation: "a".repeat(100) },
    ],
    [
      "is a change",
      { body: '{"query":"mutation { addEvent(title: \\"x\\") { id } }"}' },
      { kind: "mutation", status: 200 },
    ],
  ])("has a line for one that %s", async (_, init, expected) => {
    const gateway = await open({ log: listening() });
    await gateway.fetch(post(init.body));
    expect(heard()).toEqual([expect.objectContaining(expected)]);
  });

  it("has a line for one whose caller is nobody, and none for looks at its health", async () => {
    const gateway = await open({ log: listening(), callerOf: () => Promise.reject(unauthenticated()) });
    await gateway.fetch(post({ query: ACROSS }));
    for (const path of ["health", "ready"]) await gateway.fetch(new Request(`http://hub.test/${path}`));
    expect(heard()).toEqual([expect.objectContaining({ codes: ["UNAUTHENTICATED"], status: 401 })]);
    expect(heard()[0]).not.toHaveProperty("role");
  });

  it("is silent at level warn", async () => {
    await ask(await open({ log: listening("warn") }), ACROSS);
    expect(lines).toEqual([]);
  });
});

describe("limits", () => {
  const bomb = (fragments: number, spreads: number) =>
    Array.from(
      { length: fragments },
      (_, i) => `fragment f${i} on Query { ${i === fragments - 1 ? "whoAmI" : `...f${i + 1} `.repeat(spreads)} }`,
    ).join(" ") + " { ...f0 }";
  const chain = (depth: number) => `{ events { ${"place { events { ".repeat(depth)} id ${"} }".repeat(depth)} } }`;

  it.each([
    ["fragments that multiply", bomb(20, 2)],
    ["wide fragments that multiply", bomb(9, 8)],
    ["aliases", `{ ${Array.from({ length: 51 }, (_, i) => `a${i}: whoAmI`).join(" ")} }`],
    ["root fields", `{ ${"whoAmI ".repeat(21)} }`],
    ["depth", chain(10)],
    ["directives", `{ whoAmI ${"@skip(if: false) ".repeat(51)} }`],
  ])("refuse %s before planning", async (_, query) => {
    const gateway = await open({});
    const start = performance.now();
    expect(codes(await ask(gateway, query))).toContainEqual(["COST_LIMIT", undefined]);
    expect(performance.now() - start).toBeLessThan(200);
    expect(calls).toEqual([]);
  });

  it("refuse too many letters, before they are kept", async () => {
    const gateway = await open({});
    expect(codes(await ask(gateway, `#${"x".repeat(20_000)}\n{ whoAmI }`))).toEqual([["COST_LIMIT", undefined]]);
    expect((await ask(gateway, `#${"x".repeat(19_000)}\n{ whoAmI }`)).errors).toBeUndefined();
  });

  it("refuse too many tokens", async () => {
    const gateway = await open({});
    const { errors } = await ask(gateway, `{ ${"whoAmI ".repeat(1000)} }`);
    expect(errors).toMatchObject([
      {
        message: "The question is too large: its words and signs may be at most 1000.",
        extensions: { code: "COST_LIMIT" },
      },
    ]);
  });

  it("refuse a large body, announced or not", async () => {
    const gateway = await open({});
    const large = JSON.stringify({ query: "{ whoAmI }", variables: { x: "x".repeat(1_000_000) } });
    const url = await listen((req, res) => void gateway.handle(req, res));
    const announced = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: large,
    });
    const streamed = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: new Blob([large]).stream(),
      duplex: "half",
    } as RequestInit);
    for (const response of [announced, streamed]) {
      expect(response.status).toBe(413);
      expect(codes((await response.json()) as Answer)).toEqual([["COST_LIMIT", undefined]]);
    }
  });

  it("let a question through that is just small enough", async () => {
    const gateway = await open({});
    expect(await ask(gateway, bomb(8, 2))).toMatchObject({ data: { whoAmI: expect.any(String) } });
    expect((await ask(await open({ limits: { cost: Infinity } }), chain(6))).errors).toBeUndefined();
  });

  it.each([
    ["a batch", [{ query: "{ whoAmI }" }], 400],
    ["broken JSON", "{", 400],
    ["a bare word", '"whoAmI"', 400],
  ])("refuse %s", async (_, body, status) => {
    const gateway = await open({});
    const response = await gateway.fetch(post(body, { accept: "application/graphql-response+json" }));
    expect([response.status, codes((await response.json()) as Answer)]).toEqual([
      status,
      [["BAD_USER_INPUT", undefined]],
    ]);
  });

  it("refuse variables that are no JSON, and mutations by GET", async () => {
    const gateway = await open({});
    const get = (query: string) =>
      gateway.fetch(
        new Request(`http://hub.test/graphql?${query}`, { headers: { accept: "application/graphql-response+json" } }),
      );
    expect((await get("query={whoAmI}&variables={")).status).toBe(400);
    expect((await get(`query=${encodeURIComponent('mutation { addEvent(title: "x") { id } }')}`)).status).toBe(405);
    expect(calls).toEqual([]);
  });
});

it("speaks GraphQL over HTTP as the public audit asks", async () => {
  const gateway = await open({});
  const url = await listen((req, res) => void gateway.handle(req, res));
  const results = await auditServer({ url });
  expect(results.filter(({ status }) => status !== "ok")).toEqual([]);
});

describe("the schema's description", () => {
  it("is told in development, by itself only", async () => {
    const gateway = await open({});
    const { data } = await ask(gateway, getIntrospectionQuery());
    expect(JSON.stringify(data)).not.toMatch(/join__|_entities|_service/);
    expect(codes(await ask(gateway, "{ whoAmI __schema { queryType { name } } }"))).toEqual([
      ["BAD_USER_INPUT", undefined],
    ]);
    expect(
      (await gateway.fetch(new Request("http://hub.test/graphql", { headers: { accept: "text/html" } }))).status,
    ).toBe(200);
    expect(JSON.stringify(await ask(gateway, "{ plac }"))).toContain("Did you mean");
  });

  it("is not told in production, nor hinted at", async () => {
    const gateway = await open({ production: true });
    expect(codes(await ask(gateway, "{ __schema { queryType { name } } }"))).toContainEqual([
      "GRAPHQL_VALIDATION_FAILED",
      undefined,
    ]);
    expect(JSON.stringify(await ask(gateway, "{ plac }"))).not.toContain("Did you mean");
    const page = await gateway.fetch(new Request("http://hub.test/graphql", { headers: { accept: "text/html" } }));
    expect(await page.text()).not.toContain("<html");
  });
});

describe("the address without a path", () => {
  const root = new Request("http://hub.test/");

  it("leads to the page to try queries on", async () => {
    const response = await (await open({})).fetch(root);
    expect([response.status, response.headers.get("location")]).toEqual([302, "/graphql"]);
  });

  it("says in production where the API is", async () => {
    const response = await (await open({ production: true })).fetch(root);
    expect([response.status, await response.json()]).toEqual([200, expect.objectContaining({ graphql: "/graphql" })]);
  });
});

describe("browsers", () => {
  const preflight = async (gateway: Gateway, origin: string) => {
    const headers = { origin, "access-control-request-method": "POST" };
    const response = await gateway.fetch(new Request("http://hub.test/graphql", { method: "OPTIONS", headers }));
    return response.headers.get("access-control-allow-origin");
  };

  it("may come from this machine in development, from the allowed origins in production", async () => {
    const [here, there] = [await open({}), await open({ production: true, origins: ["https://digidel.example"] })];
    expect(await preflight(here, "http://localhost:5173")).toBe("http://localhost:5173");
    expect(await preflight(here, "https://evil.example")).toBeNull();
    expect(await preflight(there, "http://localhost:5173")).toBeNull();
    expect(await preflight(there, "https://digidel.example")).toBe("https://digidel.example");
  });

  it("are told to sniff, frame and keep nothing", async () => {
    const gateway = await open({ production: true });
    const { headers } = await gateway.fetch(post({ query: "{ whoAmI }" }));
    expect(Object.fromEntries(headers)).toMatchObject({
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "cache-control": "no-store",
      "strict-transport-security": expect.stringContaining("max-age"),
    });
  });
});

describe("closing", () => {
  const postTo = (url: string, query: string, headers = {}) =>
    fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify({ query }),
    });

  it("lets answers under way finish", async () => {
    const { promise: arrived, resolve: arrive } = Promise.withResolvers<void>();
    const gateway = await open({
      reach: (name, url) => async (request) => {
        arrive();
        await sleep(200);
        return inOneProcess()(name, url)(request);
      },
    });
    const answer = postTo(await listen((req, res) => void gateway.handle(req, res)), "{ whoAmI }");
    await arrived;
    await gateway.dispose();
    expect(((await (await answer).json()) as Answer).data).toHaveProperty("whoAmI");
  });

  it("ends streams at once, silent ones too, and what gave rise to them", async () => {
    const never = new Promise<never>(() => {});
    let ended = false;
    const events = ["1", "2"].values();
    const silentAfterTwo: AsyncIterableIterator<{ data: unknown }> = {
      [Symbol.asyncIterator]: () => silentAfterTwo,
      next: async () => {
        const { value: id } = events.next();
        return id ? { done: false, value: { data: { eventAdded: { id } } } } : never;
      },
      return: async () => {
        ended = true;
        return { done: true, value: undefined };
      },
    };
    const gateway = await open({ reach: () => async () => silentAfterTwo as never });
    const url = await listen((req, res) => void gateway.handle(req, res));
    const response = await postTo(url, "subscription { eventAdded { id } }", { accept: "text/event-stream" });
    const text = response.text();
    await sleep(50);
    const start = performance.now();
    await gateway.dispose();
    expect(await text).toContain('"id":"2"');
    expect(performance.now() - start).toBeLessThan(1000);
    await expect.poll(() => ended).toBe(true);
  });
});
