import { type RawBuilder, sql } from "kysely";
import { slugOf } from "../slug.js";
import { counties, municipalities } from "../sweden/sweden.js";

/**
 * The condition that the column `search` of a table (alias `e`), made by `exact_and_folded`, has all these words in any form, or words that begin with
 * them; when no row has them as they are typed, also that it has them but for the marks of their letters. False without words.
 */
export function matchesWords(table: string, words: string[]): RawBuilder<unknown> {
  if (words.length === 0) return sql`false`;
  const typed = sql`${words.join(" ")}`;
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

/** The words of a question, where an organisation stands for its place: in "Kungälvs kommun", "staden Malmö" and "Region Gotland" the place only. */
export const wordsWithPlacesOf = (text: string): string[] =>
  questionWordsOf(text).filter(
    (word, i, words) =>
      !isOrganisation.test(word) || !(isPlace(words.slice(0, i).slice(-1)) || beginsWithPlace(words.slice(i + 1))),
  );

const isOrganisation = /^(kommun(en|er|erna)?|stad(en)?|städer(na)?|region(en|er|erna)?|län(et|en)?)s?$/;

/** Whether words are a place's name, as "säter", "i säter" or "västra götaland". */
const beginsWithPlace = (words: string[]): boolean =>
  words[0] === "i" ? beginsWithPlace(words.slice(1)) : [1, 2, 3].some((length) => isPlace(words.slice(0, length)));

const isPlace = (words: string[]) => placeNames.has(slugOf(words.join(" ")));

/** Municipalities and counties, in the genitive too, each as a whole and by its last word. */
const placeNames = new Set(
  [...municipalities.flatMap(({ name, officialName }) => [name, officialName]), ...counties.map(({ name }) => name)]
    .map((name) => slugOf(name).replace(/-(kommun|lan)$/, ""))
    .flatMap((name) => [name, `${name}s`, name.replace(/s$/, "")])
    .flatMap((name) => [name, name.split("-").at(-1)!]),
);
