import { type RawBuilder, sql } from "kysely";
import type { Context } from "../../../kit/request/context.js";
import { createLoader } from "../../../kit/request/loaders.js";
import { asSystem } from "../../../kit/sql/session.js";

/** How many requests from the place of each code still lack coaches; `code` is the column of their place. */
export const openRequestsPer = (code: RawBuilder<unknown>) =>
  createLoader(async (places: readonly string[], ctx: Context) => {
    const count = sql<{ code: string; n: number }>`
      select ${code} as code, count(*)::int as n from coach_request e
      where ${code} = any(${[...places]}) and e.status in ('OPEN', 'PARTLY_MATCHED') group by 1`;
    const { rows } = await asSystem(ctx, (db) => count.execute(db));
    const byCode = new Map(rows.map((row) => [row.code, row.n]));
    return places.map((place) => byCode.get(place) ?? 0);
  });
