import type { RowPolicy } from "../../../kit/subgraph/subgraph.js";
import { canSeeCoach } from "../coach/coach-visibility.js";

/** A diploma is seen by those who see its coach. Anybody else verifies it by number and code, see verify-diploma.ts. */
export const canSeeDiploma = canSeeCoach;

/** `canSeeDiploma` in PostgreSQL: functions/hub_sees_coach.sql reads the coach under the policy of `coach`. */
export const diplomaPolicy: RowPolicy = {
  table: "diploma",
  write: "hub_is('COORDINATOR')",
  read: "hub_sees_coach(coach_id)",
};
