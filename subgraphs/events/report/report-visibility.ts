import type { Viewer } from "../../../kit/request/viewer.js";
import type { RowPolicy } from "../../../kit/subgraph/subgraph.js";

/** A report is public but for its comment, which its organizer and the coordinator read: they alone write its row. */
export const canManageReport = (viewer: Viewer, { organizerSlug }: { organizerSlug: string }) =>
  viewer.role === "COORDINATOR" || viewer.actorSlug === organizerSlug;

export const reportPolicy: RowPolicy = {
  table: "activity_report",
  write: `hub_is('COORDINATOR') or exists (
    select from event where event.id = event_id and event.organizer_slug = hub_actor())`,
};
