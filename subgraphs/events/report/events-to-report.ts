import { sql } from "kysely";
import { Args, Authorized, Ctx, Query, Resolver } from "type-graphql";
import { clock } from "../../../kit/clock.js";
import { PageArgs } from "../../../kit/graphql/paging.js";
import type { Context } from "../../../kit/request/context.js";
import { createPageSource } from "../../../kit/sql/page-source.js";
import { Event, EventConnection } from "../event/event.js";
import { soonest } from "../event/finding/event-listing.js";

@Resolver()
export class EventsToReport {
  @Authorized("MEMBER", "MUNICIPALITY")
  @Query(() => EventConnection, {
    description:
      "Held activities of the caller's organisation that wait for their report, oldest first; see `reportDue`.",
  })
  eventsToReport(@Args(() => PageArgs) page: PageArgs, @Ctx() ctx: Context): EventConnection {
    const where = [
      sql`e.status = 'PUBLISHED' and e.organizer_slug = ${ctx.viewer.actorSlug} and e.ends_at <= ${clock.now()}`,
    ];
    return new EventConnection(createPageSource(ctx, page, { entity: Event, where, order: soonest }));
  }
}
