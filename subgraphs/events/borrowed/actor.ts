import { sql } from "kysely";
import { Args, Ctx, Directive, Field, Int, ObjectType } from "type-graphql";
import type { Context } from "../../../kit/request/context.js";
import { createLoader } from "../../../kit/request/loaders.js";
import { createListLoader } from "../../../kit/sql/page-source.js";
import { EventConnection } from "../event/event.js";
import { EventArgs, eventListing } from "../event/finding/event-listing.js";

/** Owned by the actors subgraph. Here an actor is its slug, and the activities it organizes. */
@ObjectType()
@Directive('@key(fields: "slug")')
export class Actor {
  @Field(() => String)
  slug!: string;

  @Field(() => EventConnection, {
    nullable: true,
    description: "Activities it organizes; soonest first unless said otherwise.",
  })
  events(@Args(() => EventArgs) args: EventArgs, @Ctx() ctx: Context): EventConnection {
    return new EventConnection(eventsOfActor(ctx, this.slug, args));
  }

  @Field(() => EventConnection, {
    nullable: true,
    description: "Activities of others that it helps to arrange; soonest first unless said otherwise.",
  })
  coOrganizedEvents(@Args(() => EventArgs) args: EventArgs, @Ctx() ctx: Context): EventConnection {
    return new EventConnection(eventsWithActor(ctx, this.slug, args));
  }

  @Field(() => Int, { nullable: true, description: "How many activities it organizes, to come and held." })
  eventCount(@Ctx() ctx: Context): Promise<number> {
    return eventCounts(ctx, this.slug);
  }

  static of(slug: string): Actor {
    return Object.assign(new Actor(), { slug });
  }

  static __resolveReference({ slug }: { slug: string }): Actor {
    return Actor.of(slug);
  }
}

const eventsOfActor = createListLoader(sql`e.organizer_slug = p.parent`, eventListing);

const eventsWithActor = createListLoader(
  sql`e.co_organizer_slugs <> '{}' and e.co_organizer_slugs @> array[p.parent]`,
  eventListing,
);

const eventCounts = createLoader(async (slugs: readonly string[], { db }) => {
  const { rows } = await sql<{ slug: string; n: number }>`
    select organizer_slug as slug, count(*)::int as n from event
    where organizer_slug = any(${[...slugs]}) and status in ('PUBLISHED', 'REPORTED') group by organizer_slug`.execute(
    db,
  );
  const bySlug = new Map(rows.map(({ slug, n }) => [slug, n]));
  return slugs.map((slug) => bySlug.get(slug) ?? 0);
});
