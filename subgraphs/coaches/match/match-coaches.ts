import { sql } from "kysely";
import type { Context } from "../../../kit/request/context.js";
import { createLoader } from "../../../kit/request/loaders.js";
import { tableOf } from "../../../kit/sql/entity-table.js";
import { withReadAccess } from "../../../kit/sql/read.js";
import { type CoachMode, MatchCriterion } from "../../../kit/vocabulary/coaches.js";
import type { Topic } from "../../../kit/vocabulary/shared.js";
import { Coach } from "../coach/coach.js";

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

/** A coach with its points by criterion, and their sum. */
interface CoachMatch {
  coach: Coach;
  score: number;
  reasons: { criterion: MatchCriterion; points: number }[];
}

/**
 * Loads the coaches that fit each need best, best first. Left out are those who help in other ways, on other days or in other
 * languages. The points at most: PLACE 35, TIME 25, LANGUAGE 20, TOPICS 20.
 */
export const loadMatches = createLoader(async (needs: readonly Need[], ctx: Context): Promise<CoachMatch[][]> => {
  const { columns, instance } = tableOf(Coach).wholeRow;
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
      where is_helping(e.status)
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
});

type Points = Record<MatchCriterion, number>;
