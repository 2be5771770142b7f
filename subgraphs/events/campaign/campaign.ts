import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { OptionalProps } from "@mikro-orm/postgresql";
import { sql } from "kysely";
import { Arg, Ctx, Directive, Field, Int, ObjectType, Query, Resolver } from "type-graphql";
import { LocalDate } from "../../../kit/graphql/scalars.js";
import type { Context } from "../../../kit/request/context.js";
import { SluggedEntity } from "../../../kit/sql/identified-entity.js";
import { createManyLoader, loadOne, read } from "../../../kit/sql/read.js";
import { CampaignCoverage, loadCoverage } from "./campaign-coverage.js";
import { CampaignReports } from "./campaign-reports.js";
import { createTallyLoader, sumOf } from "./campaign-tally.js";

@ObjectType({ description: "A name that a series of campaigns has or had." })
export class SeriesName {
  @Field(() => String, { description: "The name." })
  name!: string;

  @Field(() => String, {
    nullable: true,
    description: "The first year or month in which it is known to have been used (YYYY or YYYY-MM); null when unknown.",
  })
  from!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "The last year or month in which it is known to have been used (YYYY or YYYY-MM); null while it is in use.",
  })
  to!: string | null;
}

@Entity()
@ObjectType({ description: "A campaign that is repeated; each time is an edition (kampanjserie)." })
export class CampaignSeries {
  @Field(() => String, { description: "Its code; it stays when the name changes." })
  @PrimaryKey({ type: "text" })
  code!: string;

  @Field(() => [SeriesName], { description: "Its names over time, oldest first." })
  @Property({ type: "json" })
  names!: SeriesName[];

  @Field(() => String, { description: "Where this comes from." })
  @Property({ type: "text" })
  sourceNote!: string;

  @Field(() => [Campaign], {
    description: "Its editions, earliest first, to compare years; editions without known days come last.",
  })
  editions(@Ctx() ctx: Context): Promise<Campaign[]> {
    return loadEditions(ctx, this.code);
  }
}

@Entity()
@ObjectType({ description: "One edition of a national campaign, such as Digitalidag 2024 (kampanj)." })
@Directive('@key(fields: "id")')
@Directive('@key(fields: "slug")')
export class Campaign extends SluggedEntity {
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
    description: "The edition before it in the same series; null for the first one and when its days are unknown.",
  })
  async previous(@Ctx() ctx: Context): Promise<Campaign | null> {
    const { startDay } = this;
    const editions = startDay ? await loadEditions(ctx, this.seriesCode) : [];
    return editions.findLast((edition) => edition.startDay && edition.startDay < startDay!) ?? null;
  }

  @Field(() => Int, { description: "How many activities it has, to come and held." })
  async activities(@Ctx() ctx: Context): Promise<number> {
    return sumOf((await loadTallies(ctx, this.slug)).ORGANIZER, "activities");
  }

  @Field(() => Int, {
    description: "How many actors arrange these activities: organizers, and co-organizers who have confirmed it.",
  })
  async organizers(@Ctx() ctx: Context): Promise<number> {
    return (await loadTallies(ctx, this.slug)).ACTOR.length;
  }

  @Field(() => CampaignCoverage, { description: "Which municipalities have an activity on the campaign's days." })
  async coverage(@Ctx() ctx: Context): Promise<CampaignCoverage> {
    return new CampaignCoverage(await loadCoverage(ctx, this.slug, this.days));
  }

  @Field(() => CampaignReports, { description: "Sums of what organizers have reported." })
  reports(): CampaignReports {
    return new CampaignReports(this.slug);
  }
}

const BY_FIRST_DAY = sql`e.start_day nulls last, e.slug`;

const loadEditions = createManyLoader(() => Campaign, "seriesCode", BY_FIRST_DAY);
const loadTallies = createTallyLoader("ORGANIZER", "ACTOR");

@Resolver()
export class CampaignQueries {
  @Query(() => Campaign, { nullable: true, description: "The campaign with this slug; null when there is none." })
  campaign(
    @Arg("slug", () => String, { description: "Its slug, such as digitalidag-2024." }) slug: string,
    @Ctx() ctx: Context,
  ): Promise<Campaign | null> {
    return loadOne(ctx, Campaign, "slug", slug);
  }

  @Query(() => [Campaign], { description: "All campaigns by first day; campaigns without known days come last." })
  campaigns(@Ctx() { db }: Context): Promise<Campaign[]> {
    return read(db, Campaign, sql`order by ${BY_FIRST_DAY}`);
  }
}
