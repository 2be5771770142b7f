import { sql } from "kysely";
import { Arg, Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from "type-graphql";
import { PageArgs } from "../../../../kit/graphql/paging.js";
import type { Context } from "../../../../kit/request/context.js";
import { createLoader } from "../../../../kit/request/loaders.js";
import { createListLoader, createPageSource } from "../../../../kit/sql/page-source.js";
import { Actor } from "../../borrowed/actor.js";
import { County } from "../../borrowed/county.js";
import { DigidelCenter } from "../../borrowed/digidel-center.js";
import { Municipality } from "../../borrowed/municipality.js";
import { isCoOrganizedBy, isListed, isPublicInStatus } from "../event-visibility.js";
import { Event, EventConnection } from "../event.js";
import { EventArgs, eventListing, soonest } from "./event-listing.js";

@Resolver()
export class EventQueries {
  @Query(() => Event, {
    nullable: true,
    description: "The activity with this id; null when there is none that the caller may see.",
  })
  event(@Arg("id", () => ID, { description: "Its id." }) id: string, @Ctx() ctx: Context): Promise<Event | null> {
    return Event.__resolveReference({ id }, ctx);
  }

  @Query(() => EventConnection, {
    description: "Public activities, to come and held, unless the filter names a status.",
  })
  events(@Args(() => EventArgs) args: EventArgs, @Ctx() ctx: Context): EventConnection {
    return new EventConnection(createPageSource(ctx, args, eventListing(args, ctx)));
  }
}

@Resolver(() => Actor)
export class ActorEvents {
  @FieldResolver(() => EventConnection, {
    nullable: true,
    description: "Activities it organizes; soonest first unless `orderBy` says otherwise.",
  })
  events(@Root() { slug }: Actor, @Args(() => EventArgs) args: EventArgs, @Ctx() ctx: Context): EventConnection {
    return new EventConnection(loadOrganizedEvents(ctx, slug, args));
  }

  @FieldResolver(() => EventConnection, {
    nullable: true,
    description: "Activities of others that it co-organizes; soonest first unless `orderBy` says otherwise.",
  })
  coOrganizedEvents(
    @Root() { slug }: Actor,
    @Args(() => EventArgs) args: EventArgs,
    @Ctx() ctx: Context,
  ): EventConnection {
    return new EventConnection(loadCoOrganizedEvents(ctx, slug, args));
  }

  @FieldResolver(() => Int, { nullable: true, description: "How many activities it organizes, to come and held." })
  eventCount(@Root() { slug }: Actor, @Ctx() ctx: Context): Promise<number> {
    return loadEventCount(ctx, slug);
  }
}

const loadOrganizedEvents = createListLoader(sql`e.organizer_slug = p.parent`, eventListing);

const loadCoOrganizedEvents = createListLoader(isCoOrganizedBy(sql`p.parent`), eventListing);

const loadEventCount = createLoader(async (slugs: readonly string[], { db }) => {
  const { rows } = await sql<{ slug: string; n: number }>`
    select e.organizer_slug as slug, count(*)::int as n from event as e
    where e.organizer_slug = any(${[...slugs]}) and ${isListed} group by 1`.execute(db);
  const bySlug = new Map(rows.map(({ slug, n }) => [slug, n]));
  return slugs.map((slug) => bySlug.get(slug) ?? 0);
});

const IN_PLACE = "Activities in it; soonest first unless `orderBy` says otherwise.";

@Resolver(() => Municipality)
export class MunicipalityEvents {
  @FieldResolver(() => EventConnection, { nullable: true, description: IN_PLACE })
  events(@Root() { code }: Municipality, @Args(() => EventArgs) args: EventArgs, @Ctx() ctx: Context): EventConnection {
    return new EventConnection(loadEventsOfMunicipality(ctx, code, args));
  }
}

const loadEventsOfMunicipality = createListLoader(sql`e.municipality_code = p.parent`, eventListing);

@Resolver(() => County)
export class CountyEvents {
  @FieldResolver(() => EventConnection, { nullable: true, description: IN_PLACE })
  events(@Root() { code }: County, @Args(() => EventArgs) args: EventArgs, @Ctx() ctx: Context): EventConnection {
    return new EventConnection(loadEventsOfCounty(ctx, code, args));
  }
}

const loadEventsOfCounty = createListLoader(sql`e.county_code = p.parent`, eventListing);

@Resolver(() => DigidelCenter)
export class CenterEvents {
  @FieldResolver(() => EventConnection, {
    nullable: true,
    description: "Activities there that are not over yet, soonest first.",
  })
  upcomingEvents(
    @Root() { slug }: DigidelCenter,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() ctx: Context,
  ): EventConnection {
    return new EventConnection(loadUpcomingEvents(ctx, slug, page));
  }
}

const loadUpcomingEvents = createListLoader(sql`e.center_slug = p.parent`, () => ({
  entity: Event,
  where: [isPublicInStatus(["PUBLISHED"])],
  order: soonest,
}));
