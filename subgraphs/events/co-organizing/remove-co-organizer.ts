import { Arg, Authorized, Ctx, Mutation, Resolver } from "type-graphql";
import { createResultUnion, UserError } from "../../../kit/graphql/errors.js";
import type { Context } from "../../../kit/request/context.js";
import { Event } from "../event/event.js";
import { lockOwnEvent, NotYourEvent } from "../event/lock-event.js";
import { NotInvited, removeFromCoOrganizers } from "./decline-co-organizing.js";
import { CoOrganizerInput } from "./invite-co-organizer.js";

const RemoveCoOrganizerResult = createResultUnion("RemoveCoOrganizerResult", () => [Event, NotYourEvent, NotInvited]);

@Resolver()
export class RemoveCoOrganizer {
  @Authorized("MEMBER", "MUNICIPALITY")
  @Mutation(() => RemoveCoOrganizerResult, {
    description: "Removes a co-organizer from an activity of the caller's organisation, or withdraws its invitation.",
  })
  async removeCoOrganizer(
    @Arg("input", () => CoOrganizerInput, { description: "The activity and the actor." })
    { eventId, actor }: CoOrganizerInput,
    @Ctx() ctx: Context,
  ): Promise<Event | UserError> {
    const event = await lockOwnEvent(ctx, eventId);
    return event instanceof UserError ? event : removeFromCoOrganizers(event, actor);
  }
}
