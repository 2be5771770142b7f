import type { SqlEntityManager } from "@mikro-orm/postgresql";
import { Arg, Authorized, Ctx, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from "type-graphql";
import { NotBefore } from "../../../kit/graphql/comparison-rules.js";
import { combineRefusals, createResultUnion, NotFound, StaleVersion, UserError } from "../../../kit/graphql/errors.js";
import { LocalDate } from "../../../kit/graphql/scalars.js";
import { NearbyDay, InRange } from "../../../kit/graphql/validation.js";
import type { Context } from "../../../kit/request/context.js";
import { isUuid } from "../../../kit/sql/read.js";
import { municipalities } from "../../../kit/sweden/sweden.js";
import { GoalKind } from "../../../kit/vocabulary/activities.js";
import { assignChanged } from "../../../kit/writing/assign-changed.js";
import { coordinatorsNote, lockCampaign, UnknownCampaign } from "./campaign-rules.js";
import { Campaign } from "./campaign.js";
import { Goal } from "./goal.js";

@InputType({
  description:
    "What a campaign is to achieve. It may have several goals of a kind, each for another period; a present one is changed by `id`, or kind and period, with its version.",
})
export class SetGoalInput {
  @Field(() => ID, { nullable: true, description: "Id of the goal that is changed; a new one when left out." })
  id?: string | null;

  @Field(() => String, { description: "Slug of the campaign." })
  campaign!: string;

  @Field(() => GoalKind, { description: "What is counted." })
  kind!: GoalKind;

  @Field(() => Int, {
    description: "How many there are to be, 1 to 100 000 000; no more municipalities than there are.",
  })
  @InRange(1, 100_000_000)
  target!: number;

  @Field(() => LocalDate, { description: "The first day that counts." })
  @NearbyDay()
  from!: string;

  @Field(() => LocalDate, { description: "The last day that counts." })
  @NotBefore("from")
  @NearbyDay()
  to!: string;

  @Field(() => Int, {
    nullable: true,
    description: "The `version` of the goal when the caller read it; required to change one.",
  })
  expectedVersion?: number | null;
}

@ObjectType({
  implements: UserError,
  description: "The campaign has a goal of this kind for this period: change it with its id and version, or remove it.",
})
class GoalExists extends UserError {
  @Field(() => Goal, { description: "The goal that it has." })
  goal: Goal;

  constructor(goal: Goal) {
    const { target, from, to, version } = goal;
    super({
      sv: `Kampanjen har redan detta mål: ${target}, ${from} till ${to}. Ändra det utifrån version ${version}, eller ta bort det.`,
      en: `The campaign has this goal already: ${target}, ${from} to ${to}. Change it with its id and expectedVersion ${version}, or remove it with removeGoal.`,
    });
    this.goal = goal;
  }
}

@ObjectType({ implements: UserError, description: "More municipalities are to be covered than there are." })
class MoreThanMunicipalities extends UserError {
  @Field(() => Int, { description: "How many municipalities there are." })
  municipalities: number;

  constructor(municipalities: number) {
    super({
      sv: `Det finns ${municipalities} kommuner, så fler kan inte täckas.`,
      en: `There are ${municipalities} municipalities: no more can be covered.`,
    });
    this.municipalities = municipalities;
  }
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
  GoalExists,
  MoreThanMunicipalities,
  NoCampaignDayInPeriod,
]);

@Resolver()
export class SetGoal {
  @Authorized("COORDINATOR")
  @Mutation(() => SetGoalResult, {
    description:
      "Sets a goal of a campaign, or changes the one with this id; its progress can be read at once. `removeGoal` takes it away.",
  })
  async setGoal(
    @Arg("input", () => SetGoalInput, { description: "The goal." }) input: SetGoalInput,
    @Ctx() { em }: Context,
  ): Promise<Campaign | UserError> {
    const { campaign: campaignSlug, id, kind, target, from, to, expectedVersion } = input;
    const campaign = await lockCampaign(em, campaignSlug);
    if (!campaign) return new UnknownCampaign(campaignSlug);
    const refusal = combineRefusals([...coverageRules(campaign, input)]);
    if (refusal) return refusal;

    const alike = await em.findOne(Goal, { campaignSlug, kind, from, to });
    const goal = id ? await findGoal(em, campaign, id) : alike;
    if (!goal && (id || expectedVersion != null)) return noSuchGoal(id);
    if (goal && expectedVersion != null && expectedVersion !== goal.version) return new StaleVersion(goal.version);
    if (alike && alike !== goal) return new GoalExists(alike);
    const values = { kind, target, from, to };
    const sourceNote = coordinatorsNote();
    if (!goal) em.create(Goal, { campaignSlug, ...values, sourceNote });
    else if (expectedVersion == null && (id || target !== goal.target)) return new GoalExists(goal);
    else if (assignChanged(goal, values)) goal.sourceNote = sourceNote;
    return campaign;
  }
}

function* coverageRules({ days }: Campaign, { kind, target, from, to }: SetGoalInput) {
  if (kind !== "MUNICIPALITY_COVERAGE") return;
  if (target > municipalities.length) yield new MoreThanMunicipalities(municipalities.length);
  if (!days.some((day) => from <= day && day <= to)) yield new NoCampaignDayInPeriod(days);
}

const findGoal = async (em: SqlEntityManager, { slug }: Campaign, id: string): Promise<Goal | null> =>
  isUuid(id) ? em.findOne(Goal, { id, campaignSlug: slug }) : null;

const noSuchGoal = (id?: string | null) =>
  new NotFound({ sv: "mål för kampanjen", en: "goal of the campaign" }, id ?? undefined);
