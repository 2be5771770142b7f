import { sql } from "kysely";
import { Arg, Args, Ctx, Directive, Field, Float, Int, ObjectType } from "type-graphql";
import { CountyCode } from "../../../kit/graphql/scalars.js";
import type { Context } from "../../../kit/request/context.js";
import { createListLoader } from "../../../kit/sql/page-source.js";
import { loadOne } from "../../../kit/sql/read.js";
import { activitiesIn, perThousand } from "../campaign/campaign-places.js";
import { countyCoverage, coverageOf } from "../campaign/campaign-coverage.js";
import { Campaign } from "../campaign/campaign.js";
import { CountyCoverage } from "../campaign/county-coverage.js";
import { EventConnection } from "../event/event.js";
import { EventArgs, eventListing } from "../event/finding/event-listing.js";

/** Owned by the actors subgraph. Here a county is its code, and the activities in it. */
@ObjectType()
@Directive('@key(fields: "code")')
export class County {
  @Field(() => CountyCode)
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

  @Field(() => CountyCoverage, {
    nullable: true,
    description: "Its part in a campaign; null when there is no such campaign.",
  })
  async coverage(
    @Arg("campaign", () => String, { description: "Slug of the campaign." }) slug: string,
    @Ctx() ctx: Context,
  ): Promise<CountyCoverage | null> {
    const campaign = await loadOne(ctx, Campaign, "slug", slug);
    return campaign && countyCoverage(await coverageOf(ctx, slug, campaign.days), this.code);
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

  static of(code: string): County {
    return Object.assign(new County(), { code });
  }

  static __resolveReference(reference: County): County {
    return Object.assign(new County(), reference);
  }
}

const eventsIn = createListLoader(sql`e.county_code = p.parent`, eventListing);
