import { Entity, Property } from "@mikro-orm/decorators/legacy";
import { Directive, Field, Int, ObjectType } from "type-graphql";
import { instantBefore } from "../../../kit/calendar.js";
import { clock } from "../../../kit/clock.js";
import { LocalizedText } from "../../../kit/graphql/localized-text.js";
import { DateTime, Language, LocalDate } from "../../../kit/graphql/scalars.js";
import type { Context } from "../../../kit/request/context.js";
import { SluggedEntity } from "../../../kit/sql/identified-entity.js";
import { Reads, SelectedColumns } from "../../../kit/sql/selected-columns.js";
import { CenterStatus } from "../../../kit/vocabulary/centers.js";
import { Topic } from "../../../kit/vocabulary/shared.js";
import { Owner } from "../../../kit/writing/audit-decorators.js";
import { Actor } from "../borrowed/actor.js";
import { Municipality } from "../borrowed/municipality.js";
import { canSeeCenter } from "./center-visibility.js";
import { CriterionAssessment } from "./criterion.js";

@Entity()
@ObjectType({
  description:
    "A place or function of a municipality where anyone gets help with digital everyday life, free of charge (DigidelCenter). Shown as last approved by the coordinator.",
})
@Directive('@key(fields: "id")')
@Directive('@key(fields: "slug")')
@SelectedColumns<DigidelCenter>("id", "slug", "name", "municipalityCode", "operatorSlug", "status")
export class DigidelCenter extends SluggedEntity {
  @Field(() => String, { description: "Its name." })
  @Property({ type: "text" })
  name!: string;

  @Owner("municipality")
  @Property({ type: "text" })
  municipalityCode!: string;

  /** Searched along with the centre's own texts. */
  @Property({ type: "text" })
  municipalityName!: string;

  /** Only an invented centre has none. */
  @Property({ type: "text", nullable: true })
  operatorSlug!: string | null;

  @Field(() => LocalizedText, { nullable: true, description: "What one meets there; null when not given." })
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

  @Directive("@listSize(assumedSize: 5)")
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
  @Reads<DigidelCenter>("lastVerifiedAt")
  stale(): boolean {
    return !this.lastVerifiedAt || this.lastVerifiedAt < staleBefore();
  }

  @Field(() => Municipality, { nullable: true, description: "The municipality it belongs to." })
  @Reads()
  municipality(): Municipality {
    return Municipality.of(this.municipalityCode);
  }

  @Field(() => Actor, { nullable: true, description: "Who runs it: the municipality as an actor of the network." })
  @Reads()
  operator(): Actor | null {
    return this.operatorSlug === null ? null : Actor.of(this.operatorSlug);
  }

  @Field(() => [Actor], {
    nullable: "items",
    description: "Actors it works with. Null in place of one that cannot be read.",
  })
  @Reads<DigidelCenter>("partnerSlugs")
  partners(): Actor[] {
    return this.partnerSlugs.map((slug) => Actor.of(slug));
  }

  override visibleTo({ viewer }: Context): boolean {
    return canSeeCenter(viewer, this);
  }
}

/** A year ago: a centre that was last confirmed before this is stale. Kept for its millisecond, since lists ask it for each row. */
export function staleBefore(): Date {
  const now = clock.now();
  if (yearAgo?.now !== now.getTime()) yearAgo = { now: now.getTime(), instant: instantBefore(now, { years: 1 }) };
  return yearAgo.instant;
}
let yearAgo: { now: number; instant: Date } | undefined;
