import { InvalidField } from "../../../kit/graphql/errors.js";
import type { SubmissionType } from "../../../kit/vocabulary/centers.js";
import type { CenterContent } from "../center/center-content.js";
import { MUST_BE_GIVEN } from "../center/center-rules.js";
import type { CenterSubmission } from "./center-submission.js";

interface Asked {
  type?: SubmissionType | null;
  centerId?: string | null;
}

interface ToSubmit {
  baseVersion: number | null | undefined;
  payload: CenterContent | null | undefined;
}

/** The fields that a submission of its type lacks or may not have, and those of an existing one that cannot change. */
export function misfitsOf(asked: Asked, existing: CenterSubmission | null, toSubmit?: ToSubmit): InvalidField[] {
  const fixed = { sv: "kan inte ändras", en: "cannot be changed" };
  const { type, centerId } = existing ?? asked;
  const isNew = (type ?? "CREATE") === "CREATE";
  return [
    existing && asked.type && asked.type !== type && new InvalidField("type", fixed),
    existing && asked.centerId && asked.centerId !== centerId && new InvalidField("centerId", fixed),
    isNew &&
      !existing &&
      centerId &&
      new InvalidField("centerId", { sv: "anges inte för nya center", en: "must not be given for a new centre" }),
    !isNew && !centerId && new InvalidField("centerId", MUST_BE_GIVEN),
    toSubmit && !isNew && toSubmit.baseVersion == null && new InvalidField("baseVersion", MUST_BE_GIVEN),
    toSubmit && type !== "CLOSE" && !toSubmit.payload && new InvalidField("center", MUST_BE_GIVEN),
  ].filter((field) => field instanceof InvalidField);
}
