import { sql } from "kysely";
import { Directive, Field, Int, ObjectType } from "type-graphql";
import { clock } from "../../../kit/clock.js";
import type { Context } from "../../../kit/request/context.js";
import { createLoader } from "../../../kit/request/loaders.js";
import { counties, municipalities } from "../../../kit/sweden/sweden.js";
import { County } from "../borrowed/county.js";
import { Municipality } from "../borrowed/municipality.js";

/** The municipalities with an activity on some days of a campaign, by code, and when the first of these activities ends. */
type Coverage = Map<string, Date>;

@ObjectType({ description: "Municipalities of a county with at least one activity on a day of a campaign." })
export class CountyCoverage {
  @Field(() => County, { nullable: true, description: "The county." })
  county!: County;

  @Field(() => Int, { description: "How many of its municipalities have one." })
  covered!: number;

  @Field(() => Int, { description: "How many municipalities it has." })
  total!: number;
}

@ObjectType({
  description:
    "Municipalities with at least one activity on a day of the campaign, to come or held. An activity online counts where it names a municipality.",
})
export class CampaignCoverage {
  constructor(private readonly coverage: Coverage) {}

  @Field(() => Int, { description: "How many municipalities: `planned` and `held` together." })
  covered(): number {
    return this.coverage.size;
  }

  @Field(() => Int, { description: "How many of them have activities to come only." })
  planned(): number {
    return this.covered() - this.held();
  }

  @Field(() => Int, { description: "How many of them have an activity that is over." })
  held(): number {
    return heldCount(this.coverage);
  }

  @Field(() => Int, { description: "All municipalities of Sweden." })
  total(): number {
    return municipalities.length;
  }

  @Directive("@listSize(assumedSize: 21)")
  @Field(() => [CountyCoverage], { description: "The same for each of the 21 counties, in the order of their codes." })
  byCounty(): CountyCoverage[] {
    return counties.map(({ code }) => countyCoverage(this.coverage, code));
  }

  @Directive("@listSize(assumedSize: 290)")
  @Field(() => [Municipality], { description: "The municipalities without one, in the order of their codes." })
  uncovered(): Municipality[] {
    return municipalities.filter(({ code }) => !this.coverage.has(code)).map(({ code }) => Municipality.of(code));
  }
}

/** How many municipalities have an activity that is over. */
export const heldCount = (coverage: Coverage) => {
  const now = clock.now();
  return [...coverage.values()].filter((end) => end <= now).length;
};

export function countyCoverage(coverage: Coverage, county: string): CountyCoverage {
  const inCounty = municipalities.filter(({ countyCode }) => countyCode === county);
  return Object.assign(new CountyCoverage(), {
    county: County.of(county),
    covered: inCounty.filter(({ code }) => coverage.has(code)).length,
    total: inCounty.length,
  });
}

export const loadCoverage = (ctx: Context, campaign: string, days: readonly string[]): Promise<Coverage> =>
  loadFirstEnds(ctx, JSON.stringify([campaign, days]));

/** One look into the tally for each day and municipality, however many activities there are. */
const loadFirstEnds = createLoader(async (editions: readonly string[], { db }): Promise<Coverage[]> => {
  const codes = municipalities.map(({ code }) => code);
  const { rows } = await sql<{ edition: string; code: string; endsAt: string }>`
    select edition, code, min(first.ends_at) as "endsAt"
    from unnest(${[...editions]}::text[]) as edition
    cross join jsonb_array_elements_text(edition::jsonb -> 1) as chosen(day)
    cross join unnest(${codes}::text[]) as code
    cross join lateral (
      select t.ends_at from end_tally as t
      where t.campaign_slug = edition::jsonb ->> 0 and t.day = chosen.day::date and t.municipality_code = code and t.actor_slug is null
      order by t.ends_at limit 1
    ) as first
    group by edition, code`.execute(db);
  const byEdition = Map.groupBy(rows, ({ edition }) => edition);
  return editions.map(
    (edition) => new Map((byEdition.get(edition) ?? []).map(({ code, endsAt }) => [code, new Date(endsAt)])),
  );
});
