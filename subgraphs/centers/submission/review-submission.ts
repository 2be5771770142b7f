import { ValidateNested } from "class-validator";
import type { GraphQLResolveInfo } from "graphql";
import { Arg, Authorized, Ctx, Field, ID, Info, InputType, Int, Mutation, ObjectType, Resolver } from "type-graphql";
import {
  createResultUnion,
  InvalidField,
  InvalidInput,
  NotFound,
  StaleVersion,
  UserError,
} from "../../../kit/graphql/errors.js";
import { IsText, ListSize } from "../../../kit/graphql/validation.js";
import type { Context } from "../../../kit/request/context.js";
import { loadById } from "../../../kit/sql/identified-entity.js";
import { Criterion, ReviewDecision, type SubmissionStatus } from "../../../kit/vocabulary/centers.js";
import { refuseOtherVersion } from "../../../kit/writing/expected-version.js";
import { lockRow } from "../../../kit/writing/locks.js";
import { DigidelCenter } from "../center/digidel-center.js";
import { applySubmission } from "./apply-submission.js";
import { approvedContent } from "./center-content.js";
import { CenterSubmission } from "./center-submission.js";
import { StaleSubmission } from "./submission-change.js";
import { lockMunicipalities } from "./submission-locks.js";
import { WrongSubmissionState } from "./submission-rules.js";

@InputType({ description: "What to say about a field of a submission." })
export class ReviewCommentInput {
  @Field(() => String, {
    description:
      "Which field of the centre's input: a path as in the submission's `diff`, `units.0.phone`; or a part such as `units.0`.",
  })
  @IsText(1, 200)
  field!: string;

  @Field(() => String, { description: "What to change, or why, at most 4000 characters." })
  @IsText(1, 4000)
  text!: string;
}

@InputType({ description: "The coordinator's decision about a submission." })
export class ReviewSubmissionInput {
  @Field(() => ID, { description: "Which submission." })
  id!: string;

  @Field(() => Int, {
    nullable: true,
    description:
      "The `version` of the submission that was read: what has been submitted anew since then is not decided unread.",
  })
  expectedVersion?: number | null;

  @Field(() => ReviewDecision, { description: "What to do with it." })
  decision!: ReviewDecision;

  @Field(() => [ReviewCommentInput], {
    nullable: true,
    description: "What to say about it; at least one unless it is approved, at most 100.",
  })
  @ListSize(0, 100)
  @ValidateNested({ each: true })
  comments?: ReviewCommentInput[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      "Approve it as planned: not open and not public yet, and not bound to meet every criterion. Only of a centre that is new or planned; false when left out.",
  })
  asPlanned?: boolean | null;
}

@ObjectType({
  implements: UserError,
  description:
    "A centre is only approved as active when it meets every criterion. Send it back with comments instead, or approve a new one as planned.",
})
class CriteriaNotMet extends UserError {
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

const ReviewSubmissionResult = createResultUnion("ReviewSubmissionResult", () => [
  CenterSubmission,
  WrongSubmissionState,
  StaleVersion,
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
    @Arg("input", () => ReviewSubmissionInput, { description: "The decision." }) input: ReviewSubmissionInput,
    @Ctx() ctx: Context,
    @Info() { schema }: GraphQLResolveInfo,
  ): Promise<CenterSubmission | UserError> {
    const { em, db, viewer } = ctx;
    const { id, decision, asPlanned } = input;
    const found = await loadById(ctx, CenterSubmission, id);
    if (found) await lockMunicipalities(db, [found.municipalityCode]);
    const submission = found && (await lockRow(em, CenterSubmission, id));
    if (!submission) return new NotFound({ sv: "ärende", en: "submission" }, id);
    if (submission.status !== "SUBMITTED") return new WrongSubmissionState(submission);
    const { expectedVersion } = input;
    const stale = refuseOtherVersion(submission, expectedVersion);
    if (stale) return stale;
    const comments = (input.comments ?? []).map(({ field, text }) => ({ field, text }));
    const elsewhere = comments.flatMap(({ field }, i) => (submission.hasField(field, schema) ? [] : [noField(i)]));
    if (elsewhere.length > 0) return new InvalidInput(elsewhere);
    if (decision === "APPROVE") {
      const refusal = await approve(em, submission, Boolean(asPlanned));
      if (refusal) return refusal;
    } else if (comments.length === 0) {
      return new InvalidInput([new InvalidField("comments", { sv: "måste säga varför", en: "must say why" })]);
    }
    submission.reviewComments = comments;
    submission.moveTo(STATUS_AFTER[decision], viewer, comments);
    return submission;
  }
}

const noField = (i: number) =>
  new InvalidField(`comments.${i}.field`, {
    sv: "är inget fält i ärendet: ange sökvägen så som den står bland ärendets ändringar",
    en: "is no field of the submission: write it as in diff, for example units.0.phone",
  });

const STATUS_AFTER: Record<ReviewDecision, SubmissionStatus> = {
  APPROVE: "APPROVED",
  REQUEST_CHANGES: "CHANGES_REQUESTED",
  REJECT: "REJECTED",
};

/** Applies a submission to its centre, or refuses. */
async function approve(em: Context["em"], submission: CenterSubmission, asPlanned: boolean): Promise<UserError | null> {
  const center = await lockRow(em, DigidelCenter, submission.centerId);
  const stale = center && submission.refuseStale(center, await approvedContent(em, center));
  if (stale) return stale;
  const canBePlanned = submission.type !== "CLOSE" && (center === null || center.status === "PLANNED");
  if (asPlanned && !canBePlanned) {
    const problem = {
      sv: "gäller bara ett center som är nytt eller planerat",
      en: "is only for a centre that is new or planned",
    };
    return new InvalidInput([new InvalidField("asPlanned", problem)]);
  }
  const notMet = (submission.payload?.criteria ?? []).filter(({ level }) => level !== "MET");
  if (notMet.length > 0 && !asPlanned) return new CriteriaNotMet(notMet.map(({ criterion }) => criterion!));
  submission.baseVersion = center?.version;
  await applySubmission(em, submission, center, asPlanned);
  return null;
}
