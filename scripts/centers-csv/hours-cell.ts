import { Weekday } from "../../kit/vocabulary/centers.js";
import { swedishTermOf } from "../../kit/vocabulary/enumeration.js";
import { Topic } from "../../kit/vocabulary/shared.js";
import type { DropInInput, OpeningExceptionInput, OpeningHoursInput } from "../../operations/generated/graphql.js";
import { datesIn, seasonIn, type Season } from "./calendar-days.js";
import { type Cell, CellError, tryRead } from "./cell.js";
import { parseHours } from "./hours-grammar.js";
import type { HoursTokens } from "./hours-tokens.js";
import { mustNameDays, weekdaysIn } from "./weekdays.js";
import { oneOf } from "./word-cells.js";

const HOURS_RULE = { sv: "ska vara som måndag 10:00-18:00", en: "must be such as MONDAY 10:00-18:00" };
const SEASON_RULE = {
  sv: "ska ha dagar som 2026-12-24, som i måndag 10:00-18:00 2026-06-01..2026-08-31",
  en: "must have days such as 2026-12-24, as in MONDAY 10:00-18:00 2026-06-01..2026-08-31",
};
const EXCEPTION_RULE = { sv: "ska vara som 2026-12-24 stängt", en: "must be such as 2026-12-24 closed" };
const DROP_IN_RULE = {
  sv: "ska vara som måndag 14:00-16:00 BANKID,APPS",
  en: "must be such as MONDAY 14:00-16:00 BANKID,APPS",
};

/** A cell that says several values, each of which may come of a part that says more than one. */
const several = <T>(read: (text: string) => T[], write: (value: T) => string): Cell<T[]> => ({
  read,
  write: (values) => values.map(write).join(" | "),
});

/**
 * `MONDAY 10:00-18:00`, or with the days on which it is valid `MONDAY 10:00-18:00 2026-06-01..2026-08-31`, where either may be missing. Also
 * as people write it: `mån-fre 9-17, lör stängt`.
 */
export const openingHours = several<OpeningHoursInput>(
  (text) => {
    const rule = text.includes("..") ? SEASON_RULE : HOURS_RULE;
    const entries = parseHours(text, { rule, days: weekdaysIn, rest: seasonIn }).map(withDaysUnsaid);
    const closed = entries.flatMap(({ days, hours }) => (hours.length === 0 ? days : []));
    return entries.flatMap(({ days, hours, rest }) => {
      const contradicted = days.find((day) => hours.length > 0 && closed.includes(day));
      if (contradicted) throw bothOpenAndClosed(contradicted);
      const season = { validFrom: rest?.from ?? null, validTo: rest?.to ?? null };
      return days.flatMap((weekday) => hours.map(([opens, closes]) => ({ weekday, opens, closes, ...season })));
    });
  },
  ({ weekday, opens, closes, validFrom, validTo }) =>
    `${weekday} ${opens}-${closes}${(validFrom ?? validTo) ? ` ${validFrom ?? ""}..${validTo ?? ""}` : ""}`,
);

/** `2026-12-24 closed` or `2026-12-31 10:00-12:00`. Also `2026-12-24..2026-12-26 stängt`. */
export const exceptions = several<OpeningExceptionInput>(
  (text) =>
    parseHours(text, { rule: EXCEPTION_RULE, days: datesIn }).flatMap(({ days, hours }) => {
      if (days.length === 0) throw new CellError(EXCEPTION_RULE.sv, EXCEPTION_RULE.en);
      const times = hours.length === 0 ? [{ closed: true }] : hours.map(([opens, closes]) => ({ opens, closes }));
      return days.flatMap((date) => times.map((time) => ({ date, ...time })));
    }),
  ({ date, closed, opens, closes }) => `${date} ${closed ? "closed" : `${opens}-${closes}`}`,
);

/** `MONDAY 14:00-16:00`, or with topics `MONDAY 14:00-16:00 BANKID,APPS`. */
export const dropIn = several<DropInInput>(
  (text) =>
    parseHours(text, { rule: DROP_IN_RULE, days: weekdaysIn, rest: topicsIn }).flatMap(({ days, hours, rest }) => {
      if (days.length === 0) throw mustNameDays();
      return days.flatMap((weekday) => hours.map(([start, end]) => ({ weekday, start, end, topics: rest ?? null })));
    }),
  ({ weekday, start, end, topics }) => `${weekday} ${start}-${end}${topics?.length ? ` ${topics.join(",")}` : ""}`,
);

type Entry = ReturnType<typeof parseHours<Weekday, Season>>[number];

/** `Stängt` and `dygnet runt` alone are said of all days. */
function withDaysUnsaid(entry: Entry, _: number, { length }: Entry[]): Entry {
  if (entry.days.length > 0) return entry;
  const isAllDay = entry.hours.every(([opens, closes]) => opens === "00:00" && closes === "24:00");
  if (length > 1 || !isAllDay) throw mustNameDays();
  return { ...entry, days: Object.values(Weekday) };
}

const bothOpenAndClosed = (weekday: Weekday) =>
  new CellError(
    `säger både öppet och stängt om ${swedishTermOf(Weekday, weekday)}. Låt bara det ena stå`,
    `says both open and closed of ${weekday}. Leave only one of them`,
  );

const topic = oneOf(Topic);

function topicsIn(tokens: HoursTokens): Topic[] | undefined {
  const topics = tokens.takeAll("and", () => tokens.takeText(topicOf));
  return topics.length > 0 ? topics : undefined;
}

function topicOf(text: string): Topic | undefined {
  const read = tryRead(topic, text);
  return "value" in read ? read.value : undefined;
}
