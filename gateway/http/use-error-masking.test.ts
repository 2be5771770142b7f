import { describe, expect, test } from "vitest";
import { createHttpExecutor } from "../../kit/serving/http-executor.js";
import { ask, codes, inOneProcess, lines, log, open, startToy } from "../../tests/support/toy-gateway.js";
import type { Toy } from "../../tests/support/toy.js";

describe("useErrorMasking", () => {
  test.each(["in one process", "over HTTP"])("shows only stable codes, %s", async (way) => {
    const url =
      way === "over HTTP" ? { places: (await startToy("places")).url, events: (await startToy("events")).url } : null;
    const gateway = await open({
      createExecutor: url
        ? (name) => createHttpExecutor({ subgraph: name, url: url[name as Toy], log })
        : inOneProcess(),
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

  test("keeps the messages for faults of the operation itself", async () => {
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
