import { Arg, Authorized, Ctx, ID, Mutation, Resolver } from "type-graphql";
import { combineRefusals, createResultUnion, UserError } from "../../../kit/graphql/errors.js";
import type { Context } from "../../../kit/request/context.js";
import { lockCampaignOf } from "../campaign/campaign-rules.js";
import { brokenRules, eventRefusals } from "../event/event-rules.js";
import { Event } from "../event/event.js";
import { EventTakenDown, lockOwnEventToShow, NotYourEvent, WrongState } from "../event/lock-event.js";
import { publicationRefusals, publicationRules } from "../event/publication-rules.js";

const UncancelEventResult = createResultUnion("UncancelEventResult", () => [
  Event,
  NotYourEvent,
  WrongState,
  EventTakenDown,
  ...eventRefusals,
  ...publicationRefusals,
]);

@Resolver()
export class UncancelEvent {
  @Authorized("MEMBER", "MUNICIPALITY")
  @Mutation(() => UncancelEventResult, {
    description:
      "Undoes the cancellation of an activity of the caller's organisation: it is published, postponed or reported again, as it was.",
  })
  async uncancelEvent(
    @Arg("id", () => ID, { description: "Which activity." }) id: string,
    @Ctx() ctx: Context,
  ): Promise<Event | UserError> {
    const event = await lockOwnEventToShow(ctx, id, ["CANCELLED"]);
    if (event instanceof UserError) return event;
    const campaign = await lockCampaignOf(ctx.em, event);
    const refusal = combineRefusals([
      ...publicationRules(event, campaign, ctx.viewer, true),
      ...brokenRules(event, campaign),
    ]);
    if (refusal) return refusal;
    event.state = event.cancelledFrom ?? "PUBLISHED";
    event.cancelledFrom = event.cancelledReason = null;
    return event;
  }
}
