import type { Viewer } from "../../../kit/request/viewer.js";
import type { RowPolicy } from "../../../kit/subgraph/subgraph.js";
import { canManageEvent } from "../event/event-visibility.js";

/** Those who manage an activity write the row of its report, and read its comment. */
export const canManageReport = canManageEvent;

/** The sums of a report are public. How they are made up is for those who manage it and dashboards, unless every part is large enough. */
export const canSeeExactReport = (viewer: Viewer, report: { organizerSlug: string }): boolean =>
  viewer.role === "DASHBOARD" || canManageReport(viewer, report);

/** Fewer people than these could be recognized. */
const MIN_SHOWN = 5;

/** Whether everybody may see so many people. */
export const isShownCount = (count: number): boolean => count >= MIN_SHOWN;

/** Whether everybody may see these parts of a total, which is public: neither a part nor what they leave is a few people. */
export const isShownSplit = (total: number, parts: number[]): boolean => {
  const rest = parts.reduce((left, part) => left - part, total);
  return parts.every(isShownCount) && (rest === 0 || isShownCount(rest));
};

export const reportPolicy: RowPolicy = {
  table: "activity_report",
  write: `hub_is('COORDINATOR') or exists (
    select from event where event.id = event_id and event.organizer_slug = hub_actor())`,
};
