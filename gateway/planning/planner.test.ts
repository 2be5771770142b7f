import type { RequestListener } from "node:http";
import { text } from "node:stream/consumers";
import { describe, expect, test } from "vitest";
import { subgraphUnavailable } from "../../kit/graphql/errors.js";
import { createHttpExecutor } from "../../kit/serving/http-executor.js";
import {
  CROSS_SUBGRAPH_QUERY,
  CROSS_SUBGRAPH_DATA,
  type Result,
  execute,
  errorCodes,
  inProcessExecutors,
  logLines,
  listen,
  log,
  openGateway,
  postRequest,
  startFixture,
  resetFixturesForEachTest,
} from "../../tests/support/fixture-gateway.js";
import { recordedCalls, fixtureSupergraph } from "../../tests/support/fixture-subgraphs.js";

resetFixturesForEachTest();

describe("usePlanner", () => {
  test("answers an operation across subgraphs in one process", async () => {
    const gateway = await openGateway({});
    expect(await execute(gateway, CROSS_SUBGRAPH_QUERY)).toEqual({ data: CROSS_SUBGRAPH_DATA });
    expect(await execute(gateway, CROSS_SUBGRAPH_QUERY)).toEqual({ data: CROSS_SUBGRAPH_DATA });
  });

  test("answers an operation across subgraphs over HTTP, at the addresses of the supergraph, without a seal", async () => {
    const [places, events] = [await startFixture("places"), await startFixture("events")];
    const gateway = await openGateway({
      supergraph: fixtureSupergraph({ places: places.url, events: events.url }),
      createExecutor: (subgraph, url) => createHttpExecutor({ subgraph, url: url!, log }),
    });
    expect(await execute(gateway, CROSS_SUBGRAPH_QUERY)).toEqual({ data: CROSS_SUBGRAPH_DATA });
    expect(
      recordedCalls.every(({ context }) => (context.headers as Record<string, unknown>)["hub-viewer"] === undefined),
    ).toBe(true);
  });

  test("runs a mutation and selects fields of another subgraph from its result", async () => {
    const gateway = await openGateway({});
    expect(await execute(gateway, 'mutation { rename(code: "2082", name: "Ny") { name busy } }')).toEqual({
      data: { rename: { name: "Ny", busy: true } },
    });
  });

  test("selects a duplicate field once and merges its selections, for mutations too", async () => {
    const gateway = await openGateway({});
    const { data } = await execute(
      gateway,
      "{ places { code } ...F places { events { id } } } fragment F on Query { places { name } }",
    );
    expect(data).toMatchObject({
      places: [{ code: "2082", name: "Säter", events: [{ id: "1" }, { id: "2" }] }, { code: "0583" }],
    });
    expect((data!.places as unknown[]).length).toBe(2);
    await execute(gateway, 'mutation { addEvent(title: "x") { id } addEvent(title: "x") { title } }');
    expect(recordedCalls.filter(({ field }) => field === "addEvent")).toHaveLength(1);
  });

  test.each([
    ["{ ...F places { name } } fragment F on Query { places { code } }", { code: "2082", name: "Säter" }],
    ["{ places { tags ...F tags } } fragment F on Place { tags }", { tags: ["bibliotek", "bokbuss"] }],
    ["{ __typename ...F } fragment F on Query { places { code } }", { code: "2082" }],
    ["{ __typename __typename places { ... on Place { name } code name } }", { name: "Säter", code: "2082" }],
  ])("merges duplicate fields after a fragment: %s", async (query, first) => {
    const { data, errors } = await execute(await openGateway({}), query);
    expect(errors).toBeUndefined();
    expect(data!.places).toEqual([first, expect.anything()]);
  });

  test.each([
    ["{ places { code: name events { id } } }", { code: "Säter", events: [{ id: "1" }, { id: "2" }] }],
    ["{ places { ...F events { id } } } fragment F on Place { code: name }", { code: "Säter", events: [{}, {}] }],
    ["{ places { __typename: code _internal_qp_alias_0: name code: name busy } }", { __typename: "2082", busy: true }],
    ["{ places { name: code code: name code2: code busy } }", { name: "2082", code: "Säter", busy: true }],
  ])("keeps an alias that is the name of another field apart from that field: %s", async (query, first) => {
    const { data } = await execute(await openGateway({}), query);
    expect((data!.places as unknown[])[0]).toMatchObject(first);
  });

  test("gives an error its path under the client's alias", async () => {
    expect(errorCodes(await execute(await openGateway({}), "{ places { code name: busy } }"))).toEqual([
      ["INTERNAL_SERVER_ERROR", "places.1.name"],
    ]);
  });

  test("answers with no fields when everything is skipped", async () => {
    const gateway = await openGateway({});
    expect(await execute(gateway, "{ whoAmI @skip(if: true) }")).toEqual({ data: {} });
  });

  test("streams a subscription with fields of another subgraph", async () => {
    const gateway = await openGateway({});
    const response = await gateway.fetch(
      postRequest({ query: "subscription { eventAdded { id place { name } } }" }, { accept: "text/event-stream" }),
    );
    const data = (await response.text()).split("\n").filter((line) => line.startsWith("data: {"));
    expect(data.map((line) => JSON.parse(line.slice(6)))).toEqual([
      { data: { eventAdded: { id: "1", place: { name: "Säter" } } } },
      { data: { eventAdded: { id: "2", place: { name: "Säter" } } } },
      { data: { eventAdded: { id: "3", place: { name: "Motala" } } } },
    ]);
  });

  test("refuses an operation whose subgraphs take too long", async () => {
    const gateway = await openGateway({ limits: { seconds: 0.1 }, createExecutor: () => () => new Promise(() => {}) });
    const response = await gateway.fetch(postRequest({ query: "{ whoAmI }" }));
    expect([response.status, errorCodes((await response.json()) as Result)]).toEqual([
      503,
      [["SUBGRAPH_UNAVAILABLE", undefined]],
    ]);
  });
});

describe("an unavailable subgraph", () => {
  test("leaves its fields null, in lists too, with one error for each failed fetch", async () => {
    const gateway = await openGateway({ createExecutor: inProcessExecutors(["events"]) });
    const answer = await execute(gateway, "{ a: places { code events { id } } events { id } event(id: 1) { id } }");
    expect(answer.data).toEqual({
      a: [
        { code: "2082", events: null },
        { code: "0583", events: null },
      ],
      events: null,
      event: null,
    });
    expect(errorCodes(answer)).toEqual([
      ["SUBGRAPH_UNAVAILABLE", "events"],
      ["SUBGRAPH_UNAVAILABLE", "event"],
      ["SUBGRAPH_UNAVAILABLE", "a.0.events"],
    ]);
  });

  test("is reported once where its entity stands in many places", async () => {
    const gateway = await openGateway({ createExecutor: inProcessExecutors(["places"]) });
    const answer = await execute(gateway, "{ events { id place { name } } }");
    expect(answer.data).toEqual({ events: ["1", "2", "3"].map((id) => ({ id, place: null })) });
    expect(errorCodes(answer)).toEqual([["SUBGRAPH_UNAVAILABLE", "events.0.place.name"]]);
  });

  test("leaves a root field null when nothing else was selected", async () => {
    const gateway = await openGateway({ createExecutor: inProcessExecutors(["events"]) });
    const response = await gateway.fetch(postRequest({ query: "{ events { id } }" }));
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ data: { events: null }, errors: [{ path: ["events"] }] });
  });

  test("has no mutation repeated and shows nothing of the inside, whatever its failure", async () => {
    const reached: string[] = [];
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
      const url = await listen(async (req, res) => {
        // Afterwards the subgraph is asked whether it answers at all.
        if ((await text(req)).includes("mutation")) reached.push(kind);
        handle(req, res);
      });
      const gateway = await openGateway({
        createExecutor: (name, address) =>
          name === "events"
            ? createHttpExecutor({ subgraph: name, url, log, seconds: kind === "silent" ? 1 : 20 })
            : inProcessExecutors()(name, address),
      });
      const response = await gateway.fetch(postRequest({ query: 'mutation { addEvent(title: "x") { id } }' }));
      expect(await response.json()).toEqual({
        data: { addEvent: null },
        errors: [
          { message: subgraphUnavailable().message, path: ["addEvent"], extensions: { code: "SUBGRAPH_UNAVAILABLE" } },
        ],
      });
    }
    expect(reached).toEqual(Object.keys(broken));
    expect(logLines.join("")).not.toMatch(/Bad gateway|hub\.ts|title/);
  });

  test("is down in /ready while it is stopped, and /health stays up", async () => {
    const events = await startFixture("events");
    const gateway = await openGateway({
      createExecutor: (name, url) =>
        name === "events"
          ? createHttpExecutor({ subgraph: name, url: events.url, log })
          : inProcessExecutors()(name, url),
    });
    expect((await gateway.fetch(new Request("http://hub.test/ready"))).status).toBe(200);
    await events.stop();
    expect((await execute(gateway, CROSS_SUBGRAPH_QUERY)).data).toMatchObject({
      places: [{ name: "Säter", events: null }, { name: "Motala" }],
    });
    const ready = await gateway.fetch(new Request("http://hub.test/ready"));
    expect([ready.status, await ready.json()]).toEqual([503, { places: "up", events: "down" }]);
    expect((await gateway.fetch(new Request("http://hub.test/health"))).status).toBe(200);
  });
});
