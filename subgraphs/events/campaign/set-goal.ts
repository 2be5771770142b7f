import { Arg, Authorized, Ctx, Field, InputType, Int, Mutation, ObjectType, Resolver } from "type-graphql";
import { NotBefore } from "../../../kit/graphql/comparison-rules.js";
import { createResultUnion, StaleVersion, UserError } from "../../../kit/graphql/errors.js";
import { LocalDate } from "../../../kit/graphql/scalars.js";
import { InRange } from "../../../kit/graphql/validation.js";
import type { Context } from "../../../kit/request/context.js";
import { GoalKind } from "../../../kit/vocabulary/activities.js";
import { assignChanged } from "../../../kit/writing/assign-changed.js";
import { refuseUnread } from "../../../kit/writing/expected-version.js";
import { coordinatorsNote, lockCampaign, UnknownCampaign } from "./campaign-rules.js";
import { Campaign } from "./campaign.js";
import { Goal } from "./goal.js";

@InputType({ description: "What a campaign is to achieve. It has one goal of each kind: setting it again changes it." })
export class SetGoalInput {
  @Field(() => String, { description: "Slug of the campaign." })
  campaign!: string;

  @Field(() => GoalKind, { description: "What is counted." })
  kind!: GoalKind;

  @Field(() => Int, { description: "How many there are to be, 1 to 100 000 000." })
  @InRange(1, 100_000_000)
  target!: number;

  @Field(() => LocalDate, { description: "The first day that counts." })
  from!: string;

  @Field(() => LocalDate, { description: "The last day that counts." })
  @NotBefore("from")
  to!: string;

  @Field(() => Int, {
    nullable: true,
    description: "The `version` of the goal that is changed, when the caller read it.",
  })
  expectedVersion?: number | null;
}

@ObjectType({
  implements: UserError,
  description: "Municipalities are covered on the days of the campaign, and none of them is in the period.",
})
class NoCampaignDayInPeriod extends UserError {
  @Field(() => [LocalDate], { description: "The campaign's days." })
  days: string[];

  constructor(days: string[]) {
    super({
      sv: "Ingen av kampanjens dagar ligger i perioden.",
      en: "None of the campaign's days is in the period.",
    });
    this.days = days;
  }
}

const SetGoalResult = createResultUnion("SetGoalResult", () => [
  Campaign,
  UnknownCampaign,
  StaleVersion,
  NoCampaignDayInPeriod,
]);

@Resolver()
export class SetGoal {
  @Authorized("COORDINATOR")
  @Mutation(() => SetGoalResult, { description: "Sets a goal of a campaign; its progress can be read at once." })
  async setGoal(
    @Arg("input", () => SetGoalInput, { description: "The goal." })
    { campaign: slug, kind, target, from, to, expectedVersion }: SetGoalInput,
    @Ctx() ctx: Context,
  ): Promise<Campaign | UserError> {
    const { em } = ctx;
    const campaign = await lockCampaign(em, slug);
    if (!campaign) return new UnknownCampaign(slug);
    if (kind === "MUNICIPALITY_COVERAGE" && !campaign.days.some((day) => from <= day && day <= to))
      return new NoCampaignDayInPeriod(campaign.days);

    const goal = await em.findOne(Goal, { campaignSlug: slug, kind });
    const stale =
      goal && (await refuseUnread(ctx, goal, expectedVersion, { type: "Goal", id: goal.id, by: ["setGoal"] }));
    if (stale) return stale;
    const values = { target, from, to };
    const sourceNote = coordinatorsNote();
    if (!goal) em.create(Goal, { campaignSlug: slug, kind, ...values, sourceNote });
    else if (assignChanged(goal, values)) goal.sourceNote = sourceNote;
    return campaign;
  }
}
