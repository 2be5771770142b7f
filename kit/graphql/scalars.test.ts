import { graphql, type GraphQLScalarType } from "graphql";
import { Arg, buildSchema, Query, Resolver } from "type-graphql";
import { describe, expect, test } from "vitest";
import { authChecker } from "../serving/authorization.js";
import { CountyCode, DateTime, Language, LocalDate, LocalTime, MunicipalityCode, OrgNumber } from "./scalars.js";

function refusals(scalar: GraphQLScalarType, values: unknown[]) {
  const accepted = values.filter((value) => {
    try {
      scalar.parseValue(value);
      return true;
    } catch (error) {
      expect((error as Error).message).toMatch(new RegExp(`^${scalar.name} must be `));
      return false;
    }
  });
  expect(accepted).toEqual([]);
}

test("MunicipalityCode and CountyCode keep a leading zero", () => {
  expect(MunicipalityCode.parseValue("0583")).toBe("0583");
  expect(CountyCode.parseValue("05")).toBe("05");
  expect(MunicipalityCode.parseValue("\u00a00583\u200b\n")).toBe("0583");
  refusals(MunicipalityCode, [583, "583", "05830", "05 8", "٠٥٨٣", "05\n83", null]);
  refusals(CountyCode, [5, "5", "005", "AB"]);
});

test("OrgNumber is read with and without hyphen, and given without", () => {
  expect(OrgNumber.parseValue("212000-0142")).toBe("2120000142");
  expect(OrgNumber.parseValue("2120000142")).toBe("2120000142");
});

test("OrgNumber refuses a wrong length, check digit, third digit and form", () => {
  const wrongLength = ["", "212000014", "21200001420", "16212000-0142"];
  const wrongCheckDigit = ["2120000143", "1220000142"];
  // A personal identity number passes the check digit, never the third digit.
  const person = ["811218-9876", "8112189876"];
  refusals(OrgNumber, [...wrongLength, ...wrongCheckDigit, ...person, "2120-000142", "SE2120000142", 2120000142]);
});

test("LocalDate is text in TypeScript too, and refuses days that are not in the calendar", () => {
  expect(LocalDate.name).toBe("Date");
  expect(LocalDate.parseValue("2024-02-29")).toBe("2024-02-29");
  expect(LocalDate.serialize("2024-11-15")).toBe("2024-11-15");
  refusals(LocalDate, [
    "2023-02-29",
    "2024-13-01",
    "2024-1-1",
    "2024-11-15T00:00:00Z",
    "20241115",
    20241115,
    "0000-01-01",
  ]);
  expect(() => LocalDate.serialize(new Date())).toThrow("Text expected, not Date.");
});

test("LocalTime has hours and minutes", () => {
  expect(LocalTime.parseValue("08:30")).toBe("08:30");
  expect(LocalTime.serialize("08:30:00")).toBe("08:30");
  expect(LocalTime.parseValue("24:00")).toBe("24:00");
  expect(LocalTime.serialize("24:00:00")).toBe("24:00");
  refusals(LocalTime, ["8:30", "24:01", "25:00", "12:60", "08:30:00", 830]);
});

test("DateTime needs an offset, is a Date in TypeScript, and is given in UTC", () => {
  expect(DateTime.parseValue("2024-11-15T10:00:00+01:00")).toEqual(new Date("2024-11-15T09:00:00Z"));
  expect(DateTime.serialize(new Date("2024-11-15T09:00:00Z"))).toBe("2024-11-15T09:00:00.000Z");
  expect(DateTime.serialize("2024-11-15T10:00:00+01:00")).toBe("2024-11-15T09:00:00.000Z");
  refusals(DateTime, [
    "2024-11-15T10:00:00",
    "2024-11-15",
    "2024-02-30T10:00:00Z",
    "igår",
    1731661200000,
    "0000-01-01T00:00:00Z",
  ]);
  expect(() => DateTime.parseValue("2024-11-15T24:00:00+01:00")).toThrow("24:00 is written as the next day, 00:00.");
  expect(() => DateTime.parseValue("2024-11-15 10:00")).toThrow(/\+01:00"\.$/);
  refusals(DateTime, ["9999-12-31T23:30:00-01:00"]);
  expect(DateTime.parseValue("9999-12-31T23:30:00Z")).toEqual(new Date("9999-12-31T23:30:00Z"));
});

test("Language is given in canonical form", () => {
  expect(Language.parseValue("SV")).toBe("sv");
  expect(Language.parseValue("sr-latn-rs")).toBe("sr-Latn-RS");
  expect(Language.parseValue("iw")).toBe("he");
  expect(Language.parseValue("sgn-SE")).toBe("swl");
  refusals(Language, ["svenska", "sv_SE", "s", "", "sv-", 7]);
});

describe("a scalar in a query", () => {
  @Resolver()
  class Echo {
    @Query(() => OrgNumber)
    org(@Arg("number", () => OrgNumber) number: string): string {
      return number;
    }
  }
  const execute = async (source: string, variableValues?: Record<string, unknown>) =>
    graphql({ schema: await buildSchema({ resolvers: [Echo], authChecker }), source, variableValues });

  test("returns a valid value", async () => {
    expect(await execute(`{ org(number: "212000-0142") }`)).toEqual({ data: { org: "2120000142" } });
  });

  test.each([
    ["literal", `{ org(number: "212000-0143") }`, undefined],
    ["variable", `query ($n: OrgNumber!) { org(number: $n) }`, { n: "212000-0143" }],
  ])("names its rule for an invalid %s", async (_, source, variables) => {
    const { errors } = await execute(source, variables);
    expect(errors?.[0]?.message).toContain("OrgNumber must be a string of ten digits with a valid check digit");
    expect(errors?.[0]?.extensions).toEqual({ code: "BAD_USER_INPUT" });
  });
});
