import { type RawBuilder, sql } from "kysely";
import type { Context } from "../../../kit/request/context.js";
import { createLoader } from "../../../kit/request/loaders.js";
import { asSystem } from "../../../kit/sql/session.js";

/** Trained and not paused: these coaches (alias `e`) are counted and suggested. */
export const isHelping = sql`e.status in ('TRAINED', 'CERTIFIED', 'ACTIVE')`;

/** A smaller number of people is not shown. */
export const LEAST_SHOWN = 5;

/** How many coaches help in the place of each code; `codes` is the column of codes they help in. */
export const coachCountPer = (codes: RawBuilder<unknown>) =>
  createLoader(async (places: readonly string[], ctx: Context) => {
    const count = sql<{ code: string; n: number }>`
      select place.code, count(*)::int as n
      from coach e cross join lateral (select distinct unnest(${codes}) as code) as place
      where ${isHelping} and ${codes} && ${[...places]}::text[] and place.code = any(${[...places]})
      group by place.code`;
    const { rows } = await asSystem(ctx, (db) => count.execute(db));
    const byCode = new Map(rows.map(({ code, n }) => [code, n]));
    return places.map((place) => byCode.get(place) ?? 0);
  });
