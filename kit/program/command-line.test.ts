import { describe, expect, test } from "vitest";
import { commandLine, startOfDay, wholeNumber } from "./command-line.js";

describe("startOfDay", () => {
  test.each([
    ["2027-12-31", "2027-12-30T23:00:00.000Z"],
    ["2028-02-29", "2028-02-28T23:00:00.000Z"],
    ["2027-07-01", "2027-06-30T22:00:00.000Z"],
  ])("is midnight in Sweden: %s", (value, expected) => {
    expect(startOfDay("expires", value).toISOString()).toBe(expected);
  });

  test.each([
    ...["2027-02-30", "2027-02-29", "2027-04-31", "2027-13-01", "2027-00-10", "2027-2-3", "2027", "27-12-31"],
    ...["2027-12-31T00:00", "2027-12-31Z", "31 dec 2027", "+010000-01-01", "tomorrow", "", " ", " 2027-12-31"],
  ])("refuses %j", (value) => {
    expect(() => startOfDay("expires", value)).toThrow("--expires is not a day of the calendar, such as 2027-12-31.");
  });
});

test.each([
  ["1e3", "is not a whole number"],
  ["-5", "is not a whole number"],
  ["1.5", "is not a whole number"],
  ["", "is not a whole number"],
  [" 5", "is not a whole number"],
  ["٣", "is not a whole number"],
  ["0x10", "is not a whole number"],
  ["1001", "is above 1000"],
  ["99999999999999999999", "is above 1000"],
])("wholeNumber refuses %j", (value, expected) => {
  expect(() => wholeNumber("events", value, 1000)).toThrow(`--events ${expected}`);
});

test("wholeNumber takes numbers from 0 to its maximum", () => {
  expect(["0", "007", "1000"].map((value) => wholeNumber("events", value, 1000))).toEqual([0, 7, 1000]);
});

describe("commandLine", () => {
  const parse = (args: string[], words?: number) =>
    commandLine({ args, options: { map: { type: "string" } } }, "Usage", words);

  test("gives options and words", () => {
    expect(parse(["a", "--map", "b"], 1)).toMatchObject({ positionals: ["a"], values: { map: "b" } });
  });

  test("tells in Swedish what cannot be read", () => {
    const inSwedish = (...args: string[]) => commandLine({ args, options: { map: { type: "string" } } }, "Så", 1, "sv");
    expect(() => inSwedish("--nope")).toThrow("Det går inte att skriva så: '--nope'.\nSå");
    expect(() => inSwedish("--map")).toThrow("Det går inte att skriva så: '--map <value>'.\nSå");
    expect(() => inSwedish("a", "b")).toThrow("Det går inte att skriva så: 'b'.\nSå");
  });

  test.each<[string[], number]>([
    [["a"], 0],
    [["a", "b"], 1],
    [["--nope"], 1],
    [["--map"], 1],
  ])("refuses %j where %i words may stand", (args, words) => {
    expect(() => parse(args, words)).toThrow(/\nUsage$/);
  });
});
