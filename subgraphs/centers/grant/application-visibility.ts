import type { Viewer } from "../../../kit/request/viewer.js";
import type { RowPolicy } from "../../../kit/subgraph/subgraph.js";

/** Applications are never public: the coordinator sees all, an officer those of the own municipality. */
export const canSeeApplication = (viewer: Viewer, { municipalityCode }: { municipalityCode: string }): boolean =>
  viewer.role === "COORDINATOR" || viewer.municipalityCode === municipalityCode;

const canSeeRow = "hub_is('COORDINATOR') or municipality_code = hub_municipality()";

/** `canSeeApplication` in PostgreSQL: those who see an application also write it. */
export const applicationPolicy: RowPolicy = { table: "grant_application", write: canSeeRow, read: canSeeRow };
