import type { Viewer } from "../../../kit/request/viewer.js";
import type { RowPolicy } from "../../../kit/subgraph/subgraph.js";

/** The coordinator acts for every actor, everybody else for the one their key or login is bound to. */
export const canActFor = ({ role, actorSlug }: Viewer, { slug }: { slug: string }): boolean =>
  role === "COORDINATOR" || actorSlug === slug;

const canActForRow = "hub_is('COORDINATOR') or actor_slug = hub_actor()";

/** `canActFor` in PostgreSQL. Actors and their relations are public; their contacts are seen by those who may change them. */
export const actorPolicies: RowPolicy[] = [
  { table: "actor", write: "hub_is('COORDINATOR') or id = hub_actor_id()" },
  { table: "actor_relation", write: "hub_is('COORDINATOR') or actor_id = hub_actor_id()" },
  { table: "actor_contact", write: canActForRow, read: canActForRow },
];
