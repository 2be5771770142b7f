import { Arg, Authorized, Ctx, ID, Mutation, Resolver } from "type-graphql";
import { createResultUnion, NotFound, type UserError } from "../../../kit/graphql/errors.js";
import type { Context } from "../../../kit/request/context.js";
import { CenterSubmission } from "./center-submission.js";
import { lockOwnSubmission } from "./submission-locks.js";
import { WrongSubmissionState } from "./submission-rules.js";

const WithdrawSubmissionResult = createResultUnion("WithdrawSubmissionResult", () => [
  CenterSubmission,
  WrongSubmissionState,
]);

@Resolver()
export class WithdrawSubmission {
  @Authorized("MUNICIPALITY")
  @Mutation(() => WithdrawSubmissionResult, {
    description: "Takes back a draft, or a submission that is not decided yet, of the caller's own municipality.",
  })
  async withdrawSubmission(
    @Arg("id", () => ID, { description: "Which submission." }) id: string,
    @Ctx() ctx: Context,
  ): Promise<CenterSubmission | UserError> {
    const submission = await lockOwnSubmission(ctx, id);
    if (submission instanceof NotFound) return submission;
    if (!submission.isEditable() && !submission.isOpen()) return new WrongSubmissionState(submission);
    submission.moveTo("WITHDRAWN", ctx.viewer);
    return submission;
  }
}
