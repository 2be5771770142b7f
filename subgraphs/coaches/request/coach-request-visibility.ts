import { type RawBuilder, sql } from "kysely";
import type { Viewer } from "../../../kit/request/viewer.js";
import type { RowPolicy } from "../../../kit/subgraph/subgraph.js";

/** The coordinator and the organisation that requests the coaches. They may change the request too. */
export const canSeeRequest = ({ role, actorSlug }: Viewer, { requesterSlug }: { requesterSlug: string }): boolean =>
  role === "COORDINATOR" || actorSlug === requesterSlug;

/** `canSeeRequest` as the condition of a list. */
export const visibleRequests = ({ role, actorSlug }: Viewer): RawBuilder<unknown>[] =>
  role === "COORDINATOR" ? [] : [sql`e.requester_slug = ${actorSlug}`];

const canSeeRow = "hub_is('COORDINATOR') or requester_slug = hub_actor()";

/** `canSeeRequest` in PostgreSQL. */
export const coachRequestPolicy: RowPolicy = { table: "coach_request", write: canSeeRow, read: canSeeRow };
