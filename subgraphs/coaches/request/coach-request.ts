import { Entity, Property } from "@mikro-orm/decorators/legacy";
import { sql } from "kysely";
import { Arg, Ctx, Directive, Field, ID, Int, ObjectType, Query, Resolver } from "type-graphql";
import { connectionOf } from "../../../kit/graphql/paging.js";
import { DateTime, Language } from "../../../kit/graphql/scalars.js";
import type { Context } from "../../../kit/request/context.js";
import type { Order } from "../../../kit/sql/cursor.js";
import { IdentifiedEntity } from "../../../kit/sql/identified-entity.js";
import type { Listing } from "../../../kit/sql/listing.js";
import { CoachMode, CoachRequestStatus } from "../../../kit/vocabulary/coaches.js";
import { Topic } from "../../../kit/vocabulary/shared.js";
import { Owner } from "../../../kit/writing/audit-decorators.js";
import { Actor } from "../borrowed/actor.js";
import { DigidelCenter } from "../borrowed/digidel-center.js";
import { Event } from "../borrowed/event.js";
import { Municipality } from "../borrowed/municipality.js";
import { canSeeRequest, visibleRequests } from "./coach-request-visibility.js";

@Entity()
@ObjectType({
  description:
    "An organisation's request for coaches at a place and time. Seen by the organisation and the coordinator.",
})
@Directive('@key(fields: "id")')
export class CoachRequest extends IdentifiedEntity {
  @Owner("actor")
  @Property({ type: "text" })
  requesterSlug!: string;

  @Property({ type: "uuid", nullable: true })
  eventId?: string | null;

  @Property({ type: "text", nullable: true })
  centerSlug?: string | null;

  @Property({ type: "text", nullable: true })
  municipalityCode?: string | null;

  @Field(() => CoachMode, { description: "How the coaches are to help." })
  @Property({ type: "text" })
  mode!: CoachMode;

  @Field(() => DateTime, { description: "From when." })
  @Property({ type: "datetime", fieldName: "starts_at" })
  start!: Date;

  @Field(() => DateTime, { description: "Until when." })
  @Property({ type: "datetime", fieldName: "ends_at" })
  end!: Date;

  @Field(() => [Language], { description: "Languages that are needed." })
  @Property({ type: "text[]" })
  languages: string[] = [];

  @Field(() => [Topic], { description: "Topics that are needed." })
  @Property({ type: "text[]" })
  topics: Topic[] = [];

  @Field(() => Int, { description: "How many coaches are needed, at least 1." })
  @Property({ type: "integer" })
  coachesNeeded!: number;

  @Field(() => CoachRequestStatus, { description: "Its status." })
  @Property({ type: "text" })
  status: CoachRequestStatus = "OPEN";

  @Field(() => DateTime, { description: "When it was made." })
  @Property({ type: "datetime" })
  createdAt!: Date;

  @Field(() => Actor, { nullable: true, description: "The organisation that requests them." })
  requester(): Actor | null {
    return Actor.of(this.requesterSlug);
  }

  @Field(() => Event, {
    nullable: true,
    description: "The activity that the coaches are for, if it is one in the hub.",
  })
  event(): Event | null {
    return this.eventId ? Event.of(this.eventId) : null;
  }

  @Field(() => DigidelCenter, { nullable: true, description: "The centre that the coaches are for, if it is one." })
  center(): DigidelCenter | null {
    return this.centerSlug ? DigidelCenter.of(this.centerSlug) : null;
  }

  @Field(() => Municipality, {
    nullable: true,
    description: "Where help is needed; null when the place does not matter.",
  })
  municipality(): Municipality | null {
    return this.municipalityCode ? Municipality.of(this.municipalityCode) : null;
  }

  override visibleTo({ viewer }: Context): boolean {
    return canSeeRequest(viewer, this);
  }
}

@ObjectType({ description: "Requests for coaches, a page at a time." })
export class CoachRequestConnection extends connectionOf(CoachRequest) {}

const soonestFirst: Order<CoachRequest> = {
  keys: [
    { sql: sql`e.starts_at`, type: "timestamptz", value: (request) => request.start.toISOString() },
    { sql: sql`e.id`, type: "uuid", value: (request) => request.id },
  ],
};

/** The requests that the viewer may see. */
export const requestListing = ({ viewer }: Context): Listing<CoachRequest> => ({
  entity: CoachRequest,
  where: visibleRequests(viewer),
  order: soonestFirst,
});

@Resolver()
export class CoachRequestQueries {
  @Query(() => CoachRequest, {
    nullable: true,
    description:
      "The request with this id, for its requester and the coordinator; null when there is none or the caller is someone else.",
  })
  coachRequest(
    @Arg("id", () => ID, { description: "Its id." }) id: string,
    @Ctx() ctx: Context,
  ): Promise<CoachRequest | null> {
    return CoachRequest.__resolveReference({ id }, ctx);
  }
}
