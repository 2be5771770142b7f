import { getStitchedSchemaFromSupergraphSdl } from "@graphql-tools/federation";
import type { Executor } from "@graphql-tools/utils";
import { buildSchema, execute, type ExecutionResult, GraphQLError, parse, validate } from "graphql";
import { afterEach, describe, expect, test } from "vitest";
import { authenticate, inProcessExecutors, resetFixturesForEachTest } from "../../tests/support/fixture-gateway.js";
import { type FixtureName, fixtureSupergraph } from "../../tests/support/fixture-subgraphs.js";
import { composeFederation, type Federation, planRaw } from "../../tests/support/raw-planner.js";

resetFixturesForEachTest();

const fixtures = (dead: FixtureName[] = []): Federation => {
  const createExecutor = inProcessExecutors(dead);
  return {
    supergraph: fixtureSupergraph(),
    executors: { places: createExecutor("places", undefined), events: createExecutor("events", undefined) },
  };
};
const raw = async (operation: string, variables?: Record<string, unknown>, federation = fixtures()) =>
  (await planRaw(federation, operation, variables)) as ExecutionResult;

/** Each test shows a fault of a library. When one fails, the fault is gone: its page in docs/upstream/ says what to remove. */
describe("Hive's planner still", () => {
  test("loads an entity by a field whose alias is the key's name (alias-named-as-key.md)", async () => {
    const { data } = await raw("{ places { code: name events { id } } }");
    expect(data!.places).toEqual([
      { code: "Säter", events: [] },
      { code: "Motala", events: [] },
    ]);
  });

  test("appends the list of a duplicate field to the first (duplicate-fields.md)", async () => {
    const { data } = await raw("{ places { code } places { name } }");
    expect(data!.places).toEqual([{ code: "2082" }, { code: "0583" }, { name: "Säter" }, { name: "Motala" }]);
  });

  test("takes __typename beside a fragment for introspection (duplicate-fields.md)", async () => {
    const { data } = await raw("{ __typename ...F } fragment F on Query { places { code } }");
    expect(data).toEqual({ __typename: "Query", places: null });
  });

  test("loses an object whose fields are skipped by conditions within conditions (conditions.md)", async () => {
    const { data } = await raw(
      `query ($a: Boolean!) { __typename places { ...F @include(if: $a) ...F } }
      fragment F on Place { name @skip(if: true) }`,
      { a: true },
    );
    expect(data).toEqual({ __typename: "Query", places: null });
  });

  test("loses data beside introspection (introspection-with-data.md)", async () => {
    const { data } = await raw("{ __schema { queryType { name } } whoAmI }");
    expect(data).toEqual({ __schema: { queryType: { name: "Query" } }, whoAmI: null });
  });

  test.each([
    ["an operation whose fields are all skipped (no-plan.md)", "{ whoAmI @skip(if: true) }"],
    ["a number that is infinite (infinite-number.md)", "{ events(from: 1e999) { id } }"],
    ["an operation of a kind that the schema lacks (unknown-operation-kind.md)", "subscription { x }"],
  ])("fails with GenericFailure for %s", async (_, operation) => {
    await expect(raw(operation)).rejects.toMatchObject({ code: "GenericFailure" });
  });

  test("finds no plan for @requires below its own type (no-plan.md)", async () => {
    const federation = composeFederation({
      actors: {
        sdl: `type Query { municipality: Municipality }
          type Municipality @key(fields: "code") { code: ID! population: Int }`,
        resolvers: {
          Query: { municipality: () => ({ code: "2082" }) },
          Municipality: { __resolveReference: ({ code }: object & { code: string }) => ({ code, population: 11_222 }) },
        },
      },
      centers: {
        sdl: `type Center { municipality: Municipality }
          type Municipality @key(fields: "code") {
            code: ID!  population: Int @external  centers: [Center!]  residents: Int @requires(fields: "population")
          }`,
        resolvers: {
          Center: { municipality: () => ({ code: "2082" }) },
          Municipality: {
            __resolveReference: (reference: object) => reference,
            centers: () => [{}],
            residents: ({ population }: { population: number }) => population,
          },
        },
      },
    });
    await expect(raw("{ municipality { centers { municipality { residents } } } }", {}, federation)).rejects.toThrow(
      "Path 'municipality.centers.@.municipality' cannot be found",
    );
  });

  test("loses fields of an object beside a field that @requires it (lost-beside-requires.md)", async () => {
    const federation = composeFederation({
      centers: {
        sdl: `type Query { centers: [Center!] } type Center @key(fields: "slug") { slug: ID! }`,
        resolvers: { Query: { centers: () => [{ slug: "a" }] } },
      },
      events: {
        sdl: `type Center @key(fields: "slug") { slug: ID!  events: [Event!] }
          type Event @key(fields: "id") { id: ID!  municipality: Municipality }
          type Municipality @key(fields: "code", resolvable: false) { code: ID! }`,
        resolvers: {
          Center: { __resolveReference: (reference: object) => reference, events: () => [{ id: "1" }] },
          Event: {
            __resolveReference: (reference: object) => reference,
            municipality: () => ({ __typename: "Municipality", code: "2082" }),
          },
        },
      },
      coaches: {
        sdl: `type Event @key(fields: "id") {
            id: ID!  municipality: Municipality @external  coaches: Int @requires(fields: "municipality { code }")
          }
          type Municipality @key(fields: "code") { code: ID!  openRequests: Int }`,
        resolvers: {
          Event: { __resolveReference: (reference: object) => reference, coaches: () => 3 },
          Municipality: { __resolveReference: (reference: object) => reference, openRequests: () => 7 },
        },
      },
    });
    const { data, errors } = await raw(
      "{ centers { events { municipality { openRequests } coaches } } }",
      {},
      federation,
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({ centers: [{ events: [{ municipality: { openRequests: null }, coaches: 3 }] }] });
  });

  test("reports every invalid variable (unlimited-variable-errors.md)", async () => {
    const operation = "query ($codes: [Boolean!]) { places { code } }";
    const error = await raw(operation, { codes: Array(1000).fill("x") }).catch((error: unknown) => error);
    expect(error).toBeInstanceOf(AggregateError);
    expect((error as AggregateError).errors).toHaveLength(1000);
  });

  test("repeats an error for each place of the same entity (repeated-entity-errors.md)", async () => {
    const { errors } = await raw("{ events { place { name } } }", {}, fixtures(["places"]));
    expect(errors!.map(({ path }) => path!.join("."))).toEqual(["events.0.place.name", "events.1.place.name"]);
  });

  test("leaves data out when every fetch failed (missing-data.md)", async () => {
    expect(await raw("{ places { name } }", {}, fixtures(["places"]))).not.toHaveProperty("data");
  });

  test("repeats the errors of earlier events of a subscription (repeated-event-errors.md)", async () => {
    const federation = composeFederation({
      events: {
        sdl: `type Query { event: Event }  type Subscription { added: Event }
          type Event { place: Place }  type Place @key(fields: "code", resolvable: false) { code: ID! }`,
        resolvers: {
          Subscription: {
            added: {
              async *subscribe() {
                for (const code of ["broken", "2082"]) yield { added: { place: { code } } };
              },
            },
          },
        },
      },
      places: {
        sdl: `type Place @key(fields: "code") { code: ID!  name: String }`,
        resolvers: {
          Place: {
            __resolveReference({ code }: { code: string }) {
              if (code === "broken") throw new GraphQLError("broken");
              return { code, name: "Säter" };
            },
          },
        },
      },
    });
    const events = (await planRaw(
      federation,
      "subscription { added { place { name } } }",
    )) as AsyncIterable<ExecutionResult>;
    const errors: number[] = [];
    for await (const event of events) errors.push(event.errors?.length ?? 0);
    expect(errors).toEqual([1, 1]);
  });

  describe("writes into what all objects share (prototype-names.md)", () => {
    afterEach(() => {
      for (const shared of [Object.prototype, Object] as Record<string, unknown>[])
        for (const key of Object.keys(shared)) delete shared[key];
    });

    test("under the alias __proto__", async () => {
      await raw("{ place(code: 2082) { __proto__: name } }");
      expect(Object.keys(Object.prototype)).not.toEqual([]);
    });

    test("under the alias constructor", async () => {
      const operation = `{ events { constructor: place { code busy } ...F } }
        fragment F on Event { constructor: place { tags } }`;
      await raw(operation).catch(() => {});
      expect(Object.keys(Object)).not.toEqual([]);
    });

    test("and loses a variable named __proto__", async () => {
      const operation = "query ($__proto__: ID!) { place(code: $__proto__) { name } }";
      const { errors } = await raw(operation, JSON.parse('{ "__proto__": "2082" }') as Record<string, unknown>);
      expect(errors![0]!.message).toBe('Variable "$__proto__" of required type "ID!" was not provided.');
    });
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
