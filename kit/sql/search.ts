import { type RawBuilder, sql } from "kysely";

/**
 * The condition that a `tsvector` column has all words of a text, or words that begin with them; false for a text without words. With
 * the configuration `swedish` words are stemmed; `simple` leaves them as they are, which suits names. The column must have been made with
 * the same configuration.
 */
export function matchesWords(
  column: RawBuilder<unknown>,
  text: string,
  configuration: "swedish" | "simple" = "swedish",
): RawBuilder<unknown> {
  const query = queryOf(text);
  return query ? sql`${column} @@ to_tsquery(${configuration}::regconfig, ${query})` : sql`false`;
}

const queryOf = (text: string) =>
  wordsOf(text)
    .map((word) => `${word}:*`)
    .join(" & ");

/** The words of a text in lower case. They have letters with their marks and digits only, so that none is an operator of a tsquery. */
export const wordsOf = (text: string): string[] =>
  text
    .normalize("NFC")
    .toLowerCase()
    .match(/[\p{Letter}\p{Mark}\p{Number}]+/gu) ?? [];
