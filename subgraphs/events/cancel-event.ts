import { Arg, Authorized, Ctx, Field, ID, InputType, Mutation, Resolver } from "type-graphql";
import type { Context } from "../../kit/context.js";
import { resultOf, UserError } from "../../kit/errors.js";
import { TextOf } from "../../kit/rules.js";
import { Event } from "./event.js";
import { NotYourEvent, ownEvent, WrongState } from "./own-event.js";

@InputType({ description: "The cancellation of an activity." })
export class CancelEventInput {
  @Field(() => ID, { description: "Id of the activity." })
  id!: string;

  @Field(() => String, { description: "Why, shown to everybody: 3 to 500 characters." })
  @TextOf(3, 500)
  reason!: string;
}

export const CancelEventResult = resultOf("CancelEventResult", () => [Event, NotYourEvent, WrongState]);

@Resolver()
export class CancelEvent {
  @Authorized("MEMBER", "MUNICIPALITY")
  @Mutation(() => CancelEventResult, {
    description:
      "Tells that a published or postponed activity of the caller's organisation will not take place, or did not, as long as it is not reported. `uncancelEvent` undoes it.",
  })
  async cancelEvent(
    @Arg("input", () => CancelEventInput, { description: "What and why." }) { id, reason }: CancelEventInput,
    @Ctx() ctx: Context,
  ): Promise<Event | UserError> {
    const event = await ownEvent(ctx, id, ["PUBLISHED", "HELD", "POSTPONED"]);
    if (event instanceof UserError) return event;
    event.cancelledFrom = event.state === "POSTPONED" ? "POSTPONED" : "PUBLISHED";
    event.state = "CANCELLED";
    event.cancelledReason = reason.trim();
    return event;
  }
}
