import { buildSchema, type GraphQLInputType } from "graphql";
import { expect, test } from "vitest";
import { leadsInto } from "./input-path.js";

const center = buildSchema(`
  input Center { name: String!  units: [Unit!]!  services: [String!]  description: Text }
  input Unit { phone: String  hours: [Hours!] }
  input Hours { opens: String }
  input Text { sv: String }
  type Query { a: Int }`).getType("Center") as GraphQLInputType;
const value = { name: "Säter", units: [{ hours: [{ opens: "10:00" }] }, {}], services: ["Drop-in"] };

test.each(["name", "units", "units.1", "units.1.phone", "units.0.hours.0.opens", "services.0", "description.sv"])(
  "leadsInto follows %s",
  (path) => {
    expect(leadsInto(center, value, path)).toBe(true);
  },
);

test.each([
  "nmae",
  "",
  "units.2",
  "units.-1",
  "units.00",
  "units.length",
  "units.phone",
  "units.1.hours.0",
  "services.0.length",
  "name.sv",
  "name.",
  ".name",
  "center.name",
  "description.constructor",
  "toString",
])("leadsInto does not follow %j", (path) => {
  expect(leadsInto(center, value, path)).toBe(false);
});
