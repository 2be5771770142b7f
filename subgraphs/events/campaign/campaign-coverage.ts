import { sql } from "kysely";
import { Directive, Field, Int, ObjectType } from "type-graphql";
import { clock } from "../../../kit/clock.js";
import type { Context } from "../../../kit/request/context.js";
import { createLoader } from "../../../kit/request/loaders.js";
import { counties, municipalities } from "../../../kit/sweden/sweden.js";
import { County } from "../borrowed/county.js";
import { Municipality } from "../borrowed/municipality.js";
import { CountyCoverage } from "./county-coverage.js";

/** When the first activity of each covered municipality ends, by its code. */
export type Covered = Map<string, Date>;

@ObjectType({
  description:
    "Municipalities with at least one activity on a day of the campaign, to come or held. An activity online counts where it names a municipality.",
})
export class CampaignCoverage {
  constructor(private readonly covering: Covered) {}

  @Field(() => Int, { description: "How many municipalities: `planned` and `held` together." })
  covered(): number {
    return this.covering.size;
  }

  @Field(() => Int, { description: "Those of them where no activity is over yet." })
  planned(): number {
    return this.covered() - this.held();
  }

  @Field(() => Int, { description: "Those of them where an activity is over." })
  held(): number {
    return heldOf(this.covering);
  }

  @Field(() => Int, { description: "All municipalities of Sweden." })
  total(): number {
    return municipalities.length;
  }

  @Directive("@listSize(assumedSize: 21)")
  @Field(() => [CountyCoverage], { description: "The same for each of the 21 counties, in the order of their codes." })
  byCounty(): CountyCoverage[] {
    return counties.map(({ code }) => countyCoverage(this.covering, code));
  }

  @Directive("@listSize(assumedSize: 290)")
  @Field(() => [Municipality], { description: "Those without one, in the order of their codes." })
  uncovered(): Municipality[] {
    return municipalities.filter(({ code }) => !this.covering.has(code)).map(({ code }) => Municipality.of(code));
  }
}

export const heldOf = (covered: Covered) => {
  const now = clock.now();
  return [...covered.values()].filter((end) => end <= now).length;
};

export function countyCoverage(covered: Covered, county: string): CountyCoverage {
  const own = municipalities.filter(({ countyCode }) => countyCode === county);
  return Object.assign(new CountyCoverage(), {
    county: County.of(county),
    covered: own.filter(({ code }) => covered.has(code)).length,
    total: own.length,
  });
}

/** What covers municipalities on some days of a campaign. */
export const coverageOf = (ctx: Context, campaign: string, days: readonly string[]): Promise<Covered> =>
  firstEnds(ctx, JSON.stringify([campaign, days]));

/** A look into the tally per day and municipality, however many activities there are. */
const firstEnds = createLoader(async (editions: readonly string[], { db }): Promise<Covered[]> => {
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
