import { type RawBuilder, sql } from "kysely";
import { clock } from "../../../kit/clock.js";
import type { Viewer } from "../../../kit/request/viewer.js";
import type { RowPolicy } from "../../../kit/subgraph/subgraph.js";
import type { EventStatus } from "../../../kit/vocabulary/activities.js";

/** Of an activity, what decides who may see and change it. */
interface EventRights {
  state: Exclude<EventStatus, "HELD">;
  organizerSlug: string;
  allCoOrganizers(): string[];
  organizerSuspended: boolean;
  takenDown?: object | null;
}

/** Its organizer and the coordinator: they alone see who is invited and what looks odd, and write its row. */
export const canManageEvent = (viewer: Viewer, { organizerSlug }: Pick<EventRights, "organizerSlug">) =>
  viewer.role === "COORDINATOR" || viewer.actorSlug === organizerSlug;

/** An actor that has confirmed to organize it too, or is invited to: it may take itself from one list to the other, or from both. */
export const isCoOrganizerOrInvited = ({ actorSlug }: Viewer, event: Pick<EventRights, "allCoOrganizers">) =>
  actorSlug !== null && event.allCoOrganizers().includes(actorSlug);

/** Whether it is kept from the public, whatever its status: the column `status` then says HIDDEN. */
export const isHidden = ({ state, organizerSuspended, takenDown }: EventRights): boolean =>
  (organizerSuspended || takenDown != null) && state !== "DRAFT" && state !== "DELETED";

/** A draft or a hidden one is seen by those who organize it or are invited to, and by the coordinator; a deleted one by nobody. */
export function canSeeEvent(viewer: Viewer, event: EventRights): boolean {
  if (event.state === "DELETED") return false;
  const isPublic = event.state !== "DRAFT" && !isHidden(event);
  return isPublic || canManageEvent(viewer, event) || isCoOrganizerOrInvited(viewer, event);
}

/** The same in SQL, for lists: activities (alias `e`) in one of these states that the viewer may see, in disjoint parts. */
export function visibleInStatus(statuses: EventStatus[], viewer: Viewer): RawBuilder<unknown>[] {
  const isPublic = isPublicInStatus(statuses);
  const isTheirs = isOrganizedBy(viewer);
  if (!isTheirs) return [isPublic];
  const isDraft = statuses.includes("DRAFT") ? sql`e.status = 'DRAFT' and (${isTheirs})` : sql`false`;
  return [sql`${isPublic} or ${isDraft}`, isHiddenInStatus(statuses, viewer)];
}

/** Those that everybody may see. The states are literals, not parameters, so that the planner knows which partial index holds them. */
export const isPublicInStatus = (statuses: EventStatus[]) =>
  isInStatus(
    sql`e.status`,
    statuses.filter((status) => status !== "DRAFT"),
  );

/** Those that are hidden from others. */
export const isHiddenInStatus = (statuses: EventStatus[], viewer: Viewer): RawBuilder<unknown> =>
  sql`e.status = 'HIDDEN' and (${isInStatus(sql`e.state`, statuses)}) and (${isOrganizedBy(viewer) ?? sql`false`})`;

function isInStatus(column: RawBuilder<unknown>, statuses: EventStatus[]): RawBuilder<unknown> {
  const now = clock.now();
  const each = [...new Set(statuses)].map((status) => {
    if (status === "PUBLISHED") return sql`${column} = 'PUBLISHED' and e.ends_at > ${now}`;
    if (status === "HELD") return sql`${column} = 'PUBLISHED' and e.ends_at <= ${now}`;
    return status === "DELETED" ? sql`false` : sql`${column} = ${sql.lit(status)}`;
  });
  return each.length > 0 ? sql.join(each, sql` or `) : sql`false`;
}

/** Those that the viewer organizes or is invited to, for the coordinator all; null for anybody else. */
function isOrganizedBy({ role, actorSlug }: Viewer): RawBuilder<unknown> | null {
  if (role === "COORDINATOR") return sql`true`;
  if (actorSlug === null) return null;
  const asOther = [isCoOrganizedBy, isSuspendedCoOrganizer, isInvited].map((isOf) => isOf(actorSlug));
  return sql`e.organizer_slug = ${actorSlug} or ${sql.join(asOther, sql` or `)}`;
}

/** Public activities that lists show unless they are filtered by status; in the words of the partial indexes. */
export const isListed: RawBuilder<unknown> = sql`e.status in ('PUBLISHED', 'REPORTED')`;

/** A slug, or the expression of one. */
type ActorSlug = string | null | RawBuilder<string>;

/** Written, as `isInvited` is, so that the partial indexes on the few activities with co-organizers serve it. */
export const isCoOrganizedBy = (actor: ActorSlug) =>
  sql`e.co_organizer_slugs <> '{}' and e.co_organizer_slugs @> array[${actor}]`;

export const isInvited = (actor: ActorSlug) => sql`e.invited_slugs <> '{}' and e.invited_slugs @> array[${actor}]`;

export const isSuspendedCoOrganizer = (actor: ActorSlug) =>
  sql`e.suspended_co_organizer_slugs <> '{}' and e.suspended_co_organizer_slugs @> array[${actor}]`;

/** The columns that a co-organizer changes by confirming or declining. */
const INVITATION_COLUMNS =
  "'{co_organizer_slugs, suspended_co_organizer_slugs, invited_slugs, updated_at, version}'::text[]";

/** Drafts are kept from others by the conditions above, not by PostgreSQL: a policy would keep the indexes from being used. */
export const eventPolicies: RowPolicy[] = [
  {
    table: "event",
    write: "hub_is('COORDINATOR') or organizer_slug = hub_actor()",
    change: `
      hub_actor() = any (before.invited_slugs || before.co_organizer_slugs || before.suspended_co_organizer_slugs)
      and to_jsonb(before) - ${INVITATION_COLUMNS} = to_jsonb(event) - ${INVITATION_COLUMNS}`,
  },
  // The dictionary of searches, which triggers keep.
  { table: "word", write: "false" },
];
