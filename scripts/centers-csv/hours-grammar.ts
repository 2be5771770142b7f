import type { Messages } from "../../kit/graphql/errors.js";
import { LocalTime } from "../../kit/graphql/scalars.js";
import { checked } from "./cell.js";
import { HoursTokens } from "./hours-tokens.js";

type Interval = [from: string, to: string];

/** On which days, none where none is named, something is open and when: no hours where it is closed. */
interface HoursOfDays<Day, Rest> {
  days: Day[];
  hours: Interval[];
  rest: Rest | undefined;
}

interface Grammar<Day, Rest> {
  rule: Messages;
  /** Takes days, where there are any. `said` are those of the text before. */
  days(tokens: HoursTokens, said: Day[]): Day[];
  /** Takes what may stand after the hours. */
  rest?(tokens: HoursTokens): Rest | undefined;
}

/**
 * Reads hours as people write them.
 *
 *     text     = line { break line }
 *     line     = entry { [and] entry } [[and] hours [days]]
 *     entry    = days [and | break] times
 *     times    = closed | interval { [and] interval } [[and] lunch interval] [rest]
 *     interval = time until time | allHours
 *
 * Days may follow their hours only at the end of a line: elsewhere it cannot be told whose they are.
 */
export function parseHours<Day, Rest = never>(text: string, grammar: Grammar<Day, Rest>): HoursOfDays<Day, Rest>[] {
  const tokens = new HoursTokens(text, grammar.rule);
  const entries: HoursOfDays<Day, Rest>[] = [];
  for (tokens.skip("and", "break"); !tokens.isAtEnd; tokens.skip("and", "break")) {
    const said = entries.flatMap(({ days }) => days);
    entries.push(entryOf(tokens, grammar, said));
  }
  return entries;
}

function entryOf<Day, Rest>(tokens: HoursTokens, grammar: Grammar<Day, Rest>, said: Day[]): HoursOfDays<Day, Rest> {
  tokens.take("open");
  const days = grammar.days(tokens, said);
  if (days.length > 0) tokens.skip("and", "break");
  tokens.take("open");
  const hours = tokens.take("closed") ? [] : hoursIn(tokens);
  if (days.length > 0) return { days, hours, rest: grammar.rest?.(tokens) };
  const daysAfter = grammar.days(tokens, said);
  const rest = grammar.rest?.(tokens);
  return tokens.endsLine ? { days: daysAfter, hours, rest } : tokens.fail();
}

function hoursIn(tokens: HoursTokens): Interval[] {
  const hours = tokens.takeAll("and", () => intervalIn(tokens));
  if (hours.length === 0) return tokens.fail();
  const lunch = tokens.attempt(() => {
    tokens.skip("and");
    return tokens.take("lunch", "closed") && intervalIn(tokens);
  });
  return lunch ? hours.flatMap((interval) => without(interval, lunch)) : hours;
}

function intervalIn(tokens: HoursTokens): Interval | undefined {
  if (tokens.take("allHours")) return ["00:00", "24:00"];
  const isBetween = tokens.take("from")?.text.match(/^(mellan|between)/);
  tokens.take("clock");
  const from = tokens.take("time");
  const isSpan = from && (tokens.takeUntil() ?? (isBetween && tokens.take("and")));
  if (!isSpan) return undefined;
  tokens.take("clock");
  const to = tokens.take("time");
  return to && [timeOf(from.text), timeOf(to.text)];
}

const without = ([opens, closes]: Interval, [from, to]: Interval): Interval[] =>
  to <= opens || closes <= from
    ? [[opens, closes]]
    : (
        [
          [opens, from],
          [to, closes],
        ] satisfies Interval[]
      ).filter(([opens, closes]) => opens < closes);

function timeOf(text: string): string {
  const [, hour, minute = "00"] = /^(\d{1,2}?)(?:[:.h]?(\d{2})(?:[:.]00)?)?h?$/.exec(text)!;
  return checked(
    () => LocalTime.parseValue(`${hour!.padStart(2, "0")}:${minute}`),
    "ska ha klockslag som 09:30",
    "must have times such as 09:30",
  );
}
