import { type RawBuilder, sql } from "kysely";
import { slugOf } from "../slug.js";
import { municipalities } from "../sweden/sweden.js";

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

/** The words of a text, where a municipality's organisation stands for the place: in "Kungälvs kommun" and "Malmö stad" the first one only. */
export const wordsWithPlacesOf = (text: string): string[] =>
  wordsOf(text).filter((word, i, words) => !isOrganisation.test(word) || !placeWords.has(slugOf(words[i - 1] ?? "")));

const isOrganisation = /^(kommun|kommunen|stad)s?$/;

/** The last word of each municipality's name, in the genitive too. */
const placeWords = new Set(
  municipalities.flatMap(({ name, officialName }) => {
    const place = slugOf(name).split("-").at(-1)!;
    return [place, `${place}s`, slugOf(officialName).split("-").at(-2)!];
  }),
);
