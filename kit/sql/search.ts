import { type RawBuilder, sql } from "kysely";

/**
 * The condition that the column `search` of a table (alias `e`), made by `exact_and_folded`, has all words of a text in any form, or words that
 * begin with them; when no row has, that it has them but for the marks of their letters. False for a text without words.
 */
export function matchesWords(table: string, text: string): RawBuilder<unknown> {
  const words = wordsOf(text).join(" ");
  if (!words) return sql`false`;
  const exact = sql`question_of_all(${words}, 'A')`;
  const folded = sql`question_of_all(folded(${words}), 'AD')`;
  return sql`(e.search @@ ${exact} or e.search @@ ${folded}
    and not exists (select from ${sql.table(table)} as other where other.search @@ ${exact}))`;
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
