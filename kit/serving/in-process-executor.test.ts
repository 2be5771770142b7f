import { GraphQLInputObjectType, GraphQLList, GraphQLObjectType, GraphQLSchema, GraphQLString, parse } from "graphql";
import { expect, test } from "vitest";
import { LocalTime } from "../graphql/scalars.js";
import { createInProcessExecutor } from "./in-process-executor.js";

const Hours = new GraphQLInputObjectType({ name: "Hours", fields: { opens: { type: LocalTime } } });
const query = new GraphQLObjectType({
  name: "Query",
  fields: { open: { type: GraphQLString, args: { hours: { type: new GraphQLList(Hours) } }, resolve: () => "open" } },
});

test("says where in a variable a value is malformed, and what is asked for", async () => {
  const ask = createInProcessExecutor(new GraphQLSchema({ query }), (caller) => ({ caller }));
  const document = parse("query ($given: [Hours]) { open(hours: $given) }");
  const answer = (opens: string) =>
    ask({ document, variables: { given: [{ opens: "08:00" }, { opens }] }, context: { caller: {} } } as never);
  expect(await answer("09:00")).toEqual({ data: { open: "open" } });
  expect(await answer("24:00")).toMatchObject({
    errors: [
      {
        message:
          'Variable "$given" got invalid value "24:00" at "given[1].opens"; LocalTime must be a time of day, "HH:MM".',
        extensions: { code: "BAD_USER_INPUT" },
      },
    ],
  });
});

test("tells of one malformed value, however many there are", async () => {
  const ask = createInProcessExecutor(new GraphQLSchema({ query }), (caller) => ({ caller }));
  const document = parse("query ($given: [Hours]) { open(hours: $given) }");
  const given = Array(1000).fill({ opens: "24:00" });
  expect(await ask({ document, variables: { given }, context: { caller: {} } } as never)).toEqual({
    errors: [expect.objectContaining({ extensions: { code: "BAD_USER_INPUT" } })],
  });
});
