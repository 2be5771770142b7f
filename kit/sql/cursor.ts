import { type RawBuilder, sql } from "kysely";
import { badUserInput } from "../graphql/errors.js";

/** One column of an order: its SQL, its PostgreSQL type, and its value in a row, which goes into the cursor. */
export interface Key<T> {
  sql: RawBuilder<unknown>;
  type: "text" | "uuid" | "timestamptz" | "float8" | "int" | "date";
  of(row: T): unknown;
}

/** A total order: its last key is unique, its keys are never null. */
export interface Order<T> {
  name: string;
  keys: Key<T>[];
  descending?: boolean;
}

/** The rows after a cursor, as one row comparison, which an index on the keys answers. */
export function keysetCondition<T>({ name, keys, descending }: Order<T>, cursor: string): RawBuilder<unknown>[] {
  const [order, ...values] = decodeCursor(cursor);
  if (order !== name || values.length !== keys.length) {
    throw badUserInput("The cursor in `after` is not one of this list in this order. Start again without it.");
  }
  const typed = keys.map((key, i) => sql`${values[i]}::${sql.raw(key.type)}`);
  const later = sql.raw(descending ? "<" : ">");
  const rows = sql`(${sql.join(keys.map((key) => key.sql))}) ${later} (${sql.join(typed)})`;
  // Says nothing new, but lets the planner see how few there are after it, which it does not see in a row.
  return keys[0]!.type === "float8" ? [rows] : [rows, sql`${keys[0]!.sql} ${later}= ${typed[0]!}`];
}

/** Opaque to clients: the name of the order and the row's keys in it. */
export const encodeCursor = <T>({ name, keys }: Order<T>, row: T) =>
  Buffer.from(JSON.stringify([name, ...keys.map((key) => key.of(row))])).toString("base64url");

function decodeCursor(cursor: string): unknown[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString());
    return Array.isArray(parts) ? parts : [];
  } catch {
    return [];
  }
}
