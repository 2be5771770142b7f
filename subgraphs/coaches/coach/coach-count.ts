import { type RawBuilder, sql } from "kysely";
import { Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import type { Context } from "../../../kit/request/context.js";
import { createLoader } from "../../../kit/request/loaders.js";
import { municipalities } from "../../../kit/sweden/sweden.js";
import { County } from "../borrowed/county.js";
import { Municipality } from "../borrowed/municipality.js";

/** Smaller numbers are hidden, because they could give away who the coaches are. */
const MIN_SHOWN = 5;

/** Loads how many coaches help in the place of each code; `codes` is the column of codes they help in. */
const createCountLoader = (codes: RawBuilder<unknown>) =>
  createLoader(async (places: readonly string[], { db }: Context) => {
    const count = sql<{ code: string; n: number }>`
      select place.code, count(*)::int as n
      from unnest(${[...places]}::text[]) as place(code) join helping_coach e on ${codes} @> array[place.code]
      group by place.code`;
    const { rows } = await count.execute(db);
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
      "How many trained coaches help in the county, rounded down to a multiple of 5, and further where a municipality's hidden number could be worked out; null when fewer than 5.",
  })
  async coachCount(@Root() { code }: County, @Ctx() ctx: Context): Promise<number | null> {
    const [count, ...inMunicipalities] = await Promise.all([
      loadCountyCount(ctx, code),
      ...municipalities
        .filter(({ countyCode }) => countyCode === code)
        .map((municipality) => loadMunicipalityCount(ctx, municipality.code)),
    ]);
    const tellable = Math.min(count, mostTellable(inMunicipalities));
    return tellable >= MIN_SHOWN ? tellable - (tellable % MIN_SHOWN) : null;
  }
}

/**
 * What may be told of a county whose municipalities have these numbers: so much that each of the hidden ones could still be none, even
 * if all others that are hidden are as large as they can be. More, less the numbers that are shown, would give a hidden one away.
 */
function mostTellable(counts: number[]): number {
  const hidden = counts.filter((count) => count < MIN_SHOWN).length;
  const shown = counts.filter((count) => count >= MIN_SHOWN).reduce((sum, count) => sum + count, 0);
  return hidden === 0 ? Infinity : shown + (hidden - 1) * (MIN_SHOWN - 1);
}
