import { type RawBuilder, sql } from "kysely";
import { Arg, Args, ArgsType, Authorized, Ctx, Field, ID, InputType, Query, Resolver } from "type-graphql";
import { PageArgs } from "../../../kit/graphql/paging.js";
import { Language, MunicipalityCode } from "../../../kit/graphql/scalars.js";
import type { Context } from "../../../kit/request/context.js";
import type { Order } from "../../../kit/sql/cursor.js";
import type { Listing } from "../../../kit/sql/listing.js";
import { createPageSource } from "../../../kit/sql/page-source.js";
import { CoachMode, CoachStatus } from "../../../kit/vocabulary/coaches.js";
import { Topic } from "../../../kit/vocabulary/shared.js";
import { Coach, CoachConnection } from "./coach.js";

@InputType({ description: "Which coaches. All given conditions hold together; a list means any of its values." })
export class CoachFilter {
  @Field(() => [CoachStatus], { nullable: true, description: "In one of these states; any state when left out." })
  status?: CoachStatus[];

  @Field(() => [MunicipalityCode], { nullable: true, description: "Helping in one of these municipalities." })
  municipality?: string[];

  @Field(() => [Topic], { nullable: true, description: "With one of these topics." })
  topic?: Topic[];

  @Field(() => [Language], { nullable: true, description: "With one of these languages." })
  language?: string[];

  @Field(() => [CoachMode], { nullable: true, description: "In one of these ways." })
  mode?: CoachMode[];
}

@ArgsType()
export class CoachArgs extends PageArgs {
  @Field(() => CoachFilter, { nullable: true, description: "Which ones; all when left out." })
  filter?: CoachFilter;
}

const latestFirst: Order<Coach> = {
  keys: [
    { sql: sql`e.created_at`, type: "timestamptz", value: (coach) => coach.createdAt.toISOString() },
    { sql: sql`e.id`, type: "uuid", value: (coach) => coach.id },
  ],
  descending: true,
};

function coachListing({ status, municipality, topic, language, mode }: CoachFilter = {}): Listing<Coach> {
  const where: RawBuilder<unknown>[] = [];
  if (status) where.push(sql`e.status = any(${status})`);
  if (municipality) where.push(sql`e.area_codes && ${municipality}::text[]`);
  if (topic) where.push(sql`e.topics && ${topic}::text[]`);
  if (language) where.push(sql`e.languages && ${language}::text[]`);
  if (mode) where.push(sql`e.modes && ${mode}::text[]`);
  return { entity: Coach, where, order: latestFirst };
}

@Resolver()
export class CoachQueries {
  @Query(() => Coach, {
    nullable: true,
    description:
      "The coach with this id, for the coordinator and the coach; null when there is none or the caller is someone else.",
  })
  coach(
    @Arg("id", () => ID, { description: "The coach's id." }) id: string,
    @Ctx() ctx: Context,
  ): Promise<Coach | null> {
    return Coach.__resolveReference({ id }, ctx);
  }

  @Authorized("COORDINATOR")
  @Query(() => CoachConnection, { nullable: true, description: "Coaches, last registered first. For the coordinator." })
  coaches(@Args(() => CoachArgs) args: CoachArgs, @Ctx() ctx: Context): CoachConnection {
    return new CoachConnection(createPageSource(ctx, args, coachListing(args.filter)));
  }
}
