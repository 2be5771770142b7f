import { Entity, Property } from "@mikro-orm/decorators/legacy";
import { IsOptional, MaxLength, ValidateNested } from "class-validator";
import { sql } from "kysely";
import {
  Arg,
  Args,
  ArgsType,
  Authorized,
  Ctx,
  Directive,
  Field,
  InputType,
  Int,
  ObjectType,
  Query,
  Resolver,
} from "type-graphql";
import { clock } from "../../../kit/clock.js";
import { LocalizedText } from "../../../kit/graphql/localized-text.js";
import { connectionOf, PageArgs } from "../../../kit/graphql/paging.js";
import { CountyCode, DateTime, Language, LocalDate, OrgNumber } from "../../../kit/graphql/scalars.js";
import type { Context } from "../../../kit/request/context.js";
import type { Order } from "../../../kit/sql/cursor.js";
import { Slugged } from "../../../kit/sql/keyed.js";
import type { Listing } from "../../../kit/sql/listing.js";
import { createPageSource } from "../../../kit/sql/page-source.js";
import { loadOne } from "../../../kit/sql/read.js";
import { matchesWords } from "../../../kit/sql/search.js";
import { ActorKind, ActorStatus, Reach, RelationRole, Sector } from "../../../kit/vocabulary/actors.js";
import { Role } from "../../../kit/vocabulary/role.js";
import { Owner } from "../../../kit/writing/audit-decorators.js";
import { County } from "../place/county.js";
import { Municipality } from "../place/municipality.js";
import { ActorContact, contactsOfActor } from "./actor-contact.js";
import { ActorRelation, relationsOfActor } from "./actor-relation.js";
import { mayActFor } from "./may-act-for.js";

@ObjectType({ description: "A name that an actor had before." })
export class FormerName {
  @Field(() => String, { description: "The name it had." })
  name!: string;

  @Field(() => LocalDate, { nullable: true, description: "The last day it had it; null when that is not known." })
  until!: string | null;
}

@ObjectType({
  description: "That an actor has accepted the actor rules (aktörsrutiner), which it must before it may publish.",
})
export class RulesAccepted {
  @Field(() => String, { description: "Which version, such as 2024." })
  version!: string;

  @Field(() => DateTime, { description: "When." })
  at!: string;

  @Field(() => Role, { description: "In which role the person who accepted acted." })
  byRole!: Role;
}

@Entity()
@ObjectType({
  description:
    "A member organisation of the network (aktör). It is never deleted: it leaves or is suspended. The network has no ranks.",
})
@Directive('@key(fields: "id")')
@Directive('@key(fields: "slug")')
export class Actor extends Slugged {
  @Owner("actor")
  override slug!: string;

  @Field(() => String, { description: "Its name today." })
  @Property({ type: "text" })
  name!: string;

  @Field(() => [FormerName], { description: "Names it had before, latest first; a search finds them too." })
  @Property({ type: "json" })
  formerNames: FormerName[] = [];

  @Field(() => OrgNumber, {
    nullable: true,
    description: "Organisation number; a municipality's library shares its number, a network may have none.",
  })
  @Property({ type: "text", nullable: true })
  orgNumber?: string | null;

  @Field(() => ActorKind, { description: "What sort of organisation it is." })
  @Property({ type: "text" })
  kind!: ActorKind;

  @Field(() => Sector, { description: "The part of society it belongs to." })
  @Property({ type: "text" })
  sector!: Sector;

  @Field(() => Reach, { nullable: true, description: "How widely it works; null when not stated." })
  @Property({ type: "text", nullable: true })
  reach?: Reach | null;

  @Property({ type: "text", nullable: true })
  homeMunicipalityCode?: string | null;

  @Property({ type: "text[]" })
  activeCountyCodes: string[] = [];

  @Field(() => String, { nullable: true, description: "Web site." })
  @Property({ type: "text", nullable: true })
  website?: string | null;

  @Field(() => String, { nullable: true, description: "A functional mailbox of the organisation, never a person's." })
  @Property({ type: "text", nullable: true })
  publicEmail?: string | null;

  @Field(() => LocalizedText, { nullable: true, description: "What it is and does." })
  @Property({ type: "json", nullable: true })
  description?: LocalizedText | null;

  @Field(() => [Language], { description: "Languages it helps people in." })
  @Property({ type: "text[]" })
  languages: string[] = [];

  @Field(() => ActorStatus, { description: "Whether it takes part today." })
  @Property({ type: "text" })
  status: ActorStatus = "ACTIVE";

  @Field(() => RulesAccepted, {
    nullable: true,
    description: "The latest version of the actor rules it has accepted; null before the first.",
  })
  @Property({ type: "json", nullable: true })
  rulesAccepted?: RulesAccepted | null;

  @Field(() => LocalDate, { nullable: true, description: "The day it joined, where known." })
  @Property({ type: "date", nullable: true })
  joinedAt?: string | null;

  @Field(() => LocalDate, { nullable: true, description: "The day it left; null while it takes part." })
  @Property({ type: "date", nullable: true })
  leftAt?: string | null;

  @Field(() => String, { nullable: true, description: "Where the facts come from, when they come from a document." })
  @Property({ type: "text", nullable: true })
  sourceNote?: string | null;

  @Field(() => DateTime, { description: "When it came into the hub." })
  @Property({ type: "datetime" })
  createdAt: Date = clock.now();

  @Field(() => DateTime, { description: "When it was last changed." })
  @Property({ type: "datetime", onUpdate: () => clock.now() })
  updatedAt: Date = clock.now();

  @Field(() => Int, { description: "Raised by one at each change; updates must name it." })
  @Property({ type: "integer", version: true })
  version!: number;

  @Field(() => Municipality, { nullable: true, description: "The municipality it belongs to; null for national ones." })
  homeMunicipality(@Ctx() ctx: Context): Promise<Municipality | null> | null {
    return this.homeMunicipalityCode ? Municipality.__resolveReference({ code: this.homeMunicipalityCode }, ctx) : null;
  }

  @Field(() => [County], { description: "Counties it works in, apart from its home." })
  activeCounties(@Ctx() ctx: Context): Promise<(County | null)[]> {
    return Promise.all(this.activeCountyCodes.map((code) => County.__resolveReference({ code }, ctx)));
  }

  @Authorized("COORDINATOR", "MEMBER", "MUNICIPALITY")
  @Field(() => [ActorContact], {
    nullable: true,
    description: "The people to turn to; null unless the caller is the coordinator or the actor itself.",
  })
  contacts(@Ctx() ctx: Context): Promise<ActorContact[]> | null {
    return mayActFor(ctx.viewer, this) ? contactsOfActor(ctx, this.slug) : null;
  }

  @Field(() => [ActorRelation], { description: "What it has been to campaigns, initiatives and other actors." })
  relations(@Ctx() ctx: Context): Promise<ActorRelation[]> {
    return relationsOfActor(ctx, this.id);
  }
}

@ObjectType({ description: "Actors, a page at a time." })
export class ActorConnection extends connectionOf(Actor) {}

@InputType({ description: "Which actors. All given conditions hold together; a list means any of its values." })
export class ActorFilter {
  @Field(() => String, {
    nullable: true,
    description: "Words of its name today or before; beginnings of words will do.",
  })
  @IsOptional()
  @MaxLength(200)
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
}

@ArgsType()
export class ActorArgs extends PageArgs {
  @Field(() => ActorFilter, { nullable: true, description: "Which ones; all when left out." })
  @IsOptional()
  @ValidateNested()
  filter?: ActorFilter | null;
}

export const byName: Order<Actor> = {
  name: "name",
  keys: [
    { sql: sql`e.name`, type: "text", of: (actor) => actor.name },
    { sql: sql`e.id`, type: "uuid", of: (actor) => actor.id },
  ],
};

function actorListing(filter: ActorFilter | null | undefined): Listing<Actor> {
  const { text, kind, sector, county, campaign, role } = filter ?? {};
  const where = [sql`e.status = 'ACTIVE'`];
  if (text) where.push(matchesWords(sql`e.search`, text, "simple"));
  if (kind) where.push(sql`e.kind = any(${kind})`);
  if (sector) where.push(sql`e.sector = any(${sector})`);
  if (county)
    where.push(sql`left(e.home_municipality_code, 2) = any(${county}) or e.active_county_codes && ${county}::text[]`);
  if (campaign || role) {
    const ofCampaign = campaign ? sql`r.campaign_slug = ${campaign}` : sql`true`;
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

  @Query(() => ActorConnection, { description: "The active actors, by name in Swedish order." })
  actors(@Args(() => ActorArgs) args: ActorArgs, @Ctx() ctx: Context): ActorConnection {
    return new ActorConnection(createPageSource(ctx, args, actorListing(args.filter)));
  }
}
