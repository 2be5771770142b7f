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
      "Postpones a published activity of the caller's organisation: `updateEvent` sets its new time, `publishEvent` publishes it again.",
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
