import { createLoader } from "../request/loaders.js";
import type { Owners } from "./audit-decorators.js";
import { audit } from "./audit.js";

/**
 * Leaves a trace of whose personal data somebody was shown, not of what they say: one row of the audit for all that are asked for
 * at once in a request, whose diff names them.
 */
export const createReadAudit = (action: string, type: string, ownersOf: (id: string) => Owners = () => ({})) =>
  createLoader(async (ids: readonly string[], ctx): Promise<void[]> => {
    const [only] = ids.length === 1 ? ids : [];
    const values = new Map([["shown", { path: "shown", before: null, after: ids }]]);
    const owners = only === undefined ? {} : ownersOf(only);
    await audit(ctx, action, [{ kind: "READ", type, id: only ?? "several", owners, values }]);
    return ids.map(() => undefined);
  });
