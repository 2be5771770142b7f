import { ArgsType, Ctx, Directive, Field, Int, ObjectType } from "type-graphql";
import { NotBefore } from "../../../kit/graphql/comparison-rules.js";
import { LocalDate } from "../../../kit/graphql/scalars.js";
import type { Context } from "../../../kit/request/context.js";
import { Topic } from "../../../kit/vocabulary/shared.js";
import { County } from "../borrowed/county.js";
import { Municipality } from "../borrowed/municipality.js";
import { HelpFigures, type HelpTally } from "./help-figures.js";
import type { Grouped, HelpLoaders } from "./help-loaders.js";
import { canSeeExactHelp, intOf } from "./help-visibility.js";

@ArgsType()
export class HelpPeriod {
  @Field(() => LocalDate, { nullable: true, description: "Reports that begin on this day or later." })
  from?: string | null;

  @Field(() => LocalDate, { nullable: true, description: "Reports that begin on this day or earlier." })
  @NotBefore("from")
  to?: string | null;
}

@ObjectType({ description: "Help given in one month: by reports that begin in it." })
export class HelpOfMonth {
  @Field(() => String, { description: "The month, as YYYY-MM." })
  month!: string;

  @Field(() => HelpFigures, { description: "Its figures." })
  figures!: HelpFigures;
}

@ObjectType({ description: "Help given in one municipality." })
export class HelpOfMunicipality {
  @Field(() => Municipality, { nullable: true, description: "Which municipality." })
  municipality!: Municipality;

  @Field(() => HelpFigures, { description: "Its figures, exact for its own officers." })
  figures!: HelpFigures;
}

@ObjectType({ description: "Help given in one county." })
export class HelpOfCounty {
  @Field(() => County, { nullable: true, description: "Which county." })
  county!: County;

  @Field(() => HelpFigures, { description: "Its figures." })
  figures!: HelpFigures;
}

@ObjectType({ description: "Questions about one topic." })
export class HelpOfTopic {
  @Field(() => Topic, { description: "Which topic." })
  topic!: Topic;

  @Field(() => Int, { description: "How many questions." })
  questions!: number;
}

@ObjectType({ description: "Questions of one area of DigComp." })
export class HelpOfDigcompArea {
  @Field(() => Int, { description: "Which area, 1 to 5." })
  area!: number;

  @Field(() => Int, { description: "How many questions." })
  questions!: number;
}

@ObjectType({
  description:
    "What centres helped with, added up from their reports (hjälpstatistik). Where a report was both entered and imported, only the one entered counts. Unless the caller may see exact figures, those of each report are rounded to the nearest 5 before they are added up, so sums differ somewhat from the exact ones.",
})
export class HelpSummary {
  private readonly scope: string;

  /** `parent` is whose help is added up, as the loaders tie rows to it. */
  constructor(
    private readonly loaders: HelpLoaders,
    parent: string,
    { from, to }: HelpPeriod,
    private readonly exact: boolean,
  ) {
    this.scope = JSON.stringify({ of: parent, from, to });
  }

  @Field(() => Boolean, {
    description:
      "Whether its figures are exact; otherwise those of each report are rounded to the nearest 5 before they are added up.",
  })
  isExact(): boolean {
    return this.exact;
  }

  @Field(() => HelpFigures, { description: "All of it together." })
  async total(@Ctx() ctx: Context): Promise<HelpFigures> {
    const [tallies = { reported: NO_HELP, rounded: NO_HELP }] = await this.loaders.loadTotal(ctx, this.scope);
    return new HelpFigures(tallies, this.exact);
  }

  @Directive("@listSize(assumedSize: 12)")
  @Field(() => [HelpOfMonth], { description: "By month, earliest first; months without a report are left out." })
  async byMonth(@Ctx() ctx: Context): Promise<HelpOfMonth[]> {
    const rows = await this.loaders.loadByMonth(ctx, this.scope);
    return rows.map((row) => ({ month: row.group, figures: new HelpFigures(row, this.exact) }));
  }

  @Directive("@listSize(assumedSize: 290)")
  @Field(() => [HelpOfMunicipality], {
    description: "By municipality, in the order of their codes; those without a report are left out.",
  })
  async byMunicipality(@Ctx() ctx: Context): Promise<HelpOfMunicipality[]> {
    const rows = await this.loaders.loadByMunicipality(ctx, this.scope);
    return rows.map((row) => ({
      municipality: Municipality.of(row.group),
      figures: new HelpFigures(row, canSeeExactHelp(ctx.viewer, row.group)),
    }));
  }

  @Directive("@listSize(assumedSize: 21)")
  @Field(() => [HelpOfCounty], {
    description: "By county, in the order of their codes; those without a report are left out.",
  })
  async byCounty(@Ctx() ctx: Context): Promise<HelpOfCounty[]> {
    const rows = await this.loaders.loadByCounty(ctx, this.scope);
    return rows.map((row) => ({ county: County.of(row.group), figures: new HelpFigures(row, this.exact) }));
  }

  @Field(() => [HelpOfTopic], { description: "Questions by topic; those without a question are left out." })
  async byTopic(@Ctx() ctx: Context): Promise<HelpOfTopic[]> {
    const rows = await this.loaders.loadByTopic(ctx, this.scope);
    return this.visibleQuestions(rows).map(({ group, questions }) => ({ topic: group as Topic, questions }));
  }

  @Field(() => [HelpOfDigcompArea], {
    description: "Questions by area of DigComp, where one was reported; those without a question are left out.",
  })
  async byDigcompArea(@Ctx() ctx: Context): Promise<HelpOfDigcompArea[]> {
    const rows = await this.loaders.loadByDigcompArea(ctx, this.scope);
    return this.visibleQuestions(rows).map(({ group, questions }) => ({ area: Number(group), questions }));
  }

  /** What rounds to 0 is left out: a topic shown with 0 would give away the one or two who asked. */
  private visibleQuestions(rows: Grouped<Pick<HelpTally, "questions">>[]) {
    return rows
      .map(({ group, reported, rounded }) => ({ group, questions: intOf((this.exact ? reported : rounded).questions) }))
      .filter(({ questions }) => questions > 0);
  }
}

const NO_HELP: HelpTally = { visits: 0, dropInVisits: null, meanMinutes: null, questions: 0 };
