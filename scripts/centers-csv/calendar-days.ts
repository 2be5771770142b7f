import { daysAfter, daysBetween } from "../../kit/calendar.js";
import { LocalDate } from "../../kit/graphql/scalars.js";
import { CellError } from "./cell.js";
import type { HoursTokens } from "./hours-tokens.js";

/** The days on which hours are valid. */
export interface Season {
  from?: string;
  to?: string;
}

/** Takes `2026-06-01..2026-08-31`, where either day may be missing, `från 2026-06-01` or `till 2026-08-31`. */
export const seasonIn = (tokens: HoursTokens): Season | undefined =>
  tokens.attempt(() => {
    tokens.skip("and");
    const isFrom = tokens.take("from");
    const from = dateIn(tokens);
    const isSpan = tokens.take("until", "dots");
    const to = isSpan && dateIn(tokens);
    return to || (from && (isFrom ?? isSpan)) ? { from, to } : undefined;
  });

/** Takes days of the calendar, one by one or from one to another. */
export const datesIn = (tokens: HoursTokens): string[] =>
  tokens
    .takeAll("and", () => {
      tokens.take("from");
      const from = dateIn(tokens);
      const to = tokens.take("until", "dots") ? (dateIn(tokens) ?? tokens.fail()) : from;
      return from && to && daysFrom(from, to);
    })
    .flat();

function daysFrom(from: string, to: string): string[] {
  const length = daysBetween(from, to) + 1;
  if (length < 1 || length > MAX_DAYS) throw mustBeDays();
  return Array.from({ length }, (_, i) => daysAfter(from, i));
}

/** As many exceptions as a unit may have. */
const MAX_DAYS = 200;

function dateIn(tokens: HoursTokens): string | undefined {
  const date = tokens.take("date")?.text;
  try {
    return date && LocalDate.parseValue(date);
  } catch {
    throw mustBeDays();
  }
}

const mustBeDays = () => new CellError("ska ha dagar som 2026-12-24", "must have days such as 2026-12-24");
