import { ValidateNested } from "class-validator";
import { type RawBuilder, sql } from "kysely";
import { Arg, Args, ArgsType, Ctx, Field, InputType, ObjectType, Query, Resolver } from "type-graphql";
import { clock } from "../../../kit/clock.js";
import { connectionOf, PageArgs } from "../../../kit/graphql/paging.js";
import { CountyCode, Language, MunicipalityCode } from "../../../kit/graphql/scalars.js";
import { IsText } from "../../../kit/graphql/validation.js";
import type { Context } from "../../../kit/request/context.js";
import type { Order } from "../../../kit/sql/cursor.js";
import type { Listing } from "../../../kit/sql/listing.js";
import { createPageSource } from "../../../kit/sql/page-source.js";
import { matchesWords, wordsWithPlacesOf } from "../../../kit/sql/search.js";
import { CenterStatus } from "../../../kit/vocabulary/centers.js";
import { countyOfRow } from "../borrowed/county.js";
import { hasHoursSql, isOpenSql, localMoment } from "../hours/opening.js";
import { isVisibleCenter } from "./center-visibility.js";
import { DigidelCenter, staleBefore } from "./digidel-center.js";

@ObjectType({ description: "Centres, a page at a time." })
export class CenterConnection extends connectionOf(DigidelCenter) {}

@InputType({ description: "Which centres. All given conditions hold together; a list means any of its values." })
export class CenterFilter {
  @Field(() => String, {
    nullable: true,
    description:
      "Words of its name, description, services, municipality or county (where a town has the county's name: 'Örebro län'), or beginnings of words. Other forms of a word and the parts of compounds are found too, and, when no centre has all the words, those that differ in the marks of letters.",
  })
  @IsText(0, 200)
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
    description:
      "True: open at this moment. False: closed. Centres whose hours are not known, with `openNow` null, are neither.",
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

/** Whether a row `e` is shown by lists that no status is given for. */
export const isListed: RawBuilder<boolean> = sql`e.status in ('ACTIVE', 'PAUSED')`;

export const byName: Order<DigidelCenter> = {
  keys: [
    { sql: sql`e.name`, type: "text", value: (center) => center.name },
    { sql: sql`e.id`, type: "uuid", value: (center) => center.id },
  ],
};

function centerListing(filter: CenterFilter, { viewer }: Context): Listing<DigidelCenter> {
  const { text, municipality, county, status, service, language, openNow, stale } = filter;
  const where = [status ? sql`e.status = any(${status})` : isListed];
  if (status?.includes("PLANNED")) where.push(isVisibleCenter(viewer));
  if (text != null) where.push(matchesWords("digidel_center", wordsWithPlacesOf(text)));
  if (municipality) where.push(sql`e.municipality_code = any(${municipality})`);
  if (county) where.push(sql`${countyOfRow} = any(${county})`);
  if (service) where.push(sql`e.services && ${service}::text[]`);
  if (language) where.push(sql`e.languages && ${language}::text[]`);
  if (openNow != null) {
    const hasUnit = (condition: RawBuilder<boolean>) =>
      sql`exists (select from center_unit u where u.center_id = e.id and ${condition})`;
    const isOpenNow = hasUnit(isOpenSql(localMoment(clock.now())));
    where.push(
      openNow
        ? sql`e.status = 'ACTIVE' and ${isOpenNow}`
        : sql`e.status <> 'ACTIVE' or ${hasUnit(hasHoursSql)} and not ${isOpenNow}`,
    );
  }
  if (stale != null) {
    where.push(
      stale
        ? sql`e.last_verified_at is null or e.last_verified_at < ${staleBefore()}`
        : sql`e.last_verified_at >= ${staleBefore()}`,
    );
  }
  return { entity: DigidelCenter, where, order: byName };
}

@Resolver()
export class CenterQueries {
  @Query(() => DigidelCenter, {
    nullable: true,
    description: "The centre with this slug; null when there is none that the caller may see.",
  })
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
