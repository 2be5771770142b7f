import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { Context } from "../../../kit/request/context.js";
import { Reads } from "../../../kit/sql/selected-columns.js";
import { Actor } from "../borrowed/actor.js";
import { canManageEvent } from "../event/event-visibility.js";
import { Event } from "../event/event.js";

@Resolver(() => Event)
export class EventCoOrganizers {
  @FieldResolver(() => [Actor], {
    nullable: "items",
    description: "Actors that co-organize it and have confirmed that.",
  })
  @Reads()
  coOrganizers(@Root() { coOrganizerSlugs }: Event): Actor[] {
    return coOrganizerSlugs.map((slug) => Actor.of(slug));
  }

  @FieldResolver(() => [Actor], {
    nullable: "itemsAndList",
    description:
      "Actors that are invited to co-organize it; for its organizer and the coordinator, null for anyone else.",
  })
  @Reads()
  invited(@Root() event: Event, @Ctx() { viewer }: Context): Actor[] | null {
    return canManageEvent(viewer, event) ? event.invitedSlugs.map((slug) => Actor.of(slug)) : null;
  }
}
