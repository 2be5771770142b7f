import { type RawBuilder, sql } from "kysely";
import { createLoader } from "../../../kit/request/loaders.js";
import { countyOfRow } from "../borrowed/county.js";
import type { HelpTally } from "./help-figures.js";

export type Grouped<T> = T & { group: string };

/** All but imported reports of days that were also entered by hand, of the same unit or where either is of the whole centre. */
const isCounted = sql`(e.source = 'MANUAL' or not exists (
  select from help_statistic m
  where m.center_id = e.center_id and m.source = 'MANUAL' and (m.unit = e.unit or m.unit is null or e.unit is null)
    and m.period_start <= e.period_end and m.period_end >= e.period_start))`;

const figures = sql`
  sum(e.visits)::float8 as visits, sum(e.drop_in_visits)::float8 as "dropInVisits",
  sum(e.mean_minutes * e.visits) / nullif(sum(e.visits) filter (where e.mean_minutes is not null), 0) as "meanMinutes",
  sum((select coalesce(sum(q.count), 0) from jsonb_to_recordset(e.questions) as q(count int)))::float8 as questions`;

export type HelpLoaders = ReturnType<typeof createHelpLoaders>;

/** Loaders of the sums of reports `e` that `per` ties to a parent, `p.parent`; each is one statement for all parents of a request. */
export function createHelpLoaders(per: RawBuilder<unknown>) {
  const createGroupLoader = <T>(group: RawBuilder<unknown>, columns: RawBuilder<unknown>, join = sql``) =>
    createLoader(async (scopes: readonly string[], { db }): Promise<Grouped<T>[][]> => {
      const { rows } = await sql<Grouped<T> & { scope: string }>`
        select p.scope, ${group} as "group", ${columns}
        from unnest(${[...scopes]}::text[]) as s(scope)
        cross join lateral (
          select s.scope, s.scope::jsonb ->> 'of' as parent, (s.scope::jsonb ->> 'from')::date as first, (s.scope::jsonb ->> 'to')::date as last
        ) as p
        join help_statistic e on ${per} and ${isCounted}
          and e.period_start between coalesce(p.first, '-infinity') and coalesce(p.last, 'infinity')
        ${join} where ${group} is not null group by 1, 2 order by 1, 2`.execute(db);
      const byScope = Map.groupBy(rows, ({ scope }) => scope);
      return scopes.map((scope) => byScope.get(scope) ?? []);
    });
  const createQuestionLoader = (group: RawBuilder<unknown>) =>
    createGroupLoader<Pick<HelpTally, "questions">>(
      group,
      sql`sum(q.count)::float8 as questions`,
      sql`cross join lateral jsonb_to_recordset(e.questions) as q(topic text, "digcompArea" int, count int)`,
    );

  return {
    loadTotal: createGroupLoader<HelpTally>(sql`''::text`, figures),
    loadByMonth: createGroupLoader<HelpTally>(sql`to_char(e.period_start, 'YYYY-MM')`, figures),
    loadByMunicipality: createGroupLoader<HelpTally>(sql`e.municipality_code`, figures),
    loadByCounty: createGroupLoader<HelpTally>(countyOfRow, figures),
    loadByTopic: createQuestionLoader(sql`q.topic`),
    loadByDigcompArea: createQuestionLoader(sql`q."digcompArea"::text`),
  };
}
