import { Entity, Property } from "@mikro-orm/decorators/legacy";
import { OptionalProps } from "@mikro-orm/postgresql";
import { sql } from "kysely";
import { Arg, Ctx, Directive, Field, Int, ObjectType, Query, Resolver } from "type-graphql";
import { LocalDate } from "../../../kit/graphql/scalars.js";
import type { Context } from "../../../kit/request/context.js";
import { Slugged } from "../../../kit/sql/keyed.js";
import { createManyLoader, loadOne, read } from "../../../kit/sql/read.js";
import { CampaignCoverage, coverageOf } from "./campaign-coverage.js";
import { CampaignReports } from "./campaign-reports.js";
import { CampaignSeries } from "./campaign-series.js";
import { talliesBy, total } from "./campaign-tally.js";
import { Goal, goalsOfCampaign } from "./goal.js";

const IN_TIME = sql`e.start_day nulls last, e.slug`;

@Entity()
@ObjectType({ description: "One edition of a national campaign, such as Digitalidag 2024 (kampanj)." })
@Directive('@key(fields: "id")')
@Directive('@key(fields: "slug")')
export class Campaign extends Slugged {
  [OptionalProps]?: "days" | "version";

  @Property({ type: "text" })
  seriesCode!: string;

  @Field(() => String, { description: "Its name." })
  @Property({ type: "text" })
  name!: string;

  @Field(() => LocalDate, { nullable: true, description: "Its first day; null where the sources give none." })
  @Property({ type: "date", nullable: true })
  startDay?: string | null;

  @Field(() => LocalDate, { nullable: true, description: "Its last day; null where the sources give none." })
  @Property({ type: "date", nullable: true })
  endDay?: string | null;

  @Field(() => [LocalDate], { description: "The days that activities may choose; empty where the sources give none." })
  @Property({ type: "date[]" })
  days: string[] = [];

  @Field(() => LocalDate, { nullable: true, description: "The day it was kicked off, ahead of its days." })
  @Property({ type: "date", nullable: true })
  kickoffDay?: string | null;

  @Field(() => String, { nullable: true, description: "Its motto, in Swedish." })
  @Property({ type: "text", nullable: true })
  motto?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The version of the actor rules that an organizer must have accepted; null when any will do.",
  })
  @Property({ type: "text", nullable: true })
  rulesVersion?: string | null;

  @Field(() => String, { description: "Where this comes from." })
  @Property({ type: "text" })
  sourceNote!: string;

  @Field(() => Int, { description: "Raised by one at each change; updates must name it." })
  @Property({ type: "integer", version: true })
  version!: number;

  @Field(() => CampaignSeries, { nullable: true, description: "The series it is an edition of." })
  series(@Ctx() ctx: Context): Promise<CampaignSeries | null> {
    return loadOne(ctx, CampaignSeries, "code", this.seriesCode);
  }

  @Field(() => Campaign, {
    nullable: true,
    description: "The edition before it in the same series; null for the first one and where the days are not known.",
  })
  async previous(@Ctx() ctx: Context): Promise<Campaign | null> {
    const { startDay } = this;
    const editions = startDay ? await editionsOf(ctx, this.seriesCode) : [];
    return editions.findLast((edition) => edition.startDay && edition.startDay < startDay!) ?? null;
  }

  @Field(() => Int, { description: "How many activities it has, to come and held." })
  async activities(@Ctx() ctx: Context): Promise<number> {
    return total((await tallies(ctx, this.slug)).ORGANIZER, "activities");
  }

  @Field(() => Int, {
    description: "How many actors arrange these activities: organizers, and co-organizers who have confirmed it.",
  })
  async organizers(@Ctx() ctx: Context): Promise<number> {
    return (await tallies(ctx, this.slug)).ACTOR.length;
  }

  @Field(() => [Goal], { description: "What it is to achieve; empty where the sources name no goals." })
  goals(@Ctx() ctx: Context): Promise<Goal[]> {
    return goalsOfCampaign(ctx, this.slug);
  }

  @Field(() => CampaignCoverage, { description: "Which municipalities have an activity on the campaign's days." })
  async coverage(@Ctx() ctx: Context): Promise<CampaignCoverage> {
    return new CampaignCoverage(await coverageOf(ctx, this.slug, this.days));
  }

  @Field(() => CampaignReports, { description: "Sums of what organizers have reported." })
  reports(): CampaignReports {
    return new CampaignReports(this.slug);
  }
}

/** All campaigns of a series, those without a known day last. */
export const editionsOf = createManyLoader(() => Campaign, "seriesCode", IN_TIME);

const tallies = talliesBy("ORGANIZER", "ACTOR");

@Resolver()
export class CampaignQueries {
  @Query(() => Campaign, { nullable: true, description: "The campaign with this slug; null when there is none." })
  campaign(
    @Arg("slug", () => String, { description: "Its slug, such as digitalidag-2024." }) slug: string,
    @Ctx() ctx: Context,
  ): Promise<Campaign | null> {
    return loadOne(ctx, Campaign, "slug", slug);
  }

  @Query(() => [Campaign], { description: "All campaigns by first day; those without a known day come last." })
  campaigns(@Ctx() { db }: Context): Promise<Campaign[]> {
    return read(db, Campaign, sql`order by ${IN_TIME}`);
  }
}
