import { GraphQLError } from "graphql";
import { describe, expect, test } from "vitest";
import { composeFederation } from "../../tests/support/compose-federation.js";
import { errorCodes, execute, openGateway, resetFixturesForEachTest } from "../../tests/support/fixture-gateway.js";

resetFixturesForEachTest();

type Subgraphs = Parameters<typeof composeFederation>[0];

const openFederation = (subgraphs: Subgraphs) => {
  const { supergraph, executors } = composeFederation(subgraphs);
  return openGateway({ supergraph, createExecutor: (name) => executors[name]! });
};
const asReferred = { __resolveReference: (reference: object) => reference };

describe("a plan", () => {
  test("adds what several fetches know of one object, at the same time too", async () => {
    const gateway = await openFederation({
      centers: {
        sdl: `type Query { centers: [Center!] } type Center @key(fields: "slug") { slug: ID! }`,
        resolvers: { Query: { centers: () => [{ slug: "a" }] } },
      },
      events: {
        sdl: `type Center @key(fields: "slug") { slug: ID!  events: [Event!] }
          type Event @key(fields: "id") { id: ID!  municipality: Municipality }
          type Municipality @key(fields: "code", resolvable: false) { code: ID! }`,
        resolvers: {
          Center: { ...asReferred, events: () => [{ id: "1" }] },
          Event: { ...asReferred, municipality: () => ({ __typename: "Municipality", code: "2082" }) },
        },
      },
      coaches: {
        sdl: `type Event @key(fields: "id") {
            id: ID!  municipality: Municipality @external  coaches: Int @requires(fields: "municipality { code }")
          }
          type Municipality @key(fields: "code") { code: ID!  openRequests: Int }`,
        resolvers: {
          Event: { ...asReferred, coaches: () => 3 },
          Municipality: { ...asReferred, openRequests: () => 7 },
        },
      },
    });
    const operation = "{ centers { events { municipality { openRequests } coaches } } }";
    expect(await execute(gateway, operation)).toEqual({
      data: { centers: [{ events: [{ municipality: { openRequests: 7 }, coaches: 3 }] }] },
    });
  });

  test("keeps the places of an entity apart where the same alias stands for different fields", async () => {
    const gateway = await openFederation({
      events: {
        sdl: `type Query { first: Event  second: Event }  type Event { place: Place }
          type Place @key(fields: "code", resolvable: false) { code: ID! }`,
        resolvers: {
          Query: { first: () => ({ place: { code: "a" } }), second: () => ({ place: { code: "a" } }) },
        },
      },
      places: {
        sdl: `type Place @key(fields: "code") { code: ID!  near(km: Int!): [Place!] }`,
        resolvers: { Place: { ...asReferred, near: (_, { km }: { km: number }) => [{ code: `${km} km` }] } },
      },
    });
    const operation = `{ first { place { x: near(km: 1) { y: near(km: 3) { code } } } }
      second { place { x: near(km: 2) { y: near(km: 4) { code } } } } }`;
    const placeOf = (code: string) => ({ place: { x: [{ y: [{ code }] }] } });
    expect((await execute(gateway, operation)).data).toEqual({
      first: placeOf("3 km"),
      second: placeOf("4 km"),
    });
  });

  test("requires null where a required field is null, at any depth, and asks for no entity without a key", async () => {
    const asked: unknown[] = [];
    const gateway = await openFederation({
      events: {
        sdl: `type Query { events: [Event] }
          type Event @key(fields: "id") { id: ID  seats: Int  venue: Venue  coaches: [Venue] }
          type Venue @shareable { city: String  hall: String }`,
        resolvers: {
          Query: {
            events: () => [
              { id: "1", seats: null, venue: null, coaches: [null, { city: null, hall: null }] },
              { id: "2", seats: 3, venue: { city: null, hall: "A" }, coaches: null },
              { id: null, seats: null, venue: null, coaches: null },
              null,
            ],
          },
        },
      },
      coaches: {
        sdl: `type Event @key(fields: "id") {
            id: ID  seats: Int @external  venue: Venue @external  coaches: [Venue] @external
            places: Int @requires(fields: "seats venue { city hall } coaches { city hall }")
          }
          type Venue @shareable { city: String  hall: String }`,
        resolvers: {
          Event: {
            __resolveReference: (reference: object) => (asked.push(reference), reference),
            places: ({ seats }: { seats: number | null }) => (seats === null ? -1 : seats),
          },
        },
      },
    });
    expect(await execute(gateway, "{ events { places } }")).toEqual({
      data: { events: [{ places: -1 }, { places: 3 }, { places: null }, null] },
    });
    const __typename = "Event";
    expect(asked).toEqual([
      { __typename, id: "1", seats: null, venue: null, coaches: [null, { city: null, hall: null }] },
      { __typename, id: "2", seats: 3, venue: { city: null, hall: "A" }, coaches: null },
    ]);
  });

  test("asks for nothing that requires what another subgraph failed to give", async () => {
    const failed = () => {
      throw new GraphQLError("hidden", { extensions: { code: "SUBGRAPH_UNAVAILABLE" } });
    };
    let asked = 0;
    const gateway = await openFederation({
      events: {
        sdl: `type Query { event: Event } type Event @key(fields: "id") { id: ID }`,
        resolvers: { Query: { event: () => ({ id: "1" }) } },
      },
      centers: {
        sdl: `type Event @key(fields: "id") { id: ID  seats: Int! }`,
        resolvers: { Event: { ...asReferred, seats: failed } },
      },
      coaches: {
        sdl: `type Event @key(fields: "id") { id: ID  seats: Int! @external  places: Int @requires(fields: "seats") }`,
        resolvers: { Event: { ...asReferred, places: () => ++asked } },
      },
    });
    const answer = await execute(gateway, "{ event { id places } }");
    expect(answer.data).toEqual({ event: { id: "1", places: null } });
    expect(errorCodes(answer)).toHaveLength(1);
    expect(asked).toBe(0);
  });

  test("asks for an entity once, and gives its error every place under the client's aliases", async () => {
    const asked: unknown[] = [];
    const gateway = await openFederation({
      events: {
        sdl: `type Query { events: [Event!] }  type Event { place: Place }
          type Place @key(fields: "code", resolvable: false) { code: ID! }`,
        resolvers: { Query: { events: () => ["a", "b", "a"].map((code) => ({ place: { code } })) } },
      },
      places: {
        sdl: `type Place @key(fields: "code") { code: ID!  name: String }`,
        resolvers: {
          Place: {
            __resolveReference: (reference: { code: string }) => (asked.push(reference.code), reference),
            name({ code }: { code: string }) {
              if (code === "a") throw new GraphQLError("hidden", { extensions: { code: "FORBIDDEN" } });
              return code;
            },
          },
        },
      },
    });
    const answer = await execute(gateway, "{ e: events { p: place { n: name } } }");
    expect(answer.data).toEqual({ e: [null, "b", null].map((n) => ({ p: { n } })) });
    expect(errorCodes(answer)).toEqual([
      ["FORBIDDEN", "e.0.p.n"],
      ["FORBIDDEN", "e.2.p.n"],
    ]);
    expect(asked).toEqual(["a", "b"]);
  });

  test("makes what may not be null, and is, null as far up as it must", async () => {
    const gateway = await openFederation({
      events: {
        sdl: `type Query { event: Event  events: [Event!]  required: Event! }  type Event { id: ID  place: Place! }
          type Place @key(fields: "code", resolvable: false) { code: ID! }`,
        resolvers: {
          Query: {
            event: () => ({ id: "1", place: { code: "gone" } }),
            events: () => [{ place: { code: "here" } }, { place: { code: "gone" } }],
            required: () => ({ place: { code: "gone" } }),
          },
        },
      },
      places: {
        sdl: `type Place @key(fields: "code") { code: ID!  name: String! }`,
        resolvers: {
          Place: {
            __resolveReference: (place: { code: string }) =>
              place.code === "here" ? { ...place, name: "Säter" } : null,
          },
        },
      },
    });
    expect(await execute(gateway, "{ event { id place { name } } events { place { name } } }")).toEqual({
      data: { event: null, events: null },
    });
    expect(await execute(gateway, "{ event { id place { code } } required { place { name } } }")).toEqual({
      data: null,
    });
  });

  test("finds out what an interface object is, and loads by it", async () => {
    const gateway = await openFederation({
      media: {
        sdl: `interface Media @key(fields: "id") { id: ID!  title: String }
          type Query { media: [Media!] }
          type Book implements Media @key(fields: "id") { id: ID!  title: String  pages: Int }
          type Film implements Media @key(fields: "id") { id: ID!  title: String  minutes: Int }`,
        resolvers: {
          Query: { media: () => [BOOK, FILM] },
          Media: { __resolveReference: ({ id }: { id: string }) => (id === "b" ? BOOK : FILM) },
        },
      },
      reviews: {
        sdl: `type Query { reviewed: [Media!] }
          type Media @interfaceObject @key(fields: "id") { id: ID!  stars: Int }`,
        resolvers: {
          Query: { reviewed: () => [{ id: "b" }, { id: "f" }] },
          Media: { ...asReferred, stars: ({ id }: { id: string }) => (id === "b" ? 5 : 3) },
        },
      },
    });
    const fields = "type: __typename stars title ... on Book { pages } ... on Film { minutes }";
    const expected = [
      { type: "Book", stars: 5, title: "Bok", pages: 100 },
      { type: "Film", stars: 3, title: "Film", minutes: 90 },
    ];
    expect(await execute(gateway, `{ media { ${fields} } reviewed { ${fields} } }`)).toEqual({
      data: { media: expected, reviewed: expected },
    });
  });
});

const BOOK = { __typename: "Book", id: "b", title: "Bok", pages: 100 };
const FILM = { __typename: "Film", id: "f", title: "Film", minutes: 90 };
