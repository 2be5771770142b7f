import { Weekday } from "../../kit/vocabulary/centers.js";
import { swedishTermOf } from "../../kit/vocabulary/enumeration.js";
import { CellError } from "./cell.js";

const all = Object.values(Weekday);
const names = all.map((weekday) => [weekday.toLowerCase(), swedishTermOf(Weekday, weekday)]);

/** The days of the week that a text names: `MONDAY`, `måndagar`, `mån-fre`, `mån, ons`, `alla dagar`. */
export function weekdays(text: string): Weekday[] {
  const words = text.trim().toLowerCase();
  if (/^(alla dagar|dagligen|daily|every day)$/.test(words)) return all;
  return words.split(/\s*(?:[,&/+]|\b(?:och|and)\b)\s*/).flatMap((part) => {
    const [first, last = first, ...more] = part.split(/\s*(?:-|\b(?:till|to|t\.?o\.?m\.?)(?=\s))\s*/).map(indexOf);
    if (more.length > 0) throw unknownDay();
    const length = ((last! - first! + all.length) % all.length) + 1;
    return Array.from({ length }, (_, i) => all[(first! + i) % all.length]!);
  });
}

/** The number of a day, from 0, that a word of at least two letters begins to name, in the plural too. */
function indexOf(word: string): number {
  const stem = word.replace(/\.$/, "");
  const found = names.findIndex((ofDay) =>
    ofDay.some((name) => name.startsWith(stem) || [`${name}ar`, `${name}arna`, `${name}s`].includes(stem)),
  );
  if (found < 0 || stem.length < 2) throw unknownDay();
  return found;
}

const unknownDay = () =>
  new CellError(
    `ska nämna veckodagar: ${names.map(([, swedish]) => swedish).join(", ")}, eller mån-fre`,
    `must name days of the week: ${all.join(", ")}, or mån-fre`,
  );
