import { sql } from "kysely";
import { Ctx, Field, Int, ObjectType } from "type-graphql";
import { batch } from "../../kit/batch.js";
import type { Context } from "../../kit/context.js";
import { ActivityFormat, Topic } from "../../kit/vocabulary.js";

/** What the reports of some activities of a campaign add up to. */
interface Sums {
  campaign: string;
  activities: number;
  participantsTotal: number;
  developedCompetence: number;
}

@ObjectType({ description: "Reported activities of one format." })
export class FormatReports {
  @Field(() => ActivityFormat, { description: "The format." })
  format!: ActivityFormat;

  @Field(() => Int, { description: "How many activities of this format are reported." })
  activities!: number;

  @Field(() => Int, { description: "Visits of these activities." })
  participantsTotal!: number;
}

@ObjectType({ description: "Reported activities that covered one topic; an activity with several counts under each." })
export class TopicReports {
  @Field(() => Topic, { description: "The topic." })
  topic!: Topic;

  @Field(() => Int, { description: "How many reported activities covered it." })
  activities!: number;

  @Field(() => Int, { description: "Visits of these activities." })
  participantsTotal!: number;
}

@ObjectType({
  description: "Sums of the reports of a campaign's activities. Participants are visits, not unique persons.",
})
export class CampaignReports {
  constructor(private readonly campaign: string) {}

  @Field(() => Int, { description: "Visits of all reported activities." })
  async participantsTotal(@Ctx() ctx: Context): Promise<number> {
    return total(await sumsByFormat(ctx, this.campaign), "participantsTotal");
  }

  @Field(() => Int, { description: "Those of the visits in which somebody developed their digital competence." })
  async developedCompetence(@Ctx() ctx: Context): Promise<number> {
    return total(await sumsByFormat(ctx, this.campaign), "developedCompetence");
  }

  @Field(() => [TopicReports], { description: "The same for each topic that was covered, most activities first." })
  byTopic(@Ctx() ctx: Context): Promise<TopicReports[]> {
    return sumsByTopic(ctx, this.campaign);
  }

  @Field(() => [FormatReports], { description: "The same for each format, most activities first." })
  byFormat(@Ctx() ctx: Context): Promise<FormatReports[]> {
    return sumsByFormat(ctx, this.campaign);
  }
}

const total = (sums: Sums[], key: "participantsTotal" | "developedCompetence") =>
  sums.reduce((sum, { [key]: n }) => sum + n, 0);

const SUMS = sql`e.campaign_slug as campaign, count(*)::int as activities,
  sum(r.participants_total)::int as "participantsTotal", sum(r.developed_competence)::int as "developedCompetence"`;
const REPORTED = sql`event as e join activity_report as r on r.event_id = e.id`;
const ofCampaigns = (slugs: readonly string[]) =>
  sql`e.campaign_slug = any(${[...slugs]}) and e.status in ('REPORTED', 'ARCHIVED')`;

const sumsByFormat = batch(async (slugs: readonly string[], { db }) => {
  const { rows } = await sql<Sums & FormatReports>`
    select e.format, ${SUMS} from ${REPORTED} where ${ofCampaigns(slugs)}
    group by e.campaign_slug, e.format order by activities desc, e.format`.execute(db);
  return byCampaign(slugs, rows);
});

const sumsByTopic = batch(async (slugs: readonly string[], { db }) => {
  const { rows } = await sql<Sums & TopicReports>`
    select t.topic, ${SUMS} from ${REPORTED} cross join unnest(r.topics_covered) as t(topic) where ${ofCampaigns(slugs)}
    group by e.campaign_slug, t.topic order by activities desc, t.topic`.execute(db);
  return byCampaign(slugs, rows);
});

function byCampaign<T extends Sums>(slugs: readonly string[], rows: T[]): T[][] {
  const own = Map.groupBy(rows, ({ campaign }) => campaign);
  return slugs.map((slug) => own.get(slug) ?? []);
}
