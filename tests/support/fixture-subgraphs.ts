import { buildSubgraphSchema, type GraphQLResolverMap } from "@apollo/subgraph";
import { composeServices } from "@theguild/federation-composition";
import { GraphQLError, GraphQLScalarType, type GraphQLSchema, Kind, parse } from "graphql";

/** Two small subgraphs for the gateway's own tests: places, and what happens there. */
const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])`;

const SDL = {
  places: `${LINK}
    type Query { places: [Place!]  place(code: ID!): Place  whoAmI: String  secret: String  forbidden: String }
    type Mutation { rename(code: ID!, name: String!): Place }
    type Place @key(fields: "code") { code: ID!  name: String!  tags: [String!]! }`,
  events: `${LINK}
    scalar Day
    type Query { events(from: Day): [Event!]  event(id: ID!): Event }
    type Mutation { addEvent(title: String!): Event }
    type Subscription { eventAdded: Event }
    type Event @key(fields: "id") { id: ID!  title: String!  place: Place }
    type Place @key(fields: "code") { code: ID!  events: [Event!]  busy: Boolean }`,
};

export type FixtureName = keyof typeof SDL;

/** Calls that reached a subgraph, as it saw them. */
export const recordedCalls: { subgraph: FixtureName; field: string; context: Record<string, unknown> }[] = [];

const PLACES = [
  { code: "2082", name: "Säter", tags: ["bibliotek", "bokbuss"] },
  { code: "0583", name: "Motala", tags: [] },
];
const EVENTS = [
  { id: "1", title: "Öppet hus", placeCode: "2082" },
  { id: "2", title: "Datorkafé", placeCode: "2082" },
  { id: "3", title: "Mobilskola", placeCode: "0583" },
];

const recordCall = (subgraph: FixtureName, field: string, context: Record<string, unknown>) =>
  recordedCalls.push({ subgraph, field, context });
const eventsAt = (code: string) => EVENTS.filter(({ placeCode }) => placeCode === code);
const placeOf = ({ placeCode }: { placeCode: string }) => ({ __typename: "Place", code: placeCode });

const parseDay = (value: unknown) => {
  if (typeof value !== "string" || !/^\d{4}-\d\d-\d\d$/.test(value))
    throw new GraphQLError("A day is written 2026-10-06.");
  return value;
};
const Day = new GraphQLScalarType({
  name: "Day",
  parseValue: parseDay,
  parseLiteral: (node) => parseDay(node.kind === Kind.STRING && node.value),
});

const RESOLVERS: Record<FixtureName, GraphQLResolverMap<Record<string, unknown>>> = {
  places: {
    Query: {
      places: (_, __, context) => (recordCall("places", "places", context), PLACES),
      place: (_, { code }: { code: string }) => PLACES.find((place) => place.code === code),
      whoAmI: (_, __, context) => JSON.stringify(context.caller),
      secret: () => {
        throw new Error("connect ECONNREFUSED 10.1.2.3:5432 select * from password");
      },
      forbidden: () => {
        throw new GraphQLError("Your role may not do this.", {
          extensions: { code: "FORBIDDEN", sql: "select", http: { status: 418 } },
        });
      },
    },
    Mutation: {
      rename: (_, args: { code: string; name: string }, context) => (recordCall("places", "rename", context), args),
    },
    Place: { __resolveReference: ({ code }: { code: string }) => PLACES.find((place) => place.code === code) },
  },
  events: {
    Day,
    Query: {
      events: (_, __, context) => (recordCall("events", "events", context), EVENTS),
      event: (_, { id }: { id: string }) => EVENTS.find((event) => event.id === id),
    },
    Mutation: {
      addEvent: (_, { title }: { title: string }, context) => (
        recordCall("events", "addEvent", context),
        { id: "4", title, placeCode: "2082" }
      ),
    },
    Subscription: {
      eventAdded: {
        async *subscribe() {
          for (const eventAdded of EVENTS) yield { eventAdded };
        },
      },
    },
    Event: {
      place: placeOf,
      __resolveReference: ({ id }: { id: string }) => EVENTS.find((event) => event.id === id),
    },
    Place: {
      __resolveReference: ({ code }: { code: string }, context: Record<string, unknown>) => (
        recordCall("events", "Place", context),
        { code }
      ),
      events: ({ code }: { code: string }) => eventsAt(code),
      busy: ({ code }: { code: string }) => {
        if (code === "0583") throw new Error('relation "events" does not exist');
        return true;
      },
    },
  },
};

export const fixtureSchema = (name: FixtureName): GraphQLSchema =>
  buildSubgraphSchema([{ typeDefs: parse(SDL[name]), resolvers: RESOLVERS[name] }]);

/** The supergraph of both, with the addresses they have. */
export function fixtureSupergraph(urls: Partial<Record<FixtureName, string>> = {}): string {
  const services = (["places", "events"] as const).map((name) => ({
    name,
    url: urls[name] ?? `http://${name}.invalid/graphql`,
    typeDefs: parse(SDL[name]),
  }));
  const { supergraphSdl, errors } = composeServices(services);
  if (!supergraphSdl) throw new Error(errors?.map(({ message }) => message).join("\n"));
  return supergraphSdl;
}
