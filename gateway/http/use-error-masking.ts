import { isAsyncIterable, mapAsyncIterator } from "@graphql-tools/utils";
import { type ExecutionResult, GraphQLError, type GraphQLFormattedError } from "graphql";
import type { Log } from "../../kit/program/log.js";
import { maskError } from "../../kit/serving/error-masking.js";
import type { SubgraphExecutor } from "../../kit/serving/subgraph-executor.js";
import type { GatewayPlugin } from "./request-context.js";

/** What graphql-yoga's own codes are called in the hub. */
const YOGA_CODES: Record<string, string> = {
  BAD_REQUEST: "BAD_USER_INPUT",
  OPERATION_RESOLUTION_FAILURE: "BAD_USER_INPUT",
  REQUEST_ENTITY_TOO_LARGE: "COST_LIMIT",
};

/** The HTTP status of a response without data, by its code; otherwise 400. */
const STATUS: Record<string, number> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  RATE_LIMITED: 429,
  SUBGRAPH_UNAVAILABLE: 503,
  INTERNAL_SERVER_ERROR: 500,
};

export interface ErrorMaskingOptions {
  log: Log;
  /** Whether messages may name fields of the schema that the operation does not select ("Did you mean …"). */
  suggestions: boolean;
}

/** Leaves stable codes and readable messages in every result, and nothing of the hub's inside. */
export function useErrorMasking({ log, suggestions }: ErrorMaskingOptions): GatewayPlugin {
  return {
    onResultProcess({ result, setResult, serverContext: { requestId } }) {
      if (Array.isArray(result)) return;
      const mask = (result: ExecutionResult): ExecutionResult => {
        if (!result.errors) return result;
        const errors = deduplicateFailures(result.errors).map((error) =>
          maskResultError(error, result, log.child({ requestId }), suggestions),
        );
        return { ...result, errors };
      };
      setResult(isAsyncIterable(result) ? mapAsyncIterator(result, mask) : mask(result));
    },
  };
}

/** The response of an endpoint that is not GraphQL. */
export function errorResponse(error: unknown, log: Log): Response {
  const { message, extensions } = error instanceof GraphQLError ? error : { message: "", extensions: {} };
  const masked = maskError({ message, extensions }, error, log);
  const { headers } = (extensions.http ?? {}) as { headers?: Record<string, string> };
  const status = STATUS[masked.extensions!.code as string] ?? 400;
  return Response.json({ errors: [masked] }, { status, ...(headers && { headers }) });
}

/** The planner repeats an error at each place of the entity whose subgraph failed: docs/upstream/repeated-entity-errors.md. */
function deduplicateFailures(errors: readonly GraphQLError[]) {
  const failures = new Set<unknown>();
  return errors.filter(({ extensions, originalError }) => {
    if (extensions?.code !== "SUBGRAPH_UNAVAILABLE" || !originalError) return true;
    return !failures.has(originalError) && failures.add(originalError);
  });
}

function maskResultError(error: GraphQLError, { data }: ExecutionResult, log: Log, suggestions: boolean): GraphQLError {
  const { message, extensions } = maskMessage(error, data !== undefined, log);
  const code = extensions?.code as string;
  return new GraphQLError(suggestions ? message : message.replace(/ Did you mean .*$/, ""), {
    nodes: error.nodes,
    source: error.source,
    positions: error.positions,
    // A path in the planner's own fetches is no place in the result.
    path: data && error.path && error.path[0]! in data ? error.path : undefined,
    extensions: { code, ...(data === undefined && { http: httpExtension(error, code) }) },
  });
}

function maskMessage(error: GraphQLError, executed: boolean, log: Log): GraphQLFormattedError {
  const code = codeOf(error);
  // withErrorMasking masked and logged it when the subgraph answered.
  if (executed && code === "INTERNAL_SERVER_ERROR") return error;
  return maskError({ message: error.message, extensions: { code } }, error.originalError ?? error, log);
}

/** A GraphQL error without a code is the client's: the gateway throws those to be read. One that wraps another error is a bug. */
function codeOf({ extensions, originalError }: GraphQLError): string | undefined {
  const code = extensions?.code as string | undefined;
  if (code) return YOGA_CODES[code] ?? code;
  // A variable of the wrong type: graphql-js wraps the scalar's GraphQL error in another.
  if (originalError instanceof GraphQLError) return codeOf(originalError);
  return originalError ? undefined : "BAD_USER_INPUT";
}

/** A request that is not GraphQL at all never has status 200, whatever the client accepts. */
const httpExtension = ({ extensions }: GraphQLError, code: string) => {
  const { http = { status: STATUS[code] ?? 400, spec: !(code in STATUS) }, code: original } = extensions;
  return (original as string) in YOGA_CODES ? { ...http, spec: false } : http;
};

/** A subgraph of whose errors only message, path and stable code go on; what else there is of a bug goes to the log. */
export function withErrorMasking(execute: SubgraphExecutor, subgraph: string, log: Log): SubgraphExecutor {
  return async (request) => {
    const mask = (result: ExecutionResult): ExecutionResult => {
      if (!result.errors) return result;
      const requestLog = log.child({ subgraph, requestId: request.context?.caller.requestId });
      return { ...result, errors: result.errors.map((error) => maskSubgraphError(error, requestLog)) };
    };
    try {
      const result = await execute(request);
      return isAsyncIterable(result) ? mapAsyncIterator(result, mask) : mask(result);
    } catch (error) {
      return mask({ errors: [error as GraphQLError] });
    }
  };
}

function maskSubgraphError(error: GraphQLError, log: Log): GraphQLError {
  const { message, path, extensions } = error;
  const masked = maskError({ message, path, extensions }, error.originalError ?? error, log);
  return new GraphQLError(masked.message, { path: masked.path, extensions: masked.extensions });
}
