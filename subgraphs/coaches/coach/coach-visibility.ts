import type { Viewer } from "../../../kit/request/viewer.js";
import type { RowPolicy } from "../../../kit/subgraph/subgraph.js";

/** Of a coach, what decides who may see and change it. */
interface CoachIdentity {
  id: string;
  organisationSlug?: string | null | undefined;
}

/** The coordinator, the coach itself and, when the coach is an organisation, that organisation. They may change it too. */
export const canSeeCoach = (viewer: Viewer, { id, organisationSlug }: CoachIdentity): boolean =>
  viewer.role === "COORDINATOR" ||
  viewer.coachId === id ||
  (viewer.actorSlug !== null && viewer.actorSlug === organisationSlug);

const canSeeRow = "hub_is('COORDINATOR') or id = hub_coach() or organisation_slug = hub_actor()";

/** `canSeeCoach` in PostgreSQL. */
export const coachPolicy: RowPolicy = { table: "coach", write: canSeeRow, read: canSeeRow };
