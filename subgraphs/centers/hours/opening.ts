import { type RawBuilder, sql } from "kysely";
import { localDayAndTime, weekdayName, weekdayNumber } from "../../../kit/calendar.js";
import { Weekday } from "../../../kit/vocabulary/centers.js";
import type { OpeningException, OpeningHours } from "./opening-hours.js";

/** What calendar and clock on a wall in Sweden show. Hours are told by them, so daylight saving needs no rule here. */
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

/** The hours of a day. Its exceptions stand in place of its weekday's hours. */
export function hoursOn({ openingHours, exceptions }: Hours, day: string): { opens: string; closes: string }[] {
  const ofTheDay = exceptions.filter(({ date }) => date === day);
  if (ofTheDay.length > 0) {
    return ofTheDay.flatMap(({ closed, opens, closes }) => (closed ? [] : [{ opens: opens!, closes: closes! }]));
  }
  const weekday = weekdayOf(day);
  return openingHours.filter(
    (hours) =>
      hours.weekday === weekday &&
      !(hours.validFrom && hours.validFrom > day) &&
      !(hours.validTo && hours.validTo < day),
  );
}

export const isOpen = (unit: Hours, { day, time }: Pick<LocalMoment, "day" | "time">) =>
  hoursOn(unit, day).some(({ opens, closes }) => opens <= time && time < closes);

/** The same rule in SQL, of a row of `center_unit` with the alias `u`. */
export function isOpenSql({ day, weekday, time }: LocalMoment): RawBuilder<boolean> {
  const path = (...conditions: string[]) => sql`${`$[*] ? (${conditions.join(" && ")})`}::jsonpath`;
  const ofTheDay = `@.date == "${day}"`;
  const within = `@.opens <= "${time}" && @.closes > "${time}"`;
  const valid = `!(@.validFrom > "${day}") && !(@.validTo < "${day}")`;
  return sql`(
    u.exceptions @? ${path(ofTheDay, "!(@.closed == true)", within)}
    or u.opening_hours @? ${path(`@.weekday == "${weekday}"`, within, valid)}
      and not u.exceptions @? ${path(ofTheDay)})`;
}
