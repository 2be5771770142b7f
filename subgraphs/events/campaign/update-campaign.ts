import { sql } from "kysely";
import { Arg, Authorized, Ctx, Field, InputType, Int, Mutation, ObjectType, Resolver } from "type-graphql";
import { NotFound, createResultUnion, StaleVersion, UserError } from "../../../kit/graphql/errors.js";
import { LocalDate } from "../../../kit/graphql/scalars.js";
import { NearbyDay, ListSize, UniqueBy, IsText, YearVersion } from "../../../kit/graphql/validation.js";
import type { Context } from "../../../kit/request/context.js";
import { assignChanged } from "../../../kit/writing/assign-changed.js";
import { campaignPeriod, lockCampaign } from "./campaign-rules.js";
import { Campaign } from "./campaign.js";

@InputType({ description: "A change of a campaign. What is left out stays as it is." })
export class UpdateCampaignInput {
  @Field(() => String, { description: "Slug of the campaign." })
  slug!: string;

  @Field(() => Int, { description: "Its `version` when the caller read it." })
  expectedVersion!: number;

  @Field(() => String, { nullable: true, description: "Its name, 3 to 100 characters." })
  @IsText(3, 100)
  name?: string | null;

  @Field(() => [LocalDate], { nullable: true, description: "The days that activities may choose, 1 to 31." })
  @ListSize(1, 31)
  @NearbyDay({ each: true })
  @UniqueBy((day) => day)
  days?: string[] | null;

  @Field(() => LocalDate, { nullable: true, description: "The day it is kicked off; null removes it." })
  @NearbyDay()
  kickoffDay?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Its motto in Swedish, 3 to 200 characters; null removes it.",
  })
  @IsText(3, 200)
  motto?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "The version of the actor rules that organizers must have accepted, such as 2026 or 2026-2; null means any.",
  })
  @YearVersion()
  rulesVersion?: string | null;
}

@ObjectType({ implements: UserError, description: "Activities have chosen days that are to be removed." })
class CampaignDaysInUse extends UserError {
  @Field(() => [LocalDate], { description: "These days." })
  days: string[];

  constructor(days: string[]) {
    super({
      sv: `Aktiviteter har redan valt ${days.join(", ")}.`,
      en: `Activities have chosen ${days.join(", ")} already.`,
    });
    this.days = days;
  }
}

const UpdateCampaignResult = createResultUnion("UpdateCampaignResult", () => [
  Campaign,
  StaleVersion,
  CampaignDaysInUse,
]);

@Resolver()
export class UpdateCampaign {
  @Authorized("COORDINATOR")
  @Mutation(() => UpdateCampaignResult, { description: "Changes a campaign. Its slug and its series stay." })
  async updateCampaign(
    @Arg("input", () => UpdateCampaignInput, { description: "The campaign and what changes." })
    { slug, expectedVersion, name, days, ...changes }: UpdateCampaignInput,
    @Ctx() { em, db }: Context,
  ): Promise<Campaign | UserError> {
    const campaign = await lockCampaign(em, slug);
    if (!campaign) return new NotFound({ sv: "kampanj", en: "campaign" }, slug);
    if (campaign.version !== expectedVersion) return new StaleVersion(campaign.version);

    if (days) {
      const removed = campaign.days.filter((day) => !days.includes(day));
      const { rows } = await sql<{ day: string }>`
        select distinct day::text from event, unnest(campaign_days) as day
        where campaign_slug = ${slug} and state not in ('CANCELLED', 'DELETED') and day = any(${removed}::date[])
        order by day`.execute(db);
      if (rows.length > 0) return new CampaignDaysInUse(rows.map(({ day }) => day));
    }
    assignChanged(campaign, { ...(days && campaignPeriod(days)), name: name ?? undefined, ...changes });
    return campaign;
  }
}
