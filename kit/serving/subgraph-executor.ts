import type { ExecutionRequest, MaybeAsyncIterable } from "@graphql-tools/utils";
import type { ExecutionResult } from "graphql";
import type { Caller } from "../request/context.js";
import type { ErrorReport } from "./error-report.js";

export interface SubgraphRequestContext {
  caller: Caller;
  /** Of the client's request. */
  errorReport?: ErrorReport;
  /** Says when nobody waits for the answer any more. */
  signal?: AbortSignal | undefined;
}

export type SubgraphRequest = ExecutionRequest<Record<string, unknown>, SubgraphRequestContext>;

/** Executes an operation in one subgraph, on behalf of the caller in the request's context. */
export type SubgraphExecutor = (request: SubgraphRequest) => Promise<MaybeAsyncIterable<ExecutionResult>>;

/** Makes the executor of a subgraph of the supergraph; `url` is the one that the supergraph names. */
export type ExecutorFactory = (subgraph: string, url: string | undefined) => SubgraphExecutor;
