import { sql } from "kysely";
import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { PageArgs } from "../../../kit/graphql/paging.js";
import type { Context } from "../../../kit/request/context.js";
import { createListLoader } from "../../../kit/sql/page-source.js";
import { createManyLoader } from "../../../kit/sql/read.js";
import { Actor } from "../borrowed/actor.js";
import { byName, CenterConnection, isListed } from "./center-listing.js";
import { DigidelCenter } from "./digidel-center.js";

const loadOperatedCenters = createManyLoader(() => DigidelCenter, "operatorSlug", sql`e.name, e.id`, isListed);
const loadPartneredCenters = createListLoader(sql`e.partner_slugs @> array[p.parent]`, () => ({
  entity: DigidelCenter,
  where: [isListed],
  order: byName,
}));

@Resolver(() => Actor)
export class ActorCenters {
  @FieldResolver(() => [DigidelCenter], {
    nullable: true,
    description: "The active and paused centres it runs, by name.",
  })
  operatedCenters(@Root() { slug }: Actor, @Ctx() ctx: Context): Promise<DigidelCenter[]> {
    return loadOperatedCenters(ctx, slug);
  }

  @FieldResolver(() => CenterConnection, {
    nullable: true,
    description: "The active and paused centres that name it as a partner, by name.",
  })
  partnerOf(@Root() { slug }: Actor, @Args(() => PageArgs) page: PageArgs, @Ctx() ctx: Context): CenterConnection {
    return new CenterConnection(loadPartneredCenters(ctx, slug, page));
  }
}
