import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Arg, Ctx, Field, ObjectType, Query, Resolver } from "type-graphql";
import { LocalizedText } from "../../../kit/graphql/localized-text.js";
import type { Context } from "../../../kit/request/context.js";
import { loadOne } from "../../../kit/sql/read.js";
import { StaircaseStep } from "../../../kit/vocabulary/activities.js";

@ObjectType({ description: "A part of a course, completed on its own." })
export class TrainingModule {
  @Field(() => String, { description: "Its name within the course." })
  code!: string;

  @Field(() => LocalizedText, { description: "Its title." })
  title!: LocalizedText;

  @Field(() => StaircaseStep, { nullable: true, description: "The step of the digital staircase it is about, if any." })
  staircaseStep!: StaircaseStep | null;
}

@Entity()
@ObjectType({ description: "A course that makes digital coaches; a diploma comes of completing all its modules." })
export class TrainingCourse {
  @Field(() => String, { description: "Its name in addresses and inputs, such as digital-coach." })
  @PrimaryKey({ type: "text" })
  code!: string;

  @Field(() => String, { description: "What it is called." })
  @Property({ type: "text" })
  name!: string;

  @Field(() => String, { description: "Its current version." })
  @Property({ type: "text" })
  version!: string;

  @Field(() => String, { nullable: true, description: "Where one can read about it." })
  @Property({ type: "text", nullable: true })
  url?: string | null;

  @Field(() => [TrainingModule], { description: "Its parts, in the order they are taken." })
  @Property({ type: "json" })
  modules!: TrainingModule[];

  @Field(() => String, { description: "Where the facts come from." })
  @Property({ type: "text" })
  sourceNote!: string;
}

@Resolver()
export class TrainingCourseQueries {
  @Query(() => TrainingCourse, { nullable: true, description: "The course with this code; null when there is none." })
  trainingCourse(
    @Arg("code", () => String, { description: "Such as digital-coach." }) code: string,
    @Ctx() ctx: Context,
  ): Promise<TrainingCourse | null> {
    return loadOne(ctx, TrainingCourse, "code", code);
  }
}
