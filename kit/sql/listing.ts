import { type RawBuilder, sql } from "kysely";
import type { ClassType } from "type-graphql";
import { MAX_COUNT, type PageArgs, pageBounds } from "../graphql/paging.js";
import { type SortKey, keysetCondition, type Order } from "./cursor.js";
import { type RowShape, tableOf } from "./entity-table.js";
import { allOf } from "./read.js";

/** The rows of a list: which ones of a table (alias `e`), in which order. */
export interface Listing<T extends object> {
  entity: ClassType<T>;
  where: RawBuilder<unknown>[];
  order: Order<T>;
  /** Columns that are computed for the order, by the property that they are set as on each row. */
  computed?: Record<string, RawBuilder<unknown>>;
  /** Conditions that split the rows into disjoint parts, where PostgreSQL finds each part faster than all rows at once. */
  parts?: RawBuilder<unknown>[];
  /** For an order without an index: only the first MAX_COUNT + 1 rows of this other order, which has one, are ordered. */
  among?: Order<T>;
  /** For an order by distance: a condition, true of all these rows, with which an index is read in that order. */
  nearest?: RawBuilder<unknown>;
  /** The list has the rows of one parent. They are few: to read the index of `nearest` for each would take longer than to order them. */
  belowParent?: boolean;
}

type Conditions = RawBuilder<unknown>[];

/** A single part, with all rows. */
const ALL_ROWS = [sql`true`];

/** Selects the rows of a page and one more, in order. Each part has a select of its own, and the parts are merged by their keys. */
export function selectPage<T extends object>(
  listing: Listing<T>,
  where: Conditions,
  args: PageArgs,
  shape: Pick<RowShape, "columns">,
) {
  const { order, computed = {}, parts = ALL_ROWS } = listing;
  const { size, after } = pageBounds(args);
  const limit = sql`limit ${size + 1}`;
  const computedColumns = Object.entries(computed).map(([name, value]) => sql`${value} as ${sql.ref(name)}`);
  const mergeColumns = parts.length > 1 ? keyColumns(order) : [];
  const columns = sql.join([shape.columns, ...computedColumns, ...mergeColumns]);
  const afterCursor = after != null ? keysetCondition(order, after) : [];

  const selects = parts.map(
    (part) =>
      sql`select ${columns} ${fromWhere(listing, [...where, part], afterCursor)} order by ${byKeys(order)} ${limit}`,
  );
  if (selects.length === 1) return selects[0]!;
  return sql`select * from (${unionAll(selects)}) as e order by ${byKeyColumns(order)} ${limit}`;
}

/** With `among`, the first rows of that order come from a subselect; below a parent `nearest` orders its rows. */
function fromWhere<T extends object>(listing: Listing<T>, where: Conditions, afterCursor: Conditions) {
  const { entity, among, nearest, belowParent } = listing;
  const { table } = tableOf(entity);
  if (nearest && belowParent) {
    // PostgreSQL does not look through an offset for an index that has the order.
    const ofParent = sql`select * from ${table} as e where ${allOf(where)} offset 0`;
    return sql`from (${ofParent}) as e where ${allOf(afterCursor)}`;
  }
  if (nearest) return sql`from ${table} as e where ${allOf([...where, nearest, ...afterCursor])}`;
  if (!among) return sql`from ${table} as e where ${allOf([...where, ...afterCursor])}`;
  const first = sql`select * from ${table} as e where ${allOf(where)} order by ${byKeys(among)} limit ${MAX_COUNT + 1}`;
  return sql`from (${first}) as e where ${allOf(afterCursor)}`;
}

/** Counts the rows as `n`, up to one more than `MAX_COUNT`. */
export function selectCount<T extends object>({ entity, parts = ALL_ROWS }: Listing<T>, where: Conditions) {
  const selects = parts.map((part) => sql`select from ${tableOf(entity).table} as e where ${allOf([...where, part])}`);
  return sql`select count(*)::int as n from (${unionAll(selects)} limit ${MAX_COUNT + 1}) as counted`;
}

/** The rows of several selects together. */
export const unionAll = (selects: RawBuilder<unknown>[]) => sql`(${sql.join(selects, sql`) union all (`)})`;

const keyColumn = (i: number) => sql.ref(`~key${i}`);
const keyColumns = <T>({ keys }: Order<T>) => keys.map((key, i) => sql`${key.sql} as ${keyColumn(i)}`);

const orderBy = <T>({ keys, descending }: Order<T>, column: (key: SortKey<T>, i: number) => RawBuilder<unknown>) =>
  sql.join(keys.map((key, i) => sql`${column(key, i)} ${sql.raw(descending ? "desc" : "asc")}`));
const byKeys = <T>(order: Order<T>) => orderBy(order, (key) => key.sql);
const byKeyColumns = <T>(order: Order<T>) => orderBy(order, (_, i) => keyColumn(i));
