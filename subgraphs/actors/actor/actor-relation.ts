import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { sql } from "kysely";
import { Args, Ctx, Field, FieldResolver, ObjectType, Resolver, Root } from "type-graphql";
import { PageArgs } from "../../../kit/graphql/paging.js";
import { LocalDate } from "../../../kit/graphql/scalars.js";
import type { Context } from "../../../kit/request/context.js";
import { createListLoader } from "../../../kit/sql/page-source.js";
import { createManyLoader, loadOne } from "../../../kit/sql/read.js";
import { Reads } from "../../../kit/sql/selected-columns.js";
import { RelationRole } from "../../../kit/vocabulary/actors.js";
import { PartOf } from "../../../kit/writing/audit-decorators.js";
import { Campaign } from "../borrowed/campaign.js";
import { byName } from "./actor-queries.js";
import { isListedInStatus } from "./actor-visibility.js";
import { Actor, ActorConnection } from "./actor.js";

@Entity()
@ObjectType({
  description:
    "What an actor is or was to a campaign, an initiative or another actor, with dates where the source gives them.",
})
export class ActorRelation {
  @PrimaryKey({ type: "uuid", defaultRaw: "uuidv7()" })
  id!: string;

  @PartOf(() => Actor)
  @Property({ type: "uuid" })
  actorId!: string;

  @Field(() => RelationRole, { description: "In which role." })
  @Property({ type: "text" })
  role!: RelationRole;

  @Property({ type: "text", nullable: true })
  campaignSlug?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Code of what it concerns that is neither campaign nor actor: a series of campaigns, a survey, a grant round, as in emedborgarveckan or library-survey-2017.",
  })
  @Property({ type: "text", nullable: true })
  initiative?: string | null;

  @Property({ type: "text", nullable: true })
  targetActorSlug?: string | null;

  @Field(() => LocalDate, { nullable: true, description: "First day; null when the source gives none." })
  @Property({ type: "date", nullable: true })
  validFrom?: string | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: "Last day; null while it lasts, or when the source gives none.",
  })
  @Property({ type: "date", nullable: true })
  validTo?: string | null;

  @Field(() => String, { description: "Where this comes from." })
  @Property({ type: "text" })
  sourceNote!: string;

  @Field(() => Campaign, { nullable: true, description: "The campaign it concerns, if any." })
  campaign(): Campaign | null {
    return this.campaignSlug ? Campaign.of(this.campaignSlug) : null;
  }

  @Field(() => Actor, { nullable: true, description: "The other actor it concerns, if any." })
  target(@Ctx() ctx: Context): Promise<Actor | null> | null {
    return this.targetActorSlug ? loadOne(ctx, Actor, "slug", this.targetActorSlug) : null;
  }
}

const loadRelations = createManyLoader(() => ActorRelation, "actorId", sql`e.valid_from nulls last, e.id`);

@Resolver(() => Actor)
export class ActorRelations {
  @FieldResolver(() => [ActorRelation], { description: "What it has been to campaigns, initiatives and other actors." })
  @Reads()
  relations(@Root() { id }: Actor, @Ctx() ctx: Context): Promise<ActorRelation[]> {
    return loadRelations(ctx, id);
  }
}

const loadCampaignActors = createListLoader(
  sql`exists (select from actor_relation r where r.actor_id = e.id and r.campaign_slug = p.parent)`,
  (_page: PageArgs, { viewer }) => ({ entity: Actor, where: [isListedInStatus(null, viewer)], order: byName }),
);

@Resolver(() => Campaign)
export class CampaignActors {
  @FieldResolver(() => ActorConnection, {
    nullable: true,
    description: "Actors with a relation to it (initiator, owner, financier …), by name.",
  })
  actors(@Root() { slug }: Campaign, @Args(() => PageArgs) page: PageArgs, @Ctx() ctx: Context): ActorConnection {
    return new ActorConnection(loadCampaignActors(ctx, slug, page));
  }
}
