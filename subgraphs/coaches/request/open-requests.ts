import { type RawBuilder, sql } from "kysely";
import { Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import type { Context } from "../../../kit/request/context.js";
import { createLoader } from "../../../kit/request/loaders.js";
import { County } from "../borrowed/county.js";
import { Municipality } from "../borrowed/municipality.js";

/** Loads how many requests from the place of each code still lack coaches; `code` is the column of their place. */
const createCountLoader = (code: RawBuilder<unknown>) =>
  createLoader(async (places: readonly string[], { db }: Context) => {
    const count = sql<{ code: string; n: number }>`
      select ${code} as code, count(*)::int as n from open_coach_request e where ${code} = any(${[...places]}) group by 1`;
    const { rows } = await count.execute(db);
    const byCode = new Map(rows.map((row) => [row.code, row.n]));
    return places.map((place) => byCode.get(place) ?? 0);
  });

const loadMunicipalityCount = createCountLoader(sql`e.municipality_code`);
const loadCountyCount = createCountLoader(sql`e.county_code`);

@Resolver(() => Municipality)
export class MunicipalityOpenRequests {
  @FieldResolver(() => Int, { nullable: true, description: "How many requests from here still lack coaches." })
  openRequests(@Root() { code }: Municipality, @Ctx() ctx: Context): Promise<number> {
    return loadMunicipalityCount(ctx, code);
  }
}

@Resolver(() => County)
export class CountyOpenRequests {
  @FieldResolver(() => Int, { nullable: true, description: "How many requests from the county still lack coaches." })
  openRequests(@Root() { code }: County, @Ctx() ctx: Context): Promise<number> {
    return loadCountyCount(ctx, code);
  }
}
