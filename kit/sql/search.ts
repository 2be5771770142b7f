import { type RawBuilder, sql } from "kysely";

/**
 * Whether a `tsvector` column has all the words of a text, or words that begin with them: as the `swedish`
 * configuration stems them, or letter by letter (`simple`), which suits names. The column must be made with the same.
 */
export function matchesWords(
  column: RawBuilder<unknown>,
  text: string,
  configuration: "swedish" | "simple" = "swedish",
): RawBuilder<unknown> {
  const query = queryOf(text);
  return query ? sql`${column} @@ to_tsquery(${configuration}::regconfig, ${query})` : sql`true`;
}

const queryOf = (text: string) =>
  wordsOf(text)
    .map((word) => `${word}:*`)
    .join(" & ");

/** Its words in small letters; only letters and digits, so that they mean nothing else in a query. */
export const wordsOf = (text: string): string[] =>
  text
    .normalize("NFC")
    .toLowerCase()
    .match(/[\p{Letter}\p{Number}]+/gu) ?? [];
