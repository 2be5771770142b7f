import { Arg, Authorized, Ctx, Field, ID, InputType, Mutation, Resolver } from "type-graphql";
import { clock } from "../../../kit/clock.js";
import { createResultUnion, UserError } from "../../../kit/graphql/errors.js";
import { IsText } from "../../../kit/graphql/validation.js";
import type { Context } from "../../../kit/request/context.js";
import { Event } from "../event/event.js";
import { lockOwnEvent, NotYourEvent, WrongState } from "../event/lock-event.js";
import { ActivityReport } from "../report/activity-report.js";
import { ReportTooLate } from "../report/report-rules.js";

@InputType({ description: "The cancellation of an activity." })
export class CancelEventInput {
  @Field(() => ID, { description: "Id of the activity." })
  id!: string;

  @Field(() => String, { description: "Why, shown to everybody: 3 to 500 characters." })
  @IsText(3, 500)
  reason!: string;
}

const CancelEventResult = createResultUnion("CancelEventResult", () => [
  Event,
  NotYourEvent,
  WrongState,
  ReportTooLate,
]);

@Resolver()
export class CancelEvent {
  @Authorized("MEMBER", "MUNICIPALITY")
  @Mutation(() => CancelEventResult, {
    description:
      "Cancels a published, held, postponed or reported activity of the caller's organisation, which will not take place or did not. A reported one can be cancelled for as long as its report can be corrected; its report then no longer counts. `uncancelEvent` undoes it.",
  })
  async cancelEvent(
    @Arg("input", () => CancelEventInput, { description: "The activity and the reason." })
    { id, reason }: CancelEventInput,
    @Ctx() ctx: Context,
  ): Promise<Event | UserError> {
    const event = await lockOwnEvent(ctx, id, ["PUBLISHED", "HELD", "POSTPONED", "REPORTED"]);
    if (event instanceof UserError) return event;
    const until = (await ctx.em.findOne(ActivityReport, { eventId: id }))?.correctableUntil();
    if (until && until < clock.now()) return new ReportTooLate(until);
    event.cancelledFrom = event.state as Event["cancelledFrom"];
    event.state = "CANCELLED";
    event.cancelledReason = reason;
    return event;
  }
}
