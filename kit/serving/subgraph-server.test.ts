import { parse } from "graphql";
import pino from "pino";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { actors } from "../../subgraphs/actors/subgraph.js";
import { openDatabase } from "../database/open-database.js";
import { systemCaller } from "../request/context.js";
import { cloneDatabase, unavailablePeers } from "../testing/open-subgraph.js";
import { createHttpExecutor } from "./http-executor.js";
import type { SubgraphExecutor } from "./subgraph-executor.js";
import { startSubgraphServer } from "./subgraph-server.js";

describe("startSubgraphServer", () => {
  const resources = new AsyncDisposableStack();
  let execute: SubgraphExecutor;
  beforeAll(async () => {
    const database = await cloneDatabase("actors");
    resources.defer(() => database.drop());
    const orm = await openDatabase(actors, database.databaseUrl);
    resources.defer(() => orm.close(true));
    const secret = "a secret of the tests, thirty-two bytes";
    const log = pino({ level: "silent" });
    const { port, stop } = await startSubgraphServer(actors, { port: 0, orm, secret, peers: unavailablePeers, log });
    resources.defer(stop);
    execute = createHttpExecutor({ subgraph: "actors", url: `http://localhost:${port}/graphql`, secret, log });
  });
  afterAll(() => resources.disposeAsync());

  test("answers very many invalid values of a variable with one error of the client", async () => {
    const document = parse("query ($filter: ActorFilter) { actors(filter: $filter) { totalCount } }");
    const variables = { filter: { kind: Array(1000).fill("NONE") } };
    expect(await execute({ document, variables, context: { caller: systemCaller() } })).toMatchObject({
      errors: [{ message: expect.stringContaining('at "filter.kind[0]"'), extensions: { code: "BAD_USER_INPUT" } }],
    });
  });
});
