import { Entity, Property } from "@mikro-orm/decorators/legacy";
import { type RawBuilder, sql } from "kysely";
import {
  Arg,
  Args,
  ArgsType,
  Authorized,
  Ctx,
  Directive,
  Field,
  ID,
  InputType,
  Int,
  ObjectType,
  Query,
  Resolver,
} from "type-graphql";
import { connectionOf, PageArgs } from "../../../kit/graphql/paging.js";
import { DateTime, Language, LocalDate, MunicipalityCode } from "../../../kit/graphql/scalars.js";
import type { Context } from "../../../kit/request/context.js";
import type { Order } from "../../../kit/sql/cursor.js";
import { Keyed } from "../../../kit/sql/keyed.js";
import type { Listing } from "../../../kit/sql/listing.js";
import { createPageSource } from "../../../kit/sql/page-source.js";
import { CoachKind, CoachLevel, CoachMode, CoachStatus } from "../../../kit/vocabulary/coaches.js";
import { Topic } from "../../../kit/vocabulary/shared.js";
import { Owner, Personal } from "../../../kit/writing/audit-decorators.js";
import { Actor } from "../borrowed/actor.js";
import { Municipality } from "../borrowed/municipality.js";
import { Diploma, diplomasOf } from "../diploma/diploma.js";

@Entity()
@ObjectType({
  description:
    "A volunteer who helps others with digital things, or an organisation that does (digital coach, Digitalidagare). Seen by the coordinator and the coach; contact data are not part of it.",
})
@Directive('@key(fields: "id")')
export class Coach extends Keyed {
  /** Never public. */
  static readonly guarded = true;

  @Field(() => ID, { description: "A random UUID, which says nothing of when the coach registered." })
  override id!: string;

  @Field(() => CoachKind, { description: "A person or an organisation." })
  @Property({ type: "text" })
  kind!: CoachKind;

  @Owner("actor")
  @Property({ type: "text", nullable: true })
  organisationSlug?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The name to show to anyone; null unless the coach consents to that.",
  })
  @Personal()
  @Property({ type: "text", nullable: true })
  publicName?: string | null;

  @Field(() => [Language], { description: "Languages the coach can help in." })
  @Property({ type: "text[]" })
  languages: string[] = [];

  @Field(() => [Topic], { description: "Topics the coach can help with." })
  @Property({ type: "text[]" })
  topics: Topic[] = [];

  @Field(() => [String], { description: 'Competences of DigComp 2.2 the coach can teach, such as "2.3".' })
  @Property({ type: "text[]" })
  digcomp: string[] = [];

  @Field(() => [CoachMode], { description: "Ways of helping." })
  @Property({ type: "text[]" })
  modes: CoachMode[] = [];

  @Property({ type: "text[]" })
  areaCodes: string[] = [];

  @Field(() => Int, { nullable: true, description: "How far the coach travels, in km; null when not stated." })
  @Property({ type: "integer", nullable: true })
  maxTravelKm?: number | null;

  @Field(() => Boolean, { description: "Whether the coach helps all year round, not only on `themeDays`." })
  @Property({ type: "boolean" })
  yearRound: boolean = false;

  @Field(() => [LocalDate], { description: "Days of a campaign on which the coach helps." })
  @Property({ type: "text[]", columnType: "date[]" })
  themeDays: string[] = [];

  @Field(() => CoachStatus, { description: "How far the coach has come." })
  @Property({ type: "text" })
  status: CoachStatus = "REGISTERED";

  @Field(() => CoachLevel, { nullable: true, description: "What the coach has shown; null before the diploma." })
  @Property({ type: "text", nullable: true })
  level?: CoachLevel | null;

  @Field(() => DateTime, { description: "When the coach registered." })
  @Property({ type: "datetime" })
  createdAt!: Date;

  @Field(() => DateTime, { description: "When the coach was last heard of." })
  @Property({ type: "datetime" })
  lastActiveAt!: Date;

  @Field(() => Actor, { nullable: true, description: "The organisation, when the coach is one." })
  organisation(): Actor | null {
    return this.organisationSlug ? Actor.of(this.organisationSlug) : null;
  }

  @Field(() => [Municipality], { nullable: "items", description: "Municipalities the coach helps in." })
  areas(): Municipality[] {
    return this.areaCodes.map((code) => Municipality.of(code));
  }

  @Field(() => [Diploma], { description: "Diplomas issued to the coach, latest first." })
  diplomas(@Ctx() ctx: Context): Promise<Diploma[]> {
    return diplomasOf(ctx, this.id);
  }

  override visibleTo({ viewer }: Context): boolean {
    const isTheCoach = viewer.coachId === this.id;
    const isTheOrganisation = viewer.actorSlug !== null && viewer.actorSlug === this.organisationSlug;
    return viewer.role === "COORDINATOR" || isTheCoach || isTheOrganisation;
  }
}

@ObjectType({ description: "Coaches, a page at a time." })
export class CoachConnection extends connectionOf(Coach) {}

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
  name: "latest",
  keys: [
    { sql: sql`e.created_at`, type: "timestamptz", of: (coach) => coach.createdAt.toISOString() },
    { sql: sql`e.id`, type: "uuid", of: (coach) => coach.id },
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
