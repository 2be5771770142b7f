import { Field, Int, ObjectType } from "type-graphql";
import { UserError } from "../../../kit/graphql/errors.js";
import type { CenterContent } from "../center/center-content.js";
import type { DigidelCenter } from "../center/digidel-center.js";
import { changesBetween, SubmissionChange } from "./submission-change.js";

@ObjectType({
  implements: UserError,
  description:
    "The centre has been changed since the version that the submission builds on. Read the changes, then submit it again with `currentVersion` as its `baseVersion`.",
})
export class StaleSubmission extends UserError {
  @Field(() => Int, { description: "The version the centre has now: name it as `baseVersion` to submit again." })
  currentVersion: number;

  @Field(() => [SubmissionChange], {
    nullable: true,
    description:
      "What has changed in the centre since the version that the submission builds on; null when that version is no longer known.",
  })
  changedSince: SubmissionChange[] | null;

  @Field(() => [SubmissionChange], {
    description:
      "What the submission would change in the centre as it is now, also where it would undo `changedSince`.",
  })
  diff: SubmissionChange[];

  constructor(currentVersion: number, changedSince: SubmissionChange[] | null, diff: SubmissionChange[]) {
    super({
      sv: `Centret har ändrats sedan dess. Läs ändringarna, och skicka in ärendet igen på version ${currentVersion}.`,
      en: `The centre has been changed since. Read the changes, then submit again on version ${currentVersion}.`,
    });
    this.currentVersion = currentVersion;
    this.changedSince = changedSince;
    this.diff = diff;
  }
}

interface Built {
  baseVersion?: number | null;
  /** The centre as it was in that version, where it is known. */
  base?: CenterContent | null;
  payload?: CenterContent | null;
}

/** Refuses what builds on older content. A confirmation raises the version too, but leaves nothing to rebase. */
export function staleSubmission(
  { version }: DigidelCenter,
  current: CenterContent,
  { baseVersion, base, payload }: Built,
): StaleSubmission | null {
  if (version === baseVersion) return null;
  const changedSince = base ? changesBetween(base, current) : null;
  if (changedSince?.length === 0) return null;
  return new StaleSubmission(version, changedSince, payload ? changesBetween(current, payload) : []);
}
