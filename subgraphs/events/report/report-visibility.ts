import type { RowPolicy } from "../../../kit/subgraph/subgraph.js";
import { canManageEvent } from "../event/event-visibility.js";

/** A report is public but for its comment, which those who manage its activity read: they alone write its row. */
export const canManageReport = canManageEvent;

export const reportPolicy: RowPolicy = {
  table: "activity_report",
  write: `hub_is('COORDINATOR') or exists (
    select from event where event.id = event_id and event.organizer_slug = hub_actor())`,
};
