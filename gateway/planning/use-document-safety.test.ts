import { getIntrospectionQuery } from "graphql";
import { describe, expect, test } from "vitest";
import { execute, errorCodes, openGateway, resetFixturesForEachTest } from "../../tests/support/fixture-gateway.js";
import { recordedCalls, fixtureSupergraph } from "../../tests/support/fixture-subgraphs.js";

resetFixturesForEachTest();

describe("useDocumentSafety", () => {
  test.each([
    ["__proto__", "{ place(code: 2082) { __proto__: name } }"],
    ["constructor", "{ constructor: places { prototype: events { id } } }"],
    ["__proto__", "query ($__proto__: ID!) { place(code: $__proto__) { name } }"],
    ["__proto__", "{ ...__proto__ } fragment __proto__ on Query { whoAmI }"],
  ])("refuses the name %s, a property of every object", async (name, query) => {
    const { errors } = await execute(await openGateway({}), query);
    expect(errors![0]).toMatchObject({
      message: `Choose another name than ${name}.`,
      extensions: { code: "BAD_USER_INPUT" },
    });
    expect(recordedCalls).toEqual([]);
  });

  test.each([
    ["an infinite number", "{ events(from: 1e999) { id } }", "A number is too large."],
    ["a kind of operation that the schema lacks", "subscription { x }", "There is no subscription to ask for."],
  ])("refuses %s", async (_, query, message) => {
    const supergraph = fixtureSupergraph().replace(/subscription: Subscription/, "");
    expect((await execute(await openGateway({ supergraph }), query)).errors![0]).toMatchObject({
      message,
      extensions: { code: "BAD_USER_INPUT" },
    });
  });

  test.each([
    ["an argument", 'query ($v: ID = "2082") { place(code: $v) { name } }', "2082"],
    ["a directive", "query ($v: Boolean = false) { whoAmI @skip(if: $v) }", false],
    ["a fragment", 'query ($v: ID = "2082") { ...F } fragment F on Query { place(code: $v) { name } }', "2082"],
    ["a directive of a fragment", "query ($v: Boolean = true) { ... @include(if: $v) { whoAmI } }", true],
    ["a mutation", 'mutation ($v: String = "Säter") { rename(code: "2082", name: $v) { name } }', "Säter"],
  ])("refuses null for a variable with a default where null may not stand: in %s", async (_, query, value) => {
    const gateway = await openGateway({});
    expect(await execute(gateway, query, { v: null })).toMatchObject({
      errors: [{ message: 'Variable "$v" must not be null here.', extensions: { code: "BAD_USER_INPUT" } }],
    });
    expect(recordedCalls).toEqual([]);
    expect((await execute(gateway, query, { v: value })).errors).toBeUndefined();
    expect((await execute(gateway, query)).errors).toBeUndefined();
  });

  test("lets null stand where it may, and in the operation that is not executed", async () => {
    const gateway = await openGateway({});
    const query = 'query ($v: Day = "2024-11-15") { events(from: $v) { id } }';
    expect((await execute(gateway, query, { v: null })).errors).toBeUndefined();
  });

  test("reports one invalid variable, in a short message, however many faults there are", async () => {
    const gateway = await openGateway({});
    const many = { c: Object.fromEntries(Array.from({ length: 60_000 }, (_, i) => [`v${i}`, 1])) };
    const { errors } = await execute(gateway, "query ($c: ID!) { place(code: $c) { name } }", many);
    expect(errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT" } }]);
    expect(errors![0]!.message.length).toBeLessThan(600);
  });
});

describe("introspection", () => {
  test("is answered in development, beside data and in fragments too, without federation's types", async () => {
    const gateway = await openGateway({});
    const { data } = await execute(gateway, getIntrospectionQuery());
    expect(JSON.stringify(data)).not.toMatch(/join__|_entities|_service/);
    const query = `query ($name: String!) { places { code } ...F type: __type(name: $name) { name kind } __typename }
      fragment F on Query { __schema { queryType { name } } }`;
    expect(await execute(gateway, query, { name: "Place" })).toEqual({
      data: {
        places: [{ code: "2082" }, { code: "0583" }],
        __schema: { queryType: { name: "Query" } },
        type: { name: "Place", kind: "OBJECT" },
        __typename: "Query",
      },
    });
    expect(
      (await gateway.fetch(new Request("http://hub.test/graphql", { headers: { accept: "text/html" } }))).status,
    ).toBe(200);
    expect(JSON.stringify(await execute(gateway, "{ plac }"))).toContain("Did you mean");
  });

  test("is refused in production, without a page to try operations on and without hints", async () => {
    const gateway = await openGateway({ production: true });
    expect(errorCodes(await execute(gateway, "{ __schema { queryType { name } } }"))).toContainEqual([
      "GRAPHQL_VALIDATION_FAILED",
      undefined,
    ]);
    expect(JSON.stringify(await execute(gateway, "{ plac }"))).not.toContain("Did you mean");
    const page = await gateway.fetch(new Request("http://hub.test/graphql", { headers: { accept: "text/html" } }));
    expect(await page.text()).not.toContain("<html");
  });
});
