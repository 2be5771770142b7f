import { type ExecutionArgs, getOperationAST, GraphQLError } from "graphql";
import type { Plugin } from "graphql-yoga";
import type { Caller } from "../../kit/request/context.js";
import { addressOf, type Connection } from "../http/client-address.js";
import type { Meter } from "../limits/rate-limiter.js";

export interface HowToProve {
  /** Asks the owner of the key anew: for a change. */
  fresh: boolean;
  /** Refuses a key that this gateway has never seen to be good, without asking its owner. */
  onlyKnown?: boolean;
}

/** Proves who asks. Throws UNAUTHENTICATED, or SUBGRAPH_UNAVAILABLE when the owner of the key is dead. */
export type CallerOf = (request: Request, requestId: string, how: HowToProve) => Promise<Caller>;

export interface KnowCaller {
  callerOf: CallerOf;
  /** Counts for each caller; without one nothing is counted. */
  meter?: Meter | undefined;
  proxies: number;
}

type Known = Connection & { request: Request; requestId: string; caller: Caller };

/** Who asks is known, and the request counted, before anything of it is read; where nobody is proven, its address counts. */
export const knowCaller = ({ callerOf, meter, proxies }: KnowCaller): Plugin<Known, Known> => ({
  async onRequestParse({ request, serverContext }) {
    const address = addressOf(serverContext, proxies);
    const { requestId } = serverContext;
    const onlyKnown = await meter?.isSpent(address, "wrongKeys");
    try {
      serverContext.caller = await callerOf(request, requestId, { fresh: false, ...(onlyKnown && { onlyKnown }) });
    } catch (error) {
      await meter?.count(request, address, { requests: 1, ...(isUnauthenticated(error) && { wrongKeys: 1 }) });
      throw error;
    }
    await meter?.count(request, serverContext.caller.viewer.keyId ?? address, { requests: 1 });
  },
  async onExecute({ args }) {
    const { document, operationName, contextValue } = args as ExecutionArgs;
    if (getOperationAST(document, operationName)?.operation !== "mutation") return;
    const context = contextValue as Known;
    context.caller = await callerOf(context.request, context.requestId, { fresh: true });
  },
});

const isUnauthenticated = (error: unknown) =>
  error instanceof GraphQLError && error.extensions.code === "UNAUTHENTICATED";
