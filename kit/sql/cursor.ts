import { type RawBuilder, sql } from "kysely";
import { badUserInput } from "../graphql/errors.js";

/** One key of an order: its SQL, its PostgreSQL type, and its value in a row, which becomes part of the cursor. */
export interface SortKey<T> {
  sql: RawBuilder<unknown>;
  type: "text" | "uuid" | "timestamptz" | "float8" | "int" | "date";
  value(row: T): unknown;
}

/** A total order: its last key is unique, and no key is ever null. */
export interface Order<T> {
  keys: SortKey<T>[];
  descending?: boolean;
}

/**
 * The condition of the rows after a cursor: one row comparison, which an index on the keys can serve. Throws BAD_USER_INPUT when the
 * cursor is malformed.
 */
export function keysetCondition<T>({ keys, descending }: Order<T>, cursor: string): RawBuilder<unknown>[] {
  const values = decodeCursor(cursor);
  const isWhole = values.length === keys.length && values.every((value) => value !== null);
  if (!isWhole)
    throw badUserInput({
      sv: "Markören i `after` har fel form. Börja om utan den.",
      en: "The cursor in `after` is malformed. Start again without it.",
    });
  const typed = keys.map((key, i) => sql`${values[i]}::${sql.raw(key.type)}`);
  const later = sql.raw(descending ? "<" : ">");
  const rows = sql`(${sql.join(keys.map((key) => key.sql))}) ${later} (${sql.join(typed)})`;
  // Redundant, but lets PostgreSQL estimate how many rows follow, which it cannot from a row comparison.
  return keys[0]!.type === "float8" ? [rows] : [rows, sql`${keys[0]!.sql} ${later}= ${typed[0]!}`];
}

/** The cursor of a row: its keys, in base64url. What list it is of is added by kit/graphql/list-cursors.ts. Clients must not read it. */
export const encodeCursor = <T>({ keys }: Order<T>, row: T) =>
  Buffer.from(JSON.stringify(keys.map((key) => key.value(row)))).toString("base64url");

function decodeCursor(cursor: string): unknown[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString());
    return Array.isArray(parts) ? parts : [];
  } catch {
    return [];
  }
}
