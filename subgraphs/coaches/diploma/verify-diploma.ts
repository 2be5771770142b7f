import { sql } from "kysely";
import { Arg, Ctx, Field, ObjectType, Query, Resolver } from "type-graphql";
import { DateTime } from "../../../kit/graphql/scalars.js";
import type { Context } from "../../../kit/request/context.js";
import { read } from "../../../kit/sql/read.js";
import { asSystem } from "../../../kit/sql/session.js";
import { Coach } from "../coach/coach.js";
import { TrainingCourse } from "../training/training-course.js";
import { Diploma } from "./diploma.js";

@ObjectType({ description: "What a diploma shows to anyone who knows its number and verification code." })
export class DiplomaVerification {
  constructor(private readonly diploma: Diploma) {}

  @Field(() => String, { description: "The number of the diploma." })
  get number(): string {
    return this.diploma.number;
  }

  @Field(() => DateTime, { description: "When it was issued." })
  get issuedAt(): Date {
    return this.diploma.issuedAt;
  }

  @Field(() => Boolean, { description: "False when it has been revoked." })
  get valid(): boolean {
    return !this.diploma.revokedAt;
  }

  @Field(() => TrainingCourse, { nullable: true, description: "The course that was completed." })
  course(@Ctx() ctx: Context): Promise<TrainingCourse | null> {
    return this.diploma.course(ctx);
  }

  @Field(() => String, {
    nullable: true,
    description: "Whose it is; null unless the coach consents to being shown by name.",
  })
  async holderName(@Ctx() ctx: Context): Promise<string | null> {
    const [coach] = await asSystem(ctx, (db) => read(db, Coach, sql`where e.id = ${this.diploma.coachId}`));
    return coach?.publicName ?? null;
  }
}

@Resolver()
export class VerifyDiploma {
  @Query(() => DiplomaVerification, {
    nullable: true,
    description: "The diploma with this number; null when there is none or the verification code is wrong.",
  })
  async verifyDiploma(
    @Arg("number", () => String, { description: "The number of the diploma." }) number: string,
    @Arg("verificationCode", () => String, { description: "The code on the diploma; upper and lower case differ." })
    code: string,
    @Ctx() ctx: Context,
  ): Promise<DiplomaVerification | null> {
    const [diploma] = await asSystem(ctx, (db) => read(db, Diploma, sql`where e.number = ${number}`));
    return diploma?.hasVerificationCode(code) ? new DiplomaVerification(diploma) : null;
  }
}
