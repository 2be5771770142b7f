import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { sql } from "kysely";
import { Ctx, Field, Int, ObjectType } from "type-graphql";
import { LocalDate } from "../../../kit/graphql/scalars.js";
import type { Context } from "../../../kit/request/context.js";
import { createManyLoader } from "../../../kit/sql/read.js";
import { GoalKind } from "../../../kit/vocabulary/activities.js";
import { GoalProgress, progressOf } from "./goal-progress.js";

@Entity()
@ObjectType({ description: "What a campaign is to achieve in a period (mål)." })
export class Goal {
  @PrimaryKey({ type: "uuid", defaultRaw: "uuidv7()" })
  id!: string;

  @Property({ type: "text" })
  campaignSlug!: string;

  @Field(() => GoalKind, { description: "What is counted." })
  @Property({ type: "text" })
  kind!: GoalKind;

  @Field(() => Int, { description: "How many there are to be." })
  @Property({ type: "integer" })
  target!: number;

  @Field(() => LocalDate, { description: "The first day that counts." })
  @Property({ type: "date", fieldName: "from_day" })
  from!: string;

  @Field(() => LocalDate, { description: "The last day that counts." })
  @Property({ type: "date", fieldName: "to_day" })
  to!: string;

  @Field(() => String, { description: "Where this comes from." })
  @Property({ type: "text" })
  sourceNote!: string;

  @Field(() => GoalProgress, { description: "How far it has come." })
  progress(@Ctx() ctx: Context): Promise<GoalProgress> {
    return progressOf(ctx, this);
  }
}

export const goalsOfCampaign = createManyLoader(() => Goal, "campaignSlug", sql`e.from_day, e.kind`);
