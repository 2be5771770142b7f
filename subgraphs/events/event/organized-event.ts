import { Property } from "@mikro-orm/decorators/legacy";
import { Field, ObjectType } from "type-graphql";
import { DateTime } from "../../../kit/graphql/scalars.js";
import { IdentifiedEntity } from "../../../kit/sql/identified-entity.js";
import { Reads } from "../../../kit/sql/selected-columns.js";
import type { EventStatus } from "../../../kit/vocabulary/activities.js";
import { Owner } from "../../../kit/writing/audit-decorators.js";
import { Actor } from "../borrowed/actor.js";
import { isHidden } from "./event-visibility.js";

@ObjectType({ description: "That the coordinator has taken an activity down." })
export class TakenDown {
  @Field(() => DateTime, { description: "When." })
  at!: string;

  @Field(() => String, { description: "Why, as its organizer is told." })
  reason!: string;
}

/** Of an activity, who organizes it and what keeps it from the public. */
@ObjectType()
export abstract class OrganizedEvent extends IdentifiedEntity {
  @Owner("actor")
  @Property({ type: "text" })
  organizerSlug!: string;

  /** As `recordSuspension` was told. */
  @Property({ type: "boolean" })
  organizerSuspended = false;

  @Property({ type: "text[]" })
  coOrganizerSlugs: string[] = [];

  /** Actors that have confirmed and are suspended: not shown until they are reinstated. */
  @Property({ type: "text[]" })
  suspendedCoOrganizerSlugs: string[] = [];

  /** Actors that are invited to co-organize it; others do not see them before they confirm. */
  @Property({ type: "text[]" })
  invitedSlugs: string[] = [];

  /** As stored, where HELD is still PUBLISHED: see `status`. */
  @Property({ type: "text" })
  state: Exclude<EventStatus, "HELD"> = "DRAFT";

  @Field(() => TakenDown, {
    nullable: true,
    description: "When and why the coordinator took it down; null unless it did.",
  })
  @Property({ type: "json", nullable: true })
  takenDown?: TakenDown | null;

  @Field(() => Boolean, {
    description:
      "Whether it is neither listed nor counted, because its organizer is suspended or the coordinator has taken it down. Only its organizer, its co-organizers and the coordinator then see it.",
  })
  @Reads()
  hidden(): boolean {
    return isHidden(this);
  }

  @Field(() => Actor, { nullable: true, description: "The actor that organizes it." })
  @Reads()
  organizer(): Actor {
    return Actor.of(this.organizerSlug);
  }

  /** Those that have confirmed, suspended ones too, and those that are invited. */
  allCoOrganizers(): string[] {
    return [...this.coOrganizerSlugs, ...this.suspendedCoOrganizerSlugs, ...this.invitedSlugs];
  }
}
