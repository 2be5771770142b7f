import { Weekday } from "../../kit/vocabulary/centers.js";
import { Topic } from "../../kit/vocabulary/shared.js";
import type { DropInInput, OpeningExceptionInput, OpeningHoursInput } from "../../operations/generated/graphql.js";
import { type Cell, day, CellError, oneOf, time } from "./cell.js";

const weekday = oneOf(Weekday);
const topic = oneOf(Topic);

/** `MONDAY 10:00-18:00`, or with the days on which it is valid `MONDAY 10:00-18:00 2026-06-01..2026-08-31`, where either may be missing. */
export const openingHours: Cell<OpeningHoursInput> = {
  read(text) {
    const [on, hours, days = ".."] = wordsOf(text, 2, 3, "must be such as MONDAY 10:00-18:00");
    const [from, to] = splitInTwo(days, "..");
    return {
      weekday: weekday.read(on!),
      ...interval(hours!, "opens", "closes"),
      validFrom: from ? day(from) : null,
      validTo: to ? day(to) : null,
    };
  },
  write: ({ weekday, opens, closes, validFrom, validTo }) =>
    `${weekday} ${opens}-${closes}${(validFrom ?? validTo) ? ` ${validFrom ?? ""}..${validTo ?? ""}` : ""}`,
};

/** `2026-12-24 closed` or `2026-12-31 10:00-12:00`. */
export const exception: Cell<OpeningExceptionInput> = {
  read(text) {
    const [date, hours] = wordsOf(text, 2, 2, "must be such as 2026-12-24 closed") as [string, string];
    if (/^(closed|stängt)$/i.test(hours)) return { date: day(date), closed: true };
    return { date: day(date), ...interval(hours, "opens", "closes") };
  },
  write: ({ date, closed, opens, closes }) => `${date} ${closed ? "closed" : `${opens}-${closes}`}`,
};

/** `MONDAY 14:00-16:00`, or with topics `MONDAY 14:00-16:00 BANKID,APPS`. */
export const dropIn: Cell<DropInInput> = {
  read(text) {
    const [on, hours, topics] = wordsOf(text, 2, 3, "must be such as MONDAY 14:00-16:00 BANKID,APPS");
    return {
      weekday: weekday.read(on!),
      ...interval(hours!, "start", "end"),
      topics: topics?.split(",").map((name) => topic.read(name)) ?? null,
    };
  },
  write: ({ weekday, start, end, topics }) =>
    `${weekday} ${start}-${end}${topics?.length ? ` ${topics.join(",")}` : ""}`,
};

function wordsOf(text: string, min: number, max: number, rule: string): string[] {
  const found = text.trim().split(/\s+/);
  if (found.length < min || found.length > max) throw new CellError(rule);
  return found;
}

function splitInTwo(text: string, mark: string): [string, string] {
  const parts = text.split(mark);
  if (parts.length !== 2) throw new CellError(`must have ${mark} between two values`);
  return parts as [string, string];
}

function interval<A extends string, B extends string>(hours: string, from: A, to: B) {
  const [first, last] = splitInTwo(hours, "-");
  return { [from]: time(first), [to]: time(last) } as Record<A | B, string>;
}
