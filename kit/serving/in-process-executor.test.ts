import { GraphQLInputObjectType, GraphQLList, GraphQLObjectType, GraphQLSchema, GraphQLString, parse } from "graphql";
import { describe, expect, test } from "vitest";
import { LocalTime } from "../graphql/scalars.js";
import { callerAs } from "../testing/open-subgraph.js";
import { createInProcessExecutor } from "./in-process-executor.js";

const Hours = new GraphQLInputObjectType({ name: "Hours", fields: { opens: { type: LocalTime } } });
const query = new GraphQLObjectType({
  name: "Query",
  fields: { open: { type: GraphQLString, args: { hours: { type: new GraphQLList(Hours) } }, resolve: () => "open" } },
});

const execute = createInProcessExecutor(new GraphQLSchema({ query }), (caller) => ({ caller }));
const document = parse("query ($given: [Hours]) { open(hours: $given) }");
const executeWith = (given: { opens: string }[]) =>
  execute({ document, variables: { given }, context: { caller: callerAs() } });

describe("createInProcessExecutor", () => {
  test("says where in a variable a value is malformed, and names the rule", async () => {
    expect(await executeWith([{ opens: "08:00" }, { opens: "09:00" }])).toEqual({ data: { open: "open" } });
    expect(await executeWith([{ opens: "08:00" }, { opens: "24:01" }])).toMatchObject({
      errors: [
        {
          message:
            'Variable "$given" got invalid value "24:01" at "given[1].opens"; LocalTime must be a time of day, "HH:MM".',
          extensions: { code: "BAD_USER_INPUT" },
        },
      ],
    });
  });

  test.each([
    ["a fragment spread twice", "{ ...F @skip(if: $s) ...F @include(if: $s) } fragment F on Query { open }"],
    ["inline fragments", "{ ... @include(if: $s) { open } ... @skip(if: $s) { open } }"],
    [
      "a fragment within another",
      "{ ...A @include(if: $s) ...B } fragment A on Query { ...F } fragment B on Query { ...F @skip(if: $s) } fragment F on Query { open }",
    ],
    ["a field and a fragment", "{ open @skip(if: $s) ...F @include(if: $s) } fragment F on Query { open }"],
  ])("answers what one of two conditions asks for: %s", async (_, operation) => {
    const document = parse(`query ($s: Boolean!) ${operation}`);
    for (const s of [true, false]) {
      expect(await execute({ document, variables: { s }, context: { caller: callerAs() } })).toEqual({
        data: { open: "open" },
      });
    }
  });

  test("reports one malformed value when there are many", async () => {
    expect(await executeWith(Array(1000).fill({ opens: "24:01" }))).toEqual({
      errors: [expect.objectContaining({ extensions: { code: "BAD_USER_INPUT" } })],
    });
  });
});
