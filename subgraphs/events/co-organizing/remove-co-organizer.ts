import { Arg, Authorized, Ctx, Mutation, Resolver } from "type-graphql";
import { createResultUnion, UserError } from "../../../kit/graphql/errors.js";
import type { Context } from "../../../kit/request/context.js";
import { Event } from "../event/event.js";
import { lockOwnEvent, NotYourEvent } from "../event/lock-event.js";
import { NotInvited, withoutCoOrganizer } from "./decline-co-organizing.js";
import { CoOrganizerInput } from "./invite-co-organizer.js";

const RemoveCoOrganizerResult = createResultUnion("RemoveCoOrganizerResult", () => [Event, NotYourEvent, NotInvited]);

@Resolver()
export class RemoveCoOrganizer {
  @Authorized("MEMBER", "MUNICIPALITY")
  @Mutation(() => RemoveCoOrganizerResult, {
    description: "Takes back the invitation of a co-organizer by the organizer, confirmed or not.",
  })
  async removeCoOrganizer(
    @Arg("input", () => CoOrganizerInput, { description: "Whom and from what." }) { eventId, actor }: CoOrganizerInput,
    @Ctx() ctx: Context,
  ): Promise<Event | UserError> {
    const event = await lockOwnEvent(ctx, eventId);
    return event instanceof UserError ? event : withoutCoOrganizer(event, actor);
  }
}
