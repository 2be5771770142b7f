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
  const query = queryOf(text);
  return query ? sql`${column} @@ to_tsquery(${configuration}::regconfig, ${query})` : sql`true`;
}

/** How well a `tsvector` column of the `swedish` configuration fits the words of a text; more is better. */
export const rankOf = (column: RawBuilder<unknown>, text: string): RawBuilder<unknown> =>
  sql`ts_rank(${column}, to_tsquery('swedish', ${queryOf(text)}))::float8`;

function queryOf(text: string): string {
  const words =
    text
      .normalize("NFC")
      .toLowerCase()
      .match(/[\p{Letter}\p{Number}]+/gu) ?? [];
  return words.map((word) => `${word}:*`).join(" & ");
}
