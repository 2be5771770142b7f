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
