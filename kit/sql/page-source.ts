import DataLoader from "dataloader";
import { type RawBuilder, sql } from "kysely";
import { type Page, type PageArgs, pageBounds, type PageSource } from "../graphql/paging.js";
import type { Context } from "../request/context.js";
import { requestScoped } from "../request/loaders.js";
import { encodeCursor } from "./cursor.js";
import type { RowShape } from "./entity-table.js";
import { type Listing, selectCount, selectPage } from "./listing.js";
import { withReadAccess } from "./read.js";
import { selectedShape } from "./selected-columns.js";

/** The source of a list at the root. The page takes one statement, the count another, each when it is first selected. */
export function createPageSource<T extends object>(ctx: Context, args: PageArgs, listing: Listing<T>): PageSource<T> {
  let page: Promise<Page<T>> | undefined;
  let count: Promise<number> | undefined;
  return {
    page: () => (page ??= loadPage(ctx, args, listing)),
    count: () => (count ??= loadCount(ctx, listing)),
    cursorOf: (row) => encodeCursor(listing.order, row),
  };
}

/**
 * A loader of lists below a parent. All parents of a request with the same arguments take one statement for their pages, and one for
 * their counts. `ofParent` is the condition of the rows that belong to `p.parent`, which is text:
 *
 *     const loadEvents = createListLoader(sql`e.municipality_code = p.parent`, (args: EventArgs, ctx) => eventListing(args, ctx));
 *     new EventConnection(loadEvents(ctx, this.code, args))
 */
export function createListLoader<T extends object, A extends PageArgs>(
  ofParent: RawBuilder<unknown>,
  listingOf: (args: A, ctx: Context) => Listing<T>,
) {
  const createLoaders = (args: A, ctx: Context) => {
    const listing = listingOf(args, ctx);
    return {
      order: listing.order,
      pages: new DataLoader((parents: readonly string[]) => loadPages(ctx, args, listing, { ofParent, parents })),
      counts: new DataLoader((parents: readonly string[]) => loadCounts(ctx, listing, { ofParent, parents })),
    };
  };
  type Loaders = ReturnType<typeof createLoaders>;

  return (ctx: Context, parent: string, args: A): PageSource<T> => {
    const loadersByArguments = requestScoped(ctx, createLoaders, () => new Map<string, Loaders>());
    const key = JSON.stringify(args);
    let loaders = loadersByArguments.get(key);
    if (!loaders) loadersByArguments.set(key, (loaders = createLoaders(args, ctx)));
    const { order, pages, counts } = loaders;
    return {
      page: () => pages.load(parent),
      count: () => counts.load(parent),
      cursorOf: (row) => encodeCursor(order, row),
    };
  };
}

interface Parents {
  /** The condition of the rows that belong to `p.parent`. */
  ofParent: RawBuilder<unknown>;
  parents: readonly string[];
}

type Row = Record<string, unknown>;

async function loadPage<T extends object>(ctx: Context, args: PageArgs, listing: Listing<T>): Promise<Page<T>> {
  const shape = selectedShape(ctx, listing.entity);
  const select = selectPage(listing, listing.where, args, shape);
  const { rows } = await withReadAccess(ctx, listing.entity, (db) => sql<Row>`${select}`.execute(db));
  return pageOf(listing, args, rows, shape);
}

async function loadPages<T extends object>(
  ctx: Context,
  args: PageArgs,
  listing: Listing<T>,
  { ofParent, parents }: Parents,
): Promise<Page<T>[]> {
  const shape = selectedShape(ctx, listing.entity);
  const select = selectPage({ ...listing, belowParent: true }, [...listing.where, ofParent], args, shape);
  const statement = perParent<Row & { "~parent": string }>(parents, select);
  const { rows } = await withReadAccess(ctx, listing.entity, (db) => statement.execute(db));
  const byParent = Map.groupBy(rows, (row) => row["~parent"]);
  return parents.map((parent) => pageOf(listing, args, byParent.get(parent) ?? [], shape));
}

/** The rows are one more than the page holds, if there is a next page. After a page without rows there is none: it has no cursor to go on from. */
function pageOf<T extends object>(
  { computed = {} }: Listing<T>,
  args: PageArgs,
  rows: Row[],
  { instance }: RowShape,
): Page<T> {
  const { size, after } = pageBounds(args);
  const nodes = rows.slice(0, size).map((row) => {
    const node = instance<T>(row);
    for (const name of Object.keys(computed)) (node as Row)[name] = row[name];
    return node;
  });
  return { rows: nodes, hasNextPage: size > 0 && rows.length > size, hasPreviousPage: after != null };
}

async function loadCount<T extends object>(ctx: Context, listing: Listing<T>): Promise<number> {
  const select = selectCount(listing, listing.where);
  const { rows } = await withReadAccess(ctx, listing.entity, (db) => sql<{ n: number }>`${select}`.execute(db));
  return rows[0]!.n;
}

async function loadCounts<T extends object>(
  ctx: Context,
  listing: Listing<T>,
  { ofParent, parents }: Parents,
): Promise<number[]> {
  const select = selectCount(listing, [...listing.where, ofParent]);
  const statement = perParent<{ "~parent": string; n: number }>(parents, select);
  const { rows } = await withReadAccess(ctx, listing.entity, (db) => statement.execute(db));
  const byParent = new Map(rows.map((row) => [row["~parent"], row.n]));
  return parents.map((parent) => byParent.get(parent) ?? 0);
}

/** One statement that runs a select for each parent. */
const perParent = <R>(parents: readonly string[], select: RawBuilder<unknown>) => sql<R>`
  select p.parent as "~parent", r.* from unnest(${[...parents]}::text[]) as p(parent) cross join lateral (${select}) as r`;
