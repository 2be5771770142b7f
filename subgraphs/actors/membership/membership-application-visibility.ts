import type { Viewer } from "../../../kit/request/viewer.js";
import type { RowPolicy } from "../../../kit/subgraph/subgraph.js";

/** Applications are for the coordinator alone; applicants add and withdraw theirs through mutations that run as the system. */
export const canSeeApplications = ({ role }: Viewer): boolean => role === "COORDINATOR";

/** `canSeeApplications` in PostgreSQL. */
export const membershipApplicationPolicy: RowPolicy = {
  table: "membership_application",
  write: "hub_is('COORDINATOR')",
  read: "hub_is('COORDINATOR')",
};
