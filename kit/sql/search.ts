import { type RawBuilder, sql } from "kysely";

/**
 * The condition that the column `search` of a table (alias `e`) has all words of a text, or words that begin with them; when no row has,
 * that it has them but for the marks of their letters. False for a text without words. With the configuration `swedish` words are stemmed;
 * `simple` leaves them as they are, which suits names. The column must have been made by `exact_and_folded` with the same configuration.
 */
export function matchesWords(
  table: string,
  text: string,
  configuration: "swedish" | "simple" = "swedish",
): RawBuilder<unknown> {
  const words = wordsOf(text);
  if (words.length === 0) return sql`false`;
  const query = (marks: string) =>
    sql`to_tsquery(${configuration}::regconfig, ${words.map((word) => `${word}:*${marks}`).join(" & ")})`;
  const isExact = (row: string) => sql`${sql.ref(`${row}.search`)} @@ ${query("A")}`;
  return sql`(${isExact("e")} or e.search @@ ${query("")}
    and not exists (select from ${sql.table(table)} as other where ${isExact("other")}))`;
}

/** The words of a text in lower case. They have letters with their marks and digits only, so that none is an operator of a tsquery. */
export const wordsOf = (text: string): string[] =>
  text
    .normalize("NFC")
    .toLowerCase()
    .match(/[\p{Letter}\p{Mark}\p{Number}]+/gu) ?? [];
