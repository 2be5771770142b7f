import { type RawBuilder, sql } from "kysely";
import { Field, Float, Int, ObjectType } from "type-graphql";
import { clock } from "../../../kit/clock.js";
import { DateTime } from "../../../kit/graphql/scalars.js";
import type { Context } from "../../../kit/request/context.js";
import { createLoader } from "../../../kit/request/loaders.js";
import { loadOne } from "../../../kit/sql/read.js";
import type { GoalKind } from "../../../kit/vocabulary/activities.js";
import { coverageOf, heldOf } from "./campaign-coverage.js";
import { WHOLE } from "./campaign-reports.js";
import { Campaign } from "./campaign.js";
import type { Goal } from "./goal.js";

@ObjectType({ description: "How far a goal has come." })
export class GoalProgress {
  @Field(() => Int, {
    nullable: true,
    description:
      "What published activities to come will add when they are held: municipalities, activities or actors that have none held yet. Null for PEOPLE_DEVELOPED, which nobody can plan.",
  })
  planned!: number | null;

  @Field(() => Float, {
    description: `What is achieved: visits with developed competence as reported (visits, not unique persons), or municipalities, activities or actors with something held. Actors are organizers, and co-organizers who have confirmed it. ${WHOLE}`,
  })
  achieved!: number;

  @Field(() => Float, { description: "`achieved` in percent of the target, with one decimal; it may exceed 100." })
  percent!: number;

  @Field(() => DateTime, { description: "The time that this holds for: activities that have ended by then are held." })
  asOf!: Date;
}

type Tally = Pick<GoalProgress, "planned" | "achieved">;

export async function progressOf(ctx: Context, goal: Goal): Promise<GoalProgress> {
  const tally = await tallies[goal.kind](ctx, goal);
  return { ...tally, percent: Math.round((1000 * tally.achieved) / goal.target) / 10, asOf: clock.now() };
}

const tallies: Record<GoalKind, (ctx: Context, goal: Goal) => Promise<Tally>> = {
  PEOPLE_DEVELOPED: (ctx, goal) => developed(ctx, goal),
  MUNICIPALITY_COVERAGE: covered,
  ACTIVITIES: (ctx, goal) => activities(ctx, goal),
  ACTORS: (ctx, goal) => actors(ctx, goal),
};

async function covered(ctx: Context, { campaignSlug, from, to }: Goal): Promise<Tally> {
  const campaign = await loadOne(ctx, Campaign, "slug", campaignSlug);
  const days = campaign!.days.filter((day) => from <= day && day <= to);
  const coverage = await coverageOf(ctx, campaignSlug, days);
  const achieved = heldOf(coverage);
  return { planned: coverage.size - achieved, achieved };
}

/** Activities count by the day of their last session; one that ends at midnight still belongs to the day before. */
const inPeriod = (endsAt: RawBuilder<unknown>) => sql`
  ${endsAt} > g.from_day::timestamp at time zone 'Europe/Stockholm'
  and ${endsAt} <= (g.to_day + 1)::timestamp at time zone 'Europe/Stockholm'`;

const developed = tallyOf(
  () => sql`
    select null::int as planned, coalesce(sum(t.developed_competence), 0)::float8 as achieved
    from campaign_tally as t
    where t.campaign_slug = g.campaign_slug and t.tallied_by = 'DAY' and t.key between g.from_day::text and g.to_day::text`,
);

const activities = tallyOf(
  (now) => sql`
    select coalesce(sum(t.activities) filter (where t.ends_at > ${now}), 0)::int as planned,
      coalesce(sum(t.activities) filter (where t.ends_at <= ${now}), 0)::int as achieved
    from end_tally as t where t.campaign_slug = g.campaign_slug and t.day is null and t.actor_slug is null
      and ${inPeriod(sql`t.ends_at`)}`,
);

/** A look into the index per actor, however many activities it has. */
const actors = tallyOf(
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

/** One statement for all goals of a kind; `tally` counts for the goal `g`. */
function tallyOf(tally: (now: Date) => RawBuilder<unknown>) {
  return createLoader(async (goals: readonly Goal[], { db }: Context): Promise<Tally[]> => {
    const { rows } = await sql<Tally & { id: string }>`
      select g.id, t.planned, t.achieved
      from goal as g cross join lateral (${tally(clock.now())}) as t
      where g.id = any(${goals.map(({ id }) => id)})`.execute(db);
    const byGoal = new Map(rows.map(({ id, planned, achieved }) => [id, { planned, achieved }]));
    return goals.map(({ id }) => byGoal.get(id)!);
  });
}
