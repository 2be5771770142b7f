import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { sql } from "kysely";
import { Arg, Args, Ctx, Directive, Field, Float, Int, ObjectType, Query, Resolver } from "type-graphql";
import { connectionOf, PageArgs } from "../../../kit/graphql/paging.js";
import { CountyCode, MunicipalityCode } from "../../../kit/graphql/scalars.js";
import type { Context } from "../../../kit/request/context.js";
import type { Order } from "../../../kit/sql/cursor.js";
import { createPageSource } from "../../../kit/sql/page-source.js";
import { createManyLoader } from "../../../kit/sql/read.js";
import { DigidelCenter } from "../center/digidel-center.js";
import { seesExactHelp } from "../center/insider.js";
import { activeCentersBy, isListed, residentsPer } from "../center/listed-centers.js";
import { HelpPeriod, HelpSummary } from "../help/help-summary.js";
import { helpStatisticsBy } from "../help/sum-help.js";

/** Owned by the actors subgraph. Here a municipality is its code, and its centres; its row is for lists to sort by. */
@Entity()
@ObjectType()
@Directive('@key(fields: "code")')
export class Municipality {
  @Field(() => MunicipalityCode)
  @PrimaryKey({ type: "text" })
  code!: string;

  @Field(() => Int)
  @Directive("@external")
  @Property({ type: "integer" })
  population?: number;

  @Field(() => [DigidelCenter], { nullable: true, description: "Its active and paused centres, by name." })
  centers(@Ctx() ctx: Context): Promise<DigidelCenter[]> {
    return centersOf(ctx, this.code);
  }

  @Field(() => Boolean, { nullable: true, description: "Whether it has an active centre." })
  async hasCenter(@Ctx() ctx: Context): Promise<boolean> {
    return (await activeCenters(ctx, this.code)).centers > 0;
  }

  @Field(() => Float, { nullable: true, description: "Residents per active centre; null when there is none." })
  @Directive('@requires(fields: "population")')
  async residentsPerCenter(@Ctx() ctx: Context): Promise<number | null> {
    return residentsPer(await activeCenters(ctx, this.code), this.population);
  }

  @Field(() => HelpSummary, { nullable: true, description: "What its centres helped with." })
  helpStatistics(@Args(() => HelpPeriod) period: HelpPeriod, @Ctx() ctx: Context): HelpSummary {
    return new HelpSummary(helpIn, this.code, period, seesExactHelp(ctx.viewer, this.code));
  }

  static of(code: string): Municipality {
    return Object.assign(new Municipality(), { code });
  }

  static __resolveReference(reference: Pick<Municipality, "code" | "population">): Municipality {
    return Object.assign(new Municipality(), reference);
  }
}

const centersOf = createManyLoader(() => DigidelCenter, "municipalityCode", sql`e.name, e.id`, isListed);
const activeCenters = activeCentersBy(sql`e.municipality_code`);
const helpIn = helpStatisticsBy(sql`e.municipality_code = p.parent`);

@ObjectType({ description: "Municipalities, a page at a time." })
export class MunicipalityConnection extends connectionOf(Municipality) {}

const byPopulation: Order<Municipality> = {
  name: "population",
  keys: [
    { sql: sql`e.population`, type: "int", of: ({ population }) => population },
    { sql: sql`e.code`, type: "text", of: ({ code }) => code },
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
