import type { Viewer } from "../../../kit/request/viewer.js";

/** Whether somebody may see what of a municipality is not public here: its own officers may, and the coordinator. */
export const isInsider = ({ role, municipalityCode }: Viewer, municipality: string) =>
  role === "COORDINATOR" || (role === "MUNICIPALITY" && municipalityCode === municipality);

/** Whether somebody sees help statistics as they were reported: of a municipality, or of several where none is named. */
export const seesExactHelp = (viewer: Viewer, municipality?: string) =>
  ["COORDINATOR", "DASHBOARD"].includes(viewer.role) || (municipality !== undefined && isInsider(viewer, municipality));
