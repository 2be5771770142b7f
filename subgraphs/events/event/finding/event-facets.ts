import { type RawBuilder, sql } from "kysely";
import { Arg, Ctx, Directive, Field, Int, ObjectType, Query, Resolver } from "type-graphql";
import { Cost } from "../../../../kit/graphql/cost.js";
import { MAX_COUNT } from "../../../../kit/graphql/paging.js";
import { LocalDate } from "../../../../kit/graphql/scalars.js";
import type { Context } from "../../../../kit/request/context.js";
import { unionAll } from "../../../../kit/sql/listing.js";
import { allOf } from "../../../../kit/sql/read.js";
import { ActivityFormat } from "../../../../kit/vocabulary/activities.js";
import { Topic } from "../../../../kit/vocabulary/shared.js";
import { County } from "../../borrowed/county.js";
import { eventConditions } from "./event-conditions.js";
import { EventFilter } from "./event-filter.js";

@ObjectType({ description: "Activities of one format." })
export class FormatFacet {
  @Field(() => ActivityFormat, { description: "The format." })
  format!: ActivityFormat;

  @Field(() => Int, { description: "How many activities have it." })
  count!: number;
}

@ObjectType({ description: "Activities about one topic; one about several topics counts under each." })
export class TopicFacet {
  @Field(() => Topic, { description: "The topic." })
  topic!: Topic;

  @Field(() => Int, { description: "How many activities are about it." })
  count!: number;
}

@ObjectType({ description: "Activities in one county; activities without a municipality count under none." })
export class CountyFacet {
  @Field(() => County, { nullable: true, description: "The county." })
  county!: County;

  @Field(() => Int, { description: "How many activities are in it." })
  count!: number;
}

@ObjectType({ description: "Activities on one day; one with sessions on several days counts under each." })
export class DayFacet {
  @Field(() => LocalDate, { description: "The local day." })
  day!: string;

  @Field(() => Int, { description: "How many activities have a session on it." })
  count!: number;
}

@ObjectType({ description: "How the activities that match a filter are distributed." })
export class EventFacets {
  @Field(() => [FormatFacet], { description: "By format, most activities first." })
  format!: FormatFacet[];

  @Field(() => [TopicFacet], { description: "By topic, most activities first." })
  topic!: TopicFacet[];

  @Directive("@listSize(assumedSize: 21)")
  @Field(() => [CountyFacet], { description: "By county, most activities first." })
  county!: CountyFacet[];

  @Directive("@listSize(assumedSize: 31)")
  @Field(() => [DayFacet], { description: "By day, in the order of the days." })
  day!: DayFacet[];

  @Field(() => Boolean, {
    description: "False when more than 10 000 activities match: then 10 000 of them are counted.",
  })
  exact!: boolean;
}

@Resolver()
export class EventFacetsQuery {
  @Cost(10_000)
  @Query(() => EventFacets, {
    nullable: true,
    description:
      "How many activities match a filter, by format, topic, county and day; public ones unless it names a status.",
  })
  async eventFacets(
    @Arg("filter", () => EventFilter, { nullable: true, description: "Which ones; all public ones when left out." })
    filter: EventFilter | null,
    @Ctx() ctx: Context,
  ): Promise<EventFacets> {
    const counts = await countFacets(filter ?? {}, ctx);
    const countsBy = (facet: string) => counts.filter((row) => row.facet === facet);
    return {
      format: countsBy("format").map(({ key, count }) => ({ format: key as ActivityFormat, count })),
      topic: countsBy("topic").map(({ key, count }) => ({ topic: key as Topic, count })),
      county: countsBy("county").map(({ key, count }) => ({ county: County.of(key), count })),
      day: countsBy("day")
        .map(({ key, count }) => ({ day: key, count }))
        .sort((a, b) => a.day.localeCompare(b.day)),
      exact: countsBy("all")[0]!.count <= MAX_COUNT,
    };
  }
}

interface Count {
  facet: string;
  key: string;
  count: number;
}

async function countFacets(filter: EventFilter, ctx: Context): Promise<Count[]> {
  const { where, parts } = eventConditions(filter, ctx.viewer);
  const found = parts.map(
    (part) => sql`select format, topics, county_code, session_days from event as e where ${allOf([...where, part])}`,
  );
  const facet = (name: string, key: RawBuilder<unknown>, from: RawBuilder<unknown>, count = sql`count(*)`) =>
    sql`select ${sql.lit(name)} as facet, ${key} as key, ${count}::int as count from ${from} group by 2`;
  const { rows } = await sql<Count>`
    with found as materialized (${unionAll(found)} limit ${MAX_COUNT + 1}),
    hit as materialized (select * from found limit ${MAX_COUNT})
    select 'all' as facet, null as key, count(*)::int as count from found
    union all ${facet("format", sql`format`, sql`hit`)}
    union all ${facet("topic", sql`topic`, TOPICS, sql`sum(n)`)}
    union all ${facet("county", sql`county_code`, sql`hit where county_code is not null`)}
    union all ${facet("day", sql`day::date::text`, DAYS, sql`sum(n)`)}
    order by count desc, key`.execute(ctx.db);
  return rows;
}

/** Many activities have the same topics or days: each such set is unnested once. */
const TOPICS = sql`(select topics, count(*) as n from hit group by 1) as s cross join unnest(topics) as topic`;
const DAYS = sql`(select session_days as spans, count(*) as n from hit group by 1) as s
  cross join unnest(spans) as span
  cross join generate_series(lower(span), upper(span) - 1, interval '1 day') as day`;
