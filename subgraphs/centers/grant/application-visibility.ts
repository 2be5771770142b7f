import { isOfficerOf, type Viewer } from "../../../kit/request/viewer.js";
import type { RowPolicy } from "../../../kit/subgraph/subgraph.js";

/** An application is never public: its municipality sees it, and the coordinator. */
export const canSeeApplication = (viewer: Viewer, { municipalityCode }: { municipalityCode: string }): boolean =>
  viewer.role === "COORDINATOR" || isOfficerOf(viewer, municipalityCode);

const seesApplication = "hub_is('COORDINATOR') or municipality_code = hub_municipality()";

/** Who sees an application may also write it. */
export const applicationPolicy: RowPolicy = {
  table: "grant_application",
  write: seesApplication,
  read: seesApplication,
};
