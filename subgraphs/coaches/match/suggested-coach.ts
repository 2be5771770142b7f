import { Args, ArgsType, Ctx, Directive, Field, FieldResolver, Int, ObjectType, Resolver, Root } from "type-graphql";
import { localDay } from "../../../kit/calendar.js";
import { InRange } from "../../../kit/graphql/validation.js";
import type { Context } from "../../../kit/request/context.js";
import type { AttendanceMode } from "../../../kit/vocabulary/activities.js";
import { type CoachMode, MatchCriterion } from "../../../kit/vocabulary/coaches.js";
import { Event } from "../borrowed/event.js";
import { Coach } from "../coach/coach.js";
import { loadMatches } from "./match-coaches.js";

@ObjectType({ description: "The points that one criterion gives." })
export class MatchReason {
  @Field(() => MatchCriterion, { description: "What the points are for." })
  criterion!: MatchCriterion;

  @Field(() => Int, { description: "The points; the criterion says how many at most." })
  points!: number;
}

@ObjectType({ description: "A coach that fits an activity." })
export class SuggestedCoach {
  @Field(() => Coach, { description: "The coach." })
  coach!: Coach;

  @Field(() => Int, { description: "How well the coach fits, 0 to 100: the sum of the reasons' points." })
  score!: number;

  @Field(() => [MatchReason], { description: "Where the score comes from, one for each criterion." })
  reasons!: MatchReason[];
}

@ArgsType()
export class SuggestedCoachArgs {
  @Field(() => Int, { defaultValue: 5, description: "How many, 1 to 50." })
  @InRange(1, 50)
  first!: number;
}

/** Ways of helping that suit how people take part. */
const MODES: Record<AttendanceMode, CoachMode[]> = {
  ON_SITE: ["LOCAL_MEETING_PLACE"],
  ONLINE: ["PHONE", "ONLINE"],
  MIXED: ["LOCAL_MEETING_PLACE", "PHONE", "ONLINE"],
};

@Resolver(() => Event)
export class EventCoaches {
  @FieldResolver(() => Int, { nullable: true, description: "How many coaches are confirmed for it." })
  coachesConfirmed(): number {
    // Matches are yet to come; until then nobody is confirmed.
    return 0;
  }

  @Directive('@requires(fields: "sessions { start end } municipality { code } languages topics attendanceMode")')
  @FieldResolver(() => [SuggestedCoach], {
    nullable: true,
    description: "The trained coaches that fit it best, best first. For the coordinator; null for anyone else.",
  })
  suggestedCoaches(
    @Root() { sessions, municipality, languages, topics, attendanceMode }: Event,
    @Args(() => SuggestedCoachArgs) { first }: SuggestedCoachArgs,
    @Ctx() ctx: Context,
  ): Promise<SuggestedCoach[]> | null {
    if (ctx.viewer.role !== "COORDINATOR") return null;
    return loadMatches(ctx, {
      first,
      languages,
      topics,
      modes: MODES[attendanceMode],
      municipality: municipality?.code ?? null,
      days: sessions.flatMap(({ start, end }) => [localDay(new Date(start)), localDay(new Date(end))]),
    });
  }
}
