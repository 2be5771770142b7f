import type { Role } from "../vocabulary/role.js";

/** On whose behalf a request runs: the role and the identity of the key or login. */
export interface Viewer {
  role: Role;
  actorId: string | null;
  /** Slugs never change: rows of other subgraphs name the actor by it. */
  actorSlug: string | null;
  municipalityCode: string | null;
  coachId: string | null;
  keyId: string | null;
  actorActive: boolean;
  rulesVersionAccepted: string | null;
  /** The latest version of the actor rules, which an actor must have accepted before it publishes. */
  rulesVersionRequired: string | null;
}

export const anonymous: Viewer = {
  role: "PUBLIC",
  actorId: null,
  actorSlug: null,
  municipalityCode: null,
  coachId: null,
  keyId: null,
  actorActive: false,
  rulesVersionAccepted: null,
  rulesVersionRequired: null,
};
