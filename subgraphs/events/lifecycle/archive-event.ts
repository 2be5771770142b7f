import { Arg, Authorized, Ctx, ID, Mutation, Resolver } from "type-graphql";
import { createResultUnion, UserError } from "../../../kit/graphql/errors.js";
import type { Context } from "../../../kit/request/context.js";
import { canManageEvent } from "../event/event-visibility.js";
import { Event } from "../event/event.js";
import { lockEvent, NotYourEvent, WrongState } from "../event/lock-event.js";

const ArchiveEventResult = createResultUnion("ArchiveEventResult", () => [Event, NotYourEvent, WrongState]);

@Resolver()
export class ArchiveEvent {
  @Authorized("MEMBER", "MUNICIPALITY", "COORDINATOR")
  @Mutation(() => ArchiveEventResult, {
    description:
      "Archives a reported activity, as its organizer or as the coordinator: lists leave it out except those of its campaign, whose figures still count it; its report can be corrected as before.",
  })
  async archiveEvent(
    @Arg("id", () => ID, { description: "Which activity." }) id: string,
    @Ctx() ctx: Context,
  ): Promise<Event | UserError> {
    const event = await lockEvent(ctx, id);
    if (event instanceof UserError) return event;
    if (!canManageEvent(ctx.viewer, event)) return new NotYourEvent();
    if (event.state !== "REPORTED") return new WrongState(event.status());
    event.state = "ARCHIVED";
    return event;
  }
}
