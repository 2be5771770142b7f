import { sql } from "kysely";
import { Args, Ctx, Directive, FieldResolver, Float, Int, Resolver, Root } from "type-graphql";
import { PageArgs } from "../../../kit/graphql/paging.js";
import type { Context } from "../../../kit/request/context.js";
import { createListLoader } from "../../../kit/sql/page-source.js";
import { County, countyOfRow } from "../borrowed/county.js";
import { createActiveCentersLoader, residentsPerCenter } from "./active-centers.js";
import { byName, CenterConnection, isListed } from "./center-listing.js";
import { DigidelCenter } from "./digidel-center.js";

const loadActiveCenters = createActiveCentersLoader(countyOfRow);
const loadCenters = createListLoader(sql`${countyOfRow} = p.parent`, () => ({
  entity: DigidelCenter,
  where: [isListed],
  order: byName,
}));

@Resolver(() => County)
export class CountyCenters {
  @FieldResolver(() => CenterConnection, { nullable: true, description: "Its active and paused centres, by name." })
  centers(@Root() { code }: County, @Args(() => PageArgs) page: PageArgs, @Ctx() ctx: Context): CenterConnection {
    return new CenterConnection(loadCenters(ctx, code, page));
  }

  @FieldResolver(() => Boolean, { nullable: true, description: "Whether it has an active centre." })
  async hasCenter(@Root() { code }: County, @Ctx() ctx: Context): Promise<boolean> {
    return (await loadActiveCenters(ctx, code)).centers > 0;
  }

  @FieldResolver(() => Int, { nullable: true, description: "How many active centres it has." })
  async centerCount(@Root() { code }: County, @Ctx() ctx: Context): Promise<number> {
    return (await loadActiveCenters(ctx, code)).centers;
  }

  @FieldResolver(() => Int, { nullable: true, description: "How many of its municipalities have an active centre." })
  async municipalitiesWithCenter(@Root() { code }: County, @Ctx() ctx: Context): Promise<number> {
    return (await loadActiveCenters(ctx, code)).municipalities;
  }

  @FieldResolver(() => Float, { nullable: true, description: "Residents per active centre; null when there is none." })
  @Directive('@requires(fields: "population")')
  async residentsPerCenter(@Root() { code, population }: County, @Ctx() ctx: Context): Promise<number | null> {
    return residentsPerCenter(await loadActiveCenters(ctx, code), population);
  }
}
