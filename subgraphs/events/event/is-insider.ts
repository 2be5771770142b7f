import type { Viewer } from "../../../kit/request/viewer.js";

/** Whether it is the organizer or the coordinator who asks. */
export const isInsider = ({ role, actorSlug }: Viewer, organizerSlug: string) =>
  role === "COORDINATOR" || actorSlug === organizerSlug;
