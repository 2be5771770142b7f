import fc from "fast-check";
import { buildSchema, coerceInputValue, type GraphQLInputType, GraphQLNonNull, parse } from "graphql";
import { expect, test } from "vitest";
import type { LocalizedError } from "../graphql/localized-error.js";
import { describeMistyped } from "./mistyped-value.js";
import { findVariableFault } from "./variable-validation.js";

const schema = buildSchema(`
  enum Format { TALK LECTURE }
  input Session { start: String!  places: Int = 10  rooms: [[Int!]!] }
  input Activity { title: String!  price: Float  free: Boolean! = true  id: ID  format: Format  sessions: [Session!]  next: Activity }
  type Query { find(activity: Activity!, formats: [Format!]): Int }`);
const activity = schema.getType("Activity") as GraphQLInputType;

const document = parse(
  "query ($activity: Activity!, $formats: [Format!]) { find(activity: $activity, formats: $formats) }",
);
const swedish = (variables: Record<string, unknown>) =>
  (findVariableFault(schema, document, variables) as LocalizedError).messages.sv;

test.each([
  [{ places: 1.5 }, "sessions.1.places ska vara ett heltal från -2147483648 till 2147483647."],
  [{ places: 3_000_000_000 }, "sessions.1.places ska vara ett heltal från -2147483648 till 2147483647."],
  [{ start: 5 }, "sessions.1.start ska vara text."],
  [{ start: null }, "sessions.1.start måste anges och får inte vara null."],
  [{ start: undefined }, "sessions.1.start måste anges och får inte vara null."],
  [{ rooms: [[1], [2, "x"]] }, "sessions.1.rooms.1.1 ska vara ett heltal från -2147483648 till 2147483647."],
  [{ rooms: [null] }, "sessions.1.rooms.0 måste anges och får inte vara null."],
  [{ color: "x" }, "sessions.1.color är inget fält som finns."],
])("a fault within lists is told in Swedish, and where: %j", (session, message) => {
  const sessions = [{ start: "a" }, { start: "b", ...session }];
  expect(swedish({ activity: { title: "Öppet hus", sessions } })).toBe(`activity.${message}`);
});

test.each([
  [{ activity: { title: ["a"] } }, "activity.title ska vara text."],
  [{ activity: { title: "a", price: "1" } }, "activity.price ska vara ett tal."],
  [{ activity: { title: "a", free: "ja" } }, "activity.free ska vara true eller false."],
  [{ activity: { title: "a", free: null } }, "activity.free måste anges och får inte vara null."],
  [{ activity: { title: "a", id: 1.5 } }, "activity.id ska vara text eller ett heltal."],
  [{ activity: { title: "a", format: "talk" } }, "activity.format ska vara bland TALK, LECTURE."],
  [{ activity: { title: "a", sessions: "x" } }, "activity.sessions ska vara ett objekt."],
  [{ activity: { title: "a", next: {} } }, "activity.next.title måste anges och får inte vara null."],
  [{ activity: "x" }, "activity ska vara ett objekt."],
  [{}, "activity måste anges och får inte vara null."],
  [{ activity: { title: "a" }, formats: ["TALK", null] }, "formats.1 måste anges och får inte vara null."],
])("a fault of %j is told in Swedish, and where", (variables, message) => {
  expect(swedish(variables)).toBe(message);
});

const leaf = fc.oneof(
  fc.constantFrom(null, undefined, "TALK", "x", 1, 2.5, 3e9, true, {}, []),
  fc.constantFrom(["1"], [[1]]),
);
const session = fc.record({ start: leaf, places: leaf, rooms: leaf, more: leaf }, { requiredKeys: [] });
const value = fc.record(
  {
    title: leaf,
    price: leaf,
    free: leaf,
    id: leaf,
    format: leaf,
    sessions: fc.oneof(leaf, session, fc.array(session)),
    next: leaf,
  },
  { requiredKeys: [] },
);

test("a value is at fault in Swedish when it is for graphql-js, at the place that it finds first", () => {
  fc.assert(
    fc.property(fc.oneof(leaf, value), (given) => {
      const type = new GraphQLNonNull(activity);
      const places: string[] = [];
      coerceInputValue(given, type as GraphQLInputType, (path) => void places.push(["v", ...path].join(".")));
      const described = describeMistyped(given, type as GraphQLInputType, "v");
      expect(described === undefined).toBe(places.length === 0);
      if (described) expect(described.startsWith(places[0]!)).toBe(true);
    }),
  );
});
