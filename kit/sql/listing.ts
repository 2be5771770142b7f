import DataLoader from "dataloader";
import { type RawBuilder, sql } from "kysely";
import type { ClassType } from "type-graphql";
import type { Context } from "../request/context.js";
import { badUserInput } from "../graphql/errors.js";
import { requestScoped } from "../request/loaders.js";
import type { PageArgs } from "../graphql/paging.js";
import { allOf, tableOf, withReadAccess } from "./read.js";

/** Rows are counted this far, and no further. */
export const MAX_COUNT = 10_000;

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

export interface Page<T> {
  rows: T[];
  hasNextPage: boolean;
  hasPreviousPage: boolean;
}

/** Where a connection gets its rows from. */
export interface PageSource<T> {
  order: Order<T>;
  page(): Promise<Page<T>>;
  count(): Promise<number>;
}

/** A list at the root: a statement for the page, another for the count, each only when asked for. */
export function createPageSource<T extends object>(ctx: Context, args: PageArgs, listing: Listing<T>): PageSource<T> {
  let page: Promise<Page<T>> | undefined;
  let count: Promise<number> | undefined;
  return {
    order: listing.order,
    page: () => (page ??= loadPages(ctx, args, listing).then(([only]) => only!)),
    count: () => (count ??= loadCounts(ctx, listing).then(([only]) => only!)),
  };
}

/**
 * A list below a parent, one statement for all parents that are asked at once with the same arguments.
 * `per` is the condition that ties a row to `p.parent`:
 *
 *     const eventsOf = listingPer(sql`e.municipality_code = p.parent`, (args: EventArgs, ctx) => eventListing(args, ctx));
 *     new EventConnection(eventsOf(ctx, this.code, args))
 */
export function createListLoader<T extends object, A extends PageArgs>(
  per: RawBuilder<unknown>,
  listingOf: (args: A, ctx: Context) => Listing<T>,
) {
  const loadersWith = (args: A, ctx: Context) => {
    const listing = listingOf(args, ctx);
    return {
      order: listing.order,
      pages: new DataLoader((parents: readonly string[]) => loadPages(ctx, args, listing, { per, parents })),
      counts: new DataLoader((parents: readonly string[]) => loadCounts(ctx, listing, { per, parents })),
    };
  };
  type Loaders = ReturnType<typeof loadersWith>;

  return (ctx: Context, parent: string, args: A): PageSource<T> => {
    const sameArguments = requestScoped(ctx, loadersWith, () => new Map<string, Loaders>());
    const name = JSON.stringify(args);
    let loaders = sameArguments.get(name);
    if (!loaders) sameArguments.set(name, (loaders = loadersWith(args, ctx)));
    const { order, pages, counts } = loaders;
    return { order, page: () => pages.load(parent), count: () => counts.load(parent) };
  };
}

interface Parents {
  per: RawBuilder<unknown>;
  parents: readonly string[];
}

async function loadPages<T extends object>(
  ctx: Context,
  { first, after }: PageArgs,
  listing: Listing<T>,
  under?: Parents,
): Promise<Page<T>[]> {
  const { entity, where, order, computed = {}, parts = [sql`true`], among } = listing;
  const { table, columns, instance } = tableOf(entity);
  const size = first ?? 20;
  const conditions = under ? [...where, under.per] : where;
  const onPage = after ? keysetCondition(order, after) : [];

  const computedNames = Object.keys(computed);
  const extra = computedNames.map((name) => sql`${computed[name]!} as ${sql.ref(name)}`);
  const selected = sql.join([columns, ...extra, ...(parts.length > 1 ? keyColumns(order) : [])]);
  const lists = parts.map((part) => {
    const from = among ? firstOf(table, [...conditions, part], among) : table;
    const those = among ? onPage : [...conditions, part, ...onPage];
    return sql`
      select ${selected} from ${from} as e where ${allOf(those)}
      order by ${byKeys(order)} limit ${size + 1}`;
  });
  const rowsOf =
    lists.length === 1
      ? lists[0]!
      : sql`select * from (${unionAll(lists)}) as e order by ${byKeyColumns(order)} limit ${size + 1}`;
  const statement = under
    ? sql<Row>`select p.parent as "~parent", r.* from unnest(${[...under.parents]}::text[]) as p(parent) cross join lateral (${rowsOf}) as r`
    : sql<Row>`${rowsOf}`;

  const { rows } = await withReadAccess(ctx, entity, (db) => statement.execute(db));
  const byParent = Map.groupBy(rows, (row) => row["~parent"]);
  return (under?.parents ?? [undefined]).map((parent) => {
    const found = (byParent.get(parent) ?? []).map((row) => {
      const node = instance<T>(row);
      for (const name of computedNames) (node as Record<string, unknown>)[name] = row[name];
      return node;
    });
    return { rows: found.slice(0, size), hasNextPage: found.length > size, hasPreviousPage: Boolean(after) };
  });
}

const keyColumn = (i: number) => sql.ref(`~key${i}`);
const keyColumns = <T>({ keys }: Order<T>) => keys.map((key, i) => sql`${key.sql} as ${keyColumn(i)}`);

const by = <T>({ keys, descending }: Order<T>, column: (key: Key<T>, i: number) => RawBuilder<unknown>) =>
  sql.join(keys.map((key, i) => sql`${column(key, i)} ${sql.raw(descending ? "desc" : "asc")}`));
const byKeys = <T>(order: Order<T>) => by(order, (key) => key.sql);
const byKeyColumns = <T>(order: Order<T>) => by(order, (_, i) => keyColumn(i));

const firstOf = <T>(table: RawBuilder<unknown>, conditions: RawBuilder<unknown>[], order: Order<T>) =>
  sql`(select * from ${table} as e where ${allOf(conditions)} order by ${byKeys(order)} limit ${MAX_COUNT + 1})`;

/** All rows of several selects. */
export const unionAll = (selects: RawBuilder<unknown>[]) => sql`(${sql.join(selects, sql`) union all (`)})`;

async function loadCounts<T extends object>(
  ctx: Context,
  { entity, where, parts = [sql`true`] }: Listing<T>,
  under?: Parents,
): Promise<number[]> {
  const conditions = under ? [...where, under.per] : where;
  const rowsOf = parts.map(
    (part) => sql`select from ${tableOf(entity).table} as e where ${allOf([...conditions, part])}`,
  );
  const count = sql`select count(*)::int as n from (${unionAll(rowsOf)} limit ${MAX_COUNT + 1}) as counted`;
  const statement = under
    ? sql<Count>`select p.parent as "~parent", c.n from unnest(${[...under.parents]}::text[]) as p(parent) cross join lateral (${count}) as c`
    : sql<Count>`${count}`;
  const { rows } = await withReadAccess(ctx, entity, (db) => statement.execute(db));
  if (!under) return rows.map(({ n }) => n);
  const byParent = new Map(rows.map((row) => [row["~parent"], row.n]));
  return under.parents.map((parent) => byParent.get(parent) ?? 0);
}

type Row = Record<string, unknown> & { "~parent"?: string };
type Count = Row & { n: number };

/** The rows after a cursor, as one row comparison, which an index on the keys answers. */
function keysetCondition<T>({ name, keys, descending }: Order<T>, cursor: string): RawBuilder<unknown>[] {
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
