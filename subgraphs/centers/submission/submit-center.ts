import { ValidateNested } from "class-validator";
import { Arg, Authorized, Ctx, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from "type-graphql";
import { InvalidInput, NotFound, combineRefusals, createResultUnion, UserError } from "../../../kit/graphql/errors.js";
import { validateInput } from "../../../kit/graphql/validation.js";
import type { Context } from "../../../kit/request/context.js";
import { SubmissionType } from "../../../kit/vocabulary/centers.js";
import { approvedContent, type CenterContent, lean } from "../center/center-content.js";
import { CenterInput } from "../center/center-input.js";
import {
  CenterIsClosed,
  NotYourMunicipality,
  notYourMunicipality,
  OperatorMustBeMunicipality,
} from "../center/center-refusals.js";
import {
  brokenRules,
  CriteriaNotAssessed,
  fieldsMissingIn,
  HoursOverlap,
  MustBeFreeOfCharge,
  MustBeStaffedWithOpeningHours,
  PointOutsideSweden,
} from "../center/center-rules.js";
import { type CriterionDefinition, latestCriteria } from "../center/criterion.js";
import { DigidelCenter } from "../center/digidel-center.js";
import { lockRow } from "../center/lock-row.js";
import { UnknownPartner, unknownPartner } from "../center/partner.js";
import { CenterSubmission, OPEN, WrongSubmissionState } from "./center-submission.js";
import { ownSubmission } from "./own-submission.js";
import { StaleSubmission, staleSubmission } from "./stale-submission.js";
import { misfitsOf } from "./submission-misfits.js";
import { takeTurns } from "./take-turns.js";

@InputType({ description: "What to ask the coordinator to approve about a centre: a draft, or all at once." })
export class SubmitCenterInput {
  @Field(() => ID, {
    nullable: true,
    description:
      "A draft, a submission that came back with comments, or one that waits and has become stale. Its content holds where none is given here, and where that left the centre as it was, it follows the centre as it is now.",
  })
  submissionId?: string | null;

  @Field(() => SubmissionType, {
    nullable: true,
    description: "What it asks for; CREATE when left out. That of a draft stays as it is.",
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

  @Field(() => CenterInput, {
    nullable: true,
    description: "All there is to say about the centre; left out to close it.",
  })
  @ValidateNested()
  center?: CenterInput | null;
}

@ObjectType({ implements: UserError, description: "The centre has another submission that is not decided." })
export class OpenSubmissionExists extends UserError {
  @Field(() => CenterSubmission, { description: "The one to finish first." })
  submission: CenterSubmission;

  constructor(submission: CenterSubmission) {
    super({
      sv: "Centret har redan ett ärende som inte är avgjort.",
      en: "The centre already has a submission that is not decided.",
    });
    this.submission = submission;
  }
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
  WrongSubmissionState,
  CenterIsClosed,
]);

@Resolver()
export class SubmitCenter {
  @Authorized("MUNICIPALITY")
  @Mutation(() => SubmitCenterResult, {
    description:
      "Asks the coordinator to approve a new centre, a change or an end of one, for the caller's own municipality. Nothing of it is public before that. Every fault is named at once.",
  })
  async submitCenter(
    @Arg("input", () => SubmitCenterInput, { validate: false, description: "What to ask for." })
    input: SubmitCenterInput,
    @Ctx() ctx: Context,
  ): Promise<CenterSubmission | UserError> {
    const { em, db, viewer } = ctx;
    const { submissionId } = input;
    await takeTurns(db, [viewer.municipalityCode!]);
    const existing = submissionId ? await ownSubmission(ctx, submissionId) : null;
    if (existing instanceof NotFound) return existing;
    const criteria = await latestCriteria(ctx);
    const unknown = await unknownPartner(input.center ?? existing?.payload, ctx);
    const center = await lockRow(em, DigidelCenter, existing ? existing.centerId : input.centerId);
    const approved = center && (await approvedContent(em, center));
    const open = center && (await otherOpenSubmission(em, center, existing));
    return submit(input, { existing, center, approved, open, criteria, unknown }, ctx);
  }
}

const otherOpenSubmission = (em: Context["em"], { id: centerId }: DigidelCenter, besides: CenterSubmission | null) =>
  em.findOne(CenterSubmission, {
    centerId,
    status: { $in: OPEN },
    ...(besides && { id: { $ne: besides.id } }),
  });

/** What a submission is judged by. */
interface Known {
  /** The one to go on with. */
  existing: CenterSubmission | null;
  center: DigidelCenter | null;
  approved: CenterContent | null;
  /** Another one about the centre that is not decided. */
  open: CenterSubmission | null;
  criteria: CriterionDefinition[];
  unknown: UnknownPartner | null;
}

export async function submit(
  input: SubmitCenterInput,
  { existing, center, approved, open, criteria, unknown }: Known,
  ctx: Context,
): Promise<CenterSubmission | UserError> {
  const { em, viewer } = ctx;
  const own = viewer.municipalityCode!;
  const canBeSubmitted =
    !existing ||
    existing.isEditable() ||
    (existing.status === "SUBMITTED" && center && existing.staleOn(center, approved!));
  if (!canBeSubmitted) return new WrongSubmissionState(existing.status);

  const type = existing?.type ?? input.type ?? "CREATE";
  const centerId = existing ? existing.centerId : input.centerId;
  const baseVersion = input.baseVersion ?? existing?.baseVersion;
  const written = approved ? existing?.contentOn(approved) : existing?.payload;
  const payload = type === "CLOSE" ? null : (input.center ?? written);
  const misfits = misfitsOf(input, existing, { baseVersion, payload });
  const malformed = await validateInput(input);
  if (misfits.length > 0) return new InvalidInput([...misfits, ...malformed]);
  if (centerId && !center?.visibleTo(ctx)) return new NotFound({ sv: "center", en: "centre" }, centerId);

  const fields = [...malformed, ...(payload && !input.center ? fieldsMissingIn(payload, "center.") : [])];
  const base = baseVersion === existing?.baseVersion ? existing?.base : null;
  const refusal = combineRefusals([
    fields.length > 0 && new InvalidInput(fields),
    notYourMunicipality(own, center, payload),
    // A municipality's key acts for the municipality's own actor, which actors finds by the municipality's code.
    !(viewer.actorActive && viewer.actorSlug) && new OperatorMustBeMunicipality(own),
    center?.status === "CLOSED" && new CenterIsClosed(center.closedOn),
    open && new OpenSubmissionExists(open),
    center && staleSubmission(center, approved!, { baseVersion, base, payload }),
    ...(payload ? brokenRules(payload, criteria, "center.") : []),
    unknown,
  ]);
  if (refusal) return refusal;

  const submission = Object.assign(existing ?? new CenterSubmission(), {
    type,
    municipalityCode: own,
    operatorSlug: viewer.actorSlug,
    submittedBy: viewer.role,
    centerId: center?.id,
    baseVersion: center?.version,
    base: approved,
    payload: payload && lean(payload),
  });
  submission.moveTo("SUBMITTED", viewer);
  em.persist(submission);
  return submission;
}
