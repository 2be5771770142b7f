import type { Viewer } from "../../kit/viewer.js";

/** Whether somebody may see what of a municipality is not public here: its own officers may, and the coordinator. */
export const isInsider = ({ role, municipalityCode }: Viewer, municipality: string) =>
  role === "COORDINATOR" || (role === "MUNICIPALITY" && municipalityCode === municipality);
