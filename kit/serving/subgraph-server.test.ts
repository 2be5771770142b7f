import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { parse } from "graphql";
import pino from "pino";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { actors } from "../../subgraphs/actors/subgraph.js";
import { openDatabase } from "../database/open-database.js";
import { systemCaller } from "../request/context.js";
import { cloneDatabase, unavailablePeers } from "../testing/open-subgraph.js";
import { createHttpExecutor } from "./http-executor.js";
import { seal } from "./seal.js";
import type { SubgraphExecutor } from "./subgraph-executor.js";
import { startSubgraphServer } from "./subgraph-server.js";

const secret = "a secret of the tests, thirty-two bytes";

describe("startSubgraphServer", () => {
  const resources = new AsyncDisposableStack();
  let execute: SubgraphExecutor;
  let url: string;
  beforeAll(async () => {
    const database = await cloneDatabase("actors");
    resources.defer(() => database.drop());
    const orm = await openDatabase(actors, database.databaseUrl);
    resources.defer(() => orm.close(true));
    const log = pino({ level: "silent" });
    const { port, stop } = await startSubgraphServer(actors, { port: 0, orm, secret, peers: unavailablePeers, log });
    resources.defer(stop);
    url = `http://localhost:${port}/graphql`;
    execute = createHttpExecutor({ subgraph: "actors", url, secret, log });
  });
  afterAll(() => resources.disposeAsync());

  test("answers very many invalid values of a variable with one error of the client", async () => {
    const document = parse("query ($filter: ActorFilter) { actors(filter: $filter) { totalCount } }");
    const variables = { filter: { kind: Array(1000).fill("NONE") } };
    expect(await execute({ document, variables, context: { caller: systemCaller() } })).toMatchObject({
      errors: [
        {
          message: expect.stringMatching(/^filter.kind.0 ska vara bland AUTHORITY, /),
          extensions: { code: "BAD_USER_INPUT" },
        },
      ],
    });
  });

  const post = (headers: Record<string, string>, body: BodyInit = '{"query":"{ __typename }"}') => {
    const viewer = { "hub-viewer": seal(systemCaller(), "actors", secret) };
    return fetch(url, { method: "POST", body, headers: { ...viewer, ...headers } });
  };

  test.each(["application/json", "APPLICATION/JSON", "Application/json; Charset=UTF-8"])(
    "reads a body of the type %s",
    async (type) => {
      expect(await (await post({ "content-type": type })).json()).toEqual({ data: { __typename: "Query" } });
    },
  );

  test.each<[Record<string, string>, string, number]>([
    [{ "content-type": "text/plain" }, "{}", 415],
    [{ "content-type": "application/json", "content-encoding": "gzip" }, "{}", 415],
    [{ "content-type": "application/json" }, "{", 400],
    [{ "content-type": "application/json" }, `{"query":"${" ".repeat(3_000_000)}"}`, 413],
  ])("refuses a body with %j: %#", async (headers, body, status) => {
    const response = await post(headers, body);
    expect(response.status).toBe(status);
    expect(await response.text()).not.toMatch(/<html|at .*\.js/);
  });

  test("answers one of several operations, and none that it is not told", async () => {
    const query = "query A { a: __typename } query B { b: __typename }";
    const ask = async (operationName?: string) =>
      (await post({ "content-type": "application/json" }, JSON.stringify({ query, operationName }))).json();
    expect([await ask("A"), await ask("B")]).toEqual([{ data: { a: "Query" } }, { data: { b: "Query" } }]);
    expect(await ask()).toMatchObject({ errors: [{ extensions: { code: "OPERATION_RESOLUTION_FAILURE" } }] });
  });

  test.each(["{", "{ __schema { types { name } } }", "{ unknown }"])(
    "says what is wrong with %s, and no more",
    async (query) => {
      const response = await post({ "content-type": "application/json" }, JSON.stringify({ query }));
      const text = await response.text();
      expect(JSON.parse(text).errors).toMatchObject([
        { extensions: { code: expect.stringMatching(/^GRAPHQL_(PARSE|VALIDATION)_FAILED$/) } },
      ]);
      expect(text).not.toContain("stack");
    },
  );

  test("goes on when a client leaves within its request", async () => {
    const { port } = new URL(url);
    const socket = connect(Number(port), "localhost");
    const headers = `host: x\r\ncontent-type: application/json\r\nhub-viewer: ${seal(systemCaller(), "actors", secret)}`;
    socket.write(`POST /graphql HTTP/1.1\r\n${headers}\r\ncontent-length: 100\r\n\r\n{"query":`);
    await sleep(100);
    socket.destroy();
    await sleep(50);
    expect((await post({ "content-type": "application/json" })).status).toBe(200);
  });

  test("tells requests of other paths where to go", async () => {
    const response = await fetch(new URL("/nothing", url), { method: "POST" });
    expect([response.status, await response.json()]).toMatchObject([
      404,
      { errors: [{ message: "There is nothing here. Send operations to /graphql." }] },
    ]);
  });

  test("says with 401 that a seal is missing", async () => {
    const response = await post({ "content-type": "application/json", "hub-viewer": "" });
    expect([response.status, response.headers.get("www-authenticate")]).toEqual([401, "Hub-Viewer"]);
  });
});
