import { type RawBuilder, sql } from "kysely";
import { createLoader } from "../../../kit/request/loaders.js";
import { countyOfRow } from "../borrowed/county.js";
import type { HelpTally } from "./help-figures.js";
import { roundedToFive, type Tallies } from "./help-visibility.js";

/** The sums of one group of reports. */
export type Grouped<T> = Tallies<T> & { group: string };

/** All but imported reports of days that were also entered by hand, of the same unit or where either is of the whole centre. */
const isCounted = sql`(e.source = 'MANUAL' or not exists (
  select from help_statistic m
  where m.center_id = e.center_id and m.source = 'MANUAL' and (m.unit = e.unit or m.unit is null or e.unit is null)
    and m.period_start <= e.period_end and m.period_end >= e.period_start))`;

type Figure = (reported: RawBuilder<unknown>) => RawBuilder<unknown>;
const asReported: Figure = (reported) => reported;

/** Sums of the figures of reports, each of them as `figure` gives it. */
const helpTally = (figure: Figure) => {
  const visits = figure(sql`e.visits`);
  const meanMinutes = figure(sql`e.mean_minutes`);
  return sql`json_build_object(
    'visits', sum(${visits}), 'dropInVisits', sum(${figure(sql`e.drop_in_visits`)}),
    'meanMinutes', sum(${meanMinutes} * ${visits}) / nullif(sum(${visits}) filter (where e.mean_minutes is not null), 0),
    'questions', sum((select coalesce(sum(${figure(sql`q.count`)}), 0) from jsonb_to_recordset(e.questions) as q(count int))))`;
};

const questionTally = (figure: Figure) => sql`json_build_object('questions', sum(${figure(sql`q.count`)}))`;

/** Rounded once, at each figure of each report, so that sums tell no more than the reports do: docs/decisions/0025-small-numbers.md. */
const tallies = (tally: (figure: Figure) => RawBuilder<unknown>) =>
  sql`${tally(asReported)} as reported, ${tally(roundedToFive)} as rounded`;

const figures = tallies(helpTally);

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
      tallies(questionTally),
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
