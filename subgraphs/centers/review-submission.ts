import { LockMode } from "@mikro-orm/postgresql";
import { ValidateNested } from "class-validator";
import { Arg, Authorized, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from "type-graphql";
import { clock } from "../../kit/clock.js";
import type { Context } from "../../kit/context.js";
import { InvalidField, InvalidInput, NotFound, resultOf, UserError } from "../../kit/errors.js";
import { isUuid } from "../../kit/read.js";
import { ListOf, TextOf } from "../../kit/rules.js";
import { Criterion, ReviewDecision } from "../../kit/vocabulary.js";
import { applySubmission } from "./apply-submission.js";
import { CenterSubmission, StaleSubmission, WrongSubmissionState } from "./center-submission.js";
import { DigidelCenter } from "./digidel-center.js";

@InputType({ description: "What to say about a field of a submission." })
export class ReviewCommentInput {
  @Field(() => String, { description: "Which field: a path as in the submission's `diff`." })
  @TextOf(1, 200)
  field!: string;

  @Field(() => String, { description: "What to change, or why, at most 4000 characters." })
  @TextOf(1, 4000)
  text!: string;
}

@InputType({ description: "The coordinator's decision about a submission." })
export class ReviewSubmissionInput {
  @Field(() => ID, { description: "Which submission." })
  id!: string;

  @Field(() => ReviewDecision, { description: "What to do with it." })
  decision!: ReviewDecision;

  @Field(() => [ReviewCommentInput], {
    nullable: true,
    description: "What to say about it; at least one unless it is approved, at most 100.",
  })
  @ListOf(0, 100)
  @ValidateNested({ each: true })
  comments?: ReviewCommentInput[] | null;
}

@ObjectType({
  implements: UserError,
  description: "A centre is only approved when it meets every criterion. Send it back with comments instead.",
})
export class CriteriaNotMet extends UserError {
  @Field(() => [Criterion], { description: "Those met in part or not at all." })
  notMet: Criterion[];

  constructor(notMet: Criterion[]) {
    super({
      sv: "Alla kriterier måste vara uppfyllda. Begär komplettering i stället.",
      en: "Every criterion must be met. Request changes instead.",
    });
    this.notMet = notMet;
  }
}

export const ReviewSubmissionResult = resultOf("ReviewSubmissionResult", () => [
  CenterSubmission,
  WrongSubmissionState,
  StaleSubmission,
  CriteriaNotMet,
]);

@Resolver()
export class ReviewSubmission {
  @Authorized("COORDINATOR")
  @Mutation(() => ReviewSubmissionResult, {
    description: "Decides a submission. Approval makes its content public at once, whole or not at all.",
  })
  async reviewSubmission(
    @Arg("input", () => ReviewSubmissionInput, { description: "The decision." })
    { id, decision, comments }: ReviewSubmissionInput,
    @Ctx() { em }: Context,
  ): Promise<CenterSubmission | UserError> {
    const lockMode = LockMode.PESSIMISTIC_WRITE;
    const submission = isUuid(id) ? await em.findOne(CenterSubmission, id, { lockMode }) : null;
    if (!submission) return new NotFound({ sv: "ärende", en: "submission" }, id);
    if (submission.status !== "SUBMITTED") return new WrongSubmissionState(submission.status);
    if (decision !== "APPROVE" && !comments?.length) {
      return new InvalidInput([new InvalidField("comments", { sv: "måste säga varför", en: "must say why" })]);
    }

    submission.reviewComments = (comments ?? []).map(({ field, text }) => ({ field, text }));
    if (decision === "REQUEST_CHANGES") return Object.assign(submission, { status: "CHANGES_REQUESTED" });
    const now = clock.now();
    if (decision === "REJECT") return Object.assign(submission, { status: "REJECTED", decidedAt: now });

    const center = submission.centerId
      ? await em.findOneOrFail(DigidelCenter, submission.centerId, { lockMode })
      : null;
    if (center && center.version !== submission.baseVersion) return new StaleSubmission(center.version);
    const notMet = submission.payload?.criteria
      .filter(({ level }) => level !== "MET")
      .map(({ criterion }) => criterion);
    if (notMet?.length) return new CriteriaNotMet(notMet);
    await applySubmission(em, submission, center, now);
    return Object.assign(submission, { status: "APPROVED", decidedAt: now });
  }
}
