import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { ApolloServer } from "@apollo/server";
import { ApolloServerPluginInlineTraceDisabled } from "@apollo/server/plugin/disabled";
import { startStandaloneServer } from "@apollo/server/standalone";
import pino from "pino";
import { afterEach, beforeEach } from "vitest";
import { createGateway, type Gateway, type GatewayOptions } from "../../gateway/gateway.js";
import type { Caller } from "../../kit/request/context.js";
import { anonymous } from "../../kit/request/viewer.js";
import { unavailableResult } from "../../kit/serving/http-executor.js";
import { createInProcessExecutor } from "../../kit/serving/in-process-executor.js";
import { unseal } from "../../kit/serving/seal.js";
import { recordedCalls, type FixtureName, fixtureSchema, fixtureSupergraph } from "./fixture-subgraphs.js";

export const SECRET = "a secret of the tests, thirty-two bytes";
const FIXTURES: FixtureName[] = ["places", "events"];

export const cleanups: (() => Promise<unknown>)[] = [];
export const logLines: string[] = [];
export const log = pino({ level: "warn" }, { write: (line) => void logLines.push(line) });

export const authenticate = async (_: Request, requestId: string): Promise<Caller> => ({
  viewer: anonymous,
  requestId,
  language: "en",
});

export async function openGateway(options: Partial<GatewayOptions>): Promise<Gateway> {
  const gateway = await createGateway({
    supergraph: fixtureSupergraph(),
    createExecutor: inProcessExecutors(),
    authenticate,
    log,
    production: false,
    ...options,
  });
  cleanups.push(() => gateway.dispose());
  return gateway;
}

export function inProcessExecutors(dead: FixtureName[] = []): GatewayOptions["createExecutor"] {
  const executors = Object.fromEntries(
    FIXTURES.map((name) => [name, createInProcessExecutor(fixtureSchema(name), (caller) => ({ caller }))]),
  );
  return (name) => async (request) =>
    dead.includes(name as FixtureName) ? unavailableResult(request) : executors[name]!(request);
}

export async function listen(handle: RequestListener): Promise<string> {
  const server = createServer(handle).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  cleanups.push(async () => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
}

export async function startFixture(name: FixtureName): Promise<{ url: string; stop: () => Promise<void> }> {
  const server = new ApolloServer({ schema: fixtureSchema(name), plugins: [ApolloServerPluginInlineTraceDisabled()] });
  const { url } = await startStandaloneServer(server, {
    listen: { port: 0, host: "127.0.0.1" },
    context: async ({ req: { headers } }) => ({
      headers,
      caller: headers["hub-viewer"] && unseal(headers["hub-viewer"] as string, name, SECRET),
    }),
  });
  const stop = () => server.stop();
  cleanups.push(stop);
  return { url, stop };
}

export const postRequest = (body: unknown, headers: Record<string, string> = {}) =>
  new Request("http://hub.test/graphql", {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });

export interface Result {
  data?: Record<string, unknown> | null;
  errors?: { message: string; path?: unknown[]; extensions: { code: string } }[];
  extensions?: Record<string, unknown>;
}

export async function execute(gateway: Gateway, query: string, variables?: Record<string, unknown>): Promise<Result> {
  const response = await gateway.fetch(postRequest({ query, variables }));
  return (await response.json()) as Result;
}

export const errorCodes = ({ errors = [] }: Result) =>
  errors.map(({ extensions, path }) => [extensions.code, path?.join(".")]);

/** Empties what the fixtures record before each test of a file, and closes what it opened after it. */
export function resetFixturesForEachTest(): void {
  beforeEach(() => {
    recordedCalls.length = 0;
    logLines.length = 0;
  });
  afterEach(async () => {
    for (const close of cleanups.splice(0).reverse()) await close();
  });
}

export const CROSS_SUBGRAPH_QUERY = "{ places { code name events { title place { name } } } }";
export const CROSS_SUBGRAPH_DATA = {
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
