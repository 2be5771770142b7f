import { type RawBuilder, sql } from "kysely";
import type { Viewer } from "../../../kit/request/viewer.js";
import type { RowPolicy } from "../../../kit/subgraph/subgraph.js";

/** Who made a change, and whose row it changed. */
export interface AuditParties {
  viewerActor: string | null;
  ownerActor: string | null;
  ownerMunicipality: string | null;
}

/** The coordinator sees all changes, everybody else those they made and those of their own actor's or municipality's rows. */
export const canSeeAuditEntry = (viewer: Viewer, entry: AuditParties): boolean =>
  viewer.role === "COORDINATOR" || isPartyOf(viewer, entry);

/** Whether it is a change of the viewer's, or of what is the viewer's. */
export const isPartyOf = (
  { actorSlug, municipalityCode }: Viewer,
  { viewerActor, ownerActor, ownerMunicipality }: AuditParties,
): boolean =>
  (actorSlug !== null && (actorSlug === ownerActor || actorSlug === viewerActor)) ||
  (municipalityCode !== null && municipalityCode === ownerMunicipality);

/** `canSeeAuditEntry` as the condition of a list. */
export const visibleAuditEntries = ({ role, actorSlug, municipalityCode }: Viewer): RawBuilder<unknown>[] =>
  role === "COORDINATOR"
    ? []
    : [sql`${actorSlug} in (e.owner_actor, e.viewer_actor) or e.owner_municipality = ${municipalityCode}`];

/** `canSeeAuditEntry` in PostgreSQL. Only the hub itself adds entries. */
export const auditLogPolicy: RowPolicy = {
  table: "audit_log",
  write: "hub_is('HUB')",
  read: "hub_is('COORDINATOR') or hub_actor() in (owner_actor, viewer_actor) or hub_municipality() = owner_municipality",
};
