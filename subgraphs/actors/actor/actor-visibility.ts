import { sql } from "kysely";
import type { Viewer } from "../../../kit/request/viewer.js";
import type { RowPolicy } from "../../../kit/subgraph/subgraph.js";
import type { ActorStatus } from "../../../kit/vocabulary/actors.js";

/** The coordinator acts for every actor, everybody else for the one their key or login is bound to. */
export const canActFor = ({ role, actorSlug }: Viewer, { slug }: { slug: string }): boolean =>
  role === "COORDINATOR" || actorSlug === slug;

const canActForRow = "hub_is('COORDINATOR') or actor_slug = hub_actor()";

/** Lists show the actors that take part today, to the coordinator also others that it names by status; any can be read by its slug. */
export const isListedInStatus = (statuses: ActorStatus[] | null | undefined, { role }: Pick<Viewer, "role">) => {
  const listed = statuses?.filter((status) => status === "ACTIVE" || role === "COORDINATOR") ?? ["ACTIVE"];
  return listed.length > 0
    ? sql.join(
        listed.map((status) => sql`e.status = ${sql.lit(status)}`),
        sql` or `,
      )
    : sql`false`;
};

/** `canActFor` in PostgreSQL. Actors and their relations are public; their contacts are seen by those who may change them. */
export const actorPolicies: RowPolicy[] = [
  { table: "actor", write: "hub_is('COORDINATOR') or id = hub_actor_id()" },
  { table: "actor_relation", write: "hub_is('COORDINATOR') or actor_id = hub_actor_id()" },
  { table: "actor_contact", write: canActForRow, read: canActForRow },
];
