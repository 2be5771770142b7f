import type { Plugin } from "graphql-yoga";
import type { Caller } from "../kit/context.js";

/** Proves who asks. Throws UNAUTHENTICATED, or SUBGRAPH_UNAVAILABLE when the owner of the key is dead. */
export type CallerOf = (request: Request, requestId: string) => Promise<Caller>;

/** Once for each request, before its question is looked at. */
export const knowCaller = (callerOf: CallerOf): Plugin<object, { requestId: string }> => ({
  async onParams({ request, context }) {
    Object.assign(context, { caller: await callerOf(request, context.requestId) });
  },
});
