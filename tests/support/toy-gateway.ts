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
import { createInProcessExecutor } from "../../kit/serving/in-process-executor.js";
import { unseal } from "../../kit/serving/seal.js";
import { unavailableResult } from "../../kit/serving/unavailable-result.js";
import { calls, type Toy, toySchema, toySupergraph } from "./toy.js";

export const SECRET = "a secret of the tests, thirty-two bytes";
const TOYS: Toy[] = ["places", "events"];

export const ends: (() => Promise<unknown>)[] = [];
export const lines: string[] = [];
export const log = pino({ level: "warn" }, { write: (line) => void lines.push(line) });

export const authenticate = async (_: Request, requestId: string): Promise<Caller> => ({
  viewer: anonymous,
  requestId,
  language: "en",
});

export async function open(options: Partial<GatewayOptions>): Promise<Gateway> {
  const gateway = await createGateway({
    supergraph: toySupergraph(),
    createExecutor: inOneProcess(),
    authenticate,
    log,
    production: false,
    ...options,
  });
  ends.push(() => gateway.dispose());
  return gateway;
}

export function inOneProcess(dead: Toy[] = []): GatewayOptions["createExecutor"] {
  const ask = Object.fromEntries(
    TOYS.map((name) => [name, createInProcessExecutor(toySchema(name), (caller) => ({ caller }))]),
  );
  return (name) => async (request) => (dead.includes(name as Toy) ? unavailableResult(request) : ask[name]!(request));
}

export async function listen(handle: RequestListener): Promise<string> {
  const server = createServer(handle).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  ends.push(async () => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
}

export async function startToy(name: Toy): Promise<{ url: string; stop: () => Promise<void> }> {
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

export const post = (body: unknown, headers: Record<string, string> = {}) =>
  new Request("http://hub.test/graphql", {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });

export interface Answer {
  data?: Record<string, unknown> | null;
  errors?: { message: string; path?: unknown[]; extensions: { code: string } }[];
}

export async function ask(gateway: Gateway, query: string, variables?: Record<string, unknown>): Promise<Answer> {
  const response = await gateway.fetch(post({ query, variables }));
  return (await response.json()) as Answer;
}

export const codes = ({ errors = [] }: Answer) =>
  errors.map(({ extensions, path }) => [extensions.code, path?.join(".")]);

/** Whoever imports this file has these too: nothing of one test is left for the next. */
beforeEach(() => {
  calls.length = 0;
  lines.length = 0;
});
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

export const ACROSS = "{ places { code name events { title place { name } } } }";
export const ACROSS_ANSWER = {
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
