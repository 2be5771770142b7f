import { type RawBuilder, sql } from "kysely";
import type { Viewer } from "../../../kit/request/viewer.js";
import type { RowPolicy } from "../../../kit/subgraph/subgraph.js";

/** Of a submission, what decides who may see it. */
interface SubmissionRights {
  municipalityCode: string;
  /** Null for what was never sent. */
  submittedAt?: Date | null;
}

/** What a municipality writes before it sends it is for its own officers. */
export const canSeeDraft = (
  viewer: Viewer,
  { municipalityCode }: Pick<SubmissionRights, "municipalityCode">,
): boolean => viewer.municipalityCode === municipalityCode;

/** Submissions are never public: its municipality sees one, and the coordinator from when it was first sent. */
export const canSeeSubmission = (viewer: Viewer, submission: SubmissionRights): boolean =>
  canSeeDraft(viewer, submission) || (viewer.role === "COORDINATOR" && submission.submittedAt != null);

/** `canSeeSubmission` as the condition of a list. */
export const isVisibleSubmission = ({ role, municipalityCode }: Viewer): RawBuilder<boolean> =>
  role === "COORDINATOR"
    ? sql`e.submitted_at is not null or e.municipality_code = ${municipalityCode}`
    : sql`e.municipality_code = ${municipalityCode}`;

const seesRow = `
  hub_is('COORDINATOR') and submitted_at is not null or municipality_code = hub_municipality() or hub_is('HUB')`;

/** `canSeeSubmission` in PostgreSQL: those who see a submission also write it. */
export const submissionPolicy: RowPolicy = { table: "center_submission", write: seesRow, read: seesRow };
