import { ValidateNested } from "class-validator";
import { Arg, Authorized, Ctx, Field, ID, InputType, Int, Mutation, Resolver } from "type-graphql";
import { refuseMalformed, validateInput } from "../../../kit/graphql/argument-validation.js";
import {
  combineRefusals,
  createResultUnion,
  InvalidField,
  InvalidInput,
  NotFound,
  StaleVersion,
  type UserError,
} from "../../../kit/graphql/errors.js";
import type { Context } from "../../../kit/request/context.js";
import { SubmissionType } from "../../../kit/vocabulary/centers.js";
import { refuseOtherVersion, refuseUnread } from "../../../kit/writing/expected-version.js";
import { lockRow } from "../../../kit/writing/locks.js";
import { CenterIsClosed, membershipAdvice, NotYourMunicipality } from "../center/center-refusals.js";
import { type CriterionDefinition, loadLatestCriteria } from "../center/criterion.js";
import { DigidelCenter } from "../center/digidel-center.js";
import { HoursOverlap, MustBeStaffedWithOpeningHours } from "../center/hours-rules.js";
import { approvedContent, type CenterContent, withoutBlanks, withPresentLanguages } from "./center-content.js";
import { CenterInput } from "./center-input.js";
import { CenterSubmission, OPEN } from "./center-submission.js";
import {
  brokenRules,
  CriteriaNotAssessed,
  findUnknownPartners,
  missingFields,
  MUST_BE_GIVEN,
  MustBeFreeOfCharge,
  PointOutsideSweden,
  UnknownPartner,
} from "./content-rules.js";
import { refuseStale, StaleSubmission } from "./submission-change.js";
import { lockMunicipalities, lockOwnSubmission } from "./submission-locks.js";
import {
  invalidTargetFields,
  OpenSubmissionExists,
  OperatorMustBeMunicipality,
  refuseOtherMunicipality,
  WrongSubmissionState,
} from "./submission-rules.js";

@InputType({ description: "What the coordinator is to approve about a centre: a draft, or all at once." })
export class SubmitCenterInput {
  @Field(() => ID, {
    nullable: true,
    description:
      "A draft, a submission that came back with comments, or one that waits and has become stale. Its content holds where none is given here, and where that left the centre as it was, it follows the centre as it is now.",
  })
  submissionId?: string | null;

  @Field(() => SubmissionType, {
    nullable: true,
    description: "What it requests; CREATE when left out. That of a draft cannot change.",
  })
  type?: SubmissionType | null;

  @Field(() => ID, { nullable: true, description: "The centre to change or close; left out for a new one." })
  centerId?: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      "The version of that centre the submission builds on. Give the centre's present one to submit a stale submission again.",
  })
  baseVersion?: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      "The `version` of the draft or submission when the caller read it, so that a colleague's work is neither replaced nor submitted unread.",
  })
  expectedVersion?: number | null;

  @Field(() => CenterInput, {
    nullable: true,
    description: "All there is to say about the centre; left out to close it.",
  })
  @ValidateNested()
  center?: CenterInput | null;
}

const SubmitCenterResult = createResultUnion("SubmitCenterResult", () => [
  CenterSubmission,
  NotYourMunicipality,
  OperatorMustBeMunicipality,
  MustBeFreeOfCharge,
  MustBeStaffedWithOpeningHours,
  CriteriaNotAssessed,
  HoursOverlap,
  PointOutsideSweden,
  UnknownPartner,
  OpenSubmissionExists,
  StaleSubmission,
  StaleVersion,
  WrongSubmissionState,
  CenterIsClosed,
]);

@Resolver()
export class SubmitCenter {
  @Authorized("MUNICIPALITY")
  @Mutation(() => SubmitCenterResult, {
    description:
      "Asks the coordinator to approve a new centre, a change or an end of one, for the caller's own municipality. Nothing of it is public before that. All that is wrong is named at once.",
  })
  async submitCenter(
    @Arg("input", () => SubmitCenterInput, { validateFn: refuseMalformed, description: "The submission." })
    input: SubmitCenterInput,
    @Ctx() ctx: Context,
  ): Promise<CenterSubmission | UserError> {
    const { em, db, viewer } = ctx;
    await lockMunicipalities(db, [viewer.municipalityCode!]);
    const existing = input.submissionId ? await lockOwnSubmission(ctx, input.submissionId) : null;
    if (existing instanceof NotFound) return existing;
    const stale = existing && (await refuseStaleDraft(ctx, existing, input));
    if (stale) return stale;
    const criteria = await loadLatestCriteria(ctx);
    const unknownPartner = await findUnknownPartners(input.center ?? existing?.payload, ctx);
    const center = await lockRow(em, DigidelCenter, existing ? existing.centerId : input.centerId);
    const approved = center && (await approvedContent(em, center));
    const otherOpen = center && (await findOtherOpenSubmission(em, center, existing));
    return submit(input, { existing, center, approved, otherOpen, criteria, unknownPartner }, ctx);
  }
}

/** Content given here replaces that of the draft, which otherwise is submitted as it is. */
const refuseStaleDraft = async (
  ctx: Context,
  draft: CenterSubmission,
  { center, expectedVersion }: SubmitCenterInput,
) =>
  center
    ? refuseUnread(ctx, draft, expectedVersion, draft.writtenContent())
    : refuseOtherVersion(draft, expectedVersion);

const findOtherOpenSubmission = (em: Context["em"], { id: centerId }: DigidelCenter, than: CenterSubmission | null) =>
  em.findOne(CenterSubmission, { centerId, status: { $in: OPEN }, ...(than && { id: { $ne: than.id } }) });

/** What a submission is checked against, read and locked beforehand. */
export interface SubmissionFacts {
  /** The submission to go on with. */
  existing: CenterSubmission | null;
  center: DigidelCenter | null;
  /** The content of the centre as it is approved now. */
  approved: CenterContent | null;
  /** Another submission about the centre that is not decided. */
  otherOpen: CenterSubmission | null;
  criteria: CriterionDefinition[];
  unknownPartner: UnknownPartner | null;
}

/** Submits, or refuses with all that is wrong. Imports submit their rows with it too. */
export async function submit(
  input: SubmitCenterInput,
  facts: SubmissionFacts,
  ctx: Context,
): Promise<CenterSubmission | UserError> {
  const { existing, center, approved } = facts;
  if (existing && !canBeSubmitted(existing, facts)) return new WrongSubmissionState(existing);
  const proposal = proposalOf(input, facts);
  const refusal = await refuseProposal(proposal, input, facts, ctx);
  if (refusal) return refusal;

  const { em, viewer } = ctx;
  const submission = Object.assign(existing ?? new CenterSubmission(), {
    type: proposal.type,
    municipalityCode: viewer.municipalityCode!,
    operatorSlug: viewer.actorSlug,
    submittedBy: viewer.role,
    centerId: center?.id,
    baseVersion: center?.version,
    base: approved,
    payload: proposal.payload && withoutBlanks(proposal.payload),
  });
  submission.moveTo("SUBMITTED", viewer);
  em.persist(submission);
  return submission;
}

/** While it is being written; and again while it waits, when the centre has changed since. */
const canBeSubmitted = (submission: CenterSubmission, { center, approved }: SubmissionFacts): boolean =>
  submission.isEditable() ||
  (submission.status === "SUBMITTED" && center !== null && submission.refuseStale(center, approved!) !== null);

interface Proposal {
  type: SubmissionType;
  centerId: string | null | undefined;
  baseVersion: number | null | undefined;
  base: CenterContent | null | undefined;
  payload: CenterContent | null | undefined;
}

/** What is submitted: what the input says, and for the rest what the existing submission says. */
function proposalOf(input: SubmitCenterInput, { existing, approved }: SubmissionFacts): Proposal {
  const type = existing?.type ?? input.type ?? "CREATE";
  const baseVersion = input.baseVersion ?? existing?.baseVersion;
  const savedContent = approved ? existing?.rebasedContent(approved) : existing?.payload;
  const content = input.center ? withPresentLanguages(input.center, savedContent ?? approved) : savedContent;
  return {
    type,
    centerId: existing ? existing.centerId : input.centerId,
    baseVersion,
    base: baseVersion === existing?.baseVersion ? existing?.base : null,
    payload: type === "CLOSE" ? null : content,
  };
}

async function refuseProposal(
  proposal: Proposal,
  input: SubmitCenterInput,
  { existing, center, approved, otherOpen, criteria, unknownPartner }: SubmissionFacts,
  ctx: Context,
): Promise<UserError | null> {
  const { type, centerId, baseVersion, payload } = proposal;
  const malformed = await validateInput(input);
  const incomplete = invalidTargetFields(input, existing);
  if (type !== "CREATE" && baseVersion == null) incomplete.push(new InvalidField("baseVersion", MUST_BE_GIVEN));
  if (type !== "CLOSE" && !payload) incomplete.push(new InvalidField("center", MUST_BE_GIVEN));
  if (incomplete.length > 0) return new InvalidInput([...incomplete, ...malformed]);
  if (centerId && !center?.visibleTo(ctx)) return new NotFound({ sv: "center", en: "centre" }, centerId);

  const ownMunicipality = ctx.viewer.municipalityCode!;
  const advice = membershipAdvice(ctx.viewer);
  const missing = payload && !input.center ? [...missingFields(payload, "center.")] : [];
  const fields = [...malformed, ...missing];
  return combineRefusals([
    fields.length > 0 && new InvalidInput(fields),
    refuseOtherMunicipality(ownMunicipality, center, payload),
    // An officer's actor is the municipality itself: the actors subgraph finds it by the municipality's code.
    advice && new OperatorMustBeMunicipality(ownMunicipality, advice),
    center?.status === "CLOSED" && new CenterIsClosed(center),
    otherOpen && new OpenSubmissionExists(otherOpen),
    center && refuseStale(center, approved!, proposal),
    ...(payload ? brokenRules(payload, criteria, "center.") : []),
    unknownPartner,
  ]);
}
