import { LocalDate, LocalTime } from "../../kit/graphql/scalars.js";
import { withPlainDashes } from "../../kit/graphql/text.js";
import { Topic } from "../../kit/vocabulary/shared.js";
import type { DropInInput, OpeningExceptionInput, OpeningHoursInput } from "../../operations/generated/graphql.js";
import { type Cell, CellError, checked, listOf, text } from "./cell.js";
import { weekdays } from "./weekdays.js";
import { oneOf } from "./word-cells.js";

const topic = oneOf(Topic);

/** A cell whose parts, as of a list or separated by commas, each say several values. */
const listOfSeveral = <T>(read: (part: string) => T[], write: (value: T) => string): Cell<T[]> => {
  const parts = listOf(text);
  return {
    read: (text) => parts.read(text).flatMap((part) => part.split(NEXT_DAY).flatMap(read)),
    write: (values) => values.map(write).join(" | "),
  };
};

/** A comma after hours, with a day behind it. */
const NEXT_DAY = /(?<=[\s:.-]\d{1,4}|stängt|stängd|closed)\s*[,;]\s*(?=\d{4}-\d|(?!kl\b|och\b)\p{L})/iu;

/**
 * `MONDAY 10:00-18:00`, or with the days on which it is valid `MONDAY 10:00-18:00 2026-06-01..2026-08-31`, where either may be missing. Also
 * as people write it: `mån-fre 9-17`.
 */
export const openingHours = listOfSeveral<OpeningHoursInput>(
  (part) => {
    const { days, hours, rest } = partsOf(part, HOURS_RULE);
    const [from, to] = rest === "" ? ["", ""] : splitInTwo(rest, "..");
    const valid = { validFrom: from ? day(from) : null, validTo: to ? day(to) : null };
    return weekdays(days).flatMap((weekday) => hours.map(([opens, closes]) => ({ weekday, opens, closes, ...valid })));
  },
  ({ weekday, opens, closes, validFrom, validTo }) =>
    `${weekday} ${opens}-${closes}${(validFrom ?? validTo) ? ` ${validFrom ?? ""}..${validTo ?? ""}` : ""}`,
);

/** `2026-12-24 closed` or `2026-12-31 10:00-12:00`. */
export const exceptions = listOfSeveral<OpeningExceptionInput>(
  (part) => {
    const [, on = "", hours = ""] = /^\s*([\d-]+)\s*:?\s(.*)$/.exec(withPlainDashes(part)) ?? fail(EXCEPTION_RULE);
    const date = day(on);
    const { days, hours: intervals, rest } = partsOf(hours, EXCEPTION_RULE);
    if (days || rest) fail(EXCEPTION_RULE);
    return intervals.length === 0
      ? [{ date, closed: true }]
      : intervals.map(([opens, closes]) => ({ date, opens, closes }));
  },
  ({ date, closed, opens, closes }) => `${date} ${closed ? "closed" : `${opens}-${closes}`}`,
);

/** `MONDAY 14:00-16:00`, or with topics `MONDAY 14:00-16:00 BANKID,APPS`. */
export const dropIn = listOfSeveral<DropInInput>(
  (part) => {
    const { days, hours, rest } = partsOf(part, DROP_IN_RULE);
    const topics = rest ? rest.split(",").map((name) => topic.read(name)) : null;
    return weekdays(days).flatMap((weekday) => hours.map(([start, end]) => ({ weekday, start, end, topics })));
  },
  ({ weekday, start, end, topics }) => `${weekday} ${start}-${end}${topics?.length ? ` ${topics.join(",")}` : ""}`,
);

type Rule = [sv: string, en: string];
const HOURS_RULE: Rule = ["ska vara som måndag 10:00-18:00", "must be such as MONDAY 10:00-18:00"];
const EXCEPTION_RULE: Rule = ["ska vara som 2026-12-24 stängt", "must be such as 2026-12-24 closed"];
const DROP_IN_RULE: Rule = [
  "ska vara som måndag 14:00-16:00 BANKID,APPS",
  "must be such as MONDAY 14:00-16:00 BANKID,APPS",
];
const fail = (rule: Rule): never => {
  throw new CellError(...rule);
};

type Interval = [from: string, to: string];

const TIME = String.raw`\d{1,2}(?:[:.]?\d{2}(?:[:.]00)?)?`;
const INTERVAL = String.raw`(?:kl\.?\s*)?(${TIME})\s*(?:-|till)\s*(${TIME})`;
const HOURS = new RegExp(String.raw`^${INTERVAL}(?:\s*(?:,|&|och)\s*(?=${INTERVAL}))?`, "i");

/** What a part says: the text before the hours, the hours, none where it is closed, and the text after them. */
function partsOf(part: string, rule: Rule): { days: string; hours: Interval[]; rest: string } {
  const text = withPlainDashes(part).trim();
  const [closed] = /\s*\b(closed|stängt|stängd)\.?$/i.exec(text) ?? [];
  if (closed !== undefined) return { days: daysBefore(text.slice(0, -closed.length)), hours: [], rest: "" };
  const [days] = /^\D*?(?=(kl\.?\s*)?\d)/i.exec(text) ?? fail(rule);
  const hours: Interval[] = [];
  let rest = text.slice(days.length);
  for (let found; (found = HOURS.exec(rest)); rest = rest.slice(found[0].length)) {
    hours.push([time(found[1]!), time(found[2]!)]);
  }
  return hours.length > 0 && !/^\S/.test(rest) ? { days: daysBefore(days), hours, rest: rest.trim() } : fail(rule);
}

const daysBefore = (text: string) => text.trim().replace(/:$/, "");

function splitInTwo(text: string, mark: string): [string, string] {
  const parts = text.split(mark);
  if (parts.length === 2) return parts as [string, string];
  throw new CellError(`ska ha ${mark} mellan två värden`, `must have ${mark} between two values`);
}

const day = (text: string) =>
  checked(() => LocalDate.parseValue(text.trim()), "ska ha dagar som 2026-12-24", "must have days such as 2026-12-24");

function time(text: string): string {
  const [, hour, minute = "00"] = /^(\d{1,2}?)(?:[:.]?(\d{2})(?:[:.]00)?)?$/.exec(text)!;
  return checked(
    () => LocalTime.parseValue(`${hour!.padStart(2, "0")}:${minute}`),
    "ska ha klockslag som 09:30",
    "must have times such as 09:30",
  );
}
