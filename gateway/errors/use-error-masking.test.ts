import pino from "pino";
import { describe, expect, test } from "vitest";
import { unauthenticated } from "../../kit/graphql/errors.js";
import type { Caller } from "../../kit/request/context.js";
import { anonymous } from "../../kit/request/viewer.js";
import { createHttpExecutor } from "../../kit/serving/http-executor.js";
import { ACROSS, ask, codes, inOneProcess, lines, log, open, post, startToy } from "../../tests/support/toy-gateway.js";
import { calls, type Toy, toySupergraph } from "../../tests/support/toy.js";

describe("errors", () => {
  test.each(["in one process", "over HTTP"])("show only stable codes, %s", async (way) => {
    const url =
      way === "over HTTP" ? { places: (await startToy("places")).url, events: (await startToy("events")).url } : null;
    const gateway = await open({
      reach: url ? (name) => createHttpExecutor({ subgraph: name, url: url[name as Toy], log }) : inOneProcess(),
    });
    expect(await ask(gateway, "{ secret }")).toEqual({
      data: { secret: null },
      errors: [{ message: "Unexpected error.", path: ["secret"], extensions: { code: "INTERNAL_SERVER_ERROR" } }],
    });
    expect(await ask(gateway, "{ forbidden }")).toEqual({
      data: { forbidden: null },
      errors: [{ message: "Your role may not do this.", path: ["forbidden"], extensions: { code: "FORBIDDEN" } }],
    });
    expect(codes(await ask(gateway, "{ places { busy } }"))).toEqual([["INTERNAL_SERVER_ERROR", "places.1.busy"]]);
    expect(codes(await ask(gateway, '{ events(from: "yesterday") { id } }'))[0]![0]).toMatch(
      /BAD_USER_INPUT|GRAPHQL_VALIDATION_FAILED/,
    );
    expect(codes(await ask(gateway, "query ($d: Day) { events(from: $d) { id } }", { d: "yesterday" }))[0]![0]).toBe(
      "BAD_USER_INPUT",
    );
    expect(lines.filter((line) => line.includes("unexpected error")).every((line) => line.includes("requestId"))).toBe(
      true,
    );
  });

  test.each([
    ["__proto__", "{ place(code: 2082) { __proto__: name } }"],
    ["constructor", "{ constructor: places { prototype: events { id } } }"],
    ["__proto__", "query ($__proto__: ID!) { place(code: $__proto__) { name } }"],
    ["__proto__", "{ ...__proto__ } fragment __proto__ on Query { whoAmI }"],
  ])("keep the name %s, a part of every object, out of answers", async (name, query) => {
    const { errors } = await ask(await open({}), query);
    expect(errors![0]).toMatchObject({
      message: `Choose another name than ${name}.`,
      extensions: { code: "BAD_USER_INPUT" },
    });
    expect(calls).toEqual([]);
  });

  test("of variables are told one at a time, and shortly", async () => {
    const gateway = await open({});
    const many = { c: Object.fromEntries(Array.from({ length: 60_000 }, (_, i) => [`v${i}`, 1])) };
    const { errors } = await ask(gateway, "query ($c: ID!) { place(code: $c) { name } }", many);
    expect(errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT" } }]);
    expect(errors![0]!.message.length).toBeLessThan(600);
  });

  test.each([
    ["a number without end", "{ events(from: 1e999) { id } }", "A number is too large."],
    ["another kind of operation", "subscription { x }", "There is no subscription to ask for."],
  ])("are the client's for %s", async (_, query, message) => {
    const supergraph = toySupergraph().replace(/subscription: Subscription/, "");
    expect((await ask(await open({ supergraph }), query)).errors![0]).toMatchObject({
      message,
      extensions: { code: "BAD_USER_INPUT" },
    });
  });

  test("of the question itself stay readable", async () => {
    const gateway = await open({});
    expect(codes(await ask(gateway, "{ place }"))).toEqual(
      [["GRAPHQL_VALIDATION_FAILED", undefined]].concat([["GRAPHQL_VALIDATION_FAILED", undefined]]),
    );
    expect(codes(await ask(gateway, "{"))).toEqual([["GRAPHQL_PARSE_FAILED", undefined]]);
    expect(await ask(gateway, "query ($c: ID!) { place(code: $c) { name } }")).toMatchObject({
      errors: [{ message: expect.stringContaining('"$c"'), extensions: { code: "BAD_USER_INPUT" } }],
    });
    expect(lines).toEqual([]);
  });
});

describe("the log", () => {
  const heard = () => lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  const listening = (level = "info") =>
    pino({ level, base: null, timestamp: false }, { write: (line) => void lines.push(line) });
  const member = async (_: Request, requestId: string): Promise<Caller> => ({
    viewer: { ...anonymous, role: "MEMBER", keyId: "0123456789abcdef" },
    requestId,
    language: "en",
  });

  test("has a line for each request: who asked what sort of question, and what came of it", async () => {
    const gateway = await open({ log: listening(), callerOf: member });
    const response = await gateway.fetch(
      post(
        { query: "query Place($c: ID!) { place(code: $c) { name } forbidden }", variables: { c: "secret" } },
        { authorization: "Bearer hidden" },
      ),
    );
    expect(heard()).toEqual([
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
    expect(lines.join("")).not.toMatch(/secret|hidden|name|forbidden/);
  });

  test.each<[string, RequestInit, object]>([
    ["does not parse", { body: '{"query":"{"}' }, { codes: ["GRAPHQL_PARSE_FAILED"], status: 200 }],
    ["cannot be read", { body: "{" }, { codes: ["BAD_USER_INPUT"], status: 400 }],
    [
      "is called at length",
      { body: `{"query":"query ${"a".repeat(500)} { whoAmI }"}` },
      { operation: "a".repeat(100) },
    ],
    [
      "is a change",
      { body: '{"query":"mutation { addEvent(title: \\"x\\") { id } }"}' },
      { kind: "mutation", status: 200 },
    ],
  ])("has a line for one that %s", async (_, init, expected) => {
    const gateway = await open({ log: listening() });
    await gateway.fetch(post(init.body));
    expect(heard()).toEqual([expect.objectContaining(expected)]);
  });

  test("has a line for one whose caller is nobody, and none for looks at its health", async () => {
    const gateway = await open({ log: listening(), callerOf: () => Promise.reject(unauthenticated()) });
    await gateway.fetch(post({ query: ACROSS }));
    for (const path of ["health", "ready"]) await gateway.fetch(new Request(`http://hub.test/${path}`));
    expect(heard()).toEqual([expect.objectContaining({ codes: ["UNAUTHENTICATED"], status: 401 })]);
    expect(heard()[0]).not.toHaveProperty("role");
  });

  test("is silent at level warn", async () => {
    await ask(await open({ log: listening("warn") }), ACROSS);
    expect(lines).toEqual([]);
  });
});
