import { Arg, Authorized, Ctx, ID, Mutation, ObjectType, Resolver } from "type-graphql";
import { createResultUnion, UserError } from "../../../kit/graphql/errors.js";
import type { Context } from "../../../kit/request/context.js";
import { Event } from "../event/event.js";
import { lockEvent } from "../event/lock-event.js";

@ObjectType({ implements: UserError, description: "The actor neither co-organizes the activity nor is invited to." })
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
    description:
      "Declines an invitation to the caller's organisation to co-organize an activity, or withdraws from it later.",
  })
  async declineCoOrganizing(
    @Arg("eventId", () => ID, { description: "Which activity." }) eventId: string,
    @Ctx() ctx: Context,
  ): Promise<Event | UserError> {
    const event = await lockEvent(ctx, eventId);
    return event instanceof UserError ? event : removeFromCoOrganizers(event, ctx.viewer.actorSlug);
  }
}

export function removeFromCoOrganizers(event: Event, actor: string | null): Event | NotInvited {
  if (actor === null || !event.allCoOrganizers().includes(actor)) return new NotInvited();
  const others = (slugs: string[]) => slugs.filter((slug) => slug !== actor);
  event.coOrganizerSlugs = others(event.coOrganizerSlugs);
  event.suspendedCoOrganizerSlugs = others(event.suspendedCoOrganizerSlugs);
  event.invitedSlugs = others(event.invitedSlugs);
  return event;
}
