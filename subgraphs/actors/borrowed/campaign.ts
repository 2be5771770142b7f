import { sql } from "kysely";
import { Args, Ctx, Directive, Field, ObjectType } from "type-graphql";
import { PageArgs } from "../../../kit/graphql/paging.js";
import type { Context } from "../../../kit/request/context.js";
import { createListLoader } from "../../../kit/sql/page-source.js";
import { Actor, ActorConnection, byName } from "../actor/actor.js";

/** Owned by the events subgraph. Here a campaign is its slug, and the actors that have a relation to it. */
@ObjectType()
@Directive('@key(fields: "slug")')
export class Campaign {
  @Field(() => String)
  slug!: string;

  @Field(() => ActorConnection, {
    nullable: true,
    description: "Actors with a relation to it (initiator, owner, financier …), by name.",
  })
  actors(@Args(() => PageArgs) page: PageArgs, @Ctx() ctx: Context): ActorConnection {
    return new ActorConnection(actorsOf(ctx, this.slug, page));
  }

  static of(slug: string): Campaign {
    return Object.assign(new Campaign(), { slug });
  }

  static __resolveReference({ slug }: { slug: string }): Campaign {
    return Campaign.of(slug);
  }
}

const actorsOf = createListLoader(
  sql`exists (select from actor_relation r where r.actor_id = e.id and r.campaign_slug = p.parent)`,
  () => ({
    entity: Actor,
    where: [sql`e.status = 'ACTIVE'`],
    order: byName,
  }),
);
