import type { Viewer } from "../../../kit/request/viewer.js";
import type { RowPolicy } from "../../../kit/subgraph/subgraph.js";
import { managesItsCenter } from "../center/center-visibility.js";

/**
 * Everybody sees reports, but rounded. As reported, the coordinator and dashboards see them, and an officer those of the own
 * municipality; `municipality` is left out for sums over several.
 */
export const canSeeExactHelp = ({ role, municipalityCode }: Viewer, municipality?: string): boolean =>
  role === "COORDINATOR" || role === "DASHBOARD" || (municipality !== undefined && municipalityCode === municipality);

/** The most that an Int of GraphQL holds: a sum beyond all reason must not hide the others. */
const MAX_INT = 2_147_483_647;

/** A figure as reported, or rounded to the nearest 5. */
export function visibleFigure(value: number, exact: boolean): number {
  const figure = Math.min(value, MAX_INT);
  return exact ? figure : 5 * Math.round(figure / 5);
}

/** Those who manage a centre write its reports. */
export const helpPolicy: RowPolicy = { table: "help_statistic", write: managesItsCenter };
