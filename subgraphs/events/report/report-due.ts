import { sql } from "kysely";
import { Args, Authorized, Ctx, Field, FieldResolver, Int, ObjectType, Query, Resolver, Root } from "type-graphql";
import { daysBetween, localDay } from "../../../kit/calendar.js";
import { clock } from "../../../kit/clock.js";
import { PageArgs } from "../../../kit/graphql/paging.js";
import type { Context } from "../../../kit/request/context.js";
import { createPageSource } from "../../../kit/sql/page-source.js";
import { Reads } from "../../../kit/sql/selected-columns.js";
import { visibleInStatus } from "../event/event-visibility.js";
import { Event, EventConnection } from "../event/event.js";
import { soonest } from "../event/finding/event-listing.js";

/** Days after which an organizer is reminded. */
const REMINDERS = [1, 7, 21];

@ObjectType({ description: "How long the report of a held activity has been due." })
export class ReportDue {
  @Field(() => Int, { description: "Days since the day of its last session." })
  daysSinceHeld!: number;

  @Field(() => Int, {
    nullable: true,
    description: "The reminder that is due: the one after 1, 7 or 21 days; null on the day itself.",
  })
  reminder!: number | null;
}

@Resolver(() => Event)
export class EventReportDue {
  @FieldResolver(() => ReportDue, {
    nullable: true,
    description: "Since when its report is due; null unless it is HELD.",
  })
  @Reads()
  reportDue(@Root() event: Event): ReportDue | null {
    if (event.status() !== "HELD") return null;
    const daysSinceHeld = daysBetween(localDay(event.endsAt()), localDay(clock.now()));
    return { daysSinceHeld, reminder: REMINDERS.findLast((days) => days <= daysSinceHeld) ?? null };
  }

  @Authorized("MEMBER", "MUNICIPALITY")
  @Query(() => EventConnection, {
    description:
      "Held activities of the caller's organisation that are not reported yet, oldest first; see `reportDue`.",
  })
  eventsToReport(@Args(() => PageArgs) page: PageArgs, @Ctx() ctx: Context): EventConnection {
    const where = [sql`e.organizer_slug = ${ctx.viewer.actorSlug}`];
    const parts = visibleInStatus(["HELD"], ctx.viewer);
    return new EventConnection(createPageSource(ctx, page, { entity: Event, where, order: soonest, parts }));
  }
}
