import { Arg, Authorized, Ctx, ID, Mutation, Resolver } from "type-graphql";
import { createResultUnion, UserError } from "../../../kit/graphql/errors.js";
import type { Context } from "../../../kit/request/context.js";
import { Event } from "./event.js";
import { lockOwnEvent, NotYourEvent, WrongState } from "./lock-event.js";

const DeleteEventResult = createResultUnion("DeleteEventResult", () => [Event, NotYourEvent, WrongState]);

@Resolver()
export class DeleteEvent {
  @Authorized("MEMBER", "MUNICIPALITY")
  @Mutation(() => DeleteEventResult, {
    description: "Deletes a draft of the caller's organisation; a public activity is cancelled instead.",
  })
  async deleteEvent(
    @Arg("id", () => ID, { description: "Which activity." }) id: string,
    @Ctx() ctx: Context,
  ): Promise<Event | UserError> {
    const event = await lockOwnEvent(ctx, id, ["DRAFT"]);
    if (event instanceof UserError) return event;
    event.state = "DELETED";
    return event;
  }
}
