import { Arg, Authorized, Ctx, Mutation, Resolver } from "type-graphql";
import { clock } from "../../../kit/clock.js";
import { combineRefusals, createResultUnion, StaleVersion, UserError } from "../../../kit/graphql/errors.js";
import type { Context } from "../../../kit/request/context.js";
import { Event } from "../event/event.js";
import { NotYourEvent, ownEvent, WrongState } from "../event/lock-event.js";
import { ActivityReport } from "./activity-report.js";
import { ReportEventInput } from "./report-event-input.js";
import * as refusals from "./report-rules.js";

const ReportEventResult = createResultUnion("ReportEventResult", () => [
  Event,
  NotYourEvent,
  WrongState,
  StaleVersion,
  ...Object.values(refusals),
]);

@Resolver()
export class ReportEvent {
  @Authorized("MEMBER", "MUNICIPALITY")
  @Mutation(() => ReportEventResult, {
    description:
      "Reports what came of a held activity of the caller's organisation. There is one report: sent again within 60 days, it corrects the first.",
  })
  async reportEvent(
    @Arg("input", () => ReportEventInput, { description: "The report." }) input: ReportEventInput,
    @Ctx() ctx: Context,
  ): Promise<Event | UserError> {
    const { em, viewer } = ctx;
    const event = await ownEvent(ctx, input.eventId, ["PUBLISHED", "HELD", "REPORTED", "ARCHIVED"]);
    if (event instanceof UserError) return event;
    if (input.expectedVersion != null && event.version !== input.expectedVersion)
      return new StaleVersion(event.version);

    const now = clock.now();
    const earlier = await em.findOne(ActivityReport, { eventId: event.id });
    const until = earlier?.correctableUntil();
    const refusal = combineRefusals([
      event.endsAt() > now && new refusals.EventNotHeld(event.endsAt()),
      until && until < now && new refusals.ReportTooLate(until),
      ...brokenFigures(input),
    ]);
    if (refusal) return refusal;

    const figures = figuresOf(input, event);
    if (earlier) em.assign(earlier, { ...figures, correctedAt: now });
    else {
      const { id: eventId, organizerSlug } = event;
      em.create(ActivityReport, { eventId, organizerSlug, ...figures, reportedAt: now, reportedBy: viewer.role });
    }
    if (event.state === "PUBLISHED") event.state = "REPORTED";
    // Raises the version at corrections too.
    event.updatedAt = now;
    return event;
  }
}

function* brokenFigures({
  participantsTotal: total,
  participantsOnline: online,
  developedCompetence: developed,
  ageBands,
}: ReportEventInput) {
  const byAge = (ageBands ?? []).reduce((sum, { count }) => sum + count, 0);
  if (online != null && online > total) yield new refusals.MoreOnlineThanParticipants(online, total);
  if (developed > total) yield new refusals.MoreDevelopedThanParticipants(developed, total);
  if (byAge > total) yield new refusals.MoreByAgeThanParticipants(byAge, total);
}

/** A correction is whole: what it leaves out is no longer told. */
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
