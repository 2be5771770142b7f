import { type RawBuilder, sql } from "kysely";
import { isOfficerOf, type Viewer } from "../../../kit/request/viewer.js";
import type { RowPolicy } from "../../../kit/subgraph/subgraph.js";
import type { CenterStatus } from "../../../kit/vocabulary/centers.js";

interface CenterRow {
  status: CenterStatus;
  municipalityCode: string;
}

/** A planned centre is seen by those who manage it, every other one by everybody. */
export const canSeeCenter = (viewer: Viewer, center: CenterRow): boolean =>
  center.status !== "PLANNED" || canManageCenter(viewer, center);

/** The same of a row `e`. */
export const isVisibleCenter = ({ role, municipalityCode }: Viewer): RawBuilder<boolean> =>
  role === "COORDINATOR"
    ? sql`true`
    : sql`e.status <> 'PLANNED' or e.municipality_code = ${role === "MUNICIPALITY" ? municipalityCode : null}`;

/** A centre is managed by its own municipality and the coordinator. */
export const canManageCenter = (viewer: Viewer, { municipalityCode }: Pick<CenterRow, "municipalityCode">): boolean =>
  viewer.role === "COORDINATOR" || isOfficerOf(viewer, municipalityCode);

/** The same of a row that belongs to the centre `center_id`. */
export const managesItsCenter = `hub_is('COORDINATOR') or exists (
  select from digidel_center as c where c.id = center_id and c.municipality_code = hub_municipality())`;

export const centerPolicies: RowPolicy[] = [
  { table: "digidel_center", write: "hub_is('COORDINATOR') or municipality_code = hub_municipality()" },
  { table: "center_unit", write: managesItsCenter },
];
