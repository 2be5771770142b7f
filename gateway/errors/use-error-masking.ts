import { isAsyncIterable, mapAsyncIterator } from "@graphql-tools/utils";
import { type ExecutionResult, GraphQLError, type GraphQLFormattedError } from "graphql";
import type { Plugin } from "graphql-yoga";
import type { Log } from "../../kit/program/log.js";
import { maskError } from "../../kit/serving/error-masking.js";

/** Codes of the HTTP server in the hub's words. */
const OURS: Record<string, string> = {
  BAD_REQUEST: "BAD_USER_INPUT",
  OPERATION_RESOLUTION_FAILURE: "BAD_USER_INPUT",
  REQUEST_ENTITY_TOO_LARGE: "COST_LIMIT",
};

/** The status of an answer without data. */
export const STATUS: Record<string, number> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  RATE_LIMITED: 429,
  SUBGRAPH_UNAVAILABLE: 503,
  INTERNAL_SERVER_ERROR: 500,
};

/** The last look at every answer: stable codes, readable messages, nothing of the inside. */
export function maskAnswers(log: Log, hints: boolean): Plugin<object, { requestId: string }> {
  return {
    onResultProcess({ result, setResult, serverContext: { requestId } }) {
      const clean = (answer: ExecutionResult): ExecutionResult =>
        answer.errors
          ? {
              ...answer,
              errors: onePerFailure(answer.errors).map((error) =>
                shown(error, answer, log.child({ requestId }), hints),
              ),
            }
          : answer;
      if (Array.isArray(result)) return;
      setResult(isAsyncIterable(result) ? mapAsyncIterator(result, clean) : clean(result));
    },
  };
}

/** The planner repeats an error for every place where the entity at fault stands. */
function onePerFailure(errors: readonly GraphQLError[]) {
  const dead = new Set<unknown>();
  return errors.filter(({ extensions, originalError }) => {
    if (extensions?.code !== "SUBGRAPH_UNAVAILABLE" || !originalError) return true;
    return !dead.has(originalError) && dead.add(originalError);
  });
}

function shown(error: GraphQLError, { data }: ExecutionResult, log: Log, hints: boolean): GraphQLError {
  const { message, extensions } = masked(error, data !== undefined, log);
  const code = extensions?.code as string;
  return new GraphQLError(hints ? message : message.replace(/ Did you mean .*$/, ""), {
    nodes: error.nodes,
    source: error.source,
    positions: error.positions,
    // The planner's own aliases are no place in the answer.
    path: data && error.path && error.path[0]! in data ? error.path : undefined,
    extensions: { code, ...(data === undefined && { http: httpOf(error, code) }) },
  });
}

function masked(error: GraphQLError, executed: boolean, log: Log): GraphQLFormattedError {
  const code = codeOf(error);
  // What went wrong in a subgraph was masked, and logged, when it answered.
  if (executed && code === "INTERNAL_SERVER_ERROR") return error;
  return maskError({ message: error.message, extensions: { code } }, error.originalError ?? error, log);
}

/** The gateway itself throws GraphQL errors to be read; what wraps another error is a bug. */
function codeOf({ extensions, originalError }: GraphQLError): string | undefined {
  const code = extensions?.code as string | undefined;
  if (code) return OURS[code] ?? code;
  // A variable of the wrong type is an error of a question within another.
  if (originalError instanceof GraphQLError) return codeOf(originalError);
  return originalError ? undefined : "BAD_USER_INPUT";
}

/** A request that is no GraphQL at all never has status 200, whatever the client accepts. */
const httpOf = ({ extensions }: GraphQLError, code: string) => {
  const { http = { status: STATUS[code] ?? 400, spec: !(code in STATUS) }, code: original } = extensions;
  return (original as string) in OURS ? { ...http, spec: false } : http;
};
