import { GraphQLError } from "graphql";
import { expect, test } from "vitest";
import { composeFederation } from "../../tests/support/compose-federation.js";
import { errorCodes, execute, openGateway, resetFixturesForEachTest } from "../../tests/support/fixture-gateway.js";

resetFixturesForEachTest();

const hidden = () => {
  throw new GraphQLError("hidden", { extensions: { code: "FORBIDDEN" } });
};

test("the fallback planner tells the place of each error, through lists and under the client's aliases", async () => {
  const { supergraph, executors } = composeFederation({
    actors: {
      sdl: `type Query { municipality: Municipality }
        type Municipality @key(fields: "code") { code: ID! population: Int }`,
      resolvers: {
        Query: { municipality: () => ({ code: "1" }) },
        Municipality: { __resolveReference: (reference: object) => ({ ...reference, population: 10 }) },
      },
    },
    centers: {
      sdl: `type Center { municipality: Municipality  phones: [String]  staff: Int  rows: [[Row]] }
        type Row { seats: Int }
        type Municipality @key(fields: "code") {
          code: ID!  population: Int @external  centers: [Center!]  residents: Int @requires(fields: "population")
        }`,
      resolvers: {
        Center: {
          staff: hidden,
          phones: () => ["1", new GraphQLError("hidden", { extensions: { code: "FORBIDDEN" } })],
        },
        Row: { seats: hidden },
        Municipality: {
          __resolveReference: (reference: object) => reference,
          centers: () => ["2", "3"].map((code) => ({ municipality: { code }, rows: [[], [{}]] })),
          residents: ({ code, population }: { code: string; population: number }) =>
            code === "3" ? hidden() : population,
        },
      },
    },
  });
  const gateway = await openGateway({ supergraph, createExecutor: (name) => executors[name]! });
  const operation =
    "{ m: municipality { c: centers { s: staff phones rows { seats } municipality { r: residents } } } }";
  const answer = await execute(gateway, operation);
  const center = (r: number | null) => ({
    s: null,
    phones: ["1", null],
    rows: [[], [{ seats: null }]],
    municipality: { r },
  });
  expect(answer.data).toEqual({ m: { c: [center(10), center(null)] } });
  expect(errorCodes(answer).toSorted()).toEqual(
    [
      "m.c.0.s",
      "m.c.0.phones.1",
      "m.c.0.rows.1.0.seats",
      "m.c.1.s",
      "m.c.1.phones.1",
      "m.c.1.rows.1.0.seats",
      "m.c.1.municipality.r",
    ]
      .map((path) => ["FORBIDDEN", path])
      .toSorted(),
  );
});
