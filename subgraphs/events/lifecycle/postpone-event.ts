import { Arg, Authorized, Ctx, ID, Mutation, Resolver } from "type-graphql";
import { createResultUnion, UserError } from "../../../kit/graphql/errors.js";
import type { Context } from "../../../kit/request/context.js";
import { Event } from "../event/event.js";
import { lockOwnEvent, NotYourEvent, WrongState } from "../event/lock-event.js";

const PostponeEventResult = createResultUnion("PostponeEventResult", () => [Event, NotYourEvent, WrongState]);

@Resolver()
export class PostponeEvent {
  @Authorized("MEMBER", "MUNICIPALITY")
  @Mutation(() => PostponeEventResult, {
    description:
      "Tells that a published activity of the caller's organisation gets a new time: `updateEvent` sets it, `publishEvent` publishes it again.",
  })
  async postponeEvent(
    @Arg("id", () => ID, { description: "Which activity." }) id: string,
    @Ctx() ctx: Context,
  ): Promise<Event | UserError> {
    const event = await lockOwnEvent(ctx, id, ["PUBLISHED"]);
    if (event instanceof UserError) return event;
    event.state = "POSTPONED";
    return event;
  }
}
