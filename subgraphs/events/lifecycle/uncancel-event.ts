import { Arg, Authorized, Ctx, ID, Mutation, Resolver } from "type-graphql";
import { combineRefusals, createResultUnion, UserError } from "../../../kit/graphql/errors.js";
import type { Context } from "../../../kit/request/context.js";
import { campaignOf } from "../event/campaign-of.js";
import * as refusals from "../event/event-refusals.js";
import { brokenRules } from "../event/event-rules.js";
import { Event } from "../event/event.js";
import { NotYourEvent, ownEvent, WrongState } from "../event/lock-event.js";
import * as publicationRefusals from "../event/publication-refusals.js";
import { publicationRules } from "../event/publication-rules.js";

const UncancelEventResult = createResultUnion("UncancelEventResult", () => [
  Event,
  NotYourEvent,
  WrongState,
  ...Object.values(refusals),
  ...Object.values(publicationRefusals),
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
    const event = await ownEvent(ctx, id, ["CANCELLED"]);
    if (event instanceof UserError) return event;
    const campaign = await campaignOf(ctx.em, event);
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
