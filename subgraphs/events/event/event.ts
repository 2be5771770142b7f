import { Entity, Property } from "@mikro-orm/decorators/legacy";
import { OptionalProps } from "@mikro-orm/postgresql";
import { Ctx, Directive, Field, Int, ObjectType } from "type-graphql";
import { clock } from "../../../kit/clock.js";
import { LocalizedText } from "../../../kit/graphql/localized-text.js";
import { connectionOf } from "../../../kit/graphql/paging.js";
import { DateTime, Language, LocalDate } from "../../../kit/graphql/scalars.js";
import type { Context } from "../../../kit/request/context.js";
import { loadOne } from "../../../kit/sql/read.js";
import { Reads, SelectedColumns } from "../../../kit/sql/selected-columns.js";
import {
  ActivityFormat,
  AttendanceMode,
  EventStatus,
  RegistrationKind,
  StaircaseStep,
  TargetGroup,
} from "../../../kit/vocabulary/activities.js";
import { digcompOf } from "../../../kit/vocabulary/digcomp.js";
import { Accessibility, Topic } from "../../../kit/vocabulary/shared.js";
import { DigidelCenter } from "../borrowed/digidel-center.js";
import { Municipality } from "../borrowed/municipality.js";
import { Campaign } from "../campaign/campaign.js";
import { canSeeEvent } from "./event-visibility.js";
import { OrganizedEvent } from "./organized-event.js";
import { MAX_SESSIONS, Session, Venue } from "./venue-and-sessions.js";

@Entity()
@ObjectType({
  description:
    "Something that an actor organizes to raise digital competence (aktivitet). Actors bear their own costs: nothing is sold through the hub.",
})
@Directive('@key(fields: "id")')
@SelectedColumns<Event>(
  "id",
  "sessions",
  "state",
  "takenDown",
  "organizerSlug",
  "organizerSuspended",
  "coOrganizerSlugs",
  "suspendedCoOrganizerSlugs",
  "invitedSlugs",
)
export class Event extends OrganizedEvent {
  [OptionalProps]?:
    | "coOrganizerSlugs"
    | "suspendedCoOrganizerSlugs"
    | "organizerSuspended"
    | "registration"
    | "interpreter"
    | "staircaseSteps"
    | "state"
    | "createdAt"
    | "updatedAt"
    | "version";

  @Field(() => LocalizedText, { description: "Its title." })
  @Property({ type: "json" })
  title!: LocalizedText;

  @Field(() => LocalizedText, { nullable: true, description: "What happens and for whom; null until it is written." })
  @Property({ type: "json", nullable: true })
  description?: LocalizedText | null;

  @Field(() => ActivityFormat, { description: "What it looks like." })
  @Property({ type: "text" })
  format!: ActivityFormat;

  @Property({ type: "text", nullable: true })
  campaignSlug?: string | null;

  @Field(() => [LocalDate], {
    description: "The days of the campaign it takes part in; empty for year-round activities and outside campaigns.",
  })
  @Property({ type: "date[]" })
  campaignDays: string[] = [];

  // Most have few; also of those with all that may be, a point takes less than 10 µs (tests/processor-time.test.ts).
  @Directive("@listSize(assumedSize: 3)")
  @Field(() => [Session], {
    description: `When it takes place, earliest first: 1 to ${MAX_SESSIONS} sessions that do not overlap.`,
  })
  @Property({ type: "json" })
  sessions!: Session[];

  @Field(() => AttendanceMode, { description: "How one takes part." })
  @Property({ type: "text" })
  attendanceMode!: AttendanceMode;

  @Field(() => Venue, { nullable: true, description: "Where it takes place; one that is only online may name none." })
  @Property({ type: "json", nullable: true })
  venue?: Venue | null;

  @Field(() => String, { nullable: true, description: "Web address where one takes part online." })
  @Property({ type: "text", nullable: true })
  onlineUrl?: string | null;

  @Field(() => String, { nullable: true, description: "Telephone number by which one takes part." })
  @Property({ type: "text", nullable: true })
  phone?: string | null;

  @Property({ type: "text", nullable: true })
  municipalityCode?: string | null;

  @Property({ type: "text", nullable: true })
  centerSlug?: string | null;

  /** Where searches by distance find it: the venue, else the municipality's seat. */
  @Property({ type: "double", nullable: true })
  lat?: number | null;

  @Property({ type: "double", nullable: true })
  lng?: number | null;

  @Field(() => Boolean, { description: "Whether anybody may come; such an activity is free of charge." })
  @Property({ type: "boolean" })
  openToPublic!: boolean;

  @Field(() => Int, { description: "Price for each participant in whole Swedish kronor; 0 when open to the public." })
  @Property({ type: "integer" })
  priceSek!: number;

  @Field(() => Boolean, { description: "Whether it sells something; no activity in a campaign does." })
  @Property({ type: "boolean" })
  commercial!: boolean;

  @Field(() => Boolean, { description: "Whether it is clearly marked as a part of its campaign." })
  @Property({ type: "boolean" })
  campaignMarked!: boolean;

  @Field(() => RegistrationKind, { description: "Whether one registers in advance." })
  @Property({ type: "text" })
  registration: RegistrationKind = "NONE";

  @Field(() => String, { nullable: true, description: "Web address where one registers." })
  @Property({ type: "text", nullable: true })
  registrationUrl?: string | null;

  @Field(() => [Language], { description: "Languages it is held in." })
  @Property({ type: "text[]" })
  languages: string[] = [];

  @Field(() => [Language], { description: "Languages it is interpreted to." })
  @Property({ type: "text[]" })
  interpreter: string[] = [];

  @Field(() => [TargetGroup], { description: "Whom it is for." })
  @Property({ type: "text[]" })
  targetGroups: TargetGroup[] = [];

  @Field(() => [Topic], { description: "What it is about." })
  @Property({ type: "text[]" })
  topics: Topic[] = [];

  /** Null when those of the topics apply. */
  @Property({ type: "text[]", nullable: true })
  digcompCodes?: string[] | null;

  @Field(() => [StaircaseStep], { description: "Steps of the digital staircase that it supports." })
  @Property({ type: "text[]" })
  staircaseSteps: StaircaseStep[] = [];

  @Field(() => [Accessibility], { description: "What makes it accessible." })
  @Property({ type: "text[]" })
  accessibility: Accessibility[] = [];

  @Field(() => DateTime, { nullable: true, description: "When it was published; null before." })
  @Property({ type: "datetime", nullable: true })
  publishedAt?: Date | null;

  @Field(() => String, { nullable: true, description: "Why it was cancelled." })
  @Property({ type: "text", nullable: true })
  cancelledReason?: string | null;

  /** The state to return to when the cancellation is undone. */
  @Property({ type: "text", nullable: true })
  cancelledFrom?: "PUBLISHED" | "POSTPONED" | "REPORTED" | null;

  @Field(() => String, { nullable: true, description: "Its id in the system that its organizer sent it from." })
  @Property({ type: "text", nullable: true })
  externalId?: string | null;

  @Field(() => DateTime, { description: "When it was created in the hub." })
  @Property({ type: "datetime" })
  createdAt: Date = clock.now();

  @Field(() => DateTime, { description: "When it was last changed." })
  @Property({ type: "datetime", onUpdate: () => clock.now() })
  updatedAt: Date = clock.now();

  @Field(() => Int, { description: "Raised by one at each change; updates must name it." })
  @Property({ type: "integer", version: true })
  version!: number;

  @Field(() => EventStatus, { description: "Its status; a published one is HELD when its last session is over." })
  @Reads()
  status(): EventStatus {
    return this.state === "PUBLISHED" && this.endsAt() <= clock.now() ? "HELD" : this.state;
  }

  @Field(() => Campaign, { nullable: true, description: "The campaign it is part of, if any." })
  @Reads<Event>("campaignSlug")
  campaign(@Ctx() ctx: Context): Promise<Campaign | null> | null {
    return this.campaignSlug ? loadOne(ctx, Campaign, "slug", this.campaignSlug) : null;
  }

  @Field(() => Municipality, {
    nullable: true,
    description: "The municipality it is held in or for; null for online ones that name none.",
  })
  @Reads<Event>("municipalityCode")
  municipality(): Municipality | null {
    return this.municipalityCode ? Municipality.of(this.municipalityCode) : null;
  }

  @Field(() => DigidelCenter, { nullable: true, description: "The DigidelCenter it is held at, if any." })
  @Reads<Event>("centerSlug")
  center(): DigidelCenter | null {
    return this.centerSlug ? DigidelCenter.of(this.centerSlug) : null;
  }

  @Field(() => [String], {
    description:
      "Competences of DigComp 2.2 it trains, as codes such as 4.2: as its organizer names them, otherwise those of its topics.",
  })
  @Reads<Event>("digcompCodes", "topics")
  digcomp(): string[] {
    return this.digcompCodes ?? [...new Set(this.topics.flatMap((topic) => digcompOf[topic]))].sort();
  }

  startsAt(): Date {
    return new Date(this.sessions[0]!.start);
  }

  endsAt(): Date {
    return new Date(this.sessions.at(-1)!.end);
  }

  override visibleTo({ viewer }: Context): boolean {
    return canSeeEvent(viewer, this);
  }
}

@ObjectType({ description: "Activities, a page at a time." })
export class EventConnection extends connectionOf(Event) {}
