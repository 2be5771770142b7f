import DataLoader from "dataloader";
import type { Context } from "./context.js";
import { requestScoped } from "./loaders.js";

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
