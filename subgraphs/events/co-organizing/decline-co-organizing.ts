import { Arg, Authorized, Ctx, ID, Mutation, ObjectType, Resolver } from "type-graphql";
import { createResultUnion, UserError } from "../../../kit/graphql/errors.js";
import type { Context } from "../../../kit/request/context.js";
import { Event } from "../event/event.js";
import { lockEvent } from "../event/lock-event.js";

@ObjectType({ implements: UserError, description: "The actor neither arranges the activity too nor is asked to." })
export class NotInvited extends UserError {
  constructor() {
    super({
      sv: "Aktören är inte inbjuden som medarrangör.",
      en: "The actor is not invited to co-organize the activity.",
    });
  }
}

const DeclineCoOrganizingResult = createResultUnion("DeclineCoOrganizingResult", () => [Event, NotInvited]);

@Resolver()
export class DeclineCoOrganizing {
  @Authorized("MEMBER", "MUNICIPALITY")
  @Mutation(() => DeclineCoOrganizingResult, {
    description: "Says no for the caller's organisation to arranging an activity too, or withdraws from it later.",
  })
  async declineCoOrganizing(
    @Arg("eventId", () => ID, { description: "Which activity." }) eventId: string,
    @Ctx() ctx: Context,
  ): Promise<Event | UserError> {
    const event = await lockEvent(ctx, eventId);
    return event instanceof UserError ? event : withoutCoOrganizer(event, ctx.viewer.actorSlug);
  }
}

export function withoutCoOrganizer(event: Event, actor: string | null): Event | NotInvited {
  const { coOrganizerSlugs, invitedSlugs } = event;
  event.coOrganizerSlugs = coOrganizerSlugs.filter((slug) => slug !== actor);
  event.invitedSlugs = invitedSlugs.filter((slug) => slug !== actor);
  const isGone =
    event.coOrganizerSlugs.length + event.invitedSlugs.length < coOrganizerSlugs.length + invitedSlugs.length;
  return isGone ? event : new NotInvited();
}
