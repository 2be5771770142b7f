import { type RawBuilder, sql } from "kysely";
import { slugOf } from "../slug.js";
import { counties, municipalities } from "../sweden/sweden.js";
import { plannedAnew } from "./planned-anew.js";

/**
 * The condition that the column `search` of a table (alias `e`), made by `exact_and_folded`, has all these words in any form, or words that begin with
 * them; when no row has them as they are typed, also that it has them but for the marks of their letters. False without words.
 */
export function matchesWords(table: string, words: string[]): RawBuilder<unknown> {
  if (words.length === 0) return sql`false`;
  const typed = sql`${plannedAnew} ${words.join(" ")}`;
  return sql`(e.search @@ question_of_all(${typed}, 'A', true) or e.search @@ question_of_all(folded(${typed}), 'AD', true)
    and not exists (select from ${sql.table(table)} as other where other.search @@ question_of_all(${typed}, 'A', false)))`;
}

/**
 * The words of a text in lower case, cut as `kit/database/functions/words.sql` does. They have letters with their marks and digits only, so that
 * none is an operator of a tsquery.
 */
export const wordsOf = (text: string): string[] =>
  text
    .normalize("NFKC")
    .replace(/\p{Default_Ignorable_Code_Point}/gu, "")
    .toLowerCase()
    .match(/[\p{Letter}\p{Number}][\p{Letter}\p{Mark}\p{Number}]*/gu) ?? [];

/**
 * The words of a question, without what stands before the name of a web address: those of `https://www.1177.se` are `1177` and `se`. Vara is a
 * municipality, but in "att vara" it is a verb.
 */
export const questionWordsOf = (text: string): string[] =>
  wordsOf(text.replace(/\b(?:https?:\/\/(?:www\.)?|www\.)(?=[\p{Letter}\p{Number}])/giu, " ")).filter(
    (word, i, words) => word !== "vara" || !precedesVerb.test(words[i - 1] ?? ""),
  );

const precedesVerb = /^(att|kan|kunde|ska|skall|skulle|vill|får|bör|måste|inte|jag|du|man|vi|ni)$/;

/**
 * The words of a question about what lies somewhere. An organisation stands for its place: in "Kungälvs kommun", "staden Malmö" and "Region Gotland"
 * the place only is left. The name of a county has the county's code after it (`dalarna/20`); where it is a town's too, only as "Örebro län" or
 * "Region Örebro".
 */
export function wordsWithPlacesOf(text: string): string[] {
  const words = questionWordsOf(text);
  const counties = countiesIn(words);
  return words.flatMap((word, i) => {
    const isBesidePlace = isPlace(words.slice(0, i).slice(-1)) || beginsWithPlace(words.slice(i + 1));
    if (isOrganisation.test(word) && isBesidePlace) return [];
    return counties[i] ? `${word}/${counties[i]}` : word;
  });
}

const isOrganisation = /^(kommun(en|er|erna)?|stad(en)?|städer(na)?|region(en|er|erna)?|län(et|en)?)s?$/;

const isCountyWord = /^(region(en)?|län(et)?)s?$/;

/** Whether words are a place's name, as "säter", "i säter" or "västra götaland". */
const beginsWithPlace = (words: string[]): boolean =>
  words[0] === "i" ? beginsWithPlace(words.slice(1)) : [1, 2, 3].some((length) => isPlace(words.slice(0, length)));

const isPlace = (words: string[]) => placeNames.has(slugOf(words.join(" ")));

/** The code of the county that each word names, if any. */
function countiesIn(words: string[]): (string | undefined)[] {
  const codes = words.map((): string | undefined => undefined);
  for (const i of words.keys()) {
    for (const end of [i + 1, i + 2]) {
      const name = slugOf(words.slice(i, end).join(" "));
      const isNamed = !townNames.has(name) || [words[i - 1], words[end]].some((word) => isCountyWord.test(word ?? ""));
      if (isNamed && countyCodes.has(name)) codes.fill(countyCodes.get(name), i, end);
    }
  }
  return codes;
}

/** A name without "kommun" and "län", in the genitive and without it. */
const placeNamesOf = (name: string): string[] => {
  const place = slugOf(name).replace(/-(kommun|lan)$/, "");
  return [place, `${place}s`, place.replace(/s$/, "")];
};

const townNames = new Set(municipalities.flatMap(({ name }) => placeNamesOf(name)));

const countyCodes = new Map(
  [...counties, { name: "Sörmlands län", code: "04" }].flatMap(({ name, code }) =>
    placeNamesOf(name).map((place) => [place, code] as const),
  ),
);

/** Municipalities and counties, each as a whole and by its last word. */
const placeNames = new Set(
  [
    ...townNames,
    ...municipalities.flatMap(({ officialName }) => placeNamesOf(officialName)),
    ...countyCodes.keys(),
  ].flatMap((name) => [name, name.split("-").at(-1)!]),
);
