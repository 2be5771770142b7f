import { type RawBuilder, sql } from "kysely";
import { Weekday } from "../../kit/vocabulary.js";
import type { OpeningException, OpeningHours } from "./opening-hours.js";

/** What calendar and clock on a wall in Sweden show. Hours are told by them, so daylight saving needs no rule here. */
export interface LocalMoment {
  day: string;
  weekday: Weekday;
  time: string;
}

const stockholm = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Europe/Stockholm",
  dateStyle: "short",
  timeStyle: "short",
});
const weekdays = Object.values(Weekday);

export function localMoment(at: Date): LocalMoment {
  const [day, time] = stockholm.format(at).split(" ") as [string, string];
  const daysSinceMonday = (new Date(day).getUTCDay() + 6) % 7;
  return { day, weekday: weekdays[daysSinceMonday]!, time };
}

interface Hours {
  openingHours: OpeningHours[];
  exceptions: OpeningException[];
}

/** Whether it is open then. The exceptions of a day stand in place of its weekday's hours. */
export function isOpen({ openingHours, exceptions }: Hours, { day, weekday, time }: LocalMoment): boolean {
  const within = (from?: string | null, to?: string | null) => from! <= time && time < to!;
  const ofTheDay = exceptions.filter(({ date }) => date === day);
  if (ofTheDay.length > 0) return ofTheDay.some(({ closed, opens, closes }) => !closed && within(opens, closes));
  return openingHours.some(
    (hours) =>
      hours.weekday === weekday &&
      within(hours.opens, hours.closes) &&
      !(hours.validFrom && hours.validFrom > day) &&
      !(hours.validTo && hours.validTo < day),
  );
}

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
