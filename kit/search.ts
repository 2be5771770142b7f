import { type RawBuilder, sql } from "kysely";

/** Whether a `tsvector` column has all the words of a text, or words that begin with them, as the `swedish` configuration stems them. */
export function hasWords(column: RawBuilder<unknown>, text: string): RawBuilder<unknown> {
  const words = text.toLowerCase().match(/[\p{Letter}\p{Number}]+/gu) ?? [];
  return words.length > 0 ? sql`${column} @@ to_tsquery('swedish', ${words.map((word) => `${word}:*`).join(" & ")})` : sql`true`;
}
