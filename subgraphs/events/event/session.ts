import { Field, InputType, Int, ObjectType } from "type-graphql";
import { DateTime } from "../../../kit/graphql/scalars.js";
import { After, InRange, WithinDaysOf } from "../../../kit/graphql/validation.js";

@ObjectType({ description: "A time when an activity takes place (tillfälle)." })
export class Session {
  @Field(() => DateTime, { description: "When it begins." })
  start!: string;

  @Field(() => DateTime, { description: "When it ends." })
  end!: string;

  @Field(() => Int, { nullable: true, description: "How many there is room for; null when there is no limit." })
  capacity!: number | null;
}

@InputType({ description: "A time when an activity takes place (tillfälle)." })
export class SessionInput {
  @Field(() => DateTime, { description: "When it begins." })
  start!: Date;

  @Field(() => DateTime, { description: "When it ends, after its start and at most 366 days later." })
  @After("start")
  @WithinDaysOf("start", 366)
  end!: Date;

  @Field(() => Int, { nullable: true, description: "How many there is room for, at least 1; no limit when left out." })
  @InRange(1, 1_000_000)
  capacity?: number | null;
}
