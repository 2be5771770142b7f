import { Arg, Authorized, Ctx, ID, Mutation, Resolver } from "type-graphql";
import { NotFound, createResultUnion, type UserError } from "../../../kit/graphql/errors.js";
import type { Context } from "../../../kit/request/context.js";
import { CenterSubmission, WrongSubmissionState } from "./center-submission.js";
import { ownSubmission } from "./own-submission.js";

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
    const submission = await ownSubmission(ctx, id);
    if (submission instanceof NotFound) return submission;
    if (!submission.isEditable() && !submission.isOpen()) return new WrongSubmissionState(submission.status);
    submission.moveTo("WITHDRAWN", ctx.viewer);
    return submission;
  }
}
