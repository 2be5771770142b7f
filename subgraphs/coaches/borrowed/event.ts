import { sql } from "kysely";
import { Args, Ctx, Directive, Field, ID, Int, ObjectType } from "type-graphql";
import { localDay } from "../../../kit/calendar.js";
import { PageArgs } from "../../../kit/graphql/paging.js";
import { DateTime, Language } from "../../../kit/graphql/scalars.js";
import type { Context } from "../../../kit/request/context.js";
import { createListLoader } from "../../../kit/sql/page-source.js";
import { AttendanceMode } from "../../../kit/vocabulary/activities.js";
import type { CoachMode } from "../../../kit/vocabulary/coaches.js";
import { Topic } from "../../../kit/vocabulary/shared.js";
import { SuggestedCoach, SuggestedCoachArgs, suggestedCoaches } from "../match/suggested-coach.js";
import { CoachRequestConnection, visibleRequests } from "../request/coach-request.js";
import { Municipality } from "./municipality.js";

@ObjectType()
export class Session {
  @Directive("@external")
  @Field(() => DateTime)
  start!: string;

  @Directive("@external")
  @Field(() => DateTime)
  end!: string;
}

/** Owned by the events subgraph. Here an activity is its id, and the coaches wanted for it. */
@ObjectType()
@Directive('@key(fields: "id")')
export class Event {
  @Field(() => ID)
  id!: string;

  @Directive("@external")
  @Field(() => [Session])
  sessions!: Session[];

  @Directive("@external")
  @Field(() => Municipality, { nullable: true })
  municipality!: Municipality | null;

  @Directive("@external")
  @Field(() => [Language])
  languages!: string[];

  @Directive("@external")
  @Field(() => [Topic])
  topics!: Topic[];

  @Directive("@external")
  @Field(() => AttendanceMode)
  attendanceMode!: AttendanceMode;

  @Field(() => CoachRequestConnection, {
    nullable: true,
    description: "Requests for coaches for it that the caller may see, soonest first.",
  })
  coachRequests(@Args(() => PageArgs) page: PageArgs, @Ctx() ctx: Context): CoachRequestConnection {
    return new CoachRequestConnection(requestsFor(ctx, this.id, page));
  }

  @Field(() => Int, { nullable: true, description: "How many coaches are confirmed for it." })
  coachesConfirmed(): number {
    // Nobody is confirmed before there are matches.
    return 0;
  }

  @Directive('@requires(fields: "sessions { start end } municipality { code } languages topics attendanceMode")')
  @Field(() => [SuggestedCoach], {
    nullable: true,
    description: "The trained coaches that fit it best, best first. For the coordinator; null for anyone else.",
  })
  suggestedCoaches(
    @Args(() => SuggestedCoachArgs) { first }: SuggestedCoachArgs,
    @Ctx() ctx: Context,
  ): Promise<SuggestedCoach[]> | null {
    if (ctx.viewer.role !== "COORDINATOR") return null;
    const { municipality, languages, topics, attendanceMode } = this;
    return suggestedCoaches(ctx, {
      first,
      languages,
      topics,
      modes: MODES[attendanceMode],
      municipality: municipality?.code ?? null,
      days: this.sessions.flatMap(({ start, end }) => [localDay(new Date(start)), localDay(new Date(end))]),
    });
  }

  static of(id: string): Event {
    return Object.assign(new Event(), { id });
  }

  static __resolveReference(event: Partial<Event>): Event {
    return Object.assign(new Event(), event);
  }
}

const MODES: Record<AttendanceMode, CoachMode[]> = {
  ON_SITE: ["LOCAL_MEETING_PLACE"],
  ONLINE: ["PHONE", "ONLINE"],
  MIXED: ["LOCAL_MEETING_PLACE", "PHONE", "ONLINE"],
};

const requestsFor = createListLoader(sql`e.event_id = p.parent::uuid`, (_page: PageArgs, ctx: Context) =>
  visibleRequests(ctx),
);
