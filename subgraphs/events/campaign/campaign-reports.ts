import { Ctx, Field, Float, Int, ObjectType } from "type-graphql";
import { LocalizedText } from "../../../kit/graphql/localized-text.js";
import type { Context } from "../../../kit/request/context.js";
import { ActivityFormat, TargetGroup } from "../../../kit/vocabulary/activities.js";
import { digcompAreas } from "../../../kit/vocabulary/digcomp.js";
import { Topic } from "../../../kit/vocabulary/shared.js";
import { type CampaignTally, createTallyLoader, sumOf, WHOLE_NUMBER } from "./campaign-tally.js";

@ObjectType({ description: "Sums of some reports." })
abstract class ReportSums {
  @Field(() => Int, { description: "How many activities are reported." })
  activities!: number;

  @Field(() => Float, { description: `Visits of these activities; visits are not unique persons. ${WHOLE_NUMBER}` })
  participantsTotal!: number;

  @Field(() => Float, {
    description: `Visits in which somebody developed their digital competence. ${WHOLE_NUMBER}`,
  })
  developedCompetence!: number;
}

@ObjectType({ description: "Reported activities of one format." })
export class FormatReports extends ReportSums {
  @Field(() => ActivityFormat, { description: "The format." })
  format!: ActivityFormat;
}

@ObjectType({ description: "Reported activities that covered one topic; an activity with several counts under each." })
export class TopicReports extends ReportSums {
  @Field(() => Topic, { description: "The topic." })
  topic!: Topic;
}

@ObjectType({ description: "Reported activities for one target group; an activity for several counts under each." })
export class TargetGroupReports extends ReportSums {
  @Field(() => TargetGroup, { description: "The target group." })
  targetGroup!: TargetGroup;
}

@ObjectType({
  description: "Reported activities that train one area of DigComp; an activity that trains several counts under each.",
})
export class DigcompAreaReports extends ReportSums {
  @Field(() => Int, { description: "The area, 1 to 5." })
  area!: number;

  @Field(() => LocalizedText, { description: "Its title." })
  title!: LocalizedText;
}

@ObjectType({
  description: "Sums of the reports of a campaign's activities. Participants are visits, not unique persons.",
})
export class CampaignReports {
  constructor(private readonly campaign: string) {}

  @Field(() => Int, { description: "How many activities are reported." })
  async activities(@Ctx() ctx: Context): Promise<number> {
    return sumOf((await loadReportTallies(ctx, this.campaign)).FORMAT, "activities");
  }

  @Field(() => Float, { description: `Visits of all reported activities. ${WHOLE_NUMBER}` })
  async participantsTotal(@Ctx() ctx: Context): Promise<number> {
    return sumOf((await loadReportTallies(ctx, this.campaign)).FORMAT, "participantsTotal");
  }

  @Field(() => Float, {
    description: `Visits in which somebody developed their digital competence. ${WHOLE_NUMBER}`,
  })
  async developedCompetence(@Ctx() ctx: Context): Promise<number> {
    return sumOf((await loadReportTallies(ctx, this.campaign)).FORMAT, "developedCompetence");
  }

  @Field(() => [TopicReports], { description: "The same for each topic that was covered, most activities first." })
  async byTopic(@Ctx() ctx: Context): Promise<TopicReports[]> {
    return (await loadReportTallies(ctx, this.campaign)).TOPIC.map((tally) => ({
      ...tally,
      topic: tally.key as Topic,
    }));
  }

  @Field(() => [FormatReports], { description: "The same for each format, most activities first." })
  async byFormat(@Ctx() ctx: Context): Promise<FormatReports[]> {
    return (await loadReportTallies(ctx, this.campaign)).FORMAT.map((tally) => ({
      ...tally,
      format: tally.key as ActivityFormat,
    }));
  }

  @Field(() => [TargetGroupReports], { description: "The same for each target group, most activities first." })
  async byTargetGroup(@Ctx() ctx: Context): Promise<TargetGroupReports[]> {
    const tallies = (await loadReportTallies(ctx, this.campaign)).TARGET_GROUP;
    return tallies.map((tally) => ({ ...tally, targetGroup: tally.key as TargetGroup }));
  }

  @Field(() => [DigcompAreaReports], {
    description: "The same for each area of DigComp that was trained, most activities first.",
  })
  async byDigcompArea(@Ctx() ctx: Context): Promise<DigcompAreaReports[]> {
    return (await loadReportTallies(ctx, this.campaign)).DIGCOMP_AREA.map(toAreaReports);
  }
}

function toAreaReports(tally: CampaignTally): DigcompAreaReports {
  const area = Number(tally.key) as keyof typeof digcompAreas;
  const { sv, en } = digcompAreas[area];
  return { ...tally, area, title: { sv, en } };
}

const loadReportTallies = createTallyLoader("FORMAT", "TOPIC", "TARGET_GROUP", "DIGCOMP_AREA");
