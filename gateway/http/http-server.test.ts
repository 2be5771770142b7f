import { once } from "node:events";
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Limits, LIMITS } from "../../kit/program/limits.js";
import { authenticate, inProcessExecutors, log } from "../../tests/support/fixture-gateway.js";
import { fixtureSupergraph } from "../../tests/support/fixture-subgraphs.js";
import { createGateway } from "../gateway.js";
import { listen } from "./http-server.js";

const resources = new AsyncDisposableStack();
const servers = { patient: "", impatient: "" };
beforeAll(async () => {
  const open = async (limits: Limits) => {
    const { url, serve } = await listen({ port: 0, limits }, resources);
    const createExecutor = inProcessExecutors();
    serve(
      await createGateway({ supergraph: fixtureSupergraph(), createExecutor, authenticate, log, production: false }),
    );
    return url;
  };
  servers.patient = await open(LIMITS);
  servers.impatient = await open({ ...LIMITS, headerSeconds: 0.2, requestSeconds: 0.4 });
});
afterAll(() => resources.disposeAsync());

/** The last answer on a connection, once the server has closed it. `later` is sent when a first answer has come. */
async function send(url: string, request: string, later?: string) {
  const socket = connect(Number(new URL(url).port), "localhost");
  let received = "";
  socket.on("data", (chunk) => (received += String(chunk)));
  // One that is refused while it is still sent may be reset.
  socket.on("error", () => undefined);
  socket.write(request);
  if (later) {
    await once(socket, "data");
    received = "";
    socket.write(later);
  }
  await once(socket, "close");
  const [head = "", body = ""] = received.split("\r\n\r\n");
  return { head, body };
}

const GET = "GET /graphql?query={__typename} HTTP/1.1\r\nHost: hub.test\r\n";
const POST = "POST /graphql HTTP/1.1\r\nHost: hub.test\r\nContent-Type: application/json\r\n";
const ENGLISH = "Accept-Language: en\r\n";
const CHUNKED = "Transfer-Encoding: chunked\r\n";

type Refused = [status: number, code: string, message: string];
const MALFORMED: Refused = [400, "BAD_USER_INPUT", "Anropet går inte att läsa: det är inte skrivet som HTTP."];
const IN_ENGLISH: Refused = [400, "BAD_USER_INPUT", "The request cannot be read: it is not written as HTTP."];
const TOO_LARGE: Refused = [
  431,
  "COST_LIMIT",
  "Anropets adress och huvuden är för stora. Skicka frågan i innehållet, med POST.",
];
const TOO_LATE: Refused = [408, "BAD_USER_INPUT", "Anropet kom inte fram i tid. Skicka det igen."];
const NO_ADDRESS: Refused = [400, "BAD_USER_INPUT", "Anropets adress går inte att läsa. Skicka frågor till /graphql."];

describe("A request that Node.js refuses is answered in JSON, and its connection closed", () => {
  test.each<[string, string, Refused, string?]>([
    ["no HTTP", "hello\r\n\r\n", MALFORMED],
    ["a method that is none", "BREW / HTTP/1.1\r\nHost: hub.test\r\n\r\n", MALFORMED],
    ["a header without a colon", `${GET}oj oj\r\n\r\n`, MALFORMED],
    ["one of somebody who reads English", `${GET}${ENGLISH}oj oj\r\n\r\n`, IN_ENGLISH],
    ["two lengths", `${POST}Content-Length: 2\r\n${CHUNKED}\r\n{}`, MALFORMED],
    ["a chunk without a length", `${POST}${CHUNKED}\r\nzz\r\n`, MALFORMED],
    ["what is no HTTP after a request that is answered", `${GET}\r\n`, MALFORMED, "hello\r\n\r\n"],
    ["large headers", `${GET}X: ${"a".repeat(20_000)}\r\n\r\n`, TOO_LARGE],
    ["a megabyte of headers", `${GET}X: ${"a".repeat(1_000_000)}\r\n\r\n`, TOO_LARGE],
    ["a large address", `GET /graphql?query=${"a".repeat(20_000)} HTTP/1.1\r\n\r\n`, TOO_LARGE],
    ["no host", "GET /graphql HTTP/1.1\r\nConnection: close\r\n\r\n", NO_ADDRESS],
    ["headers that do not arrive", `${GET}X: a`, TOO_LATE],
    ["a body that does not arrive", `${POST}Content-Length: 30\r\n\r\n{"query":`, TOO_LATE],
  ])("%s", async (_, request, [status, code, message], later) => {
    const { head, body } = await send(status === 408 ? servers.impatient : servers.patient, request, later);
    expect(head).toMatch(new RegExp(`^HTTP/1\\.1 ${status} .*\r\nconnection: close\r\n`, "is"));
    expect(body).toContain(JSON.stringify({ errors: [{ message, extensions: { code } }] }));
  });
});

test("A request that expects something is answered as others", async () => {
  const { head, body } = await send(servers.patient, `${GET}Expect: the best\r\nConnection: close\r\n\r\n`);
  expect([head, body]).toEqual([
    expect.stringMatching(/^HTTP\/1\.1 200 /),
    expect.stringContaining('"__typename":"Query"'),
  ]);
});
