import { type RawBuilder, sql } from "kysely";
import { batch } from "../../kit/batch.js";

/** What lists show when no status is asked for, of a row with the alias `e`. */
export const isListed = sql<boolean>`e.status in ('ACTIVE', 'PAUSED')`;

/** How many active centres share a value (of a row with the alias `e`), one statement for all values asked for at once. */
export const activeCentersBy = (value: RawBuilder<string>) =>
  batch(async (keys: readonly string[], { db }) => {
    const { rows } = await sql<{ key: string; count: number }>`
      select ${value} as key, count(*)::int as count from digidel_center e
      where ${value} = any(${[...keys]}) and e.status = 'ACTIVE' group by 1`.execute(db);
    const counts = new Map(rows.map(({ key, count }) => [key, count]));
    return keys.map((key) => counts.get(key) ?? 0);
  });
