import { type RawBuilder, sql } from "kysely";
import { Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import type { Context } from "../../../kit/request/context.js";
import { createLoader } from "../../../kit/request/loaders.js";
import { asSystem } from "../../../kit/sql/session.js";
import { County } from "../borrowed/county.js";
import { Municipality } from "../borrowed/municipality.js";
import { isHelping } from "./coach.js";

/** Smaller numbers are hidden, because they could give away who the coaches are. */
const MIN_SHOWN = 5;

/** Loads how many coaches help in the place of each code; `codes` is the column of codes they help in. */
const createCountLoader = (codes: RawBuilder<unknown>) =>
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

const loadMunicipalityCount = createCountLoader(sql`e.area_codes`);
const loadCountyCount = createCountLoader(sql`e.county_codes`);

@Resolver(() => Municipality)
export class MunicipalityCoachCount {
  @FieldResolver(() => Int, {
    nullable: true,
    description: "How many trained coaches help here; null when fewer than 5, to protect them.",
  })
  async coachCount(@Root() { code }: Municipality, @Ctx() ctx: Context): Promise<number | null> {
    const count = await loadMunicipalityCount(ctx, code);
    return count >= MIN_SHOWN ? count : null;
  }
}

@Resolver(() => County)
export class CountyCoachCount {
  @FieldResolver(() => Int, {
    nullable: true,
    description:
      "How many trained coaches help in the county, rounded down to a multiple of 5, so that no municipality's hidden number can be worked out; null when fewer than 5.",
  })
  async coachCount(@Root() { code }: County, @Ctx() ctx: Context): Promise<number | null> {
    const count = await loadCountyCount(ctx, code);
    return count >= MIN_SHOWN ? count - (count % MIN_SHOWN) : null;
  }
}
