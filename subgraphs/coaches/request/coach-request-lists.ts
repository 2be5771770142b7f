import { sql } from "kysely";
import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { PageArgs } from "../../../kit/graphql/paging.js";
import type { Context } from "../../../kit/request/context.js";
import { createListLoader } from "../../../kit/sql/page-source.js";
import { Actor } from "../borrowed/actor.js";
import { DigidelCenter } from "../borrowed/digidel-center.js";
import { Event } from "../borrowed/event.js";
import { CoachRequestConnection, requestListing } from "./coach-request.js";

const listing = (_page: PageArgs, ctx: Context) => requestListing(ctx);
const loadActorRequests = createListLoader(sql`e.requester_slug = p.parent`, listing);
const loadEventRequests = createListLoader(sql`e.event_id = p.parent::uuid`, listing);
const loadCenterRequests = createListLoader(sql`e.center_slug = p.parent`, listing);

@Resolver(() => Actor)
export class ActorCoachRequests {
  @FieldResolver(() => CoachRequestConnection, {
    nullable: true,
    description: "Its requests for coaches, soonest first, for itself and the coordinator; empty for anyone else.",
  })
  coachRequests(
    @Root() { slug }: Actor,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() ctx: Context,
  ): CoachRequestConnection {
    return new CoachRequestConnection(loadActorRequests(ctx, slug, page));
  }
}

@Resolver(() => Event)
export class EventCoachRequests {
  @FieldResolver(() => CoachRequestConnection, {
    nullable: true,
    description: "Requests for coaches for it that the caller may see, soonest first.",
  })
  coachRequests(
    @Root() { id }: Event,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() ctx: Context,
  ): CoachRequestConnection {
    return new CoachRequestConnection(loadEventRequests(ctx, id, page));
  }
}

@Resolver(() => DigidelCenter)
export class CenterCoachRequests {
  @FieldResolver(() => CoachRequestConnection, {
    nullable: true,
    description: "Requests for coaches here that the caller may see, soonest first.",
  })
  coachRequests(
    @Root() { slug }: DigidelCenter,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() ctx: Context,
  ): CoachRequestConnection {
    return new CoachRequestConnection(loadCenterRequests(ctx, slug, page));
  }
}
