import { type RawBuilder, sql } from "kysely";
import {
  clockChangeOn,
  daysAfter,
  instantsAt,
  localDayAndTime,
  weekdayName,
  weekdayNumber,
} from "../../../kit/calendar.js";
import { Weekday } from "../../../kit/vocabulary/centers.js";
import type { OpeningException, OpeningHours } from "./opening-hours.js";

/** What a wall clock in Sweden shows. Opening hours are in local time, so that summer time needs no rule here. */
export interface LocalMoment {
  day: string;
  weekday: Weekday;
  time: string;
}

const weekdays = Object.values(Weekday);

export function localMoment(at: Date): LocalMoment {
  const { day, time } = localDayAndTime(at);
  return { day, weekday: weekdayOf(day), time };
}

export const weekdayOf = (day: string): Weekday => weekdays[weekdayNumber(day) - 1]!;

export const nameOfWeekday = (weekday: Weekday, language: string): string =>
  weekdayName(weekdays.indexOf(weekday) + 1, language);

export interface Hours {
  openingHours: OpeningHours[];
  exceptions: OpeningException[];
}

/** The hours of a day: its exceptions replace the hours of its weekday. */
function hoursOn({ openingHours, exceptions }: Hours, day: string): { opens: string; closes: string }[] {
  const exceptionsOfDay = exceptions.filter(({ date }) => date === day);
  if (exceptionsOfDay.length > 0) {
    return exceptionsOfDay.flatMap(({ closed, opens, closes }) => (closed ? [] : [{ opens: opens!, closes: closes! }]));
  }
  const weekday = weekdayOf(day);
  return openingHours.filter(
    (hours) =>
      hours.weekday === weekday &&
      !(hours.validFrom && isBefore(day, hours.validFrom)) &&
      !(hours.validTo && isBefore(hours.validTo, day)),
  );
}

/** The New Year of the year 10000, which Sweden reaches while UTC is still in the year before, is a longer text. */
const isBefore = (day: string, other: string) =>
  day.length === other.length ? day < other : day.length < other.length;

export const isOpen = (unit: Hours, { day, time }: Pick<LocalMoment, "day" | "time">) =>
  hoursOn(unit, day).some(({ opens, closes }) => opens <= time && time < closes);

/** `isOpen` in SQL, for a row `u` of `center_unit`. */
export function isOpenSql({ day, weekday, time }: LocalMoment): RawBuilder<boolean> {
  const path = (...conditions: string[]) => sql`${`$[*] ? (${conditions.join(" && ")})`}::jsonpath`;
  const isOfDay = `@.date == "${day}"`;
  const isWithin = `@.opens <= "${time}" && @.closes > "${time}"`;
  const isValid = `!(@.validFrom > "${day}") && !(@.validTo < "${day}")`;
  return sql`(
    u.exceptions @? ${path(isOfDay, "!(@.closed == true)", isWithin)}
    or u.opening_hours @? ${path(`@.weekday == "${weekday}"`, isWithin, isValid)}
      and not u.exceptions @? ${path(isOfDay)})`;
}

export const hasHours = ({ openingHours, exceptions }: Hours) => openingHours.length + exceptions.length > 0;

/** `hasHours` in SQL, for a row `u` of `center_unit`. */
export const hasHoursSql = sql<boolean>`(u.opening_hours <> '[]' or u.exceptions <> '[]')`;

export function isAnyOpen(units: Hours[], at: Date): boolean {
  const moment = localMoment(at);
  return units.some((unit) => isOpen(unit, moment));
}

/**
 * The first instant after another at which one of the units opens while all were closed; null when none does within a year, or before the
 * year 10000. Where the clocks are moved, a unit may open without its opening time being shown: one that closed at 02:30 is open again
 * when autumn goes back to 02:00.
 */
export function nextOpening(units: Hours[], after: Date): Date | null {
  const today = localMoment(after).day;
  const regularFrom = lastSpecialDay(units);
  for (let n = 0, regularDays = 0; n <= 366 && regularDays <= 14; n++) {
    const day = daysAfter(today, n);
    if (day.startsWith("+")) return null;
    if (isBefore(regularFrom, day)) regularDays++;
    const clockChange = clockChangeOn(day);
    const times = new Set(units.flatMap((unit) => hoursOn(unit, day).map(({ opens }) => opens)));
    const [first] = [...times]
      .flatMap((time) => instantsAt(day, time))
      .concat(clockChange ?? [])
      .filter((at) => at > after && isAnyOpen(units, at) && !isAnyOpen(units, new Date(at.getTime() - 1)))
      .sort((a, b) => a.getTime() - b.getTime());
    if (first) return first;
  }
  return null;
}

/**
 * After this day all weeks are alike, but for changes of clocks: two weeks without an opening are followed by none, since it is always open
 * or never.
 */
const lastSpecialDay = (units: Hours[]) =>
  units
    .flatMap(({ openingHours, exceptions }) => [
      ...openingHours.flatMap(({ validFrom, validTo }) => [validFrom, validTo]),
      ...exceptions.map(({ date }) => date),
    ])
    .reduce<string>((latest, day) => (day && isBefore(latest, day) ? day : latest), "");
