import { type RawBuilder, sql } from "kysely";
import type { Viewer } from "../../../kit/request/viewer.js";
import type { RowPolicy } from "../../../kit/subgraph/subgraph.js";

/** Whom a key is bound to: an actor, a municipality, or nobody. */
export interface KeyBinding {
  actorSlug?: string | null | undefined;
  municipalityCode?: string | null | undefined;
}

/** The coordinator and operations see, issue and revoke all keys. */
export const canManageAllKeys = ({ role }: Viewer): boolean => role === "COORDINATOR" || role === "ADMIN";

/** Everybody else sees and revokes the keys that are bound to their own actor or municipality. */
export const canManageKey = (viewer: Viewer, { actorSlug, municipalityCode }: KeyBinding): boolean =>
  canManageAllKeys(viewer) ||
  (actorSlug != null && actorSlug === viewer.actorSlug) ||
  (municipalityCode != null && municipalityCode === viewer.municipalityCode);

/** `canManageKey` as the condition of a list. */
export const manageableKeys = (viewer: Viewer): RawBuilder<unknown>[] =>
  canManageAllKeys(viewer)
    ? []
    : [sql`e.actor_slug = ${viewer.actorSlug} or e.municipality_code = ${viewer.municipalityCode}`];

const canManageRow =
  "hub_is('COORDINATOR', 'ADMIN') or actor_slug = hub_actor() or municipality_code = hub_municipality()";

/** `canManageKey` in PostgreSQL. */
export const apiKeyPolicy: RowPolicy = { table: "api_key", write: canManageRow, read: canManageRow };
