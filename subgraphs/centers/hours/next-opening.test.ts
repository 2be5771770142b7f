import { expect, test } from "vitest";
import { nextOpening } from "./next-opening.js";
import type { Hours } from "./opening.js";

const always = ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"] as const;
const everyDay = (opens: string, closes: string): Hours => ({
  openingHours: always.map((weekday) => ({ weekday, opens, closes })),
  exceptions: [],
});
const next = (units: Hours[], after: string) => nextOpening(units, new Date(after))?.toISOString() ?? null;

test("nextOpening is the first opening after the instant, in winter and in summer", () => {
  const hours = [everyDay("10:00", "17:00")];
  expect(next(hours, "2026-01-05T08:59:59Z")).toBe("2026-01-05T09:00:00.000Z");
  expect(next(hours, "2026-01-05T09:00:00Z")).toBe("2026-01-06T09:00:00.000Z");
  expect(next(hours, "2026-07-05T18:00:00Z")).toBe("2026-07-06T08:00:00.000Z");
});

test("nextOpening is one before which all units were closed", () => {
  const units = [everyDay("08:00", "12:00"), everyDay("12:00", "15:00"), everyDay("18:00", "20:00")];
  expect(next(units, "2026-01-05T08:00:00Z")).toBe("2026-01-05T17:00:00.000Z");
});

test("nextOpening is right across the days on which clocks change", () => {
  const hours = [everyDay("10:00", "17:00")];
  expect(next(hours, "2026-03-28T20:00:00Z")).toBe("2026-03-29T08:00:00.000Z");
  expect(next(hours, "2026-10-24T20:00:00Z")).toBe("2026-10-25T09:00:00.000Z");
});

test("nextOpening is when clocks change where spring skips the opening time, and later where it skips all the hours", () => {
  expect(next([everyDay("02:30", "05:00")], "2026-03-28T22:00:00Z")).toBe("2026-03-29T01:00:00.000Z");
  expect(next([everyDay("02:15", "02:45")], "2026-03-28T22:00:00Z")).toBe("2026-03-30T00:15:00.000Z");
});

test("nextOpening comes twice in the hour that autumn repeats", () => {
  const hours = [everyDay("02:15", "02:45")];
  expect(next(hours, "2026-10-24T22:00:00Z")).toBe("2026-10-25T00:15:00.000Z");
  expect(next(hours, "2026-10-25T00:15:00Z")).toBe("2026-10-25T01:15:00.000Z");
  expect(next(hours, "2026-10-25T01:15:00Z")).toBe("2026-10-26T01:15:00.000Z");
});

test("nextOpening may be midnight in Sweden", () => {
  expect(next([everyDay("00:00", "23:59")], "2026-07-04T21:58:30Z")).toBe("2026-07-04T22:00:00.000Z");
});

test("nextOpening skips closed days and takes the hours of exceptions", () => {
  const hours: Hours = {
    ...everyDay("09:00", "17:00"),
    exceptions: [
      { date: "2026-12-24", closed: true },
      { date: "2026-12-25", closed: true },
      { date: "2026-12-26", opens: "12:00", closes: "14:00" },
    ],
  };
  expect(next([hours], "2026-12-23T17:00:00Z")).toBe("2026-12-26T11:00:00.000Z");
});

test("nextOpening is looked for a year ahead and no further", () => {
  const from = (validFrom: string): Hours => ({
    openingHours: [{ weekday: "MONDAY", opens: "10:00", closes: "12:00", validFrom }],
    exceptions: [],
  });
  expect(next([from("2026-06-02")], "2026-01-05T12:00:00Z")).toBe("2026-06-08T08:00:00.000Z");
  expect(next([from("2027-03-01")], "2026-01-05T12:00:00Z")).toBeNull();
  expect(next([], "2026-01-05T12:00:00Z")).toBeNull();
});
