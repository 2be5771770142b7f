import DataLoader from "dataloader";
import type { Context } from "./context.js";

const requests = new WeakMap<Context, Map<unknown, unknown>>();

/**
 * The value of a request under a key, such as a DataLoader: made at its first use, and discarded after the request's next mutation.
 */
export function requestScoped<T>(ctx: Context, key: unknown, create: () => T): T {
  let loaders = requests.get(ctx);
  if (!loaders) requests.set(ctx, (loaders = new Map()));
  if (!loaders.has(key)) loaders.set(key, create());
  return loaders.get(key) as T;
}

/** Discards what a request has loaded, since it may not be true after a mutation. */
export const clearLoaders = (ctx: Context) => requests.delete(ctx);

/**
 * A function that loads by key with a DataLoader for each request. `batchLoad` gets the keys of one batch and returns a value for each, in the
 * same order.
 *
 *     const loadUpcoming = createLoader((centerSlugs: readonly string[], ctx) => …);
 *     await loadUpcoming(ctx, center.slug);
 */
export const createLoader =
  <K, V>(batchLoad: (keys: readonly K[], ctx: Context) => Promise<V[]>) =>
  (ctx: Context, key: K): Promise<V> =>
    requestScoped(ctx, batchLoad, () => new DataLoader<K, V>((keys) => batchLoad(keys, ctx))).load(key);
