import { type RawBuilder, sql } from "kysely";
import type { ClassType } from "type-graphql";
import { MAX_COUNT, type PageArgs, pageBounds } from "../graphql/paging.js";
import { type Key, keysetCondition, type Order } from "./cursor.js";
import { tableOf } from "./entity-table.js";
import { allOf } from "./read.js";

/** Which rows of a table (alias `e`), in which order. */
export interface Listing<T extends object> {
  entity: ClassType<T>;
  where: RawBuilder<unknown>[];
  order: Order<T>;
  /** Computed columns that the order needs, set on each row as properties. */
  computed?: Record<string, RawBuilder<unknown>>;
  /** Conditions that split the rows into disjoint parts, where each part by itself is found faster than all at once. */
  parts?: RawBuilder<unknown>[];
  /** For an order that no index keeps: only as many rows as are counted take part, the first ones in this other order. */
  among?: Order<T>;
}

type Conditions = RawBuilder<unknown>[];

/** One part that holds all rows. */
const WHOLE = [sql`true`];

/** The rows of a page and one more, in their order; each part is looked up by itself, and the parts are merged by their keys. */
export function selectPage<T extends object>(listing: Listing<T>, where: Conditions, args: PageArgs) {
  const { entity, order, computed = {}, parts = WHOLE } = listing;
  const { size, after } = pageBounds(args);
  const limit = sql`limit ${size + 1}`;
  const computedColumns = Object.entries(computed).map(([name, value]) => sql`${value} as ${sql.ref(name)}`);
  const mergeColumns = parts.length > 1 ? keyColumns(order) : [];
  const columns = sql.join([tableOf(entity).columns, ...computedColumns, ...mergeColumns]);
  const afterCursor = after ? keysetCondition(order, after) : [];

  const selects = parts.map(
    (part) =>
      sql`select ${columns} ${fromWhere(listing, [...where, part], afterCursor)} order by ${byKeys(order)} ${limit}`,
  );
  if (selects.length === 1) return selects[0]!;
  return sql`select * from (${unionAll(selects)}) as e order by ${byKeyColumns(order)} ${limit}`;
}

/** An order that no index keeps ranks the first rows of another one, and pages through these. */
function fromWhere<T extends object>({ entity, among }: Listing<T>, where: Conditions, afterCursor: Conditions) {
  const { table } = tableOf(entity);
  if (!among) return sql`from ${table} as e where ${allOf([...where, ...afterCursor])}`;
  const first = sql`select * from ${table} as e where ${allOf(where)} order by ${byKeys(among)} limit ${MAX_COUNT + 1}`;
  return sql`from (${first}) as e where ${allOf(afterCursor)}`;
}

/** How many rows there are, up to one more than `MAX_COUNT`. */
export function selectCount<T extends object>({ entity, parts = WHOLE }: Listing<T>, where: Conditions) {
  const selects = parts.map((part) => sql`select from ${tableOf(entity).table} as e where ${allOf([...where, part])}`);
  return sql`select count(*)::int as n from (${unionAll(selects)} limit ${MAX_COUNT + 1}) as counted`;
}

/** All rows of several selects. */
export const unionAll = (selects: RawBuilder<unknown>[]) => sql`(${sql.join(selects, sql`) union all (`)})`;

const keyColumn = (i: number) => sql.ref(`~key${i}`);
const keyColumns = <T>({ keys }: Order<T>) => keys.map((key, i) => sql`${key.sql} as ${keyColumn(i)}`);

const orderBy = <T>({ keys, descending }: Order<T>, column: (key: Key<T>, i: number) => RawBuilder<unknown>) =>
  sql.join(keys.map((key, i) => sql`${column(key, i)} ${sql.raw(descending ? "desc" : "asc")}`));
const byKeys = <T>(order: Order<T>) => orderBy(order, (key) => key.sql);
const byKeyColumns = <T>(order: Order<T>) => orderBy(order, (_, i) => keyColumn(i));
