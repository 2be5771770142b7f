import { once } from "node:events";
import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { createSchema, createYoga } from "graphql-yoga";
import { afterEach, describe, expect, test } from "vitest";

const cleanups: (() => void)[] = [];
afterEach(() => cleanups.splice(0).forEach((cleanup) => cleanup()));

const yoga = createYoga({ schema: createSchema({ typeDefs: "type Query { a: Int }" }), logging: false });

/** Each test shows a fault of the library. When one fails, the fault is gone: its page in docs/upstream/ says what to remove. */
describe("graphql-yoga still", () => {
  test("answers an address that cannot be parsed with a stack (invalid-address.md)", async () => {
    const server = createServer((request, response) => void yoga(request, response)).listen(0, "127.0.0.1");
    cleanups.push(() => server.close());
    await once(server, "listening");
    const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
    cleanups.push(() => socket.destroy());
    socket.write("GET /graphql HTTP/1.1\r\nHost: a b\r\n\r\n");
    const [response] = (await once(socket, "data")) as [Buffer];
    expect(String(response)).toMatch(/^HTTP\/1\.1 500 [\s\S]*TypeError: Invalid URL\n +at /);
  });

  test("calls variables of a GET request that are no JSON its own failure (invalid-get-variables.md)", async () => {
    const headers = { accept: "application/graphql-response+json" };
    const response = await yoga.fetch("http://hub.test/graphql?query={a}&variables={", { headers });
    expect(response.status).toBe(500);
  });
});
