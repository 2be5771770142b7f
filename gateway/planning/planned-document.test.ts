import { parse, print } from "graphql";
import { describe, expect, test } from "vitest";
import { execute, openGateway, postRequest, resetFixturesForEachTest } from "../../tests/support/fixture-gateway.js";
import { recordedCalls } from "../../tests/support/fixture-subgraphs.js";
import { plannedDocument } from "./planned-document.js";

resetFixturesForEachTest();

const PLACE = 'place(code: "2082")';

describe("plannedDocument", () => {
  test.each([
    ["leaves out a field that is skipped", "{ places { name code @skip(if: true) } }", "{ places { name } }"],
    ["leaves out a fragment", "{ places { name ... @include(if: false) { code } } }", "{ places { name } }"],
    [
      "leaves out a named fragment, and what it spreads",
      "{ places { name ...F } } fragment F on Place { ...G } fragment G on Place { code @skip(if: true) }",
      "{ places { name } }",
    ],
    ["selects something where all is left out", "{ places { name @skip(if: true) } }", "{ places { __typename } }"],
    ["selects something when everything is", "{ places @skip(if: true) { name } }", "{ __typename }"],
    ["gives aliases of its own", "{ p: places { code: name name } }", "{ _as_p: places { _as_code: name name } }"],
    ["takes an alias that is the field's own name for none", "{ places: places { name } }", "{ places { name } }"],
    ["asks for the type under no alias", "{ places { type: __typename } }", "{ places { __typename } }"],
    [
      "leaves out introspection",
      "{ __schema { types { name } } ...F } fragment F on Query { __type(name: x) { name } }",
      "{ __typename }",
    ],
  ])("%s", (_, operation, expected) => {
    expect(print(plannedDocument(parse(operation), {}))).toBe(print(parse(expected)));
  });

  test("decides conditions by the values of their variables", () => {
    const document = parse("query ($a: Boolean!) { places { name @skip(if: $a) code @include(if: $a) } }");
    expect(print(plannedDocument(document, { a: true }))).toContain("code");
    expect(print(plannedDocument(document, { a: false }))).toContain("name");
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
