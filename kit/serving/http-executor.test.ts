import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { isAsyncIterable } from "@graphql-tools/utils";
import { type ExecutionResult, GraphQLError, OperationTypeNode, parse } from "graphql";
import pino from "pino";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { systemCaller } from "../request/context.js";
import { createHttpExecutor } from "./http-executor.js";

type Behaviour = (response: ServerResponse, query: string) => void;

const answer: Behaviour = (response, query) => {
  response.setHeader("content-type", "application/json");
  response.end(JSON.stringify({ data: query.includes("__typename") ? { __typename: "Query" } : { name: "Säter" } }));
};
const hang: Record<string, Behaviour> = {
  "says nothing": () => undefined,
  "stops after the headers": (response) =>
    response.writeHead(200, { "content-type": "application/json" }).flushHeaders(),
  "stops within the body": (response) =>
    response.writeHead(200, { "content-type": "application/json" }).write('{"data":{"na'),
  "ends every connection": (response) => response.destroy(),
  "answers without GraphQL": (response) => response.writeHead(502).end("Bad gateway"),
};

let behave: Behaviour;
let connections = 0;
/** What has reached the subgraph. */
const received: string[] = [];
const lines: { level: number; msg: string }[] = [];
const log = pino({ level: "warn" }, { write: (line: string) => void lines.push(JSON.parse(line)) });

async function readBody(request: IncomingMessage) {
  let body = "";
  for await (const chunk of request) body += chunk;
  return (JSON.parse(body) as { query: string }).query;
}

const server = createServer(async (request, response) => {
  const query = await readBody(request);
  received.push(query);
  behave(response, query);
});

server.on("connection", () => connections++);

beforeEach(async () => {
  connections = 0;
  behave = answer;
  received.length = 0;
  lines.length = 0;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterEach(async () => {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await closed;
});

const createExecutor = () => {
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
  return createHttpExecutor({ subgraph: "events", url, log, seconds: 0.3 });
};
const execute = (query: string, operationType = OperationTypeNode.QUERY) =>
  createExecutor()({ document: parse(query), operationType, context: { caller: systemCaller() } });

function open() {
  const execute = createExecutor();
  return async (query = "{ name }", signal?: AbortSignal) => {
    const result = await execute({ document: parse(query), context: { caller: systemCaller(), signal } });
    if (isAsyncIterable(result)) throw new Error("It is a stream.");
    return result.errors?.[0]?.extensions.code ?? result.data;
  };
}

const questions = () => received.filter((query) => !query.includes("__typename"));

describe.each(Object.keys(hang))("createHttpExecutor of a subgraph that %s", (kind) => {
  test("sends it no more until it answers a probe, and logs that once each", async () => {
    const ask = open();
    expect(await ask()).toEqual({ name: "Säter" });
    behave = hang[kind]!;

    expect(await ask()).toBe("SUBGRAPH_UNAVAILABLE");
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask()));
    expect(new Set(answers)).toEqual(new Set(["SUBGRAPH_UNAVAILABLE"]));
    expect(questions()).toHaveLength(2);
    expect(lines.map(({ msg }) => msg)).toEqual([
      "subgraph unavailable",
      "subgraph does not answer: not asked until it does",
    ]);

    behave = answer;
    await vi.waitFor(async () => expect(await ask()).toEqual({ name: "Säter" }), { timeout: 10_000, interval: 20 });
    expect(lines.map(({ msg }) => msg).slice(2)).toEqual(["subgraph answers again"]);
  });
});

test("createHttpExecutor goes on asking a subgraph of which one operation is too slow", async () => {
  const ask = open();
  behave = (response, query) => (query.includes("slow") ? undefined : answer(response, query));
  for (let round = 0; round < 3; round++) {
    expect(await ask("{ slow }")).toBe("SUBGRAPH_UNAVAILABLE");
    expect(await ask()).toEqual({ name: "Säter" });
  }
  expect(questions()).toHaveLength(6);
  expect(lines.map(({ msg }) => msg)).toEqual(Array(3).fill("subgraph unavailable"));
});

test("createHttpExecutor lets one question wait for the probe of a silent subgraph, and answers the others", async () => {
  const ask = open();
  behave = hang["says nothing"]!;
  await ask();
  await ask();
  const probes = received.length;
  await vi.waitFor(async () => {
    void ask();
    await sleep(20);
    expect(received.length).toBe(probes + 1);
  }, 10_000);
  const first = await Promise.race([ask(), ask("{ other: name }")]);
  expect(first).toBe("SUBGRAPH_UNAVAILABLE");
  expect(received).toHaveLength(probes + 1);
  expect(questions()).toHaveLength(1);
});

test("createHttpExecutor asks a subgraph that was not there as soon as it is", async () => {
  const { port } = server.address() as AddressInfo;
  const ask = open();
  await new Promise((resolve) => server.close(resolve));
  expect([await ask(), await ask()]).toEqual(["SUBGRAPH_UNAVAILABLE", "SUBGRAPH_UNAVAILABLE"]);
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  await vi.waitFor(async () => expect(await ask()).toEqual({ name: "Säter" }), { timeout: 10_000, interval: 20 });
});

test("createHttpExecutor closes the request when nobody waits for it any more, and does not blame the subgraph", async () => {
  const ask = open();
  const closed = Promise.withResolvers<void>();
  behave = (response) => void response.once("close", closed.resolve);
  const controller = new AbortController();
  const answered = ask("{ name }", controller.signal);
  await vi.waitFor(() => expect(received).toHaveLength(1));
  controller.abort();
  expect(await answered).toBe("SUBGRAPH_UNAVAILABLE");
  await closed.promise;
  expect(lines).toEqual([]);
  expect(received).toHaveLength(1);
});

test("createHttpExecutor keeps its connections", async () => {
  const ask = open();
  for (let round = 0; round < 20; round++) expect(await ask()).toEqual({ name: "Säter" });
  expect(connections).toBeLessThan(4);
});

test("createHttpExecutor hands on errors with their places and codes", async () => {
  const error = {
    message: "No.",
    path: ["name"],
    locations: [{ line: 1, column: 3 }],
    extensions: { code: "FORBIDDEN" },
  };
  behave = (response) => response.writeHead(400).end(JSON.stringify({ data: { name: null }, errors: [error] }));
  const { message, path, extensions } = error;
  expect(await execute("{ name }")).toEqual({
    data: { name: null },
    errors: [new GraphQLError(message, { path, extensions })],
  });
});

describe("createHttpExecutor of a subscription", () => {
  const subscribe = async () => {
    const events = await execute("subscription { name }", OperationTypeNode.SUBSCRIPTION);
    if (!isAsyncIterable(events)) throw new Error("It is no stream.");
    const received: ExecutionResult[] = [];
    for await (const event of events) received.push(event);
    return received;
  };

  test("gives its events, for longer than another operation may take", async () => {
    behave = async (response) => {
      response.writeHead(200, { "content-type": "text/event-stream" });
      for (const name of ["Säter", "Falun"]) {
        response.write(`event: next\ndata: ${JSON.stringify({ data: { name } })}\n\n`);
        await sleep(250);
      }
      response.end("event: complete\ndata:\n\n");
    };
    expect(await subscribe()).toEqual([{ data: { name: "Säter" } }, { data: { name: "Falun" } }]);
  });

  test("ends with an error when it breaks, or is no stream", async () => {
    const unavailable = { errors: [{ path: ["name"], extensions: { code: "SUBGRAPH_UNAVAILABLE" } }] };
    for (behave of [hang["ends every connection"]!, hang["answers without GraphQL"]!])
      expect(await subscribe()).toMatchObject([unavailable]);
    expect(lines.map(({ msg }) => msg)).toEqual(["subgraph unavailable", "subgraph unavailable"]);
  });
});
