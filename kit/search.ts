import { type RawBuilder, sql } from "kysely";

/**
 * Whether a `tsvector` column has all the words of a text, or words that begin with them: as the `swedish`
 * configuration stems them, or letter by letter (`simple`), which suits names. The column must be made with the same.
 */
export function hasWords(
  column: RawBuilder<unknown>,
  text: string,
  configuration: "swedish" | "simple" = "swedish",
): RawBuilder<unknown> {
  const words = text.normalize("NFC").toLowerCase().match(/[\p{Letter}\p{Number}]+/gu) ?? [];
  const query = words.map((word) => `${word}:*`).join(" & ");
  return query ? sql`${column} @@ to_tsquery(${configuration}::regconfig, ${query})` : sql`true`;
}
