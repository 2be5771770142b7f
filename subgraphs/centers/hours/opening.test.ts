import { sql } from "kysely";
import { expect, test } from "vitest";
import { clockChangeOn, daysAfter } from "../../../kit/calendar.js";
import { openCenters } from "../testing.js";
import type { OpeningException, OpeningHours } from "./opening-hours.js";
import { type Hours, isAnyOpen, isOpen, isOpenSql, localMoment, nextOpening } from "./opening.js";

const everyDay = (opens: string, closes: string): Hours => ({
  openingHours: (["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"] as const).map(
    (weekday) => ({ weekday, opens, closes }),
  ),
  exceptions: [],
});
const openAt = (hours: Hours, at: string) => isOpen(hours, localMoment(new Date(at)));
const next = (units: Hours[], after: string) => nextOpening(units, new Date(after))?.toISOString() ?? null;

test("localMoment gives what a wall clock in Sweden shows, winter and summer", () => {
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

test("isOpen holds from the opening time until before the closing time", () => {
  const hours = everyDay("10:00", "17:00");
  expect(openAt(hours, "2026-01-05T08:59:59Z")).toBe(false);
  expect(openAt(hours, "2026-01-05T09:00:00Z")).toBe(true);
  expect(openAt(hours, "2026-01-05T15:59:59Z")).toBe(true);
  expect(openAt(hours, "2026-01-05T16:00:00Z")).toBe(false);
});

test("isOpen follows the clock on the day summer time begins", () => {
  const hours = everyDay("01:30", "03:30");
  expect(openAt(hours, "2026-03-29T00:29:00Z")).toBe(false);
  expect(openAt(hours, "2026-03-29T00:30:00Z")).toBe(true);
  // 02:00 becomes 03:00.
  expect(openAt(hours, "2026-03-29T01:29:00Z")).toBe(true);
  expect(openAt(hours, "2026-03-29T01:30:00Z")).toBe(false);
});

test("isOpen follows the clock on the day summer time ends, when 02:30 comes twice", () => {
  const hours = everyDay("02:15", "02:45");
  const open = ["00:14", "00:15", "00:44", "00:45", "01:15", "01:44", "01:45"].map((time) =>
    openAt(hours, `2026-10-25T${time}:00Z`),
  );
  expect(open).toEqual([false, true, true, false, true, true, false]);
});

test("isOpen changes days at midnight in Sweden", () => {
  const sunday = { openingHours: [{ weekday: "SUNDAY" as const, opens: "00:00", closes: "23:59" }], exceptions: [] };
  expect(openAt(sunday, "2026-07-04T21:59:59Z")).toBe(false);
  expect(openAt(sunday, "2026-07-04T22:00:00Z")).toBe(true);
  expect(openAt(sunday, "2026-07-05T21:58:00Z")).toBe(true);
  expect(openAt(sunday, "2026-07-05T22:00:00Z")).toBe(false);
});

test("isOpen takes hours from their first to their last day", () => {
  const summer = {
    openingHours: [
      { weekday: "MONDAY" as const, opens: "10:00", closes: "12:00", validFrom: "2026-06-01", validTo: "2026-08-31" },
    ],
    exceptions: [],
  };
  const days = ["2026-05-25", "2026-06-01", "2026-08-31", "2026-09-07"];
  expect(days.map((day) => openAt(summer, `${day}T09:00:00Z`))).toEqual([false, true, true, false]);
});

test("isOpen replaces the hours of a weekday by the exceptions of a day", () => {
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

test("isOpenSql follows the same rule as isOpen", async () => {
  const hours: OpeningHours[] = [
    { weekday: "SUNDAY", opens: "01:30", closes: "02:45" },
    { weekday: "SUNDAY", opens: "03:00", closes: "23:59", validFrom: "2026-04-01", validTo: null },
    { weekday: "MONDAY", opens: "00:00", closes: "00:30", validTo: "2026-03-30" },
  ];
  const exceptions: OpeningException[] = [
    { date: "2026-12-24", closed: true },
    { date: "2026-12-25", closed: null, opens: "10:00", closes: "12:00" },
  ];
  const starts = ["2026-03-28T22:00:00Z", "2026-10-24T20:00:00Z", "2026-12-23T20:00:00Z", "2026-04-05T00:00:00Z"];
  const instants = starts.flatMap((start) =>
    Array.from({ length: 120 }, (_, i) => new Date(Date.parse(start) + i * 17 * 60_000)),
  );
  const unit = { openingHours: hours, exceptions };
  const open = await openInSql(unit, instants);
  expect(open).toEqual(instants.map((at) => isOpen(unit, localMoment(at))));
  expect(new Set(open).size).toBe(2);
});

async function openInSql({ openingHours, exceptions }: Hours, instants: Date[]): Promise<boolean[]> {
  const inSql = instants.map(
    (at) => sql`(select ${isOpenSql(localMoment(at))} from (select
    ${JSON.stringify(openingHours)}::jsonb as opening_hours, ${JSON.stringify(exceptions)}::jsonb as exceptions) u)`,
  );
  const hub = await openCenters();
  const { rows } = await sql<{ open: boolean[] }>`select array[${sql.join(inSql)}] as open`.execute(
    hub.orm.em.getKysely(),
  );
  await hub.close();
  return rows[0]!.open;
}

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

test("nextOpening is when clocks are moved back into hours that were over", () => {
  // Closed at 02:30, and open again when 02:59 is followed by 02:00.
  const hours = [everyDay("01:30", "02:30")];
  expect(next(hours, "2026-10-24T23:30:00Z")).toBe("2026-10-25T01:00:00.000Z");
  expect(next(hours, "2026-10-25T00:45:00Z")).toBe("2026-10-25T01:00:00.000Z");
  expect(next(hours, "2026-10-25T01:00:00Z")).toBe("2026-10-26T00:30:00.000Z");
  // Open all through the hour that comes twice: it opens once.
  expect(next([everyDay("01:30", "03:30")], "2026-10-24T23:30:00Z")).toBe("2026-10-26T00:30:00.000Z");
});

test.each([2025, 2026, 2027, 1985, 1916])(
  "nextOpening is the first minute of a unit's being open, in every hour around the changes of clocks in %i",
  (year) => {
    const units = [everyDay("00:30", "02:20"), everyDay("02:40", "02:50"), everyDay("03:10", "22:50")];
    const minutesAround = (day: string) =>
      Array.from({ length: 40 * 60 }, (_, n) => new Date(Date.parse(`${day}T00:00:00Z`) - 12 * 3_600_000 + n * 60_000));
    const changes = clockChangeDays(year);
    expect(changes.length).toBe(2);
    for (const day of changes) {
      const minutes = minutesAround(day);
      const isOpenAt = minutes.map((at) => isAnyOpen(units, at));
      const openings = minutes.filter((_, n) => n > 0 && isOpenAt[n] && !isOpenAt[n - 1]);
      for (const after of minutes.filter((_, n) => n % 7 === 0 && minutes[n]! < openings.at(-1)!)) {
        expect(nextOpening(units, after)).toEqual(openings.find((opening) => opening > after));
      }
    }
  },
);

const clockChangeDays = (year: number) =>
  Array.from({ length: 366 }, (_, n) => daysAfter(`${year}-01-01`, n)).filter((day) => clockChangeOn(day));

test("nextOpening and openings are right in the first and the last year that a DateTime can have", () => {
  const hours = [everyDay("10:00", "17:00")];
  // Until 1879 the clocks of Stockholm went by the sun, here by that of Berlin: 53 minutes and 28 seconds before UTC.
  expect(next(hours, "0001-01-01T00:00:00Z")).toBe("0001-01-01T09:06:32.000Z");
  expect(next(hours, "0987-06-05T12:00:00Z")).toBe("0987-06-06T09:06:32.000Z");
  expect(next(hours, "9999-12-30T12:00:00Z")).toBe("9999-12-31T09:00:00.000Z");
  expect(next(hours, "9999-12-31T09:00:00Z")).toBeNull();
  expect(next(hours, "9999-12-31T23:30:00Z")).toBeNull();
  expect(openAt(hours[0]!, "0001-01-01T12:00:00Z")).toBe(true);
  const since = {
    openingHours: [{ ...everyDay("00:00", "23:00").openingHours[5]!, validFrom: "2026-01-01" }],
    exceptions: [],
  };
  expect(openAt(since, "9999-12-31T23:30:00Z")).toBe(true);
});

test("isOpen and isOpenSql know no minute in which a place without closing time is closed, and nextOpening no opening", async () => {
  const always = everyDay("00:00", "24:00");
  const starts = ["2026-03-28T20:00:00Z", "2026-10-24T20:00:00Z", "2026-12-31T20:00:00Z", "2026-07-05T20:00:00Z"];
  const minutes = starts.flatMap((start) =>
    Array.from({ length: 480 }, (_, n) => new Date(Date.parse(start) + n * 60_000 + 59_999)),
  );
  expect(minutes.filter((at) => !isAnyOpen([always], at))).toEqual([]);
  expect(await openInSql(always, minutes)).not.toContain(false);
  expect(starts.map((start) => next([always], start))).toEqual([null, null, null, null]);
  const exceptions = [
    { date: "2026-12-31", opens: "00:00", closes: "24:00" },
    { date: "2027-01-01", opens: "01:00", closes: "24:00" },
  ];
  expect(next([{ ...always, exceptions }], "2026-12-30T12:00:00Z")).toBe("2027-01-01T00:00:00.000Z");
});

test("nextOpening takes hours past midnight, in a row for each day, as one opening", async () => {
  const weekend: Hours = {
    openingHours: [
      { weekday: "SUNDAY", opens: "18:00", closes: "24:00" },
      { weekday: "MONDAY", opens: "00:00", closes: "02:00" },
    ],
    exceptions: [],
  };
  const at = ["16:59", "17:00", "22:59", "23:00", "23:30"].map((time) => openAt(weekend, `2026-01-04T${time}:00Z`));
  expect(at).toEqual([false, true, true, true, true]);
  expect(openAt(weekend, "2026-01-05T00:59:59Z")).toBe(true);
  expect(openAt(weekend, "2026-01-05T01:00:00Z")).toBe(false);
  expect(next([weekend], "2026-01-04T17:00:00Z")).toBe("2026-01-11T17:00:00.000Z");
  const closedMonday = { ...weekend, exceptions: [{ date: "2026-01-05", closed: true }] };
  expect(openAt(closedMonday, "2026-01-04T22:59:59Z")).toBe(true);
  expect(openAt(closedMonday, "2026-01-04T23:00:00Z")).toBe(false);
});

test("nextOpening is found a week later where spring skips the only hours of a week", () => {
  const sundays = { openingHours: [{ weekday: "SUNDAY" as const, opens: "02:15", closes: "02:45" }], exceptions: [] };
  expect(next([sundays], "2026-03-23T12:00:00Z")).toBe("2026-04-05T00:15:00.000Z");
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
