import { sql } from "kysely";
import { Args, Ctx, Directive, Field, ObjectType } from "type-graphql";
import { PageArgs } from "../../../kit/graphql/paging.js";
import type { Context } from "../../../kit/request/context.js";
import { createListLoader } from "../../../kit/sql/page-source.js";
import { loadOne } from "../../../kit/sql/read.js";
import { Coach } from "../coach/coach.js";
import { CoachRequestConnection, visibleRequests } from "../request/coach-request.js";

/** Owned by the actors subgraph. Here an actor is its slug, whether it is a coach itself, and the coaches it asks for. */
@ObjectType()
@Directive('@key(fields: "slug")')
export class Actor {
  @Field(() => String)
  slug!: string;

  @Field(() => Coach, {
    nullable: true,
    description: "The organisation as a coach, for itself and the coordinator; null for anyone else.",
  })
  async organisationCoach(@Ctx() ctx: Context): Promise<Coach | null> {
    const coach = await loadOne(ctx, Coach, "organisationSlug", this.slug);
    return coach?.visibleTo(ctx) ? coach : null;
  }

  @Field(() => CoachRequestConnection, {
    nullable: true,
    description: "Its requests for coaches, soonest first, for itself and the coordinator; empty for anyone else.",
  })
  coachRequests(@Args(() => PageArgs) page: PageArgs, @Ctx() ctx: Context): CoachRequestConnection {
    return new CoachRequestConnection(requestsOf(ctx, this.slug, page));
  }

  static of(slug: string): Actor {
    return Object.assign(new Actor(), { slug });
  }

  static __resolveReference({ slug }: { slug: string }): Actor {
    return Actor.of(slug);
  }
}

const requestsOf = createListLoader(sql`e.requester_slug = p.parent`, (_page: PageArgs, ctx: Context) =>
  visibleRequests(ctx),
);
