import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { sql } from "kysely";
import { Ctx, Field, ObjectType, Query, Resolver } from "type-graphql";
import { LocalizedText } from "../../../kit/graphql/localized-text.js";
import type { Context } from "../../../kit/request/context.js";
import { read } from "../../../kit/sql/read.js";

@ObjectType({ description: "One of the actor rules." })
export class ActorRulesPoint {
  @Field(() => String, { description: "Its name, unique in a version and stable." })
  code!: string;

  @Field(() => LocalizedText, { description: "What it requires, in short." })
  statement!: LocalizedText;
}

@Entity()
@ObjectType({ description: "A version of the rules that every actor accepts before it publishes (aktörsrutiner)." })
export class ActorRules {
  @Field(() => String, { description: "Its name: the year it came." })
  @PrimaryKey({ type: "text" })
  version!: string;

  @Field(() => String, { nullable: true, description: "Where the rules can be read." })
  @Property({ type: "text", nullable: true })
  url?: string | null;

  @Field(() => [ActorRulesPoint], { description: "What they require, point by point." })
  @Property({ type: "json" })
  points!: ActorRulesPoint[];

  @Field(() => String, { description: "Where this comes from." })
  @Property({ type: "text" })
  sourceNote!: string;
}

/** The version that every actor must have accepted before it publishes. */
export const findLatestRules = async ({ db }: Pick<Context, "db">): Promise<ActorRules | undefined> =>
  (await read(db, ActorRules, sql`order by e.version desc limit 1`))[0];

@Resolver()
export class ActorRulesQueries {
  @Query(() => [ActorRules], {
    description: "The versions of the actor rules, latest first; the first is the one to accept.",
  })
  actorRules(@Ctx() { db }: Context): Promise<ActorRules[]> {
    return read(db, ActorRules, sql`order by e.version desc`);
  }
}
