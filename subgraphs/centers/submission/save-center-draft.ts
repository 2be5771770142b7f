import { ValidateNested } from "class-validator";
import { Arg, Authorized, Ctx, Field, ID, InputType, Int, Mutation, Resolver } from "type-graphql";
import {
  combineRefusals,
  createResultUnion,
  InvalidInput,
  NotFound,
  StaleVersion,
  type UserError,
} from "../../../kit/graphql/errors.js";
import type { Context } from "../../../kit/request/context.js";
import { loadById } from "../../../kit/sql/identified-entity.js";
import { SubmissionType } from "../../../kit/vocabulary/centers.js";
import { assignChanged } from "../../../kit/writing/assign-changed.js";
import { refuseUnread } from "../../../kit/writing/expected-version.js";
import { CenterIsClosed, NotYourMunicipality } from "../center/center-refusals.js";
import { DigidelCenter } from "../center/digidel-center.js";
import { approvedContent, withoutBlanks, withPresentLanguages } from "./center-content.js";
import { CenterDraftInput } from "./center-input.js";
import { CenterSubmission } from "./center-submission.js";
import { lockOwnSubmission } from "./submission-locks.js";
import { invalidTargetFields, refuseOtherMunicipality, WrongSubmissionState } from "./submission-rules.js";

@InputType({ description: "What to save of a submission that is not ready yet." })
export class SaveCenterDraftInput {
  @Field(() => ID, {
    nullable: true,
    description: "The draft, or the submission that came back with comments, to go on with; left out for a new draft.",
  })
  submissionId?: string | null;

  @Field(() => SubmissionType, { description: "What it is going to request; that of an existing one cannot change." })
  type!: SubmissionType;

  @Field(() => ID, { nullable: true, description: "The centre to change or close; left out for a new one." })
  centerId?: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      "The `version` of the draft when the caller read it, so that a colleague's work is not replaced unread.",
  })
  expectedVersion?: number | null;

  @Field(() => CenterDraftInput, {
    nullable: true,
    description:
      "The centre as far as it is described, in place of what was saved before. When left out, what was saved stays, and a new draft begins with the centre as it is.",
  })
  @ValidateNested()
  center?: CenterDraftInput | null;
}

const SaveCenterDraftResult = createResultUnion("SaveCenterDraftResult", () => [
  CenterSubmission,
  NotYourMunicipality,
  WrongSubmissionState,
  StaleVersion,
  CenterIsClosed,
]);

@Resolver()
export class SaveCenterDraft {
  @Authorized("MUNICIPALITY")
  @Mutation(() => SaveCenterDraftResult, {
    description:
      "Saves a submission that is still being written, for the caller's own municipality. It may lack anything: `missing` says what. It is not reviewed before `submitCenter`.",
  })
  async saveCenterDraft(
    @Arg("input", () => SaveCenterDraftInput, { description: "The draft." }) input: SaveCenterDraftInput,
    @Ctx() ctx: Context,
  ): Promise<CenterSubmission | UserError> {
    const { em, viewer } = ctx;
    const existing = input.submissionId ? await lockOwnSubmission(ctx, input.submissionId) : null;
    if (existing instanceof NotFound) return existing;
    if (existing && !existing.isEditable()) return new WrongSubmissionState(existing);
    const invalidFields = invalidTargetFields(input, existing);
    if (invalidFields.length > 0) return new InvalidInput(invalidFields);

    const stale = existing && (await refuseUnread(ctx, existing, input.expectedVersion, existing.writtenContent()));
    if (stale) return stale;

    const centerId = existing ? existing.centerId : input.centerId;
    const center = centerId ? await loadById(ctx, DigidelCenter, centerId) : null;
    if (centerId && !center?.visibleTo(ctx)) return new NotFound({ sv: "center", en: "centre" }, centerId);
    const refusal = combineRefusals([
      refuseOtherMunicipality(viewer.municipalityCode!, center, input.center),
      center?.status === "CLOSED" && new CenterIsClosed(center),
    ]);
    if (refusal) return refusal;

    const submission = existing ?? (await newDraft(ctx, input.type, center));
    if (input.center && submission.type !== "CLOSE") {
      assignChanged(submission, { payload: withoutBlanks(withPresentLanguages(input.center, submission.payload)) });
    }
    em.persist(submission);
    return submission;
  }
}

async function newDraft({ em, viewer }: Context, type: SubmissionType, center: DigidelCenter | null) {
  const base = center && (await approvedContent(em, center));
  const draft = Object.assign(new CenterSubmission(), {
    type,
    municipalityCode: viewer.municipalityCode!,
    submittedBy: viewer.role,
    centerId: center?.id,
    baseVersion: center?.version,
    base,
    payload: type === "CLOSE" ? null : (base ?? {}),
  });
  draft.moveTo("DRAFT", viewer);
  return draft;
}
