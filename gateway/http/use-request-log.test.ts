import pino from "pino";
import { describe, expect, test } from "vitest";
import { unauthenticated } from "../../kit/graphql/errors.js";
import type { Caller } from "../../kit/request/context.js";
import { anonymous } from "../../kit/request/viewer.js";
import {
  CROSS_SUBGRAPH_QUERY,
  execute,
  logLines,
  openGateway,
  postRequest,
  resetFixturesForEachTest,
} from "../../tests/support/fixture-gateway.js";

resetFixturesForEachTest();

describe("useRequestLog", () => {
  const entries = () => logLines.map((line) => JSON.parse(line) as Record<string, unknown>);
  const recordingLog = (level = "info") =>
    pino({ level, base: null, timestamp: false }, { write: (line) => void logLines.push(line) });
  const member = async (_: Request, requestId: string): Promise<Caller> => ({
    viewer: { ...anonymous, role: "MEMBER", keyId: "0123456789abcdef" },
    requestId,
    language: "en",
  });

  test("writes a line for each request: whose it is, the kind of operation, and its outcome", async () => {
    const gateway = await openGateway({ log: recordingLog(), authenticate: member });
    const response = await gateway.fetch(
      postRequest(
        { query: "query Place($c: ID!) { place(code: $c) { name } forbidden }", variables: { c: "secret" } },
        { authorization: "Bearer hidden" },
      ),
    );
    expect(entries()).toEqual([
      {
        level: 30,
        msg: "request",
        requestId: response.headers.get("x-request-id"),
        operation: "Place",
        kind: "query",
        role: "MEMBER",
        keyId: "0123456789abcdef",
        codes: ["FORBIDDEN"],
        status: 200,
        ms: expect.any(Number),
      },
    ]);
    expect(logLines.join("")).not.toMatch(/secret|hidden|name|forbidden/);
  });

  test.each<[string, RequestInit, object]>([
    ["does not parse", { body: '{"query":"{"}' }, { codes: ["GRAPHQL_PARSE_FAILED"], status: 200 }],
    ["cannot be read", { body: "{" }, { codes: ["BAD_USER_INPUT"], status: 400 }],
    [
      "has a long name, cut off",
      { body: `{"query":"query ${"a".repeat(500)} { whoAmI }"}` },
      { operation: "a".repeat(100) },
    ],
    [
      "is a mutation",
      { body: '{"query":"mutation { addEvent(title: \\"x\\") { id } }"}' },
      { kind: "mutation", status: 200 },
    ],
  ])("writes a line for a request that %s", async (_, init, expected) => {
    const gateway = await openGateway({ log: recordingLog() });
    await gateway.fetch(postRequest(init.body));
    expect(entries()).toEqual([expect.objectContaining(expected)]);
  });

  test("writes a line for a request that is not authenticated, and none for health checks", async () => {
    const gateway = await openGateway({ log: recordingLog(), authenticate: () => Promise.reject(unauthenticated()) });
    await gateway.fetch(postRequest({ query: CROSS_SUBGRAPH_QUERY }));
    for (const path of ["health", "ready"]) await gateway.fetch(new Request(`http://hub.test/${path}`));
    expect(entries()).toEqual([expect.objectContaining({ codes: ["UNAUTHENTICATED"], status: 401 })]);
    expect(entries()[0]).not.toHaveProperty("role");
  });

  test("writes nothing at level warn", async () => {
    await execute(await openGateway({ log: recordingLog("warn") }), CROSS_SUBGRAPH_QUERY);
    expect(logLines).toEqual([]);
  });
});
