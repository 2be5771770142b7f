import { expect, test } from "vitest";
import { isOpen, localMoment } from "./opening.js";

const everyDay = (opens: string, closes: string) => ({
  openingHours: (["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"] as const).map(
    (weekday) => ({ weekday, opens, closes }),
  ),
  exceptions: [],
});
const openAt = (hours: Parameters<typeof isOpen>[0], at: string) => isOpen(hours, localMoment(new Date(at)));

test("tells what a wall in Sweden shows, winter and summer", () => {
  expect(localMoment(new Date("2026-01-05T23:00:00Z"))).toEqual({
    day: "2026-01-06",
    weekday: "TUESDAY",
    time: "00:00",
  });
  expect(localMoment(new Date("2026-07-05T21:59:00Z"))).toEqual({
    day: "2026-07-05",
    weekday: "SUNDAY",
    time: "23:59",
  });
});

test("opens at the hour and is closed at the closing hour", () => {
  const hours = everyDay("10:00", "17:00");
  expect(openAt(hours, "2026-01-05T08:59:59Z")).toBe(false);
  expect(openAt(hours, "2026-01-05T09:00:00Z")).toBe(true);
  expect(openAt(hours, "2026-01-05T15:59:59Z")).toBe(true);
  expect(openAt(hours, "2026-01-05T16:00:00Z")).toBe(false);
});

test("follows the clock on the day summer time begins", () => {
  const hours = everyDay("01:30", "03:30");
  expect(openAt(hours, "2026-03-29T00:29:00Z")).toBe(false);
  expect(openAt(hours, "2026-03-29T00:30:00Z")).toBe(true);
  // 02:00 becomes 03:00.
  expect(openAt(hours, "2026-03-29T01:29:00Z")).toBe(true);
  expect(openAt(hours, "2026-03-29T01:30:00Z")).toBe(false);
});

test("follows the clock on the day summer time ends, when 02:30 comes twice", () => {
  const hours = everyDay("02:15", "02:45");
  const open = ["00:14", "00:15", "00:44", "00:45", "01:15", "01:44", "01:45"].map((time) =>
    openAt(hours, `2026-10-25T${time}:00Z`),
  );
  expect(open).toEqual([false, true, true, false, true, true, false]);
});

test("ends and begins the day at midnight in Sweden", () => {
  const sunday = { openingHours: [{ weekday: "SUNDAY" as const, opens: "00:00", closes: "23:59" }], exceptions: [] };
  expect(openAt(sunday, "2026-07-04T21:59:59Z")).toBe(false);
  expect(openAt(sunday, "2026-07-04T22:00:00Z")).toBe(true);
  expect(openAt(sunday, "2026-07-05T21:58:00Z")).toBe(true);
  expect(openAt(sunday, "2026-07-05T22:00:00Z")).toBe(false);
});

test("holds hours from their first to their last day", () => {
  const summer = {
    openingHours: [
      { weekday: "MONDAY" as const, opens: "10:00", closes: "12:00", validFrom: "2026-06-01", validTo: "2026-08-31" },
    ],
    exceptions: [],
  };
  const days = ["2026-05-25", "2026-06-01", "2026-08-31", "2026-09-07"];
  expect(days.map((day) => openAt(summer, `${day}T09:00:00Z`))).toEqual([false, true, true, false]);
});

test("puts the exceptions of a day in place of its weekday's hours", () => {
  const hours = {
    ...everyDay("09:00", "17:00"),
    exceptions: [
      { date: "2026-12-24", closed: true },
      { date: "2026-12-31", opens: "08:00", closes: "09:30" },
      { date: "2026-12-31", opens: "18:00", closes: "19:00" },
    ],
  };
  expect(openAt(hours, "2026-12-24T11:00:00Z")).toBe(false);
  expect(openAt(hours, "2026-12-31T11:00:00Z")).toBe(false);
  expect(openAt(hours, "2026-12-31T07:30:00Z")).toBe(true);
  expect(openAt(hours, "2026-12-31T17:30:00Z")).toBe(true);
  expect(openAt(hours, "2026-12-30T11:00:00Z")).toBe(true);
});
