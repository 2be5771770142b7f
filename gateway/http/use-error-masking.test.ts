import { GraphQLError } from "graphql";
import { describe, expect, test } from "vitest";
import { createHttpExecutor } from "../../kit/serving/http-executor.js";
import {
  execute,
  errorCodes,
  inProcessExecutors,
  logLines,
  log,
  openGateway,
  startFixture,
  resetFixturesForEachTest,
} from "../../tests/support/fixture-gateway.js";
import type { FixtureName } from "../../tests/support/fixture-subgraphs.js";

resetFixturesForEachTest();

describe("useErrorMasking", () => {
  test.each(["in one process", "over HTTP"])("shows only stable codes, %s", async (way) => {
    const url =
      way === "over HTTP"
        ? { places: (await startFixture("places")).url, events: (await startFixture("events")).url }
        : null;
    const gateway = await openGateway({
      createExecutor: url
        ? (name) => createHttpExecutor({ subgraph: name, url: url[name as FixtureName], log })
        : inProcessExecutors(),
    });
    expect(await execute(gateway, "{ secret }")).toEqual({
      data: { secret: null },
      errors: [{ message: "Unexpected error.", path: ["secret"], extensions: { code: "INTERNAL_SERVER_ERROR" } }],
    });
    expect(await execute(gateway, "{ forbidden }")).toEqual({
      data: { forbidden: null },
      errors: [{ message: "Your role may not do this.", path: ["forbidden"], extensions: { code: "FORBIDDEN" } }],
    });
    expect(errorCodes(await execute(gateway, "{ places { busy } }"))).toEqual([
      ["INTERNAL_SERVER_ERROR", "places.1.busy"],
    ]);
    expect(errorCodes(await execute(gateway, '{ events(from: "yesterday") { id } }'))[0]![0]).toMatch(
      /BAD_USER_INPUT|GRAPHQL_VALIDATION_FAILED/,
    );
    expect(
      errorCodes(await execute(gateway, "query ($d: Day) { events(from: $d) { id } }", { d: "yesterday" }))[0]![0],
    ).toBe("BAD_USER_INPUT");
    expect(
      logLines.filter((line) => line.includes("unexpected error")).every((line) => line.includes("requestId")),
    ).toBe(true);
  });

  test("keeps the messages for faults of the operation itself", async () => {
    const gateway = await openGateway({});
    expect(errorCodes(await execute(gateway, "{ place }"))).toEqual(
      [["GRAPHQL_VALIDATION_FAILED", undefined]].concat([["GRAPHQL_VALIDATION_FAILED", undefined]]),
    );
    expect(errorCodes(await execute(gateway, "{"))).toEqual([["GRAPHQL_PARSE_FAILED", undefined]]);
    expect(await execute(gateway, "query ($c: ID!) { place(code: $c) { name } }")).toMatchObject({
      errors: [{ message: expect.stringContaining('"$c"'), extensions: { code: "BAD_USER_INPUT" } }],
    });
    expect(logLines).toEqual([]);
  });

  test("logs each cause once, with its number, and shows the first hundred errors", async () => {
    const gateway = await openGateway({ createExecutor: () => failingExecutor });
    const { data, errors, extensions } = await execute(gateway, "{ places { code name tags } }");
    expect(data!.places).toHaveLength(300);
    expect(errors).toHaveLength(100);
    expect(errors![98]).toEqual({
      message: "Unexpected error.",
      path: ["places", 49, "code"],
      extensions: { code: "INTERNAL_SERVER_ERROR" },
    });
    expect(extensions).toEqual({ errorCount: 600 });
    const lines = logLines.map((line) => JSON.parse(line));
    expect(lines.map(({ msg, path, count, err }) => [msg, path.join("."), count, err.type])).toEqual([
      ["unexpected error", "places.0.code", 300, "Error"],
      ["database unavailable", "places.0.name", 300, "Error"],
    ]);
    expect(lines.every(({ requestId, subgraph }) => requestId && subgraph === "places")).toBe(true);
  });

  test("says nothing of a number when there are few errors", async () => {
    const gateway = await openGateway({});
    expect(await execute(gateway, "{ places { busy } secret }")).not.toHaveProperty("extensions");
  });
});

/** Three hundred places, each of which fails twice: every time with an error of its own, whose message differs. */
const failingExecutor = async () => {
  const places = Array.from({ length: 300 }, () => ({ __typename: "Place", code: "x", name: "x", tags: [] }));
  const failure = (path: (string | number)[], originalError: Error) => new GraphQLError("", { path, originalError });
  const errors = places.flatMap((_, i) => [
    failure(["places", i, "code"], new Error(`duplicate key ${i}`)),
    failure(["places", i, "name"], Object.assign(new Error(`terminated ${i}`), { code: "57P01" })),
  ]);
  return { data: { places }, errors };
};
