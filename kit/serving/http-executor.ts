import { buildHTTPExecutor } from "@graphql-tools/executor-http";
import { isAsyncIterable } from "@graphql-tools/utils";
import type { ExecutionResult, GraphQLError } from "graphql";
import { LIMITS } from "../program/limits.js";
import type { Log } from "../program/log.js";
import type { Caller } from "../request/context.js";
import { seal } from "./seal.js";
import type { SubgraphExecutor } from "./subgraph-executor.js";
import { unavailableResult } from "./unavailable-result.js";

export interface HttpExecutorOptions {
  subgraph: string;
  url: string;
  log: Log;
  /** Without one the caller is not sealed: for subgraphs that are not the hub's own. */
  secret?: string | undefined;
  /** Until a subgraph counts as dead; subscriptions stay open. */
  seconds?: number;
}

/** A subgraph elsewhere. Of the client's request only the sealed caller goes along. */
export function createHttpExecutor({
  subgraph,
  url,
  log,
  secret,
  seconds = LIMITS.subgraphSeconds,
}: HttpExecutorOptions): SubgraphExecutor {
  const headersOf = async (caller: Caller) => ({
    "x-request-id": caller.requestId,
    "accept-language": caller.language,
    ...(caller.idempotencyKey && { "idempotency-key": caller.idempotencyKey }),
    ...(secret && { "hub-viewer": await seal(caller, subgraph, secret) }),
  });
  const ask = buildHTTPExecutor({
    endpoint: url,
    method: "POST",
    // Shared answers would be shared between callers.
    deduplicateInflightRequests: false,
    timeout: ({ operationType }) => (operationType === "subscription" ? undefined : seconds * 1000) as number,
    fetch: async (to, init, context: { caller: Caller }) =>
      fetch(to, {
        ...(init as RequestInit),
        redirect: "error",
        headers: { ...(init?.headers as Record<string, string>), ...(await headersOf(context.caller)) },
      }),
  }) as SubgraphExecutor;

  return async (request) => {
    const result = await ask({ ...request, extensions: undefined });
    if (isAsyncIterable(result)) return result;
    const failure = result.errors?.find(notFromSubgraph);
    if (!failure) return result;
    log.warn(
      { subgraph, requestId: request.context?.caller.requestId, reason: reasonOf(failure) },
      "subgraph unavailable",
    );
    return unavailableResult(request);
  };
}

/** What the executor itself reports: nobody there, too late, or an answer that is not GraphQL. */
const notFromSubgraph = ({ extensions }: GraphQLError) =>
  ["SUBREQUEST_HTTP_ERROR", "RESPONSE_VALIDATION_FAILED", "TIMEOUT_ERROR"].includes(extensions?.code as string);

/** Only the kind of the failure: its message holds the answer's body. */
function reasonOf({ originalError, extensions }: NonNullable<ExecutionResult["errors"]>[number]) {
  const cause = originalError?.cause as { code?: string } | undefined;
  return cause?.code ?? originalError?.name ?? extensions.code;
}
