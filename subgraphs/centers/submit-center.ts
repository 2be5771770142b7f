import { LockMode } from "@mikro-orm/postgresql";
import { ValidateNested } from "class-validator";
import { sql } from "kysely";
import { Arg, Authorized, Ctx, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from "type-graphql";
import { clock } from "../../kit/clock.js";
import type { Context } from "../../kit/context.js";
import { InvalidField, InvalidInput, NotFound, refusalOf, resultOf, UserError } from "../../kit/errors.js";
import { isUuid, read } from "../../kit/read.js";
import { LocalDate } from "../../kit/scalars.js";
import { SubmissionType } from "../../kit/vocabulary.js";
import { CenterInput, inputOf, lean } from "./center-input.js";
import {
  brokenRules,
  CriteriaNotAssessed,
  HoursOverlap,
  MustBeFreeOfCharge,
  MustBeStaffedWithOpeningHours,
  PointOutsideSweden,
} from "./center-rules.js";
import { CenterSubmission, StaleSubmission, WrongSubmissionState } from "./center-submission.js";
import { CenterUnit } from "./center-unit.js";
import { CriterionDefinition } from "./criterion.js";
import { DigidelCenter } from "./digidel-center.js";
import { Municipality } from "./municipality.js";

@InputType({ description: "What to ask the coordinator to approve about a centre." })
export class SubmitCenterInput {
  @Field(() => ID, { nullable: true, description: "A submission that came back with comments, to submit it again." })
  submissionId?: string | null;

  @Field(() => SubmissionType, {
    nullable: true,
    description: "What it asks for; CREATE when left out. Fixed once submitted.",
  })
  type?: SubmissionType | null;

  @Field(() => ID, { nullable: true, description: "The centre to change or close; left out for a new one." })
  centerId?: string | null;

  @Field(() => Int, { nullable: true, description: "The version of that centre the submission builds on." })
  baseVersion?: number | null;

  @Field(() => CenterInput, {
    nullable: true,
    description: "All there is to say about the centre; left out to close it.",
  })
  @ValidateNested()
  center?: CenterInput | null;
}

@ObjectType({ implements: UserError, description: "A municipality only submits for its own centres." })
export class NotYourMunicipality extends UserError {
  @Field(() => Municipality, { nullable: true, description: "The one the caller may submit for." })
  municipality: Municipality;

  constructor(own: string) {
    super({ sv: "Du kan bara skicka in för din egen kommun.", en: "You can only submit for your own municipality." });
    this.municipality = Municipality.of(own);
  }
}

@ObjectType({
  implements: UserError,
  description: "A centre is run by its municipality, which must be an active actor of the network.",
})
export class OperatorMustBeMunicipality extends UserError {
  @Field(() => Municipality, { nullable: true, description: "The municipality that is no active actor yet." })
  municipality: Municipality;

  constructor(own: string) {
    super({
      sv: "Ett DigidelCenter drivs av kommunen. Anslut först kommunen som aktör.",
      en: "A DigidelCenter is run by its municipality. Let the municipality join as an actor first.",
    });
    this.municipality = Municipality.of(own);
  }
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

@ObjectType({ implements: UserError, description: "The centre is closed for good." })
export class CenterIsClosed extends UserError {
  @Field(() => LocalDate, { nullable: true, description: "The day it closed." })
  closedOn: string | null;

  constructor(closedOn: string | null = null) {
    super({ sv: "Centret är stängt för gott.", en: "The centre is closed for good." });
    this.closedOn = closedOn;
  }
}

export const SubmitCenterResult = resultOf("SubmitCenterResult", () => [
  CenterSubmission,
  NotYourMunicipality,
  OperatorMustBeMunicipality,
  MustBeFreeOfCharge,
  MustBeStaffedWithOpeningHours,
  CriteriaNotAssessed,
  HoursOverlap,
  PointOutsideSweden,
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
      "Asks the coordinator to approve a new centre, a change or an end of one, for the caller's own municipality. Nothing of it is public before that.",
  })
  async submitCenter(
    @Arg("input", () => SubmitCenterInput, { description: "What to ask for." }) input: SubmitCenterInput,
    @Ctx() { em, db, viewer }: Context,
  ): Promise<CenterSubmission | UserError> {
    const own = viewer.municipalityCode!;
    const lockMode = LockMode.PESSIMISTIC_WRITE;

    const { submissionId } = input;
    const returned = isUuid(submissionId ?? "")
      ? await em.findOne(CenterSubmission, submissionId!, { lockMode })
      : null;
    if (submissionId && returned?.municipalityCode !== own) {
      return new NotFound({ sv: "ärende", en: "submission" }, submissionId);
    }
    if (returned && returned.status !== "CHANGES_REQUESTED") return new WrongSubmissionState(returned.status);

    const type = returned?.type ?? input.type ?? "CREATE";
    const centerId = returned ? returned.centerId : input.centerId;
    const baseVersion = input.baseVersion ?? returned?.baseVersion;
    const content = type === "CLOSE" ? null : (input.center ?? returned?.payload);
    const misfits = misfitsOf(type, { centerId, baseVersion, center: content });
    if (misfits.length > 0) return new InvalidInput(misfits);

    const center = isUuid(centerId ?? "") ? await em.findOne(DigidelCenter, centerId!, { lockMode }) : null;
    if (centerId && !center) return new NotFound({ sv: "center", en: "centre" }, centerId);
    const open = center && (await openSubmissionOf(em, center, returned));
    const codes = [center?.municipalityCode ?? own, content?.municipality ?? own];
    const refusal = refusalOf([
      codes.some((code) => code !== own) && new NotYourMunicipality(own),
      !(viewer.actorActive && viewer.actorSlug) && new OperatorMustBeMunicipality(own),
      center?.status === "CLOSED" && new CenterIsClosed(center.closedOn),
      open && new OpenSubmissionExists(open),
      center && center.version !== baseVersion && new StaleSubmission(center.version),
      ...(content ? brokenRules(content, await latestCriteria(db)) : []),
    ]);
    if (refusal) return refusal;

    const units = center ? await em.find(CenterUnit, { centerId: center.id }, { orderBy: { name: "asc" } }) : [];
    const submission = Object.assign(returned ?? new CenterSubmission(), {
      ...{ type, municipalityCode: own, operatorSlug: viewer.actorSlug!, centerId: center?.id, baseVersion },
      ...{ payload: content && lean(content), base: center && inputOf(center, units) },
      ...{ status: "SUBMITTED", submittedBy: viewer.role, submittedAt: clock.now() },
    } as const);
    em.persist(submission);
    return submission;
  }
}

/** The fields that a submission of this type lacks, or may not have. */
function misfitsOf(
  type: SubmissionType,
  { centerId, baseVersion, center }: Pick<SubmitCenterInput, "centerId" | "baseVersion" | "center">,
): InvalidField[] {
  const missing = { sv: "måste anges", en: "must be given" };
  const isNew = type === "CREATE";
  return [
    isNew &&
      centerId &&
      new InvalidField("centerId", { sv: "anges inte för nya center", en: "must not be given for a new centre" }),
    !isNew && !centerId && new InvalidField("centerId", missing),
    !isNew && baseVersion == null && new InvalidField("baseVersion", missing),
    type !== "CLOSE" && !center && new InvalidField("center", missing),
  ].filter((field) => field instanceof InvalidField);
}

const openSubmissionOf = (em: Context["em"], { id: centerId }: DigidelCenter, besides: CenterSubmission | null) =>
  em.findOne(CenterSubmission, {
    centerId,
    status: { $in: ["SUBMITTED", "CHANGES_REQUESTED"] },
    ...(besides && { id: { $ne: besides.id } }),
  });

const latestCriteria = (db: Context["db"]) =>
  read(
    db,
    CriterionDefinition,
    sql`where e.version = (select max(version) from criterion_definition) order by e.number`,
  );
