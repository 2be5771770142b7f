import { Entity, Property } from "@mikro-orm/decorators/legacy";
import { sql } from "kysely";
import { Args, Ctx, Field, FieldResolver, Float, InputType, Int, ObjectType, Resolver, Root } from "type-graphql";
import { connectionOf, PageArgs } from "../../../kit/graphql/paging.js";
import { DateTime, LocalDate } from "../../../kit/graphql/scalars.js";
import { InRange } from "../../../kit/graphql/validation.js";
import type { Context } from "../../../kit/request/context.js";
import type { Order } from "../../../kit/sql/cursor.js";
import { IdentifiedEntity } from "../../../kit/sql/identified-entity.js";
import { createListLoader } from "../../../kit/sql/page-source.js";
import { Reads } from "../../../kit/sql/selected-columns.js";
import { HelpSource } from "../../../kit/vocabulary/centers.js";
import { Topic } from "../../../kit/vocabulary/shared.js";
import { Owner } from "../../../kit/writing/audit-decorators.js";
import { DigidelCenter } from "../center/digidel-center.js";
import { canSeeExactHelp, visibleFigure } from "./help-visibility.js";

const questionDescription = "How many questions of one sort visitors got help with.";

@ObjectType("HelpQuestion", { description: questionDescription })
@InputType("HelpQuestionInput", { description: questionDescription })
export class HelpQuestion {
  @Field(() => Topic, { description: "What they were about." })
  topic!: Topic;

  @Field(() => Int, { nullable: true, description: "Area of DigComp they belong to, 1 to 5; null when not reported." })
  @InRange(1, 5)
  digcompArea?: number | null;

  @Field(() => Int, { description: "How many, 0 to 100 000." })
  @InRange(0, 100_000)
  count!: number;
}

@Entity()
@ObjectType({
  description:
    "What a centre reports of the help it gave in a period of at most a month (hjälpstatistik): counts only, nothing of any visitor. Figures are rounded to the nearest 5 for everybody but the municipality, the coordinator and dashboards.",
})
export class HelpStatistic extends IdentifiedEntity {
  @Property({ type: "uuid" })
  centerId!: string;

  @Owner("municipality")
  @Property({ type: "text" })
  municipalityCode!: string;

  @Field(() => String, { nullable: true, description: "Name of the unit; null when it is about the whole centre." })
  @Property({ type: "text", nullable: true })
  unit?: string | null;

  @Field(() => LocalDate, { description: "First day of the period." })
  @Property({ type: "date" })
  periodStart!: string;

  @Field(() => LocalDate, { description: "Last day of the period." })
  @Property({ type: "date" })
  periodEnd!: string;

  @Property({ type: "integer" })
  visits!: number;

  @Property({ type: "integer", nullable: true })
  dropInVisits?: number | null;

  @Property({ type: "double", nullable: true })
  meanMinutes?: number | null;

  @Property({ type: "json" })
  questions: HelpQuestion[] = [];

  @Field(() => HelpSource, { description: "How it came into the hub." })
  @Property({ type: "text" })
  source!: HelpSource;

  @Field(() => DateTime, { description: "When it was reported, or corrected last." })
  @Property({ type: "datetime" })
  reportedAt!: Date;

  @Field(() => Int, { description: "1 as first reported, raised by one at each correction." })
  @Property({ type: "integer", version: true })
  version!: number;

  @Field(() => Boolean, { description: "Whether the figures are exact; otherwise they are rounded to the nearest 5." })
  isExact(@Ctx() { viewer }: Context): boolean {
    return canSeeExactHelp(viewer, this.municipalityCode);
  }

  @Field(() => Int, { name: "visits", description: "Visits. They are counted, not persons." })
  visibleVisits(@Ctx() ctx: Context): number {
    return visibleFigure(this.visits, this.isExact(ctx));
  }

  @Field(() => Int, {
    name: "dropInVisits",
    nullable: true,
    description: "Those of the visits without an appointment; null when not reported.",
  })
  visibleDropInVisits(@Ctx() ctx: Context): number | null {
    return this.dropInVisits == null ? null : visibleFigure(this.dropInVisits, this.isExact(ctx));
  }

  @Field(() => Float, {
    name: "meanMinutes",
    nullable: true,
    description: "How long a visit lasted in the mean, in minutes; null when not reported.",
  })
  visibleMeanMinutes(@Ctx() ctx: Context): number | null {
    return this.meanMinutes == null ? null : visibleFigure(this.meanMinutes, this.isExact(ctx));
  }

  @Field(() => [HelpQuestion], {
    name: "questions",
    description: "What visitors got help with; what rounds to none is left out.",
  })
  visibleQuestions(@Ctx() ctx: Context): HelpQuestion[] {
    const exact = this.isExact(ctx);
    return this.questions
      .map((question) => ({ ...question, count: visibleFigure(question.count, exact) }))
      .filter(({ count }) => exact || count > 0);
  }

  @Field(() => DigidelCenter, { nullable: true, description: "The centre." })
  center(@Ctx() ctx: Context): Promise<DigidelCenter | null> {
    return DigidelCenter.__resolveReference({ id: this.centerId }, ctx);
  }
}

@ObjectType({ description: "Reports of help given, a page at a time." })
export class HelpStatisticConnection extends connectionOf(HelpStatistic) {}

const latestFirst: Order<HelpStatistic> = {
  keys: [
    { sql: sql`e.period_start`, type: "date", value: ({ periodStart }) => periodStart },
    { sql: sql`e.id`, type: "uuid", value: ({ id }) => id },
  ],
  descending: true,
};

const loadHelpReports = createListLoader(sql`e.center_id = p.parent::uuid`, () => ({
  entity: HelpStatistic,
  where: [],
  order: latestFirst,
}));

@Resolver(() => DigidelCenter)
export class CenterHelpReports {
  @FieldResolver(() => HelpStatisticConnection, {
    nullable: true,
    description: "Its reports of help given, latest first.",
  })
  @Reads()
  helpReports(
    @Root() { id }: DigidelCenter,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() ctx: Context,
  ): HelpStatisticConnection {
    return new HelpStatisticConnection(loadHelpReports(ctx, id, page));
  }
}
