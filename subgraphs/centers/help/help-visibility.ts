import { type RawBuilder, sql } from "kysely";
import type { Viewer } from "../../../kit/request/viewer.js";
import type { RowPolicy } from "../../../kit/subgraph/subgraph.js";
import { managesItsCenter } from "../center/center-visibility.js";

/**
 * Everybody sees reports, but rounded. As reported, the coordinator and dashboards see them, and an officer those of the own
 * municipality; `municipality` is left out for sums over several.
 */
export const canSeeExactHelp = ({ role, municipalityCode }: Viewer, municipality?: string): boolean =>
  role === "COORDINATOR" || role === "DASHBOARD" || (municipality !== undefined && municipalityCode === municipality);

/** Sums of what was reported, and of the same figures rounded one by one, which everybody may see. */
export interface Tallies<T> {
  reported: T;
  rounded: T;
}

/** The most that an Int of GraphQL holds: a sum beyond all reason must not hide the others. */
const MAX_INT = 2_147_483_647;

/** A sum as an Int of GraphQL. */
export const intOf = (sum: number): number => Math.min(sum, MAX_INT);

/** A figure of one report as reported, or rounded to the nearest 5. Only figures of one report are rounded, never sums of them. */
export const visibleFigure = (figure: number, exact: boolean): number => (exact ? figure : 5 * Math.round(figure / 5));

/** What `visibleFigure` gives everybody, in SQL. As numeric, which rounds halves up as JavaScript does. */
export const roundedToFive = (figure: RawBuilder<unknown>) => sql`(5 * round(${figure}::numeric / 5))`;

/** Those who manage a centre write its reports. */
export const helpPolicy: RowPolicy = { table: "help_statistic", write: managesItsCenter };
