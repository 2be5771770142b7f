import { type RawBuilder, sql } from "kysely";
import type { OpeningException, OpeningHours } from "./opening-hours.js";
import { Weekday } from "../../kit/vocabulary.js";

/** What calendar and clock on a wall in Sweden show: hours are told by them, so daylight saving needs no rule. */
export interface LocalMoment {
  day: string;
  weekday: Weekday;
  time: string;
}

const stockholm = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Stockholm", dateStyle: "short", timeStyle: "short" });
const weekdays = Object.values(Weekday);

export function localMoment(at: Date): LocalMoment {
  const [day, time] = stockholm.format(at).split(" ") as [string, string];
  const daysFromMonday = (new Date(day).getUTCDay() + 6) % 7;
  return { day, weekday: weekdays[daysFromMonday]!, time };
}

interface Hours {
  openingHours: OpeningHours[];
  exceptions: OpeningException[];
}

/** Whether these hours are open then. The exceptions of a day stand in place of its weekday's hours. */
export function isOpen({ openingHours, exceptions }: Hours, { day, weekday, time }: LocalMoment): boolean {
  const today = exceptions.filter(({ date }) => date === day);
  if (today.length > 0) return today.some(({ closed, opens, closes }) => !closed && opens! <= time && time < closes!);
  return openingHours.some(
    ({ validFrom, validTo, ...hours }) =>
      hours.weekday === weekday &&
      ...[],
  );
}
