import { ValidateNested } from "class-validator";
import { Arg, Authorized, Ctx, Field, Float, ID, InputType, Int, Mutation, Resolver } from "type-graphql";
import { clock } from "../../../kit/clock.js";
import { combineRefusals, createResultUnion, StaleVersion, UserError } from "../../../kit/graphql/errors.js";
import { InRange, IsText, UniqueBy } from "../../../kit/graphql/validation.js";
import type { Context } from "../../../kit/request/context.js";
import { AgeBand } from "../../../kit/vocabulary/activities.js";
import { Topic } from "../../../kit/vocabulary/shared.js";
import { assignChanged } from "../../../kit/writing/assign-changed.js";
import { refuseUnread } from "../../../kit/writing/expected-version.js";
import { Event } from "../event/event.js";
import { lockEventInState, lockOwnEvent, NotYourEvent, WrongState } from "../event/lock-event.js";
import { ActivityReport } from "./activity-report.js";
import { brokenFigures, EventNotHeld, reportRefusals, ReportTooLate } from "./report-rules.js";

@InputType({ description: "Visits of people of one age band; it may be an estimate." })
export class AgeVisitsInput {
  @Field(() => AgeBand, { description: "The age band." })
  band!: AgeBand;

  @Field(() => Int, { description: "How many visits, 0 to 1 000 000." })
  @InRange(0, 1_000_000)
  count!: number;
}

@InputType({
  description:
    "The report of an activity. Participants are visits, not unique persons. A correction sends the whole report again.",
})
export class ReportEventInput {
  @Field(() => ID, { description: "Id of the activity." })
  eventId!: string;

  @Field(() => Int, {
    nullable: true,
    description: "The activity's `version` when the caller read it, so that nobody's correction is overwritten.",
  })
  expectedVersion?: number | null;

  @Field(() => Int, { description: "Visits, at the venue and online, 0 to 1 000 000." })
  @InRange(0, 1_000_000)
  participantsTotal!: number;

  @Field(() => Int, { nullable: true, description: "How many of the visits were online." })
  @InRange(0, 1_000_000)
  participantsOnline?: number | null;

  @Field(() => Int, {
    description: "In how many of the visits somebody developed their digital competence; staff who were trained count.",
  })
  @InRange(0, 1_000_000)
  developedCompetence!: number;

  @Field(() => [AgeVisitsInput], { nullable: true, description: "Visits by age, each age band at most once." })
  @UniqueBy(({ band }: AgeVisitsInput) => band)
  @ValidateNested({ each: true })
  ageBands?: AgeVisitsInput[] | null;

  @Field(() => Float, {
    nullable: true,
    description: "Share of the visits by speakers of other languages than Swedish, 0 to 1; it may be an estimate.",
  })
  @InRange(0, 1)
  otherLanguageShare?: number | null;

  @Field(() => [Topic], {
    nullable: true,
    description: "The topics that were covered; those of the activity when left out.",
  })
  topicsCovered?: Topic[] | null;

  @Field(() => Int, { nullable: true, description: "How many digital coaches helped, 0 to 1000." })
  @InRange(0, 1000)
  coachesUsed?: number | null;

  @Field(() => String, {
    nullable: true,
    description: "Anything else, for the coordinator, at most 2000 characters. Name no persons.",
  })
  @IsText(1, 2000)
  comment?: string | null;
}

const ReportEventResult = createResultUnion("ReportEventResult", () => [
  Event,
  NotYourEvent,
  WrongState,
  StaleVersion,
  ...reportRefusals,
]);

@Resolver()
export class ReportEvent {
  @Authorized("MEMBER", "MUNICIPALITY", "COORDINATOR")
  @Mutation(() => ReportEventResult, {
    description:
      "Reports a held activity of the caller's organisation. There is one report: sent again within 60 days, it replaces the first. The coordinator corrects the report of any activity, at any time, and makes no first one; `correctedBy` tells the organizer, who may correct it again within the 60 days, with the `version` that it has read.",
  })
  async reportEvent(
    @Arg("input", () => ReportEventInput, { description: "The report." }) input: ReportEventInput,
    @Ctx() ctx: Context,
  ): Promise<Event | UserError> {
    const { em, viewer } = ctx;
    const isCoordinator = viewer.role === "COORDINATOR";
    const event = isCoordinator
      ? await lockEventInState(ctx, input.eventId, ["REPORTED", "ARCHIVED"])
      : await lockOwnEvent(ctx, input.eventId, ["PUBLISHED", "HELD", "REPORTED", "ARCHIVED"]);
    if (event instanceof UserError) return event;

    const now = clock.now();
    const earlier = await em.findOne(ActivityReport, { eventId: event.id });
    const until = isCoordinator ? null : earlier?.correctableUntil();
    const reportContent = { type: "ActivityReport", id: event.id, by: ["reportEvent"] };
    const refusal = combineRefusals([
      await refuseUnread(ctx, event, input.expectedVersion, reportContent),
      event.endsAt() > now && new EventNotHeld(event.endsAt()),
      until && until < now && new ReportTooLate(until),
      ...brokenFigures(input),
    ]);
    if (refusal) return refusal;

    const figures = figuresOf(input, event);
    if (earlier) {
      if (!assignChanged(earlier, figures)) return event;
      Object.assign(earlier, { correctedAt: now, correctedBy: viewer.role });
    } else {
      const { id: eventId, organizerSlug } = event;
      em.create(ActivityReport, { eventId, organizerSlug, ...figures, reportedAt: now, reportedBy: viewer.role });
    }
    if (event.state === "PUBLISHED") event.state = "REPORTED";
    // Raises the version at corrections too.
    event.updatedAt = now;
    return event;
  }
}

/** A correction replaces the whole report: what it leaves out is removed. */
function figuresOf(input: ReportEventInput, { topics }: Event) {
  const { participantsTotal, participantsOnline = null, developedCompetence, ageBands, topicsCovered } = input;
  const { otherLanguageShare = null, coachesUsed = null, comment = null } = input;
  return {
    participantsTotal,
    participantsOnline,
    developedCompetence,
    otherLanguageShare,
    coachesUsed,
    comment,
    ageBands: ageBands ?? [],
    topicsCovered: [...new Set(topicsCovered ?? topics)],
  };
}
