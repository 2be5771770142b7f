import { Arg, Authorized, Ctx, ID, Mutation, Resolver } from "type-graphql";
import { createResultUnion, UserError } from "../../../kit/graphql/errors.js";
import type { Context } from "../../../kit/request/context.js";
import { Event } from "./event.js";
import { EventTakenDown, lockOwnEventToShow, NotYourEvent } from "./lock-event.js";

const CopyEventResult = createResultUnion("CopyEventResult", () => [Event, NotYourEvent, EventTakenDown]);

@Resolver()
export class CopyEvent {
  @Authorized("MEMBER", "MUNICIPALITY")
  @Mutation(() => CopyEventResult, {
    description:
      "Makes a new draft with the contents of an activity of the caller's organisation, its sessions included: change them with `updateEvent`. Co-organizers are invited again; state, report and `externalId` are not copied.",
  })
  async copyEvent(
    @Arg("id", () => ID, { description: "Which activity." }) id: string,
    @Ctx() ctx: Context,
  ): Promise<Event | UserError> {
    const event = await lockOwnEventToShow(ctx, id);
    if (event instanceof UserError) return event;
    const copy = copyOf(event);
    ctx.em.persist(copy);
    return copy;
  }
}

/** Properties that are not contents: they are not copied. */
const NOT_COPIED = new Set<string>([
  "id",
  "version",
  "createdAt",
  "updatedAt",
  "externalId",
  "state",
  "publishedAt",
  "cancelledReason",
  "cancelledFrom",
  "coOrganizerSlugs",
  "suspendedCoOrganizerSlugs",
  "takenDown",
] satisfies (keyof Event)[]);

function copyOf(event: Event): Event {
  const copy = new Event();
  Object.assign(copy, Object.fromEntries(Object.entries(event).filter(([property]) => !NOT_COPIED.has(property))));
  copy.invitedSlugs = event.allCoOrganizers();
  return copy;
}
