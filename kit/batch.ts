import DataLoader from "dataloader";
import type { Context } from "./context.js";

/**
 * A DataLoader per request, made on first use and gone with the request:
 *
 *     const upcoming = batch((centerSlugs: readonly string[], ctx) => …);
 *     upcoming(ctx, center.slug);
 */
export function batch<K, V>(load: (keys: readonly K[], ctx: Context) => Promise<V[]>) {
  const loaders = new WeakMap<Context, DataLoader<K, V>>();

  return (ctx: Context, key: K): Promise<V> => {
    let loader = loaders.get(ctx);
    if (!loader) {
      loader = new DataLoader((keys) => load(keys, ctx));
      loaders.set(ctx, loader);
    }
    return loader.load(key);
  };
}
