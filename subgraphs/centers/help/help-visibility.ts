import { isOfficerOf, type Viewer } from "../../../kit/request/viewer.js";
import type { RowPolicy } from "../../../kit/subgraph/subgraph.js";
import { managesItsCenter } from "../center/center-visibility.js";

/** Everybody sees help statistics rounded. The coordinator and dashboards see them as reported, a municipality those of its own. */
export const canSeeExactHelp = (viewer: Viewer, municipality?: string): boolean =>
  viewer.role === "COORDINATOR" ||
  viewer.role === "DASHBOARD" ||
  (municipality !== undefined && isOfficerOf(viewer, municipality));

/** The most that an Int of GraphQL holds: a sum beyond all reason must not hide the others. */
const MAX_INT = 2_147_483_647;

/** A figure as reported, or rounded to the nearest 5. */
export function visibleFigure(value: number, exact: boolean): number {
  const figure = Math.min(value, MAX_INT);
  return exact ? figure : 5 * Math.round(figure / 5);
}

export const helpPolicy: RowPolicy = { table: "help_statistic", write: managesItsCenter };
