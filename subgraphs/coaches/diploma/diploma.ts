import { createHash, timingSafeEqual } from "node:crypto";
import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { sql } from "kysely";
import { Ctx, Directive, Field, FieldResolver, ObjectType, Resolver, Root } from "type-graphql";
import { DateTime } from "../../../kit/graphql/scalars.js";
import type { Context } from "../../../kit/request/context.js";
import { createManyLoader, loadOne } from "../../../kit/sql/read.js";
import { Coach } from "../coach/coach.js";
import { TrainingCourse } from "../training/training-course.js";
import { canSeeDiploma } from "./diploma-visibility.js";

@Entity()
@ObjectType({
  description:
    "That a coach has completed a version of a course. Seen by the coordinator and the coach; anyone else verifies it.",
})
@Directive('@key(fields: "number")')
export class Diploma {
  @Field(() => String, { description: "Its number, unique and stable." })
  @PrimaryKey({ type: "text" })
  number!: string;

  @Property({ type: "uuid" })
  coachId!: string;

  @Property({ type: "text" })
  courseCode!: string;

  @Field(() => String, { description: "The version of the course that was completed." })
  @Property({ type: "text" })
  courseVersion!: string;

  @Field(() => DateTime, { description: "When it was issued." })
  @Property({ type: "datetime" })
  issuedAt!: Date;

  @Field(() => String, {
    description: "With it and the number, anyone can verify the diploma: see `verifyDiploma`.",
  })
  @Property({ type: "text" })
  verificationCode!: string;

  @Field(() => DateTime, { nullable: true, description: "When it was revoked; null while it is valid." })
  @Property({ type: "datetime", nullable: true })
  revokedAt?: Date | null;

  @Field(() => TrainingCourse, { nullable: true, description: "The course that was completed." })
  course(@Ctx() ctx: Context): Promise<TrainingCourse | null> {
    return loadOne(ctx, TrainingCourse, "code", this.courseCode);
  }

  /** Whether it has this verification code; compared in constant time. */
  hasVerificationCode(code: string): boolean {
    return timingSafeEqual(sha256(code), sha256(this.verificationCode));
  }

  static async __resolveReference({ number }: { number: string }, ctx: Context): Promise<Diploma | null> {
    const diploma = await loadOne(ctx, Diploma, "number", number);
    const coach = diploma && (await loadOne(ctx, Coach, "id", diploma.coachId));
    return coach && canSeeDiploma(ctx.viewer, coach) ? diploma : null;
  }
}

const sha256 = (text: string) => createHash("sha256").update(text).digest();

const loadDiplomas = createManyLoader(() => Diploma, "coachId", sql`e.issued_at desc, e.number`);

@Resolver(() => Coach)
export class CoachDiplomas {
  @FieldResolver(() => [Diploma], { description: "Diplomas issued to the coach, latest first." })
  diplomas(@Root() { id }: Coach, @Ctx() ctx: Context): Promise<Diploma[]> {
    return loadDiplomas(ctx, id);
  }
}
