import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { type RequestListener } from "node:http";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { getIntrospectionQuery } from "graphql";
import { auditServer } from "graphql-http";
import { describe, expect, test } from "vitest";
import { subgraphUnavailable } from "../kit/graphql/errors.js";
import { createHttpExecutor } from "../kit/serving/http-executor.js";
import {
  ACROSS,
  ACROSS_ANSWER,
  type Answer,
  ask,
  codes,
  ends,
  inOneProcess,
  lines,
  listen,
  log,
  open,
  post,
  startToy,
} from "../tests/support/toy-gateway.js";
import { calls, toySupergraph } from "../tests/support/toy.js";
import { type Gateway } from "./gateway.js";

describe("one question across subgraphs", () => {
  test("in one process", async () => {
    const gateway = await open({});
    expect(await ask(gateway, ACROSS)).toEqual({ data: ACROSS_ANSWER });
    expect(await ask(gateway, ACROSS)).toEqual({ data: ACROSS_ANSWER });
  });

  test("over HTTP, with the addresses of the supergraph", async () => {
    const [places, events] = [await startToy("places"), await startToy("events")];
    const gateway = await open({
      supergraph: toySupergraph({ places: places.url, events: events.url }),
      reach: (subgraph, url) => createHttpExecutor({ subgraph, url: url!, log }),
    });
    expect(await ask(gateway, ACROSS)).toEqual({ data: ACROSS_ANSWER });
    expect(calls.every(({ context }) => (context.headers as Record<string, unknown>)["hub-viewer"] === undefined)).toBe(
      true,
    );
  });

  test("runs a mutation and reads on in another subgraph", async () => {
    const gateway = await open({});
    expect(await ask(gateway, 'mutation { rename(code: "2082", name: "Ny") { name busy } }')).toEqual({
      data: { rename: { name: "Ny", busy: true } },
    });
  });

  test("asks once and merges when a field is written twice", async () => {
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

  test.each([
    ["{ ...F places { name } } fragment F on Query { places { code } }", { code: "2082", name: "Säter" }],
    ["{ places { tags ...F tags } } fragment F on Place { tags }", { tags: ["bibliotek", "bokbuss"] }],
    ["{ __typename ...F } fragment F on Query { places { code } }", { code: "2082" }],
    ["{ __typename __typename places { ... on Place { name } code name } }", { name: "Säter", code: "2082" }],
  ])("merges what is written again after a fragment: %s", async (query, first) => {
    const { data, errors } = await ask(await open({}), query);
    expect(errors).toBeUndefined();
    expect(data!.places).toEqual([first, expect.anything()]);
  });

  test.each([
    ["{ places { code: name events { id } } }", { code: "Säter", events: [{ id: "1" }, { id: "2" }] }],
    ["{ places { ...F events { id } } } fragment F on Place { code: name }", { code: "Säter", events: [{}, {}] }],
    ["{ places { __typename: code _internal_qp_alias_0: name code: name busy } }", { __typename: "2082", busy: true }],
    ["{ places { name: code code: name code2: code busy } }", { name: "2082", code: "Säter", busy: true }],
  ])("answers under the name of another field, and still knows whose it is: %s", async (query, first) => {
    const { data } = await ask(await open({}), query);
    expect((data!.places as unknown[])[0]).toMatchObject(first);
  });

  test("says where an error is, under the name that was asked for", async () => {
    expect(codes(await ask(await open({}), "{ places { code name: busy } }"))).toEqual([
      ["INTERNAL_SERVER_ERROR", "places.1.name"],
    ]);
  });

  test("answers nothing when everything is skipped", async () => {
    const gateway = await open({});
    expect(await ask(gateway, "{ whoAmI @skip(if: true) }")).toEqual({ data: {} });
  });

  test("streams a subscription with fields of another subgraph", async () => {
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
  test("serves somebody else's supergraph with the addresses in it, whatever the settings of the same names", async () => {
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
  test("leaves its fields null, in lists too, with one error for each failed fetch", async () => {
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

  test("is told once where the same entity stands in many places", async () => {
    const gateway = await open({ reach: inOneProcess(["places"]) });
    const answer = await ask(gateway, "{ events { id place { name } } }");
    expect(answer.data).toEqual({ events: ["1", "2", "3"].map((id) => ({ id, place: null })) });
    expect(codes(answer)).toEqual([["SUBGRAPH_UNAVAILABLE", "events.0.place.name"]]);
  });

  test("leaves a root field null when nothing else was asked", async () => {
    const gateway = await open({ reach: inOneProcess(["events"]) });
    const response = await gateway.fetch(post({ query: "{ events { id } }" }));
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ data: { events: null }, errors: [{ path: ["events"] }] });
  });

  test("repeats no mutation, and tells nothing of the inside, whatever is wrong", async () => {
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
          name === "events"
            ? createHttpExecutor({ subgraph: name, url, log, seconds: 0.2 })
            : inOneProcess()(name, address),
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

  test("comes back when it is started again", async () => {
    const events = await startToy("events");
    const gateway = await open({
      reach: (name, url) =>
        name === "events" ? createHttpExecutor({ subgraph: name, url: events.url, log }) : inOneProcess()(name, url),
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

test("speaks GraphQL over HTTP as the public audit asks", async () => {
  const gateway = await open({});
  const url = await listen((req, res) => void gateway.handle(req, res));
  const results = await auditServer({ url });
  expect(results.filter(({ status }) => status !== "ok")).toEqual([]);
});

describe("the schema's description", () => {
  test("is told in development, by itself only", async () => {
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

  test("is not told in production, nor hinted at", async () => {
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

  test("leads to the page to try queries on", async () => {
    const response = await (await open({})).fetch(root);
    expect([response.status, response.headers.get("location")]).toEqual([302, "/graphql"]);
  });

  test("says in production where the API is", async () => {
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

  test("may come from this machine in development, from the allowed origins in production", async () => {
    const [here, there] = [await open({}), await open({ production: true, origins: ["https://digidel.example"] })];
    expect(await preflight(here, "http://localhost:5173")).toBe("http://localhost:5173");
    expect(await preflight(here, "https://evil.example")).toBeNull();
    expect(await preflight(there, "http://localhost:5173")).toBeNull();
    expect(await preflight(there, "https://digidel.example")).toBe("https://digidel.example");
  });

  test("are told to sniff, frame and keep nothing", async () => {
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

  test("lets answers under way finish", async () => {
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

  test("ends streams at once, silent ones too, and what gave rise to them", async () => {
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
