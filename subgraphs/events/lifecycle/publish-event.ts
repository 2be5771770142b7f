import { Arg, Authorized, Ctx, ID, Mutation, Resolver } from "type-graphql";
import { clock } from "../../../kit/clock.js";
import { combineRefusals, createResultUnion, UserError } from "../../../kit/graphql/errors.js";
import type { Context } from "../../../kit/request/context.js";
import { campaignOf } from "../event/campaign-of.js";
import * as refusals from "../event/event-refusals.js";
import { brokenRules } from "../event/event-rules.js";
import { Event } from "../event/event.js";
import { NotYourEvent, ownEvent, WrongState } from "../event/lock-event.js";
import * as publicationRefusals from "../event/publication-refusals.js";
import { publicationRules } from "../event/publication-rules.js";

const PublishEventResult = createResultUnion("PublishEventResult", () => [
  Event,
  NotYourEvent,
  WrongState,
  ...Object.values(refusals),
  ...Object.values(publicationRefusals),
]);

@Resolver()
export class PublishEvent {
  @Authorized("MEMBER", "MUNICIPALITY")
  @Mutation(() => PublishEventResult, {
    description: "Makes a draft of the caller's organisation public, or a postponed activity that has its new time.",
  })
  async publishEvent(
    @Arg("id", () => ID, { description: "Which activity." }) id: string,
    @Ctx() ctx: Context,
  ): Promise<Event | UserError> {
    const event = await ownEvent(ctx, id, ["DRAFT", "POSTPONED"]);
    if (event instanceof UserError) return event;

    const now = clock.now();
    const isAhead = event.sessions.some(({ start }) => new Date(start) > now);
    const campaign = await campaignOf(ctx.em, event);
    const refusal = combineRefusals([
      ...publicationRules(event, campaign, ctx.viewer, isAhead),
      ...brokenRules(event, campaign),
    ]);
    if (refusal) return refusal;

    event.state = "PUBLISHED";
    event.publishedAt = now;
    return event;
  }
}
