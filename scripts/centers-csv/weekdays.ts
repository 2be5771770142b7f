import { Weekday } from "../../kit/vocabulary/centers.js";
import { swedishTermOf } from "../../kit/vocabulary/enumeration.js";
import { CellError } from "./cell.js";
import type { HoursTokens } from "./hours-tokens.js";

const all = Object.values(Weekday);
const swedish = all.map((weekday) => swedishTermOf(Weekday, weekday));
const english = all.map((weekday) => weekday.toLowerCase());

/** Takes the days of the week that are named: `MONDAY`, `måndagar`, `mån-fre`, `mån, ons`, `vardagar`. `said` are those of the text before. */
export function weekdaysIn(tokens: HoursTokens, said: Weekday[]): Weekday[] {
  const days = tokens
    .takeAll("and", () => {
      tokens.skip("each", "from");
      return severalIn(tokens, said) ?? spanIn(tokens);
    })
    .flat();
  if (new Set(days).size === days.length) return days;
  throw new CellError(
    "nämner samma veckodag två gånger för samma tider",
    "names a day of the week twice for the same hours",
  );
}

/** Of the days together: Saturday is no `vardag` where hours are told. */
function severalIn(tokens: HoursTokens, said: Weekday[]): Weekday[] | undefined {
  if (tokens.take("allDays")) return all;
  if (tokens.take("workdays")) return all.slice(0, 5);
  if (tokens.take("weekend")) return all.slice(5);
  return said.length > 0 && tokens.take("otherDays") ? all.filter((day) => !said.includes(day)) : undefined;
}

function spanIn(tokens: HoursTokens): Weekday[] | undefined {
  const word = tokens.take("word")?.text ?? "";
  const first = indexOf(word);
  if (first < 0) return undefined;
  const last = tokens.attempt(() => {
    const until = tokens.takeUntil();
    const index = until ? indexOf(tokens.take("word")?.text ?? "") : -1;
    if (index < 0) return undefined;
    const isEnglish = names(english[first]!, word);
    if (until!.kind === "until" || isEnglish) return index;
    // In a row of two letters each it is Thursday; of other days it cannot be told.
    return word.length === 2 ? undefined : tokens.fail();
  });
  const length = (((last ?? first) - first + all.length) % all.length) + 1;
  return Array.from({ length }, (_, i) => all[(first + i) % all.length]!);
}

/** The number of a day, from 0; -1 for another word. */
const indexOf = (word: string) => all.findIndex((_, i) => names(swedish[i]!, word) || names(english[i]!, word));

/** Whether a word names a day: its first letters, at least two, or its plural. */
function names(day: string, word: string): boolean {
  const stem = word.replace(/\.$/, "");
  return stem.length >= 2 && (day.startsWith(stem) || [`${day}ar`, `${day}arna`, `${day}s`].includes(stem));
}

export const mustNameDays = () =>
  new CellError(
    `ska nämna veckodagar: ${swedish.join(", ")}, eller mån-fre`,
    `must name days of the week: ${all.join(", ")}, or mån-fre`,
  );
