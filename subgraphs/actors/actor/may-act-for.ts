import type { Viewer } from "../../../kit/request/viewer.js";

/** The coordinator for every actor, everybody else for the own one. */
export const mayActFor = ({ role, actorSlug }: Viewer, { slug }: { slug: string }) =>
  role === "COORDINATOR" || actorSlug === slug;
