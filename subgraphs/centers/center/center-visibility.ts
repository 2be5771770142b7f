import { type RawBuilder, sql } from "kysely";
import type { Viewer } from "../../../kit/request/viewer.js";
import type { RowPolicy } from "../../../kit/subgraph/subgraph.js";
import type { CenterStatus } from "../../../kit/vocabulary/centers.js";

/** Of a centre, what decides who may see and change it. */
interface CenterRights {
  status: CenterStatus;
  municipalityCode: string;
}

/** The coordinator manages every centre, an officer those of the own municipality; nobody else has a municipality. */
export const canManageCenter = (
  viewer: Viewer,
  { municipalityCode }: Pick<CenterRights, "municipalityCode">,
): boolean => viewer.role === "COORDINATOR" || viewer.municipalityCode === municipalityCode;

/** A planned centre is seen by those who manage it, every other one by everybody. */
export const canSeeCenter = (viewer: Viewer, center: CenterRights): boolean =>
  center.status !== "PLANNED" || canManageCenter(viewer, center);

/** `canSeeCenter` as the condition of a list. */
export const isVisibleCenter = ({ role, municipalityCode }: Viewer): RawBuilder<boolean> =>
  role === "COORDINATOR" ? sql`true` : sql`e.status <> 'PLANNED' or e.municipality_code = ${municipalityCode}`;

/** `canManageCenter` in PostgreSQL, for a row with the code of its municipality. */
export const managesRow = "hub_is('COORDINATOR') or municipality_code = hub_municipality()";

/** `canManageCenter` in PostgreSQL, for a row that belongs to the centre `center_id`. */
export const managesItsCenter = `hub_is('COORDINATOR') or exists (
  select from digidel_center as c where c.id = center_id and c.municipality_code = hub_municipality())`;

/** Planned centres are kept from others by `visibleTo` and the condition above, not by PostgreSQL. */
export const centerPolicies: RowPolicy[] = [
  { table: "digidel_center", write: managesRow },
  { table: "center_unit", write: managesItsCenter },
];
