import { sql } from "kysely";
import { Args, Ctx, Directive, Field, ObjectType } from "type-graphql";
import { clock } from "../../../kit/clock.js";
import { PageArgs } from "../../../kit/graphql/paging.js";
import type { Context } from "../../../kit/request/context.js";
import type { Listing } from "../../../kit/sql/listing.js";
import { createListLoader } from "../../../kit/sql/page-source.js";
import { Event, EventConnection } from "../event/event.js";
import { soonest } from "../event/finding/event-listing.js";

/** Owned by the centers subgraph. Here a center is its slug, and the activities that take place there. */
@ObjectType()
@Directive('@key(fields: "slug")')
export class DigidelCenter {
  @Field(() => String)
  slug!: string;

  @Field(() => EventConnection, {
    nullable: true,
    description: "Activities there that are not over yet, soonest first.",
  })
  upcomingEvents(@Args(() => PageArgs) page: PageArgs, @Ctx() ctx: Context): EventConnection {
    return new EventConnection(upcomingAt(ctx, this.slug, page));
  }

  static of(slug: string): DigidelCenter {
    return Object.assign(new DigidelCenter(), { slug });
  }

  static __resolveReference({ slug }: { slug: string }): DigidelCenter {
    return DigidelCenter.of(slug);
  }
}

const upcomingAt = createListLoader(sql`e.center_slug = p.parent`, (): Listing<Event> => ({
  entity: Event,
  where: [sql`e.status = 'PUBLISHED'`, sql`e.ends_at > ${clock.now()}`],
  order: soonest,
}));
