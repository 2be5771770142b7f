import { Arg, Ctx, Directive, Field, FieldResolver, Float, Int, ObjectType, Resolver, Root } from "type-graphql";
import type { Context } from "../../../kit/request/context.js";
import { loadOne } from "../../../kit/sql/read.js";
import { County } from "../borrowed/county.js";
import { Municipality } from "../borrowed/municipality.js";
import { CountyCoverage, countyCoverage, loadCoverage } from "./campaign-coverage.js";
import { type CampaignTally, createTallyLoader } from "./campaign-tally.js";
import { Campaign } from "./campaign.js";

const PER_1000 =
  "All its activities in a campaign, to come and held, per 1000 residents, with two decimals; null when there is no such campaign.";

@ObjectType({ description: "Whether a municipality takes part in a campaign." })
export class MunicipalityCoverage {
  @Field(() => Boolean, { description: "Whether it has at least one activity on a day of the campaign." })
  covered!: boolean;

  @Field(() => Int, { description: "How many activities it has on the days of the campaign, to come and held." })
  activities!: number;
}

/** What a campaign adds to a municipality. */
@Resolver(() => Municipality)
export class MunicipalityCampaigns {
  @FieldResolver(() => MunicipalityCoverage, {
    nullable: true,
    description: "Its part in a campaign; null when there is no such campaign.",
  })
  async coverage(
    @Root() { code }: Municipality,
    @Arg("campaign", () => String, { description: "Slug of the campaign." }) campaign: string,
    @Ctx() ctx: Context,
  ): Promise<MunicipalityCoverage | null> {
    const counts = await countActivities(ctx, campaign, code);
    return counts && { covered: counts.onDays > 0, activities: counts.onDays };
  }

  @FieldResolver(() => Float, { nullable: true, description: PER_1000 })
  @Directive('@requires(fields: "population")')
  eventsPer1000(
    @Root() municipality: Municipality,
    @Arg("campaign", () => String, { description: "Slug of the campaign." }) campaign: string,
    @Ctx() ctx: Context,
  ): Promise<number | null> {
    return activitiesPer1000(ctx, campaign, municipality);
  }
}

/** What a campaign adds to a county. */
@Resolver(() => County)
export class CountyCampaigns {
  @FieldResolver(() => CountyCoverage, {
    nullable: true,
    description: "Its part in a campaign; null when there is no such campaign.",
  })
  async coverage(
    @Root() { code }: County,
    @Arg("campaign", () => String, { description: "Slug of the campaign." }) slug: string,
    @Ctx() ctx: Context,
  ): Promise<CountyCoverage | null> {
    const campaign = await loadOne(ctx, Campaign, "slug", slug);
    return campaign && countyCoverage(await loadCoverage(ctx, slug, campaign.days), code);
  }

  @FieldResolver(() => Float, { nullable: true, description: PER_1000 })
  @Directive('@requires(fields: "population")')
  eventsPer1000(
    @Root() county: County,
    @Arg("campaign", () => String, { description: "Slug of the campaign." }) campaign: string,
    @Ctx() ctx: Context,
  ): Promise<number | null> {
    return activitiesPer1000(ctx, campaign, county);
  }
}

async function activitiesPer1000(ctx: Context, campaign: string, { code, population }: Municipality | County) {
  const counts = await countActivities(ctx, campaign, code);
  return counts && Math.round((100_000 * counts.all) / population!) / 100;
}

/** Activities of a campaign in a municipality or a county, to come and held: all of them, and those on its days. Null without the campaign. */
async function countActivities(ctx: Context, campaign: string, place: string) {
  const { MUNICIPALITY, MUNICIPALITY_ON_DAYS } = await loadTallies(ctx, campaign);
  if (MUNICIPALITY.length === 0 && !(await loadOne(ctx, Campaign, "slug", campaign))) return null;
  // The code of a municipality begins with that of its county.
  const inPlace = (tallies: CampaignTally[]) =>
    tallies.reduce((sum, { key, activities }) => (key.startsWith(place) ? sum + activities : sum), 0);
  return { all: inPlace(MUNICIPALITY), onDays: inPlace(MUNICIPALITY_ON_DAYS) };
}

const loadTallies = createTallyLoader("MUNICIPALITY", "MUNICIPALITY_ON_DAYS");
