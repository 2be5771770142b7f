import pino from "pino";
import { Query, Resolver } from "type-graphql";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { seal } from "../kit/serving/seal.js";
import { startSubgraphServer } from "../kit/serving/subgraph-server.js";
import { callerAs, openSubgraph } from "../kit/testing/open-subgraph.js";
import { actors } from "../subgraphs/actors/subgraph.js";

const SECRET = "a secret of the tests, thirty-two bytes";

@Resolver()
class BreakOnTrial {
  @Query(() => String, { nullable: true })
  breakOnTrial(): string {
    throw new Error("inside");
  }
}

const lines: string[] = [];
let hub: Awaited<ReturnType<typeof openSubgraph>>;
let served: Awaited<ReturnType<typeof startSubgraphServer>>;
beforeAll(async () => {
  const subgraph = { ...actors, resolvers: [...actors.resolvers, BreakOnTrial] as typeof actors.resolvers };
  hub = await openSubgraph(subgraph);
  const log = pino({ level: "debug", base: null, timestamp: false }, { write: (line) => void lines.push(line) });
  const peers = { query: () => Promise.reject(new Error("Nobody is to be asked.")) };
  served = await startSubgraphServer(subgraph, { port: 0, orm: hub.worker, secret: SECRET, peers, log });
});
afterAll(async () => {
  await served.stop();
  await hub.close();
});
beforeEach(() => void (lines.length = 0));

async function ask(query: string) {
  const caller = callerAs({ role: "MEMBER", keyId: "0123456789abcdef" });
  await fetch(`http://localhost:${served.port}/graphql`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "hub-viewer": seal(caller, "actors", SECRET),
      "x-request-id": "the gateway's",
    },
    body: JSON.stringify({ query }),
  });
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}
const request = { level: 20, msg: "request", requestId: "the gateway's", kind: "query", ms: expect.any(Number) };

test("a subgraph logs each request at level debug, under the gateway's id", async () => {
  expect(await ask('query Who { actor(slug: "pts") { name } }')).toEqual([
    { ...request, operation: "Who", role: "MEMBER", keyId: "0123456789abcdef" },
  ]);
  expect(lines.join("")).not.toContain("pts");
});

test("a subgraph logs what breaks under that id too, once with its number", async () => {
  expect(await ask("{ breakOnTrial again: breakOnTrial more: breakOnTrial }")).toEqual([
    expect.objectContaining({ level: 50, msg: "unexpected error", requestId: "the gateway's", count: 3 }),
    expect.objectContaining({ ...request, codes: ["INTERNAL_SERVER_ERROR"] }),
  ]);
});
