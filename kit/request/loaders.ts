import DataLoader from "dataloader";
import type { Context } from "./context.js";

const requests = new WeakMap<Context, Map<unknown, unknown>>();

/** What a request loads with, under this name: made on first use, gone with the request or after its next change. */
export function requestScoped<T>(ctx: Context, name: unknown, make: () => T): T {
  let loaders = requests.get(ctx);
  if (!loaders) requests.set(ctx, (loaders = new Map()));
  if (!loaders.has(name)) loaders.set(name, make());
  return loaders.get(name) as T;
}

/** What was read before a change may not be true after it. */
export const clearLoaders = (ctx: Context) => requests.delete(ctx);

/**
 * A DataLoader for each request, begun anew after each of its changes:
 *
 *     const upcoming = batch((centerSlugs: readonly string[], ctx) => …);
 *     upcoming(ctx, center.slug);
 */
export const createLoader =
  <K, V>(load: (keys: readonly K[], ctx: Context) => Promise<V[]>) =>
  (ctx: Context, key: K): Promise<V> =>
    requestScoped(ctx, load, () => new DataLoader<K, V>((keys) => load(keys, ctx))).load(key);
