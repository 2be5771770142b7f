import { sql } from "kysely";
import { Args, Ctx, Directive, Field, ObjectType } from "type-graphql";
import { PageArgs } from "../../../kit/graphql/paging.js";
import type { Context } from "../../../kit/request/context.js";
import { createListLoader } from "../../../kit/sql/page-source.js";
import { CoachRequestConnection, visibleRequests } from "../request/coach-request.js";

/** Owned by the centers subgraph. Here a centre is its slug, and the coaches wanted there. */
@ObjectType()
@Directive('@key(fields: "slug")')
export class DigidelCenter {
  @Field(() => String)
  slug!: string;

  @Field(() => CoachRequestConnection, {
    nullable: true,
    description: "Requests for coaches here that the caller may see, soonest first.",
  })
  coachRequests(@Args(() => PageArgs) page: PageArgs, @Ctx() ctx: Context): CoachRequestConnection {
    return new CoachRequestConnection(requestsAt(ctx, this.slug, page));
  }

  static of(slug: string): DigidelCenter {
    return Object.assign(new DigidelCenter(), { slug });
  }

  static __resolveReference({ slug }: { slug: string }): DigidelCenter {
    return DigidelCenter.of(slug);
  }
}

const requestsAt = createListLoader(sql`e.center_slug = p.parent`, (_page: PageArgs, ctx: Context) =>
  visibleRequests(ctx),
);
