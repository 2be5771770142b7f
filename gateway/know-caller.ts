import { getOperationAST } from "graphql";
import type { Plugin } from "graphql-yoga";
import type { Caller } from "../kit/context.js";

/**
 * Proves who asks; `fresh` when the question is a change. Throws UNAUTHENTICATED, or SUBGRAPH_UNAVAILABLE when the owner
 * of the key is dead.
 */
export type CallerOf = (request: Request, requestId: string, how: { fresh: boolean }) => Promise<Caller>;

/** Once for each request, when its question is found to be sound and before it is planned. */
export const knowCaller = (callerOf: CallerOf): Plugin<{ requestId: string; fresh: boolean; caller: Caller }> => ({
  onParse() {
    return ({ result, context, extendContext }) => {
      if (!result || result instanceof Error) return;
      const operation = getOperationAST(result, context.params.operationName);
      extendContext({ fresh: operation?.operation === "mutation" });
    };
  },
  async onContextBuilding({ context: { request, requestId, fresh }, extendContext }) {
    extendContext({ caller: await callerOf(request, requestId, { fresh }) });
  },
});
