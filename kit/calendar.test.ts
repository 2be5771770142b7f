import { describe, expect, test } from "vitest";
import {
  daysAfter,
  daysBetween,
  instantAfter,
  instantBefore,
  instantsAt,
  localDay,
  localDayAndTime,
  monthsAfter,
  startOfHour,
  startOfMonth,
  weekdayName,
  weekdayNumber,
} from "./calendar.js";

const iso = (at: Date) => at.toISOString();

describe("localDay and localDayAndTime", () => {
  test.each([
    ["in winter", "2026-01-05T23:00:00Z", "2026-01-06", "00:00"],
    ["in summer", "2026-07-05T21:59:00Z", "2026-07-05", "23:59"],
    ["in the hour that autumn repeats", "2026-10-25T01:30:00Z", "2026-10-25", "02:30"],
  ])("show the day and time in Sweden %s", (_, at, day, time) => {
    expect(localDay(new Date(at))).toBe(day);
    expect(localDayAndTime(new Date(at))).toEqual({ day, time });
  });
});

describe("instantsAt", () => {
  test.each([
    ["one instant in winter", "2026-01-05", "10:00", ["2026-01-05T09:00:00.000Z"]],
    ["one instant in summer", "2026-07-05", "10:00", ["2026-07-05T08:00:00.000Z"]],
    [
      "both instants of a repeated hour",
      "2026-10-25",
      "02:30",
      ["2026-10-25T00:30:00.000Z", "2026-10-25T01:30:00.000Z"],
    ],
    ["the change of the clocks for a skipped hour", "2026-03-29", "02:30", ["2026-03-29T01:00:00.000Z"]],
  ])("gives %s", (_, day, time, instants) => {
    expect(instantsAt(day, time).map(iso)).toEqual(instants);
  });
});

describe("arithmetic with days", () => {
  test("daysAfter crosses months, years and the changes of the clocks", () => {
    expect(daysAfter("2024-02-28", 1)).toBe("2024-02-29");
    expect(daysAfter("2026-03-28", 2)).toBe("2026-03-30");
    expect(daysAfter("2026-01-01", -1)).toBe("2025-12-31");
  });

  test("monthsAfter ends in the last day of a shorter month", () => {
    expect(monthsAfter("2026-01-15", 1)).toBe("2026-02-15");
    expect(monthsAfter("2026-01-31", 1)).toBe("2026-02-28");
    expect(monthsAfter("2026-12-01", 1)).toBe("2027-01-01");
  });

  test("daysBetween counts days over months and years, backwards too", () => {
    expect(daysBetween("2023-12-31", "2024-03-01")).toBe(61);
    expect(daysBetween("2024-11-15", "2024-11-15")).toBe(0);
    expect(daysBetween("2024-11-15", "2024-11-14")).toBe(-1);
  });

  test("weekdays are numbered from Monday and named in both languages", () => {
    expect(weekdayNumber("2024-11-11")).toBe(1);
    expect(weekdayNumber("2024-11-17")).toBe(7);
    expect([1, 7].map((weekday) => weekdayName(weekday, "sv"))).toEqual(["måndag", "söndag"]);
    expect(weekdayName(3, "en")).toBe("Wednesday");
  });
});

describe("arithmetic with instants", () => {
  test("a day has 24 hours, also when the clocks change", () => {
    expect(iso(instantAfter(new Date("2026-03-28T12:00:00Z"), { days: 1 }))).toBe("2026-03-29T12:00:00.000Z");
    expect(iso(instantBefore(new Date("2026-03-29T12:00:00Z"), { hours: 24 }))).toBe("2026-03-28T12:00:00.000Z");
  });

  test("a year before a leap day is the last of February", () => {
    expect(iso(instantBefore(new Date("2024-02-29T12:00:00.500Z"), { years: 1 }))).toBe("2023-02-28T12:00:00.500Z");
  });

  test("startOfHour gives the whole hour before, and an hour itself", () => {
    expect(iso(startOfHour(new Date("2026-03-29T12:59:59.999Z")))).toBe("2026-03-29T12:00:00.000Z");
    expect(iso(startOfHour(new Date("2026-03-29T12:00:00Z")))).toBe("2026-03-29T12:00:00.000Z");
  });

  test("startOfMonth counts months from that of the instant, in UTC", () => {
    const at = new Date("2026-12-31T23:30:00Z");
    expect([-12, 0, 1].map((months) => iso(startOfMonth(at, months)))).toEqual([
      "2025-12-01T00:00:00.000Z",
      "2026-12-01T00:00:00.000Z",
      "2027-01-01T00:00:00.000Z",
    ]);
  });
});
