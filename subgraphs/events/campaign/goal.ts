import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { OptionalProps } from "@mikro-orm/postgresql";
import { type RawBuilder, sql } from "kysely";
import { Ctx, Field, FieldResolver, Float, ID, Int, ObjectType, Resolver, Root } from "type-graphql";
import { clock } from "../../../kit/clock.js";
import { DateTime, LocalDate } from "../../../kit/graphql/scalars.js";
import type { Context } from "../../../kit/request/context.js";
import { createLoader } from "../../../kit/request/loaders.js";
import { createManyLoader, loadOne } from "../../../kit/sql/read.js";
import { GoalKind } from "../../../kit/vocabulary/activities.js";
import { heldCount, loadCoverage } from "./campaign-coverage.js";
import { WHOLE_NUMBER } from "./campaign-tally.js";
import { Campaign } from "./campaign.js";

@ObjectType({ description: "How far a goal has come." })
export class GoalProgress {
  @Field(() => Int, {
    nullable: true,
    description:
      "What published activities to come will add when they are held: municipalities, activities or actors that have none held yet. Null for PEOPLE_DEVELOPED, which nobody can plan.",
  })
  planned!: number | null;

  @Field(() => Float, {
    description: `What is achieved: visits with developed competence as reported (visits, not unique persons), or municipalities, activities or actors with something held. Actors are organizers, and co-organizers who have confirmed it. ${WHOLE_NUMBER}`,
  })
  achieved!: number;

  @Field(() => Float, { description: "`achieved` in percent of the target, with one decimal; it may exceed 100." })
  percent!: number;

  @Field(() => DateTime, { description: "The time that this holds for: activities that have ended by then are held." })
  asOf!: Date;
}

@Entity()
@ObjectType({ description: "What a campaign is to achieve in a period (mål)." })
export class Goal {
  [OptionalProps]?: "version";

  @Field(() => ID, { description: "Its id, by which it is changed or removed." })
  @PrimaryKey({ type: "uuid", defaultRaw: "uuidv7()" })
  id!: string;

  @Property({ type: "text" })
  campaignSlug!: string;

  @Field(() => GoalKind, { description: "What is counted." })
  @Property({ type: "text" })
  kind!: GoalKind;

  @Field(() => Int, { description: "How many there are to be." })
  @Property({ type: "integer" })
  target!: number;

  @Field(() => LocalDate, { description: "The first day that counts." })
  @Property({ type: "date", fieldName: "from_day" })
  from!: string;

  @Field(() => LocalDate, { description: "The last day that counts." })
  @Property({ type: "date", fieldName: "to_day" })
  to!: string;

  @Field(() => String, { description: "Where this comes from." })
  @Property({ type: "text" })
  sourceNote!: string;

  @Field(() => Int, { description: "1 as first set, raised by one at each change." })
  @Property({ type: "integer", version: true })
  version!: number;

  @Field(() => GoalProgress, { description: "How far it has come." })
  progress(@Ctx() ctx: Context): Promise<GoalProgress> {
    return loadProgress(ctx, this);
  }
}

type Tally = Pick<GoalProgress, "planned" | "achieved">;

async function loadProgress(ctx: Context, goal: Goal): Promise<GoalProgress> {
  const tally = await loadTally[goal.kind](ctx, goal);
  return { ...tally, percent: Math.round((1000 * tally.achieved) / goal.target) / 10, asOf: clock.now() };
}

async function loadCoverageTally(ctx: Context, { campaignSlug, from, to }: Goal): Promise<Tally> {
  const campaign = await loadOne(ctx, Campaign, "slug", campaignSlug);
  const days = campaign!.days.filter((day) => from <= day && day <= to);
  const coverage = await loadCoverage(ctx, campaignSlug, days);
  const achieved = heldCount(coverage);
  return { planned: coverage.size - achieved, achieved };
}

/** Activities count by the day of their last session; one that ends at midnight still belongs to the day before. */
const inPeriod = (endsAt: RawBuilder<unknown>) => sql`
  ${endsAt} > g.from_day::timestamp at time zone 'Europe/Stockholm'
  and ${endsAt} <= (g.to_day + 1)::timestamp at time zone 'Europe/Stockholm'`;

const loadPeopleDeveloped = createGoalLoader(
  () => sql`
    select null::int as planned, coalesce(sum(t.developed_competence), 0)::float8 as achieved
    from campaign_tally as t
    where t.campaign_slug = g.campaign_slug and t.tallied_by = 'DAY' and t.key between g.from_day::text and g.to_day::text`,
);

const loadActivities = createGoalLoader(
  (now) => sql`
    select coalesce(sum(t.activities) filter (where t.ends_at > ${now}), 0)::int as planned,
      coalesce(sum(t.activities) filter (where t.ends_at <= ${now}), 0)::int as achieved
    from end_tally as t where t.campaign_slug = g.campaign_slug and t.day is null and t.actor_slug is null
      and ${inPeriod(sql`t.ends_at`)}`,
);

/** One look into the index for each actor, however many activities it has. */
const loadActors = createGoalLoader(
  (now) => sql`
    select count(*) filter (where first.ends_at > ${now})::int as planned, count(*) filter (where first.ends_at <= ${now})::int as achieved
    from campaign_tally as t cross join lateral (
      select e.ends_at from end_tally as e
      where e.campaign_slug = t.campaign_slug and e.day is null and e.municipality_code is null and e.actor_slug = t.key
        and ${inPeriod(sql`e.ends_at`)}
      order by e.ends_at limit 1
    ) as first
    where t.campaign_slug = g.campaign_slug and t.tallied_by = 'ACTOR'`,
);

/** Loads the tally of a goal: one statement for all goals of a kind. `tally` selects that of the goal `g`. */
function createGoalLoader(tally: (now: Date) => RawBuilder<unknown>) {
  return createLoader(async (goals: readonly Goal[], { db }: Context): Promise<Tally[]> => {
    const { rows } = await sql<Tally & { id: string }>`
      select g.id, t.planned, t.achieved
      from goal as g cross join lateral (${tally(clock.now())}) as t
      where g.id = any(${goals.map(({ id }) => id)})`.execute(db);
    const byGoal = new Map(rows.map(({ id, planned, achieved }) => [id, { planned, achieved }]));
    return goals.map(({ id }) => byGoal.get(id)!);
  });
}

const loadTally: Record<GoalKind, (ctx: Context, goal: Goal) => Promise<Tally>> = {
  PEOPLE_DEVELOPED: loadPeopleDeveloped,
  MUNICIPALITY_COVERAGE: loadCoverageTally,
  ACTIVITIES: loadActivities,
  ACTORS: loadActors,
};

const loadGoals = createManyLoader(() => Goal, "campaignSlug", sql`e.from_day, e.kind, e.to_day`);

@Resolver(() => Campaign)
export class CampaignGoals {
  @FieldResolver(() => [Goal], {
    description:
      "What it is to achieve, by first day; several of a kind have other periods. Empty where the sources name no goals.",
  })
  goals(@Root() { slug }: Campaign, @Ctx() ctx: Context): Promise<Goal[]> {
    return loadGoals(ctx, slug);
  }
}
