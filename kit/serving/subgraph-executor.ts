import type { ExecutionRequest, MaybeAsyncIterable } from "@graphql-tools/utils";
import type { ExecutionResult } from "graphql";
import type { Caller } from "../request/context.js";

export type SubgraphRequest = ExecutionRequest<Record<string, unknown>, { caller: Caller }>;

/** Asks one subgraph, for the caller in the request's context. */
export type SubgraphExecutor = (request: SubgraphRequest) => Promise<MaybeAsyncIterable<ExecutionResult>>;

/** How to reach a subgraph of the supergraph; `url` is the one written there. */
export type ExecutorFactory = (subgraph: string, url: string | undefined) => SubgraphExecutor;
