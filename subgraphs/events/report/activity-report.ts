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
import { canManageReport, canSeeExactReport, isShownCount, isShownSplit } from "./report-visibility.js";

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
  description:
    "The report of an activity by its organizer. Participants are visits, not unique persons. Unless `isExact`, what they are made up of is shown only where every part, and what the parts leave, is at least 5.",
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

  @Property({ type: "integer", nullable: true })
  participantsOnline?: number | null;

  @Field(() => Int, {
    description: "In how many of the visits somebody developed their digital competence; staff who were trained count.",
  })
  @Property({ type: "integer" })
  developedCompetence!: number;

  @Property({ type: "json" })
  ageBands: AgeVisits[] = [];

  @Property({ type: "double", nullable: true })
  otherLanguageShare?: number | null;

  @Field(() => [Topic], { description: "The topics that were covered." })
  @Property({ type: "text[]" })
  topicsCovered: Topic[] = [];

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

  @Field(() => Role, {
    nullable: true,
    description: "In which role it was last corrected; null when it never was, or before this was kept.",
  })
  @Property({ type: "text", nullable: true })
  correctedBy?: Role | null;

  @Field(() => DateTime, { description: "Until when its organizer may correct it: 60 days after the first report." })
  correctableUntil(): Date {
    return instantAfter(this.reportedAt, CORRECTION_PERIOD);
  }

  @Field(() => Boolean, {
    description: "Whether all that was reported is shown; otherwise small numbers of people are hidden.",
  })
  isExact(@Ctx() { viewer }: Context): boolean {
    return canSeeExactReport(viewer, this);
  }

  @Field(() => Int, {
    name: "participantsOnline",
    nullable: true,
    description: "How many of the visits were online; null when not given, or hidden.",
  })
  visibleOnline(@Ctx() ctx: Context): number | null {
    const { participantsOnline: online, participantsTotal } = this;
    return online != null && (this.isExact(ctx) || isShownSplit(participantsTotal, [online])) ? online : null;
  }

  @Field(() => [AgeVisits], {
    name: "ageBands",
    description: "Visits by age, where given and not hidden; they need not add up to all visits.",
  })
  visibleAgeBands(@Ctx() ctx: Context): AgeVisits[] {
    if (this.isExact(ctx)) return this.ageBands;
    const present = this.ageBands.filter(({ count }) => count > 0);
    const counts = present.map(({ count }) => count);
    return isShownSplit(this.participantsTotal, counts) ? present : [];
  }

  @Field(() => Float, {
    name: "otherLanguageShare",
    nullable: true,
    description:
      "Share of the visits by speakers of other languages than Swedish, 0 to 1; null when not given, or hidden.",
  })
  visibleOtherLanguageShare(@Ctx() ctx: Context): number | null {
    const { otherLanguageShare: share, participantsTotal } = this;
    if (share == null) return null;
    return this.isExact(ctx) || isShownSplit(participantsTotal, [share * participantsTotal]) ? share : null;
  }

  @Field(() => Int, {
    name: "coachesUsed",
    nullable: true,
    description: "How many digital coaches helped; null when not given, or hidden.",
  })
  visibleCoachesUsed(@Ctx() ctx: Context): number | null {
    const { coachesUsed: coaches } = this;
    return coaches != null && (this.isExact(ctx) || isShownCount(coaches)) ? coaches : null;
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
