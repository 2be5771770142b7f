import { Entity, Property } from "@mikro-orm/decorators/legacy";
import { Ctx, Directive, Field, FieldResolver, ID, Int, ObjectType, Resolver, Root } from "type-graphql";
import { connectionOf } from "../../../kit/graphql/paging.js";
import { DateTime, Language, LocalDate } from "../../../kit/graphql/scalars.js";
import type { Context } from "../../../kit/request/context.js";
import { IdentifiedEntity } from "../../../kit/sql/identified-entity.js";
import { loadOne } from "../../../kit/sql/read.js";
import { CoachKind, CoachLevel, CoachMode, CoachStatus } from "../../../kit/vocabulary/coaches.js";
import { Topic } from "../../../kit/vocabulary/shared.js";
import { Owner, Personal } from "../../../kit/writing/audit-decorators.js";
import { Actor } from "../borrowed/actor.js";
import { Municipality } from "../borrowed/municipality.js";
import { canSeeCoach } from "./coach-visibility.js";

@Entity()
@ObjectType({
  description:
    "A volunteer who helps others with digital things, or an organisation that does (digital coach, Digitalidagare). Seen by the coordinator and the coach; contact data are not part of it.",
})
@Directive('@key(fields: "id")')
export class Coach extends IdentifiedEntity {
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

  @Field(() => CoachStatus, { description: "Where the coach stands, from registration to leaving." })
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

  override visibleTo({ viewer }: Context): boolean {
    return canSeeCoach(viewer, this);
  }
}

@ObjectType({ description: "Coaches, a page at a time." })
export class CoachConnection extends connectionOf(Coach) {}

@Resolver(() => Actor)
export class ActorOrganisationCoach {
  @FieldResolver(() => Coach, {
    nullable: true,
    description: "The organisation as a coach, for itself and the coordinator; null for anyone else.",
  })
  async organisationCoach(@Root() { slug }: Actor, @Ctx() ctx: Context): Promise<Coach | null> {
    const coach = await loadOne(ctx, Coach, "organisationSlug", slug);
    return coach?.visibleTo(ctx) ? coach : null;
  }
}
