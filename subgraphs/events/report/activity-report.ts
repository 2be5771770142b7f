import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { OptionalProps } from "@mikro-orm/postgresql";
import { Ctx, Field, Float, Int, ObjectType } from "type-graphql";
import { instantAfter } from "../../../kit/calendar.js";
import { DateTime } from "../../../kit/graphql/scalars.js";
import type { Context } from "../../../kit/request/context.js";
import { AgeBand } from "../../../kit/vocabulary/activities.js";
import { Role } from "../../../kit/vocabulary/role.js";
import { Topic } from "../../../kit/vocabulary/shared.js";
import { Owner } from "../../../kit/writing/audit-decorators.js";
import { canManageReport } from "./report-visibility.js";

const CORRECTION_PERIOD = { days: 60 };

@ObjectType({ description: "Visits of people of one age band, as their organizer estimates them." })
export class AgeVisits {
  @Field(() => AgeBand, { description: "The age band." })
  band!: AgeBand;

  @Field(() => Int, { description: "How many visits." })
  count!: number;
}

@Entity()
@ObjectType({
  description: "The report of an activity by its organizer. Participants are visits, not unique persons.",
})
export class ActivityReport {
  [OptionalProps]?: "ageBands" | "reportedBy";

  @PrimaryKey({ type: "uuid" })
  eventId!: string;

  /** The organizer of the activity. */
  @Owner("actor")
  @Property({ type: "text" })
  organizerSlug!: string;

  @Field(() => Int, { description: "Visits, at the venue and online." })
  @Property({ type: "integer" })
  participantsTotal!: number;

  @Field(() => Int, { nullable: true, description: "How many of the visits were online; null when not given." })
  @Property({ type: "integer", nullable: true })
  participantsOnline?: number | null;

  @Field(() => Int, {
    description: "In how many of the visits somebody developed their digital competence; staff who were trained count.",
  })
  @Property({ type: "integer" })
  developedCompetence!: number;

  @Field(() => [AgeVisits], { description: "Visits by age, where given; they need not add up to all visits." })
  @Property({ type: "json" })
  ageBands: AgeVisits[] = [];

  @Field(() => Float, {
    nullable: true,
    description: "Share of the visits by speakers of other languages than Swedish, 0 to 1; null when not given.",
  })
  @Property({ type: "double", nullable: true })
  otherLanguageShare?: number | null;

  @Field(() => [Topic], { description: "The topics that were covered." })
  @Property({ type: "text[]" })
  topicsCovered: Topic[] = [];

  @Field(() => Int, { nullable: true, description: "How many digital coaches helped; null when not given." })
  @Property({ type: "integer", nullable: true })
  coachesUsed?: number | null;

  @Property({ type: "text", nullable: true })
  comment?: string | null;

  @Field(() => DateTime, { description: "When it was first reported." })
  @Property({ type: "datetime" })
  reportedAt!: Date;

  @Field(() => Role, { description: "In which role it was reported." })
  @Property({ type: "text" })
  reportedBy: Role = "MEMBER";

  @Field(() => DateTime, { nullable: true, description: "When it was last corrected; null when it never was." })
  @Property({ type: "datetime", nullable: true })
  correctedAt?: Date | null;

  @Field(() => DateTime, { description: "Until when its organizer may correct it: 60 days after the first report." })
  correctableUntil(): Date {
    return instantAfter(this.reportedAt, CORRECTION_PERIOD);
  }

  @Field(() => String, {
    name: "comment",
    nullable: true,
    description: "What else the organizer wants the coordinator to know; null for anyone else.",
  })
  commentFor(@Ctx() { viewer }: Context): string | null {
    return canManageReport(viewer, this) ? (this.comment ?? null) : null;
  }
}
