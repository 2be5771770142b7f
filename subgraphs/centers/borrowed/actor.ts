import { sql } from "kysely";
import { Args, Ctx, Directive, Field, ObjectType } from "type-graphql";
import { PageArgs } from "../../../kit/graphql/paging.js";
import type { Context } from "../../../kit/request/context.js";
import { createListLoader } from "../../../kit/sql/page-source.js";
import { createManyLoader } from "../../../kit/sql/read.js";
import { byName, CenterConnection, DigidelCenter } from "../center/digidel-center.js";
import { isListed } from "../center/listed-centers.js";

/** Owned by the actors subgraph. Here an actor is its slug, and the centres it runs or works with. */
@ObjectType()
@Directive('@key(fields: "slug")')
export class Actor {
  @Field(() => String)
  slug!: string;

  @Field(() => [DigidelCenter], { nullable: true, description: "The active and paused centres it runs, by name." })
  operatedCenters(@Ctx() ctx: Context): Promise<DigidelCenter[]> {
    return operatedBy(ctx, this.slug);
  }

  @Field(() => CenterConnection, {
    nullable: true,
    description: "The active and paused centres that name it as a partner, by name.",
  })
  partnerOf(@Args(() => PageArgs) page: PageArgs, @Ctx() ctx: Context): CenterConnection {
    return new CenterConnection(partneredBy(ctx, this.slug, page));
  }

  static of(slug: string): Actor {
    return Object.assign(new Actor(), { slug });
  }

  static __resolveReference({ slug }: { slug: string }): Actor {
    return Actor.of(slug);
  }
}

const operatedBy = createManyLoader(() => DigidelCenter, "operatorSlug", sql`e.name, e.id`, isListed);
const partneredBy = createListLoader(sql`e.partner_slugs @> array[p.parent]`, () => ({
  entity: DigidelCenter,
  where: [isListed],
  order: byName,
}));
