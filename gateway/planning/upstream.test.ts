import { type FetchNode, QueryPlanner, type SequenceNode } from "@graphql-hive/router-query-planner";
import { getStitchedSchemaFromSupergraphSdl } from "@graphql-tools/federation";
import type { Executor } from "@graphql-tools/utils";
import { buildSchema, execute, parse, validate } from "graphql";
import { describe, expect, test } from "vitest";
import { composeFederation } from "../../tests/support/compose-federation.js";
import { authenticate } from "../../tests/support/fixture-gateway.js";
import { fixtureSupergraph } from "../../tests/support/fixture-subgraphs.js";

const plan = (supergraph: string, operation: string) =>
  new QueryPlanner(supergraph).planAsync(operation, null, new Set(), 0);

/** Each test shows a fault of a library. When one fails, the fault is gone: its page in docs/upstream/ says what to remove. */
describe("Hive's planner still", () => {
  test("gives a field whose alias is the key's name the place of the key (alias-named-as-key.md)", async () => {
    const { node } = await plan(fixtureSupergraph(), "{ places { code: name events { id } } }");
    const { outputRewrites } = (node as SequenceNode).nodes[0] as FetchNode;
    expect(outputRewrites).toEqual([{ KeyRenamer: { path: expect.anything(), renameKeyTo: "code" } }]);
  });

  test.each([
    ["a number that is infinite (infinite-number.md)", "{ events(from: 1e999) { id } }"],
    ["an operation of a kind that the schema lacks (unknown-operation-kind.md)", "subscription { x }"],
  ])("fails with GenericFailure for %s", async (_, operation) => {
    await expect(plan(fixtureSupergraph(), operation)).rejects.toMatchObject({ code: "GenericFailure" });
  });

  test("finds no plan for @requires below its own type (no-plan.md)", async () => {
    const { supergraph } = composeFederation({
      actors: {
        sdl: `type Query { municipality: Municipality }
          type Municipality @key(fields: "code") { code: ID! population: Int }`,
        resolvers: {},
      },
      centers: {
        sdl: `type Center { municipality: Municipality }
          type Municipality @key(fields: "code") {
            code: ID!  population: Int @external  centers: [Center!]  residents: Int @requires(fields: "population")
          }`,
        resolvers: {},
      },
    });
    await expect(plan(supergraph, "{ municipality { centers { municipality { residents } } } }")).rejects.toThrow(
      "Path 'municipality.centers.@.municipality' cannot be found",
    );
  });
});

describe("graphql-js still", () => {
  test("finds an operation valid of whose kind the schema has none (unknown-operation-kind.md)", () => {
    expect(validate(buildSchema("type Query { a: Int }"), parse("subscription { x }"))).toEqual([]);
  });

  test("finds an infinite number valid (infinite-number.md)", () => {
    expect(validate(buildSchema("type Query { a(x: Float): Int }"), parse("{ a(x: 1e999) }"))).toEqual([]);
  });
});

test("the fallback planner still leaves the index of a list out of an error's path (fallback-error-path.md)", async () => {
  const { supergraph, executors } = composeFederation({
    events: {
      sdl: `type Query { places: [Place!] }  type Place @key(fields: "code", resolvable: false) { code: ID! }`,
      resolvers: { Query: { places: () => [{ code: "a" }, { code: "b" }] } },
    },
    places: {
      sdl: `type Place @key(fields: "code") { code: ID!  name: String }`,
      resolvers: {
        Place: { __resolveReference: ({ code }: { code: string }) => ({ name: code === "a" ? code : new Error() }) },
      },
    },
  });
  const schema = getStitchedSchemaFromSupergraphSdl({
    supergraphSdl: supergraph,
    onSubschemaConfig: (config) => void (config.executor = executors[config.name.toLowerCase()] as Executor),
  });
  const caller = await authenticate(new Request("http://hub.test/"), "raw");
  const { errors } = await execute({ schema, document: parse("{ places { name } }"), contextValue: { caller } });
  expect(errors!.map(({ path }) => path)).toEqual([["places", "name"]]);
});

test("the fallback planner still makes an error of an entity that is gone (fallback-missing-entity.md)", async () => {
  const { supergraph, executors } = composeFederation({
    events: {
      sdl: `type Query { event: Event }  type Event { place: Place }
        type Place @key(fields: "code", resolvable: false) { code: ID! }`,
      resolvers: { Query: { event: () => ({ place: { code: "gone" } }) } },
    },
    places: {
      sdl: `type Place @key(fields: "code") { code: ID!  name: String! }`,
      resolvers: { Place: { __resolveReference: () => null } },
    },
  });
  const schema = getStitchedSchemaFromSupergraphSdl({
    supergraphSdl: supergraph,
    onSubschemaConfig: (config) => void (config.executor = executors[config.name.toLowerCase()] as Executor),
  });
  const caller = await authenticate(new Request("http://hub.test/"), "raw");
  const document = parse("{ event { place { name } } }");
  const { errors } = await execute({ schema, document, contextValue: { caller } });
  expect(errors!.map(({ message }) => message)).toEqual(["Cannot return null for non-nullable field Place.name."]);
});
