import { type RawBuilder, sql } from "kysely";
import type { Viewer } from "../../../kit/request/viewer.js";
import type { RowPolicy } from "../../../kit/subgraph/subgraph.js";

/** Submissions are never public: the coordinator sees all, an officer those of the own municipality. */
export const canSeeSubmission = (viewer: Viewer, { municipalityCode }: { municipalityCode: string }): boolean =>
  viewer.role === "COORDINATOR" || viewer.municipalityCode === municipalityCode;

/** `canSeeSubmission` as the condition of a list. */
export const isVisibleSubmission = ({ role, municipalityCode }: Viewer): RawBuilder<boolean> =>
  role === "COORDINATOR" ? sql`true` : sql`e.municipality_code = ${municipalityCode}`;

const canSeeRow = "hub_is('COORDINATOR') or municipality_code = hub_municipality()";

/** `canSeeSubmission` in PostgreSQL: those who see a submission also write it. */
export const submissionPolicy: RowPolicy = { table: "center_submission", write: canSeeRow, read: canSeeRow };
