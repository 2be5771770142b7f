import type { IncomingMessage } from "node:http";
import type { ExecutionArgs, GraphQLFormattedError, OperationDefinitionNode } from "graphql";
import type { Plugin, YogaInitialContext } from "graphql-yoga";
import type { Caller } from "../../kit/request/context.js";
import type { ErrorReport } from "../../kit/serving/error-report.js";

/** The context of one request, which the plugins share: each field says which of them sets it. */
export interface RequestContext {
  /** Node's own request; undefined when the gateway is called with `fetch`. */
  req?: IncomingMessage;
  /** From useRequestId. */
  requestId: string;
  /** From useErrorMasking. */
  errorReport: ErrorReport;
  /** From useRequestLog: the value of `performance.now()` when the request came. */
  startedAt?: number;
  /** From useRequestLog. */
  operation?: OperationDefinitionNode | null | undefined;
  /** From useRequestLog: the errors of the result. */
  errors?: readonly Pick<GraphQLFormattedError, "extensions">[] | undefined;
  /** From useAuthentication. */
  caller: Caller;
  /** From useCostLimit: the most that the operation may cost. */
  cost: number;
  /** From usePlanner, for queries: says when nobody waits for the answer any more. */
  signal?: AbortSignal;
  /** From the rate limit: what is left of the allowances that the request was counted against. */
  usage?: Map<string, RateLimitUsage>;
}

export interface RateLimitUsage {
  limit: number;
  remaining: number;
  /** Until the allowance is whole again. */
  resetSeconds: number;
}

export type GatewayPlugin = Plugin<RequestContext, RequestContext>;

/** What is executed, as hooks before the execution get it. */
export type OperationArgs = Omit<ExecutionArgs, "contextValue"> & { contextValue: YogaInitialContext & RequestContext };
