import { Entity, Property } from "@mikro-orm/decorators/legacy";
import { MaxLength, ValidateNested } from "class-validator";
import { sql } from "kysely";
import { Arg, Args, ArgsType, Ctx, Directive, Field, InputType, Int, ObjectType, Query, Resolver } from "type-graphql";
import { instantAfter, instantBefore } from "../../../kit/calendar.js";
import { clock } from "../../../kit/clock.js";
import { LocalizedText } from "../../../kit/graphql/localized-text.js";
import { connectionOf, PageArgs } from "../../../kit/graphql/paging.js";
import { CountyCode, DateTime, Language, LocalDate, MunicipalityCode } from "../../../kit/graphql/scalars.js";
import { InRange } from "../../../kit/graphql/validation.js";
import type { Context } from "../../../kit/request/context.js";
import type { Order } from "../../../kit/sql/cursor.js";
import { Slugged } from "../../../kit/sql/keyed.js";
import type { Listing } from "../../../kit/sql/listing.js";
import { createPageSource } from "../../../kit/sql/page-source.js";
import { matchesWords } from "../../../kit/sql/search.js";
import { CenterStatus } from "../../../kit/vocabulary/centers.js";
import { Topic } from "../../../kit/vocabulary/shared.js";
import { Owner } from "../../../kit/writing/audit-decorators.js";
import { Actor } from "../borrowed/actor.js";
import { Municipality } from "../borrowed/municipality.js";
import { HelpStatisticConnection, helpReportsOf } from "../help/help-statistic.js";
import { HelpPeriod, HelpSummary } from "../help/help-summary.js";
import { helpStatisticsBy } from "../help/sum-help.js";
import { anyOpen, nextOpening } from "../hours/next-opening.js";
import { isOpenSql, localMoment } from "../hours/opening.js";
import { SubmissionConnection, submissionsOfCenter } from "../submission/center-submission.js";
import { CenterUnit, unitsOfCenter } from "./center-unit.js";
import { CriterionAssessment } from "./criterion.js";
import { isInsider, seesExactHelp } from "./insider.js";
import { isListed } from "./listed-centers.js";

@ArgsType()
export class OpensWithinArgs {
  @Field(() => Int, { description: "How soon, in minutes, 0 to 10080 (a week)." })
  @InRange(0, 10_080)
  minutes!: number;

  @Field(() => DateTime, { nullable: true, description: "Counted from when; now when left out." })
  at?: Date | null;
}

@Entity()
@ObjectType({
  description:
    "A place or function of a municipality where anyone gets help with digital everyday life, free of charge (DigidelCenter). Shown as last approved by the coordinator.",
})
@Directive('@key(fields: "id")')
@Directive('@key(fields: "slug")')
export class DigidelCenter extends Slugged {
  @Field(() => String, { description: "Its name." })
  @Property({ type: "text" })
  name!: string;

  @Owner("municipality")
  @Property({ type: "text" })
  municipalityCode!: string;

  /** Searched along with the centre's own texts. */
  @Property({ type: "text" })
  municipalityName!: string;

  @Property({ type: "text" })
  operatorSlug!: string;

  @Field(() => LocalizedText, { nullable: true, description: "What one meets there; null when not told." })
  @Property({ type: "json", nullable: true })
  description?: LocalizedText | null;

  @Field(() => [String], { description: "What one gets help with, in the centre's words." })
  @Property({ type: "text[]" })
  services: string[] = [];

  @Field(() => [String], { description: "Devices to try or borrow (låneteknik)." })
  @Property({ type: "text[]" })
  equipment: string[] = [];

  @Field(() => [Language], { description: "Languages one gets help in." })
  @Property({ type: "text[]" })
  languages: string[] = [];

  @Property({ type: "text[]" })
  partnerSlugs: string[] = [];

  @Field(() => [Topic], { description: "Topics it helps with most." })
  @Property({ type: "text[]" })
  topics: Topic[] = [];

  @Field(() => Boolean, { description: "Whether everything is free for visitors; every DigidelCenter must be." })
  @Property({ type: "boolean" })
  freeOfCharge!: boolean;

  @Field(() => Boolean, {
    description: "Whether staff is there in its opening hours; every active centre must have some.",
  })
  @Property({ type: "boolean" })
  staffed!: boolean;

  @Field(() => CenterStatus, { description: "Where it is in its life." })
  @Property({ type: "text" })
  status: CenterStatus = "ACTIVE";

  @Field(() => LocalDate, { nullable: true, description: "The day it opened; null when not known." })
  @Property({ type: "date", nullable: true })
  openedOn?: string | null;

  @Field(() => LocalDate, { nullable: true, description: "The day it closed for good; null while it exists." })
  @Property({ type: "date", nullable: true })
  closedOn?: string | null;

  @Field(() => [CriterionAssessment], {
    description: "How it meets the criteria; empty before its first approved submission.",
  })
  @Property({ type: "json" })
  criteria: CriterionAssessment[] = [];

  @Field(() => String, {
    nullable: true,
    description:
      "The municipality's own name of it, unique in the municipality: imports find it by this, or by its slug.",
  })
  @Property({ type: "text", nullable: true })
  externalId?: string | null;

  @Field(() => String, { nullable: true, description: "Where the facts come from, when they come from a document." })
  @Property({ type: "text", nullable: true })
  sourceNote?: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description: "When the municipality last said that all of this is right; null when it never has.",
  })
  @Property({ type: "datetime", nullable: true })
  lastVerifiedAt?: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: "When anything of it was last changed; null when it is as it came from a document.",
  })
  @Property({ type: "datetime", nullable: true })
  updatedAt?: Date | null;

  @Property({ type: "boolean" })
  demo = false;

  @Field(() => Int, { description: "Raised by one at each change; submissions must name the one they build on." })
  @Property({ type: "integer", version: true })
  version!: number;

  @Field(() => Boolean, {
    description: "Whether the municipality has not said in the last twelve months that all of this is right.",
  })
  stale(): boolean {
    return !this.lastVerifiedAt || this.lastVerifiedAt < yearAgo();
  }

  @Field(() => Municipality, { nullable: true, description: "The municipality it belongs to." })
  municipality(): Municipality {
    return Municipality.of(this.municipalityCode);
  }

  @Field(() => Actor, { nullable: true, description: "Who runs it: the municipality as an actor of the network." })
  operator(): Actor {
    return Actor.of(this.operatorSlug);
  }

  @Field(() => [Actor], {
    nullable: "items",
    description: "Actors it works with. Null in place of one that cannot be told.",
  })
  partners(): Actor[] {
    return this.partnerSlugs.map((slug) => Actor.of(slug));
  }

  @Field(() => [CenterUnit], { description: "The places where it meets people, by name." })
  units(@Ctx() ctx: Context): Promise<CenterUnit[]> {
    return unitsOfCenter(ctx, this.id);
  }

  @Field(() => Boolean, {
    nullable: true,
    description:
      "Whether one of its units is open at an instant; null when no unit has told its hours. Only an active centre is open.",
  })
  async openNow(
    @Arg("at", () => DateTime, { nullable: true, description: "When; now when left out." }) at: Date | null,
    @Ctx() ctx: Context,
  ): Promise<boolean | null> {
    if (this.status !== "ACTIVE") return false;
    const units = await this.unitsWithHours(ctx);
    return units.length > 0 ? anyOpen(units, at ?? clock.now()) : null;
  }

  @Field(() => DateTime, {
    nullable: true,
    description:
      "When one of its units next opens after an instant; of an open centre, the first time after it has closed. Null when none does within a year, or its hours are not known.",
  })
  async nextOpening(
    @Arg("at", () => DateTime, { nullable: true, description: "After when; now when left out." }) at: Date | null,
    @Ctx() ctx: Context,
  ): Promise<Date | null> {
    if (this.status !== "ACTIVE") return null;
    return nextOpening(await this.unitsWithHours(ctx), at ?? clock.now());
  }

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether it is open at an instant or opens soon after it; null when no unit has told its hours.",
  })
  async opensWithin(@Args(() => OpensWithinArgs) args: OpensWithinArgs, @Ctx() ctx: Context): Promise<boolean | null> {
    const at = args.at ?? clock.now();
    const isOpen = await this.openNow(at, ctx);
    if (isOpen !== false) return isOpen;
    const next = await this.nextOpening(at, ctx);
    return next !== null && next <= instantAfter(at, { minutes: args.minutes });
  }

  @Field(() => SubmissionConnection, {
    nullable: true,
    description:
      "All submissions about it, latest first: its history for its own municipality and the coordinator, null for everyone else.",
  })
  submissions(@Args(() => PageArgs) page: PageArgs, @Ctx() ctx: Context): SubmissionConnection | null {
    if (!isInsider(ctx.viewer, this.municipalityCode)) return null;
    return new SubmissionConnection(submissionsOfCenter(ctx, this.id, page));
  }

  @Field(() => HelpSummary, { nullable: true, description: "What it helped with." })
  helpStatistics(@Args(() => HelpPeriod) period: HelpPeriod, @Ctx() { viewer }: Context): HelpSummary {
    return new HelpSummary(helpIn, this.id, period, seesExactHelp(viewer, this.municipalityCode));
  }

  @Field(() => HelpStatisticConnection, { nullable: true, description: "Its reports of help given, latest first." })
  helpReports(@Args(() => PageArgs) page: PageArgs, @Ctx() ctx: Context): HelpStatisticConnection {
    return new HelpStatisticConnection(helpReportsOf(ctx, this.id, page));
  }

  private async unitsWithHours(ctx: Context): Promise<CenterUnit[]> {
    return (await this.units(ctx)).filter((unit) => unit.openingHours.length + unit.exceptions.length > 0);
  }

  /** A planned centre is for its municipality and the coordinator. */
  override visibleTo({ viewer }: Context): boolean {
    return this.status !== "PLANNED" || isInsider(viewer, this.municipalityCode);
  }
}

const helpIn = helpStatisticsBy(sql`e.center_id = p.parent::uuid`);

/** Counted once in a millisecond, in 28 µs, though each row of a list asks it. */
function yearAgo(): Date {
  const now = clock.now();
  if (counted?.from !== now.getTime()) counted = { from: now.getTime(), yearAgo: instantBefore(now, { years: 1 }) };
  return counted.yearAgo;
}
let counted: { from: number; yearAgo: Date } | undefined;

@ObjectType({ description: "Centres, a page at a time." })
export class CenterConnection extends connectionOf(DigidelCenter) {}

@InputType({ description: "Which centres. All given conditions hold together; a list means any of its values." })
export class CenterFilter {
  @Field(() => String, {
    nullable: true,
    description: "Words of its name, description, services or municipality; beginnings of words will do.",
  })
  @MaxLength(200)
  text?: string | null;

  @Field(() => [MunicipalityCode], { nullable: true, description: "In one of these municipalities." })
  municipality?: string[] | null;

  @Field(() => [CountyCode], { nullable: true, description: "In one of these counties." })
  county?: string[] | null;

  @Field(() => [CenterStatus], {
    nullable: true,
    description: "With one of these statuses; active and paused ones when left out.",
  })
  status?: CenterStatus[] | null;

  @Field(() => [String], {
    nullable: true,
    description: "With one of these services, spelled as the centre spells it.",
  })
  service?: string[] | null;

  @Field(() => [Language], { nullable: true, description: "With help in one of these languages." })
  language?: string[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "True: open at this moment. False: closed, or its hours are not known.",
  })
  openNow?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "True: not confirmed by its municipality in the last twelve months. False: confirmed.",
  })
  stale?: boolean | null;
}

@ArgsType()
export class CenterArgs extends PageArgs {
  @Field(() => CenterFilter, { nullable: true, description: "Which ones; all active and paused ones when left out." })
  @ValidateNested()
  filter?: CenterFilter | null;
}

export const byName: Order<DigidelCenter> = {
  name: "name",
  keys: [
    { sql: sql`e.name`, type: "text", of: (center) => center.name },
    { sql: sql`e.id`, type: "uuid", of: (center) => center.id },
  ],
};

function centerListing(filter: CenterFilter, { viewer }: Context): Listing<DigidelCenter> {
  const { text, municipality, county, status, service, language, openNow, stale } = filter;
  const where = [status ? sql`e.status = any(${status})` : isListed];
  if (status?.includes("PLANNED") && viewer.role !== "COORDINATOR") {
    const own = viewer.role === "MUNICIPALITY" ? viewer.municipalityCode : null;
    where.push(sql`e.status <> 'PLANNED' or e.municipality_code = ${own}`);
  }
  if (text) where.push(matchesWords(sql`e.search`, text));
  if (municipality) where.push(sql`e.municipality_code = any(${municipality})`);
  if (county) where.push(sql`left(e.municipality_code, 2) = any(${county})`);
  if (service) where.push(sql`e.services && ${service}::text[]`);
  if (language) where.push(sql`e.languages && ${language}::text[]`);
  if (openNow != null) {
    const isOpenNow = sql`e.status = 'ACTIVE' and exists (select from center_unit u where u.center_id = e.id and ${isOpenSql(localMoment(clock.now()))})`;
    where.push(openNow ? isOpenNow : sql`not (${isOpenNow})`);
  }
  if (stale != null) {
    where.push(
      stale
        ? sql`e.last_verified_at is null or e.last_verified_at < ${yearAgo()}`
        : sql`e.last_verified_at >= ${yearAgo()}`,
    );
  }
  return { entity: DigidelCenter, where, order: byName };
}

@Resolver()
export class CenterQueries {
  @Query(() => DigidelCenter, { nullable: true, description: "The centre with this slug; null when there is none." })
  center(
    @Arg("slug", () => String, { description: "Its slug, such as digidelcenter-motala." }) slug: string,
    @Ctx() ctx: Context,
  ): Promise<DigidelCenter | null> {
    return DigidelCenter.__resolveReference({ slug }, ctx);
  }

  @Query(() => CenterConnection, { description: "The centres, by name in Swedish order." })
  centers(@Args(() => CenterArgs) args: CenterArgs, @Ctx() ctx: Context): CenterConnection {
    return new CenterConnection(createPageSource(ctx, args, centerListing(args.filter ?? {}, ctx)));
  }
}
