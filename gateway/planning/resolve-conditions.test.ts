import { parse, print } from "graphql";
import { beforeEach, describe, expect, test } from "vitest";
import { execute, openGateway, postRequest, resetFixturesForEachTest } from "../../tests/support/fixture-gateway.js";
import { fixtureSchema, recordedCalls } from "../../tests/support/fixture-subgraphs.js";
import type { OperationArgs } from "../http/request-context.js";
import { createConditionResolver } from "./resolve-conditions.js";

resetFixturesForEachTest();

const schema = fixtureSchema("places");
const PLACE = 'place(code: "2082")';

describe("createConditionResolver", () => {
  let resolveConditions: ReturnType<typeof createConditionResolver>;
  beforeEach(() => void (resolveConditions = createConditionResolver()));
  const resolve = (document: ReturnType<typeof parse>, variableValues: Record<string, unknown> = {}) =>
    resolveConditions({ schema, variableValues } as OperationArgs, document);

  test("leaves a document without conditions as it is", () => {
    const document = parse("{ places { name } }");
    expect(resolve(document)).toBe(document);
  });

  test("gives the same document for the same values, defaults included", () => {
    const document = parse("query ($a: Boolean = true, $code: ID!) { place(code: $code) { name code @skip(if: $a) } }");
    const first = resolve(document, { a: true, code: "2082" });
    expect(resolve(document, { code: "0583" })).toBe(first);
    expect(resolve(document, { a: false, code: "2082" })).not.toBe(first);
  });

  test.each([
    ["a field", "{ places { name code @skip(if: true) } }", "{ places { name } }"],
    ["an inline fragment", "{ places { name ... @include(if: false) { code } } }", "{ places { name } }"],
    [
      "a fragment, and what spreads it only",
      "{ places { name ...F } } fragment F on Place { ...G } fragment G on Place { code @skip(if: true) }",
      "{ places { name } }",
    ],
    ["everything of a field", "{ places { name @skip(if: true) } }", "{ places { _nothing: __typename } }"],
    ["everything", "{ places @skip(if: true) { name } }", "{ _nothing: __typename }"],
  ])("leaves out what is skipped: %s", (_, operation, expected) => {
    expect(print(resolve(parse(operation)))).toBe(print(parse(expected)));
  });
});

describe("usePlanner", () => {
  test.each([
    ["all of an object's fields", `query ($a: Boolean!) { ${PLACE} { name @skip(if: $a) } }`, { place: {} }],
    [
      "all of its fragments",
      `query ($a: Boolean!) { ${PLACE} { ...F @skip(if: $a) ...F } } fragment F on Place { name @skip(if: $a) }`,
      { place: {} },
    ],
    [
      "fields within conditions, beside others",
      "query ($a: Boolean!) { __typename places { ...F @include(if: $a) ...F } } fragment F on Place { name @skip(if: true) }",
      { __typename: "Query", places: [{}, {}] },
    ],
    ["everything", `query ($a: Boolean!) { ${PLACE} @skip(if: $a) { name } }`, {}],
    ["fields of a list", `query ($a: Boolean!) { places { events @skip(if: $a) { id } } }`, { places: [{}, {}] }],
    [
      "all but an alias like the gateway's own",
      `query ($a: Boolean!) { ${PLACE} { _nothing: name code @skip(if: $a) } }`,
      { place: { _nothing: "Säter" } },
    ],
  ])("answers what is left when conditions skip %s", async (_, operation, data) => {
    expect(await execute(await openGateway({}), operation, { a: true })).toEqual({ data });
  });

  test("does no mutation that is skipped", async () => {
    const operation = 'mutation ($a: Boolean!) { rename(code: "2082", name: "x") @skip(if: $a) { name } }';
    expect(await execute(await openGateway({}), operation, { a: true })).toEqual({ data: {} });
    expect(recordedCalls).toEqual([]);
  });

  test("answers the events of a subscription whose fields are skipped", async () => {
    const query = "subscription ($a: Boolean!) { eventAdded { id @skip(if: $a) } }";
    const request = postRequest({ query, variables: { a: true } }, { accept: "text/event-stream" });
    const text = await (await (await openGateway({})).fetch(request)).text();
    expect(text.match(/data: .+/g)).toEqual(Array(3).fill('data: {"data":{"eventAdded":{}}}'));
  });
});
