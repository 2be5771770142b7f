import { sql } from "kysely";
import { Arg, Args, Ctx, Directive, Field, Float, Int, ObjectType } from "type-graphql";
import { MunicipalityCode } from "../../../kit/graphql/scalars.js";
import type { Context } from "../../../kit/request/context.js";
import { createListLoader } from "../../../kit/sql/page-source.js";
import { activitiesIn, perThousand } from "../campaign/campaign-places.js";
import { EventConnection } from "../event/event.js";
import { EventArgs, eventListing } from "../event/finding/event-listing.js";

@ObjectType({ description: "Whether a municipality takes part in a campaign." })
export class MunicipalityCoverage {
  @Field(() => Boolean, { description: "Whether it has at least one activity on a day of the campaign." })
  covered!: boolean;

  @Field(() => Int, { description: "How many activities it has on the days of the campaign, to come and held." })
  activities!: number;
}

/** Owned by the actors subgraph. Here a municipality is its code, and the activities in it. */
@ObjectType()
@Directive('@key(fields: "code")')
export class Municipality {
  @Field(() => MunicipalityCode)
  code!: string;

  @Field(() => Int)
  @Directive("@external")
  population!: number;

  @Field(() => EventConnection, {
    nullable: true,
    description: "Activities in it; soonest first unless said otherwise.",
  })
  events(@Args(() => EventArgs) args: EventArgs, @Ctx() ctx: Context): EventConnection {
    return new EventConnection(eventsIn(ctx, this.code, args));
  }

  @Field(() => MunicipalityCoverage, { nullable: true, description: "Its part in a campaign." })
  async coverage(
    @Arg("campaign", () => String, { description: "Slug of the campaign." }) campaign: string,
    @Ctx() ctx: Context,
  ): Promise<MunicipalityCoverage> {
    const { onDays } = await activitiesIn(ctx, campaign, this.code);
    return { covered: onDays > 0, activities: onDays };
  }

  @Field(() => Float, {
    nullable: true,
    description: "All its activities in a campaign, to come and held, per 1000 residents, with two decimals.",
  })
  @Directive('@requires(fields: "population")')
  async eventsPer1000(
    @Arg("campaign", () => String, { description: "Slug of the campaign." }) campaign: string,
    @Ctx() ctx: Context,
  ): Promise<number> {
    const { activities } = await activitiesIn(ctx, campaign, this.code);
    return perThousand(activities, this.population);
  }

  static of(code: string): Municipality {
    return Object.assign(new Municipality(), { code });
  }

  static __resolveReference(reference: Municipality): Municipality {
    return Object.assign(new Municipality(), reference);
  }
}

const eventsIn = createListLoader(sql`e.municipality_code = p.parent`, eventListing);
