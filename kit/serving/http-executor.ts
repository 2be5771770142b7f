import { buildHTTPExecutor } from "@graphql-tools/executor-http";
import { isAsyncIterable } from "@graphql-tools/utils";
import {
  type GraphQLError,
  type ExecutionResult,
  type FieldNode,
  getOperationAST,
  Kind,
  type SelectionSetNode,
} from "graphql";
import { subgraphUnavailable } from "../graphql/errors.js";
import { LIMITS } from "../program/limits.js";
import type { Log } from "../program/log.js";
import type { Caller } from "../request/context.js";
import { createCircuit } from "./circuit.js";
import { isReady } from "./probe.js";
import { seal, SEAL_REFUSED } from "./seal.js";
import type { SubgraphExecutor, SubgraphRequest } from "./subgraph-executor.js";

export interface HttpExecutorOptions {
  subgraph: string;
  url: string;
  log: Log;
  /** Seals the caller. Undefined for subgraphs that are not the hub's own, which do not get it. */
  secret?: string | undefined;
  /** Seconds after which an operation counts as failed; subscriptions stay open. */
  seconds?: number;
}

/** Milliseconds in which a subgraph that failed must answer the simplest operation, or is not asked for a while. */
const PROBE_PATIENCE = 2000;

/**
 * Executes operations in a subgraph over HTTP. Of the client's request it sends the sealed caller, the request id, the language and the
 * idempotency key, and nothing else. A subgraph that cannot be reached, is too slow or does not answer with GraphQL gives
 * `unavailableResult`, and a warning in the log; one that does not answer at all is not asked for a while.
 */
export function createHttpExecutor({
  subgraph,
  url,
  log,
  secret,
  seconds = LIMITS.subgraphSeconds,
}: HttpExecutorOptions): SubgraphExecutor {
  const headersFor = (caller: Caller) => ({
    "x-request-id": caller.requestId,
    "accept-language": caller.language,
    ...(caller.idempotencyKey && { "idempotency-key": caller.idempotencyKey }),
    ...(secret && { "hub-viewer": seal(caller, subgraph, secret) }),
  });
  const execute = buildHTTPExecutor({
    endpoint: url,
    method: "POST",
    // Otherwise two callers could share one result.
    deduplicateInflightRequests: false,
    timeout: ({ operationType }) => (operationType === "subscription" ? undefined : seconds * 1000) as number,
    fetch: async (to, init, context: { caller: Caller }) =>
      fetch(to, {
        ...(init as RequestInit),
        redirect: "error",
        headers: { ...(init?.headers as Record<string, string>), ...headersFor(context.caller) },
      }),
  }) as SubgraphExecutor;

  const send: SubgraphExecutor = (request) =>
    execute({ ...request, extensions: undefined, signal: request.context?.signal });
  const circuit = createCircuit({
    probe: () => isReady(send, PROBE_PATIENCE),
    onChange(state) {
      if (state === "open") log.error({ subgraph }, "subgraph does not answer: not asked until it does");
      else log.warn({ subgraph }, "subgraph answers again");
    },
  });

  // Logged when it changes: every request would say the same.
  let isSealTaken = true;

  return async (request) => {
    if (!(await circuit.lets())) return unavailableResult(request);
    const result = await send(request);
    if (isAsyncIterable(result)) return result;
    const refusal = secret && result.errors?.find(({ extensions }) => extensions?.code === SEAL_REFUSED);
    if (refusal) {
      if (isSealTaken) log.error({ subgraph, reason: refusal.extensions.reason }, "subgraph refuses the hub's seal");
      isSealTaken = false;
      return unavailableResult(request);
    }
    // That the client left says nothing of the subgraph.
    if (request.context?.signal?.aborted) return unavailableResult(request);
    const failure = result.errors?.find(isTransportError);
    if (!failure) {
      isSealTaken = true;
      return result;
    }
    circuit.suspect();
    log.warn(
      { subgraph, requestId: request.context?.caller.requestId, reason: reasonOf(failure) },
      "subgraph unavailable",
    );
    return unavailableResult(request);
  };
}

/** Whether the executor itself made the error: no connection, too late, or no GraphQL in the response. */
const isTransportError = ({ extensions }: GraphQLError) =>
  ["SUBREQUEST_HTTP_ERROR", "RESPONSE_VALIDATION_FAILED", "TIMEOUT_ERROR"].includes(extensions?.code as string);

/** The kind of the failure only: its message may hold the body of the response. */
function reasonOf({ originalError, extensions }: GraphQLError) {
  const cause = originalError?.cause as { code?: string } | undefined;
  return cause?.code ?? originalError?.name ?? extensions.code;
}

/** The result of a subgraph that is unavailable: one error SUBGRAPH_UNAVAILABLE for each field at the root, or for the first entity. */
export function unavailableResult({ document }: Pick<SubgraphRequest, "document">): ExecutionResult {
  const errors = fieldsOf(getOperationAST(document)?.selectionSet).map((field) => {
    const key = responseKeyOf(field);
    const path = field.name.value === "_entities" ? [key, 0, ...firstEntityField(field)] : [key];
    return subgraphUnavailable({ path });
  });
  return { errors };
}

const responseKeyOf = ({ alias, name }: FieldNode) => (alias ?? name).value;

const fieldsOf = (selectionSet: SelectionSetNode | undefined) =>
  (selectionSet?.selections ?? []).filter((selection) => selection.kind === Kind.FIELD);

/** `_entities` selects its fields in inline fragments, one for each type. */
function firstEntityField({ selectionSet }: FieldNode): string[] {
  const fragments = (selectionSet?.selections ?? []).filter(({ kind }) => kind === Kind.INLINE_FRAGMENT);
  const [field] = fragments.flatMap((fragment) =>
    fieldsOf("selectionSet" in fragment ? fragment.selectionSet : undefined),
  );
  return field ? [responseKeyOf(field)] : [];
}
