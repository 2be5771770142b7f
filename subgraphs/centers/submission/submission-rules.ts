import { Field, ObjectType } from "type-graphql";
import { InvalidField, type Messages, UserError } from "../../../kit/graphql/errors.js";
import { SubmissionStatus, type SubmissionType } from "../../../kit/vocabulary/centers.js";
import { swedishTermOf } from "../../../kit/vocabulary/enumeration.js";
import { Municipality } from "../borrowed/municipality.js";
import { NotYourMunicipality } from "../center/center-refusals.js";
import type { DigidelCenter } from "../center/digidel-center.js";
import type { CenterContent } from "./center-content.js";
import { CenterSubmission } from "./center-submission.js";
import { MUST_BE_GIVEN } from "./content-rules.js";

interface SubmissionTarget {
  type?: SubmissionType | null;
  centerId?: string | null;
}

/** What is wrong with the type and centre of a request: an existing submission keeps its own. */
export function invalidTargetFields(
  { type, centerId }: SubmissionTarget,
  existing: CenterSubmission | null,
): InvalidField[] {
  if (existing) {
    const changed = [
      type && type !== existing.type && "type",
      centerId && centerId !== existing.centerId && "centerId",
    ].filter((field) => typeof field === "string");
    return changed.map((field) => new InvalidField(field, { sv: "kan inte ändras", en: "cannot be changed" }));
  }
  const isNewCenter = (type ?? "CREATE") === "CREATE";
  if (isNewCenter && centerId) {
    const problem = { sv: "anges inte för nya center", en: "must not be given for a new centre" };
    return [new InvalidField("centerId", problem)];
  }
  return isNewCenter || centerId ? [] : [new InvalidField("centerId", MUST_BE_GIVEN)];
}

/** Refuses a centre, or content, of another municipality than the caller's own. */
export function refuseOtherMunicipality(
  ownMunicipality: string,
  center: DigidelCenter | null,
  content: CenterContent | null | undefined,
): NotYourMunicipality | null {
  if (center && center.municipalityCode !== ownMunicipality)
    return new NotYourMunicipality(ownMunicipality, "centerId");
  const { municipality } = content ?? {};
  if (municipality == null || municipality === ownMunicipality) return null;
  return new NotYourMunicipality(ownMunicipality, "center.municipality");
}

@ObjectType({
  implements: UserError,
  description: "A centre is run by its municipality, which must be an active actor of the network.",
})
export class OperatorMustBeMunicipality extends UserError {
  @Field(() => Municipality, { nullable: true, description: "The municipality that is no active actor." })
  municipality: Municipality;

  @Field(() => String, { description: "Where in the input it is named: `center.municipality`." })
  path = "center.municipality";

  constructor(municipality: string, { sv, en }: Messages) {
    super({
      sv: `Ett DigidelCenter drivs av kommunen. ${sv}`,
      en: `A DigidelCenter is run by its municipality. ${en}`,
    });
    this.municipality = Municipality.of(municipality);
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

@ObjectType({ implements: UserError, description: "The submission is not in a state in which this can be done." })
export class WrongSubmissionState extends UserError {
  @Field(() => SubmissionStatus, { description: "The state it is in." })
  status: SubmissionStatus;

  constructor({ status }: CenterSubmission) {
    super({
      sv: `Ärendet kan inte ändras nu: dess status är ${swedishTermOf(SubmissionStatus, status)}.`,
      en: `The submission cannot be changed now: its status is ${status}.`,
    });
    this.status = status;
  }
}
