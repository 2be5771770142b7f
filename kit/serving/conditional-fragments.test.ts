import fc from "fast-check";
import { buildSchema, execute, type ExecutionResult, type GraphQLObjectType, parse } from "graphql";
import { describe, expect, test } from "vitest";
import { callerAs } from "../testing/open-subgraph.js";
import { randomOperations } from "../testing/random-operations.js";
import { createInProcessExecutor } from "./in-process-executor.js";

const schema = buildSchema(`
  type Query { node: Node  item: Item  items: [Item!] }
  type Mutation { rename(to: String): Item }
  interface Node { id: ID!  self: Node }
  type Item implements Node { id: ID!  self: Node  name: String  next: Item  list: [Item!] }
  type Other implements Node { id: ID!  self: Node  size: Int }`);

interface Thing {
  __typename: string;
  id: string;
}
const item = (depth: number): Thing & { depth: number } => ({ __typename: "Item", id: `item ${depth}`, depth });
const other: Thing = { __typename: "Other", id: "other" };
const resolvers: Record<string, Record<string, (source: { depth: number }) => unknown>> = {
  Query: { node: () => item(1), item: () => item(1), items: () => [item(1), item(2)] },
  Item: {
    name: ({ depth }) => `name ${depth}`,
    self: ({ depth }) => (depth % 2 ? other : item(depth + 1)),
    next: ({ depth }) => item(depth + 1),
    list: ({ depth }) => [item(depth + 1), item(depth + 2)],
  },
  Other: { size: () => 3, self: () => item(0) },
};
for (const [type, fields] of Object.entries(resolvers))
  for (const [name, resolve] of Object.entries(fields))
    (schema.getType(type) as GraphQLObjectType).getFields()[name]!.resolve = resolve;
const renamed: unknown[] = [];
schema.getMutationType()!.getFields().rename!.resolve = (_, { to }) => (renamed.push(to), item(1));

const executor = createInProcessExecutor(schema, (caller) => ({ caller }));
const run = (operation: string, variables: Record<string, unknown>) =>
  executor({ document: parse(operation), variables, context: { caller: callerAs() } }) as Promise<ExecutionResult>;
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

const operations = randomOperations({
  Query: { scalars: ["__typename"], objects: { node: "Node", item: "Item", items: "Item" } },
  Node: { scalars: ["__typename", "id"], objects: { self: "Node" }, fragments: ["Node", "Item"] },
  Item: { scalars: ["__typename", "id", "name"], objects: { self: "Node", next: "Item", list: "Item" } },
});

describe("createInProcessExecutor", () => {
  test("answers any operation with conditions and fragments as graphql-js does", async () => {
    await fc.assert(
      fc.asyncProperty(
        operations,
        fc.boolean(),
        fc.option(fc.boolean(), { nil: undefined }),
        async (operation, a, b) => {
          const variables = { a, ...(b !== undefined && { b }) };
          const expected = await execute({ schema, document: parse(operation), variableValues: variables });
          expect(plain(await run(operation, variables))).toEqual(plain(expected));
        },
      ),
      { numRuns: 300 },
    );
  });

  test.each([
    [true, "@skip(if: $s)", "@include(if: $s)"],
    [false, "@skip(if: $s)", "@include(if: $s)"],
    [true, "@include(if: $s)", "@skip(if: $s)"],
  ])("runs a mutation whose fragment is spread twice, with $s = %s %s %s", async (s, first, second) => {
    renamed.length = 0;
    const operation = `mutation ($s: Boolean!) { ...F ${first} ...F ${second} } fragment F on Mutation { rename(to: "x") { id } }`;
    expect(plain(await run(operation, { s }))).toEqual({ data: { rename: { id: "item 1" } } });
    expect(renamed).toEqual(["x"]);
  });
});
