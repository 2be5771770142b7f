import { sql } from "kysely";
import { Args, Ctx, Directive, Field, Float, Int, ObjectType } from "type-graphql";
import { PageArgs } from "../../../kit/graphql/paging.js";
import { CountyCode } from "../../../kit/graphql/scalars.js";
import type { Context } from "../../../kit/request/context.js";
import { createListLoader } from "../../../kit/sql/page-source.js";
import { byName, CenterConnection, DigidelCenter } from "../center/digidel-center.js";
import { seesExactHelp } from "../center/insider.js";
import { activeCentersBy, isListed, residentsPer } from "../center/listed-centers.js";
import { HelpPeriod, HelpSummary } from "../help/help-summary.js";
import { helpStatisticsBy } from "../help/sum-help.js";

/** Owned by the actors subgraph. Here a county is its code, and the centres in it. */
@ObjectType()
@Directive('@key(fields: "code")')
export class County {
  @Field(() => CountyCode)
  code!: string;

  @Field(() => Int)
  @Directive("@external")
  population?: number;

  @Field(() => CenterConnection, { nullable: true, description: "Its active and paused centres, by name." })
  centers(@Args(() => PageArgs) page: PageArgs, @Ctx() ctx: Context): CenterConnection {
    return new CenterConnection(centersOf(ctx, this.code, page));
  }

  @Field(() => Boolean, { nullable: true, description: "Whether it has an active centre." })
  async hasCenter(@Ctx() ctx: Context): Promise<boolean> {
    return (await activeCenters(ctx, this.code)).centers > 0;
  }

  @Field(() => Int, { nullable: true, description: "How many active centres it has." })
  async centerCount(@Ctx() ctx: Context): Promise<number> {
    return (await activeCenters(ctx, this.code)).centers;
  }

  @Field(() => Int, { nullable: true, description: "How many of its municipalities have an active centre." })
  async municipalitiesWithCenter(@Ctx() ctx: Context): Promise<number> {
    return (await activeCenters(ctx, this.code)).municipalities;
  }

  @Field(() => Float, { nullable: true, description: "Residents per active centre; null when there is none." })
  @Directive('@requires(fields: "population")')
  async residentsPerCenter(@Ctx() ctx: Context): Promise<number | null> {
    return residentsPer(await activeCenters(ctx, this.code), this.population);
  }

  @Field(() => HelpSummary, { nullable: true, description: "What its centres helped with." })
  helpStatistics(@Args(() => HelpPeriod) period: HelpPeriod, @Ctx() ctx: Context): HelpSummary {
    return new HelpSummary(helpIn, this.code, period, seesExactHelp(ctx.viewer));
  }

  static of(code: string): County {
    return Object.assign(new County(), { code });
  }

  static __resolveReference(reference: Pick<County, "code" | "population">): County {
    return Object.assign(new County(), reference);
  }
}

const centersOf = createListLoader(sql`left(e.municipality_code, 2) = p.parent`, () => ({
  entity: DigidelCenter,
  where: [isListed],
  order: byName,
}));
const activeCenters = activeCentersBy(sql`left(e.municipality_code, 2)`);
const helpIn = helpStatisticsBy(sql`left(e.municipality_code, 2) = p.parent`);
