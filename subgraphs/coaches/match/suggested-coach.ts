import { sql } from "kysely";
import { ArgsType, Field, Int, ObjectType } from "type-graphql";
import { InRange } from "../../../kit/graphql/validation.js";
import type { Context } from "../../../kit/request/context.js";
import { createLoader } from "../../../kit/request/loaders.js";
import { tableOf, withReadAccess } from "../../../kit/sql/read.js";
import { type CoachMode, MatchCriterion } from "../../../kit/vocabulary/coaches.js";
import { type Topic } from "../../../kit/vocabulary/shared.js";
import { isHelping } from "../coach/coach-count.js";
import { Coach } from "../coach/coach.js";

@ObjectType({ description: "The points that one criterion gives." })
export class MatchReason {
  @Field(() => MatchCriterion, { description: "What the points are for." })
  criterion!: MatchCriterion;

  @Field(() => Int, { description: "The points; the criterion says how many at most." })
  points!: number;
}

@ObjectType({ description: "A coach that fits an activity." })
export class SuggestedCoach {
  @Field(() => Coach, { description: "The coach." })
  coach!: Coach;

  @Field(() => Int, { description: "How well the coach fits, 0 to 100: the sum of the reasons' points." })
  score!: number;

  @Field(() => [MatchReason], { description: "Where the score comes from, one for each criterion." })
  reasons!: MatchReason[];
}

@ArgsType()
export class SuggestedCoachArgs {
  @Field(() => Int, { defaultValue: 5, description: "How many, 1 to 50." })
  @InRange(1, 50)
  first!: number;
}

/** What is needed of a coach. */
export interface Need {
  /** Any of these ways of helping. */
  modes: CoachMode[];
  municipality: string | null;
  languages: string[];
  topics: Topic[];
  /** Local days on which help is needed. */
  days: string[];
  /** How many coaches to suggest. */
  first: number;
}

/** The coaches that fit best. Left out are those who help in other ways, on other days or in other languages. */
export const suggestedCoaches = createLoader(
  async (needs: readonly Need[], ctx: Context): Promise<SuggestedCoach[][]> => {
    const { columns, instance } = tableOf(Coach);
    const best = sql<Record<string, unknown> & Points & { need: number; score: number }>`
    select n.i as need, fitting.*
    from jsonb_to_recordset(${JSON.stringify(needs.map((need, i) => ({ i, ...need })))}::jsonb)
      as n (i int, modes text[], municipality text, languages text[], topics text[], days date[], first int)
    cross join lateral (
      select ${columns}, points.*, "PLACE" + "TIME" + "LANGUAGE" + "TOPICS" as score
      from coach e cross join lateral (select
        case
          when e.modes && array_remove(n.modes, 'LOCAL_MEETING_PLACE') then 35
          when n.municipality = any(e.area_codes) then 35
          when left(n.municipality, 2) = any(e.county_codes) then 15
          else 0
        end as "PLACE",
        case when e.year_round or e.theme_days @> n.days then 25 else 0 end as "TIME",
        case when e.languages @> n.languages then 20 else 0 end as "LANGUAGE",
        case n.topics
          when '{}' then 20
          else (select round(20.0 * count(*) filter (where topic = any(e.topics)) / count(*))::int from unnest(n.topics) as topic)
        end as "TOPICS"
      ) as points
      where ${isHelping}
        and e.modes && n.modes
        and (n.languages = '{}' or e.languages && n.languages)
        and (e.year_round or e.theme_days && n.days)
      order by score desc, e.id limit n.first
    ) as fitting
    order by n.i, fitting.score desc, fitting.id`;
    const { rows } = await withReadAccess(ctx, Coach, (db) => best.execute(db));

    const byNeed = Map.groupBy(rows, ({ need }) => need);
    return needs.map((_, i) =>
      (byNeed.get(i) ?? []).map((row) => ({
        coach: instance<Coach>(row),
        score: row.score,
        reasons: Object.values(MatchCriterion).map((criterion) => ({ criterion, points: row[criterion] })),
      })),
    );
  },
);

type Points = Record<MatchCriterion, number>;
