import { buildSubgraphSchema, type GraphQLResolverMap } from "@apollo/subgraph";
import { composeServices } from "@theguild/federation-composition";
import fc from "fast-check";
import { buildSchema, type ExecutionResult, graphql, parse } from "graphql";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { LIMITS } from "../../kit/program/limits.js";
import { createInProcessExecutor } from "../../kit/serving/in-process-executor.js";
import { randomOperations } from "../../kit/testing/random-operations.js";
import { cleanups, execute, openGateway } from "../../tests/support/fixture-gateway.js";
import type { Gateway } from "../gateway.js";

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@external", "@requires"])`;
const SDL = {
  places: `${LINK}
    type Query { place: Place  places: [Place!]  anything: [Anything!] }
    union Anything = Place | Center
    type Center @key(fields: "id", resolvable: false) { id: ID! }
    type Place @key(fields: "code") { code: ID!  name: String  population: Int  twin: Place }`,
  centers: `${LINK}
    type Query { center: Center }
    interface Titled { id: ID!  title: String }
    type Center implements Titled @key(fields: "id") { id: ID!  title: String  place: Place }
    type Place @key(fields: "code") {
      code: ID!  population: Int @external  centers: [Center!]  residents: Float @requires(fields: "population") }`,
  events: `${LINK}
    type Query { event: Event  titled: [Titled!]! }
    interface Titled { id: ID! }
    type Event implements Titled @key(fields: "id") {
      id: ID!  title: String  host: String!  place: Place  center: Center }
    type Center implements Titled @key(fields: "id") { id: ID!  events: [Event!] }
    type Place @key(fields: "code") {
      code: ID!  population: Int @external  events: [Event!]  per1000: Float @requires(fields: "population") }`,
};

/** The same things in one schema, which graphql-js executes: what the gateway must answer. */
const whole = buildSchema(`
  type Query { place: Place  places: [Place!]  anything: [Anything!]  center: Center  event: Event  titled: [Titled!]! }
  union Anything = Place | Center
  interface Titled { id: ID!  title: String }
  type Place { code: ID!  name: String  population: Int  twin: Place  centers: [Center!]  residents: Float  events: [Event!]  per1000: Float }
  type Center implements Titled { id: ID!  title: String  place: Place  events: [Event!] }
  type Event implements Titled { id: ID!  title: String  host: String!  place: Place  center: Center }`);

class Place {
  readonly __typename = "Place";
  /** `population` is what another subgraph is given of it; it knows that itself. */
  constructor(
    readonly code: string,
    readonly population = code === "a" ? 1000 : 2000,
  ) {}
  get name() {
    return `place ${this.code}`;
  }
  get twin() {
    return new Place(this.code === "a" ? "b" : "a");
  }
  get centers() {
    return this.code === "a" ? [new Center("1"), new Center("2")] : [];
  }
  get residents() {
    return this.population / 2;
  }
  get events() {
    return [new Event(`${this.code}1`), new Event(`${this.code}2`)];
  }
  get per1000() {
    return this.population / 1000;
  }
}

class Center {
  readonly __typename = "Center";
  constructor(readonly id: string) {}
  get title() {
    return `center ${this.id}`;
  }
  get place() {
    return new Place("a");
  }
  get events() {
    return [new Event(`a${this.id}`)];
  }
}

class Event {
  readonly __typename = "Event";
  constructor(readonly id: string) {}
  get title() {
    return `event ${this.id}`;
  }
  /** Where there is none, there is no event for who asks. */
  get host() {
    return this.id.endsWith("2") ? null : "library";
  }
  get place() {
    return new Place(this.id[0]!);
  }
  get center() {
    return this.id.startsWith("a") ? new Center(this.id[1]!) : null;
  }
}

const rootValue = {
  place: () => new Place("a"),
  places: () => [new Place("a"), new Place("b")],
  center: () => new Center("1"),
  event: () => new Event("b2"),
  anything: () => [new Place("b"), new Center("2")],
  titled: () => [new Event("a1"), new Center("1"), new Event("b1")],
};

/** The owner of the population knows it; the others are given it when they require it. */
const references = (isOwner: boolean) => ({
  Place: {
    __resolveReference: ({ code, population = NaN }: Place) =>
      isOwner ? new Place(code) : new Place(code, population),
  },
  Center: { __resolveReference: ({ id }: Center) => new Center(id) },
  Event: { __resolveReference: ({ id }: Event) => new Event(id) },
});

const mentionedIn = <T>(sdl: string, resolvers: Record<string, T>) =>
  Object.fromEntries(Object.entries(resolvers).filter(([name]) => new RegExp(`\\b${name}\\b`).test(sdl)));

let gateway: Gateway;
beforeAll(async () => {
  const services = Object.entries(SDL).map(([name, sdl]) => ({
    name,
    url: `http://${name}.invalid`,
    typeDefs: parse(sdl),
  }));
  const { supergraphSdl, errors } = composeServices(services);
  if (!supergraphSdl) throw new Error(JSON.stringify(errors));
  gateway = await openGateway({
    supergraph: supergraphSdl,
    limits: { ...LIMITS, characters: 1e6, tokens: 1e5, aliases: 1e4, directives: 1e4, selections: 1e6, cost: 1e9 },
    createExecutor(name) {
      const sdl = SDL[name as keyof typeof SDL];
      const queries = sdl.slice(sdl.indexOf("type Query"), sdl.indexOf("}"));
      const resolvers = {
        Query: mentionedIn(queries, rootValue),
        ...mentionedIn(sdl, references(name === "places")),
      } as GraphQLResolverMap<unknown>;
      return createInProcessExecutor(buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers }]), (caller) => ({
        caller,
      }));
    },
  });
});
afterAll(async () => {
  for (const close of cleanups.splice(0)) await close();
});

const operations = randomOperations({
  Query: {
    scalars: ["__typename"],
    objects: {
      place: "Place",
      places: "Place",
      anything: "Anything",
      center: "Center",
      event: "Event",
      titled: "Titled",
    },
  },
  Place: {
    scalars: ["__typename", "code", "name", "population", "residents", "per1000"],
    objects: { twin: "Place", centers: "Center", events: "Event" },
  },
  Center: { scalars: ["id", "title"], objects: { place: "Place", events: "Event" }, fragments: ["Center", "Titled"] },
  Event: {
    scalars: ["id", "title", "host"],
    objects: { place: "Place", center: "Center" },
    fragments: ["Event", "Titled"],
  },
  Titled: { scalars: ["__typename", "id", "title"], fragments: ["Titled", "Center", "Event"] },
  Anything: { scalars: ["__typename"], fragments: ["Anything", "Place", "Center"] },
});

const plain = (value: unknown): any => JSON.parse(JSON.stringify(value));

describe("the gateway", () => {
  test("gives several errors at one place when the fallback planner executes", async () => {
    const operation = "{ place { events { host other: host } centers { place { residents } } } }";
    const { data, errors } = await execute(gateway, operation);
    expect(data).toEqual({ place: { events: null, centers: [1, 2].map(() => ({ place: { residents: 500 } })) } });
    expect(errors).toHaveLength(2);
  });

  test("answers any operation with conditions as one graphql-js on the same things does", async () => {
    await fc.assert(
      fc.asyncProperty(operations, fc.boolean(), fc.boolean(), async (operation, a, b) => {
        const variables = { a, b };
        const expected = (await graphql({
          schema: whole,
          source: operation,
          rootValue,
          variableValues: variables,
        })) as ExecutionResult;
        const { data, errors } = await execute(gateway, operation, variables);
        expect({ data, failed: errors !== undefined }).toEqual({
          data: plain(expected.data),
          failed: expected.errors !== undefined,
        });
      }),
      { numRuns: 400 },
    );
  });
});
