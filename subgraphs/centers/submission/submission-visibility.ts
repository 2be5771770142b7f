import { type RawBuilder, sql } from "kysely";
import type { Viewer } from "../../../kit/request/viewer.js";
import type { RowPolicy } from "../../../kit/subgraph/subgraph.js";
import { canManageCenter, managesRow } from "../center/center-visibility.js";

/** Submissions are never public: those see one who manage the centres of its municipality. */
export const canSeeSubmission = canManageCenter;

/** `canSeeSubmission` as the condition of a list. */
export const isVisibleSubmission = ({ role, municipalityCode }: Viewer): RawBuilder<boolean> =>
  role === "COORDINATOR" ? sql`true` : sql`e.municipality_code = ${municipalityCode}`;

/** `canSeeSubmission` in PostgreSQL: those who see a submission also write it. */
export const submissionPolicy: RowPolicy = { table: "center_submission", write: managesRow, read: managesRow };
