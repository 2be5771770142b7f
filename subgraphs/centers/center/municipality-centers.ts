import { sql } from "kysely";
import { Arg, Args, Ctx, Directive, FieldResolver, Float, ObjectType, Query, Resolver, Root } from "type-graphql";
import { connectionOf, PageArgs } from "../../../kit/graphql/paging.js";
import { CountyCode } from "../../../kit/graphql/scalars.js";
import type { Context } from "../../../kit/request/context.js";
import type { Order } from "../../../kit/sql/cursor.js";
import { createPageSource } from "../../../kit/sql/page-source.js";
import { createManyLoader } from "../../../kit/sql/read.js";
import { Municipality } from "../borrowed/municipality.js";
import { createActiveCentersLoader, residentsPerCenter } from "./active-centers.js";
import { isListed } from "./center-listing.js";
import { DigidelCenter } from "./digidel-center.js";

const loadActiveCenters = createActiveCentersLoader(sql`e.municipality_code`);
const loadCenters = createManyLoader(() => DigidelCenter, "municipalityCode", sql`e.name, e.id`, isListed);

@Resolver(() => Municipality)
export class MunicipalityCenters {
  @FieldResolver(() => [DigidelCenter], { nullable: true, description: "Its active and paused centres, by name." })
  centers(@Root() { code }: Municipality, @Ctx() ctx: Context): Promise<DigidelCenter[]> {
    return loadCenters(ctx, code);
  }

  @FieldResolver(() => Boolean, { nullable: true, description: "Whether it has an active centre." })
  async hasCenter(@Root() { code }: Municipality, @Ctx() ctx: Context): Promise<boolean> {
    return (await loadActiveCenters(ctx, code)).centers > 0;
  }

  @FieldResolver(() => Float, { nullable: true, description: "Residents per active centre; null when there is none." })
  @Directive('@requires(fields: "population")')
  async residentsPerCenter(@Root() { code, population }: Municipality, @Ctx() ctx: Context): Promise<number | null> {
    return residentsPerCenter(await loadActiveCenters(ctx, code), population);
  }
}

@ObjectType({ description: "Municipalities, a page at a time." })
export class MunicipalityConnection extends connectionOf(Municipality) {}

const byPopulation: Order<Municipality> = {
  keys: [
    { sql: sql`e.population`, type: "int", value: ({ population }) => population },
    { sql: sql`e.code`, type: "text", value: ({ code }) => code },
  ],
  descending: true,
};

@Resolver()
export class MunicipalityQueries {
  @Query(() => MunicipalityConnection, {
    description: "The municipalities without an active centre, those with most residents first.",
  })
  municipalitiesWithoutCenter(
    @Arg("county", () => CountyCode, { nullable: true, description: "Only those of this county, such as 20." })
    county: string | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() ctx: Context,
  ): MunicipalityConnection {
    const where = [
      sql`not exists (select from digidel_center c where c.municipality_code = e.code and c.status = 'ACTIVE')`,
    ];
    if (county) where.push(sql`e.county_code = ${county}`);
    return new MunicipalityConnection(
      createPageSource(ctx, page, { entity: Municipality, where, order: byPopulation }),
    );
  }
}
