import { IsOptional, ValidateNested } from "class-validator";
import { sql } from "kysely";
import { Arg, Args, ArgsType, Ctx, Field, InputType, Query, Resolver } from "type-graphql";
import { PageArgs } from "../../../kit/graphql/paging.js";
import { CountyCode } from "../../../kit/graphql/scalars.js";
import { IsText } from "../../../kit/graphql/validation.js";
import type { Context } from "../../../kit/request/context.js";
import type { Viewer } from "../../../kit/request/viewer.js";
import type { Order } from "../../../kit/sql/cursor.js";
import type { Listing } from "../../../kit/sql/listing.js";
import { createPageSource } from "../../../kit/sql/page-source.js";
import { loadOne } from "../../../kit/sql/read.js";
import { matchesWords, questionWordsOf } from "../../../kit/sql/search.js";
import { ActorKind, ActorStatus, RelationRole, Sector } from "../../../kit/vocabulary/actors.js";
import { isListedInStatus } from "./actor-visibility.js";
import { Actor, ActorConnection } from "./actor.js";

@InputType({ description: "Which actors. All given conditions hold together; a list means any of its values." })
export class ActorFilter {
  @Field(() => String, {
    nullable: true,
    description:
      "Words of its name today or before, or of its municipality's name, or beginnings of words. Other forms of a word and the parts of compounds are found too, and, when no actor has all the words, those that differ in the marks of letters.",
  })
  @IsOptional()
  @IsText(0, 200)
  text?: string;

  @Field(() => [ActorKind], { nullable: true, description: "Of one of these kinds." })
  kind?: ActorKind[];

  @Field(() => [Sector], { nullable: true, description: "In one of these sectors." })
  sector?: Sector[];

  @Field(() => [CountyCode], { nullable: true, description: "At home or active in one of these counties." })
  county?: string[];

  @Field(() => String, { nullable: true, description: "With a relation to the campaign of this slug." })
  campaign?: string;

  @Field(() => [RelationRole], {
    nullable: true,
    description: "In one of these roles, in `campaign` if that is given.",
  })
  role?: RelationRole[];

  @Field(() => [ActorStatus], {
    nullable: true,
    description:
      "Of one of these statuses; ACTIVE when left out. Others than ACTIVE are found by the coordinator only.",
  })
  status?: ActorStatus[] | null;
}

@ArgsType()
export class ActorArgs extends PageArgs {
  @Field(() => ActorFilter, { nullable: true, description: "Which ones; all when left out." })
  @IsOptional()
  @ValidateNested()
  filter?: ActorFilter | null;
}

export const byName: Order<Actor> = {
  keys: [
    { sql: sql`e.name`, type: "text", value: (actor) => actor.name },
    { sql: sql`e.id`, type: "uuid", value: (actor) => actor.id },
  ],
};

function actorListing(filter: ActorFilter | null | undefined, viewer: Viewer): Listing<Actor> {
  const { text, kind, sector, county, campaign, role, status } = filter ?? {};
  const where = [isListedInStatus(status, viewer)];
  if (text != null) where.push(matchesWords("actor", questionWordsOf(text)));
  if (kind) where.push(sql`e.kind = any(${kind})`);
  if (sector) where.push(sql`e.sector = any(${sector})`);
  if (county)
    where.push(sql`left(e.home_municipality_code, 2) = any(${county}) or e.active_county_codes && ${county}::text[]`);
  if (campaign != null || role) {
    const ofCampaign = campaign != null ? sql`r.campaign_slug = ${campaign}` : sql`true`;
    const inRole = role ? sql`r.role = any(${role})` : sql`true`;
    where.push(sql`exists (select from actor_relation r where r.actor_id = e.id and ${ofCampaign} and ${inRole})`);
  }
  return { entity: Actor, where, order: byName };
}

@Resolver()
export class ActorQueries {
  @Query(() => Actor, { nullable: true, description: "The actor with this slug; null when there is none." })
  actor(
    @Arg("slug", () => String, { description: "Its slug, such as pts." }) slug: string,
    @Ctx() ctx: Context,
  ): Promise<Actor | null> {
    return loadOne(ctx, Actor, "slug", slug);
  }

  @Query(() => ActorConnection, {
    description: "The active actors, by name in Swedish order; the coordinator finds others by `status`.",
  })
  actors(@Args(() => ActorArgs) args: ActorArgs, @Ctx() ctx: Context): ActorConnection {
    return new ActorConnection(createPageSource(ctx, args, actorListing(args.filter, ctx.viewer)));
  }
}
