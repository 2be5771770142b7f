import { isAsyncIterable, mapAsyncIterator } from "@graphql-tools/utils";
import { type ExecutionResult, GraphQLError } from "graphql";
import type { Log } from "../../kit/program/log.js";
import { maskError } from "../../kit/serving/error-masking.js";
import type { SubgraphExecutor } from "../../kit/serving/subgraph-executor.js";

/** A subgraph whose bugs stay in the log: of its errors only message, path and stable code go on. */
export function maskSubgraph(ask: SubgraphExecutor, subgraph: string, log: Log): SubgraphExecutor {
  return async (request) => {
    const mask = (result: ExecutionResult): ExecutionResult =>
      result.errors
        ? {
            ...result,
            errors: result.errors.map((error) =>
              maskSubgraphError(error, log.child({ subgraph, requestId: request.context?.caller.requestId })),
            ),
          }
        : result;
    try {
      const result = await ask(request);
      return isAsyncIterable(result) ? mapAsyncIterator(result, mask) : mask(result);
    } catch (error) {
      return mask({ errors: [error as GraphQLError] });
    }
  };
}

function maskSubgraphError(error: GraphQLError, log: Log): GraphQLError {
  const { message, path, extensions } = error;
  const shown = maskError({ message, path, extensions }, error.originalError ?? error, log);
  return new GraphQLError(shown.message, { path: shown.path, extensions: shown.extensions });
}
