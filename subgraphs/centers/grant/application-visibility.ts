import type { RowPolicy } from "../../../kit/subgraph/subgraph.js";
import { canManageCenter, managesRow } from "../center/center-visibility.js";

/** Applications are never public: those see one who manage the centres of its municipality. */
export const canSeeApplication = canManageCenter;

/** `canSeeApplication` in PostgreSQL: those who see an application also write it. */
export const applicationPolicy: RowPolicy = { table: "grant_application", write: managesRow, read: managesRow };
