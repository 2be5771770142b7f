import { type RawBuilder, sql } from "kysely";
import { isOfficerOf, type Viewer } from "../../../kit/request/viewer.js";
import type { RowPolicy } from "../../../kit/subgraph/subgraph.js";

/** A submission is never public: its municipality sees it, and the coordinator. */
export const canSeeSubmission = (viewer: Viewer, { municipalityCode }: { municipalityCode: string }): boolean =>
  viewer.role === "COORDINATOR" || isOfficerOf(viewer, municipalityCode);

/** The same of a row `e`. */
export const isVisibleSubmission = ({ role, municipalityCode }: Viewer): RawBuilder<boolean> =>
  role === "COORDINATOR" ? sql`true` : sql`e.municipality_code = ${role === "MUNICIPALITY" ? municipalityCode : null}`;

const seesSubmission = "hub_is('COORDINATOR') or municipality_code = hub_municipality()";

/** Who sees a submission may also write it. */
export const submissionPolicy: RowPolicy = { table: "center_submission", write: seesSubmission, read: seesSubmission };
