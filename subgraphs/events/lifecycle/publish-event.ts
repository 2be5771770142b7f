import { Arg, Authorized, Ctx, ID, Mutation, Resolver } from "type-graphql";
import { clock } from "../../../kit/clock.js";
import { combineRefusals, createResultUnion, UserError } from "../../../kit/graphql/errors.js";
import type { Context } from "../../../kit/request/context.js";
import { lockCampaignOf } from "../campaign/campaign-rules.js";
import { brokenRules, eventRefusals } from "../event/event-rules.js";
import { Event } from "../event/event.js";
import { EventTakenDown, lockOwnEventToShow, NotYourEvent, WrongState } from "../event/lock-event.js";
import { publicationRefusals, publicationRules } from "../event/publication-rules.js";

const PublishEventResult = createResultUnion("PublishEventResult", () => [
  Event,
  NotYourEvent,
  WrongState,
  EventTakenDown,
  ...eventRefusals,
  ...publicationRefusals,
]);

@Resolver()
export class PublishEvent {
  @Authorized("MEMBER", "MUNICIPALITY")
  @Mutation(() => PublishEventResult, {
    description: "Publishes a draft of the caller's organisation, or a postponed activity that has its new time.",
  })
  async publishEvent(
    @Arg("id", () => ID, { description: "Which activity." }) id: string,
    @Ctx() ctx: Context,
  ): Promise<Event | UserError> {
    const event = await lockOwnEventToShow(ctx, id, ["DRAFT", "POSTPONED"]);
    if (event instanceof UserError) return event;

    const now = clock.now();
    const isUpcoming = event.sessions.some(({ start }) => new Date(start) > now);
    const campaign = await lockCampaignOf(ctx.em, event);
    const refusal = combineRefusals([
      ...publicationRules(event, campaign, ctx.viewer, isUpcoming),
      ...brokenRules(event, campaign),
    ]);
    if (refusal) return refusal;

    event.state = "PUBLISHED";
    event.publishedAt = now;
    return event;
  }
}
