import { sql } from "kysely";
import { Args, Authorized, Ctx, Query, Resolver } from "type-graphql";
import { PageArgs } from "../../../kit/graphql/paging.js";
import type { Context } from "../../../kit/request/context.js";
import { createPageSource } from "../../../kit/sql/page-source.js";
import { isInvited } from "../event/event-visibility.js";
import { Event, EventConnection } from "../event/event.js";
import { soonest } from "../event/finding/event-listing.js";

@Resolver()
export class CoOrganizingInvitations {
  @Authorized("MEMBER", "MUNICIPALITY")
  @Query(() => EventConnection, {
    description:
      "Activities that the caller's organisation is invited to co-organize, or is asked about again since they have changed after it confirmed, soonest first; answer with `confirmCoOrganizing` or `declineCoOrganizing`.",
  })
  coOrganizingInvitations(@Args(() => PageArgs) page: PageArgs, @Ctx() ctx: Context): EventConnection {
    const where = [isInvited(ctx.viewer.actorSlug), sql`e.status in ('DRAFT', 'PUBLISHED', 'POSTPONED')`];
    return new EventConnection(createPageSource(ctx, page, { entity: Event, where, order: soonest }));
  }
}
