import type { ApolloServerPlugin } from "@apollo/server";
import type { GraphQLFormattedError, OperationDefinitionNode } from "graphql";
import type { Log } from "../program/log.js";
import type { Caller } from "../request/context.js";
import type { SubgraphRequestContext } from "./subgraph-executor.js";

export interface LoggedRequest {
  requestId: string;
  caller?: Caller | undefined;
  operation?: OperationDefinitionNode | null | undefined;
  errors?: readonly Pick<GraphQLFormattedError, "extensions">[] | undefined;
  /** The value of `performance.now()` when it began. */
  startedAt: number;
}

/** The log fields of a request: its caller, the name and kind of its operation, and its outcome; never the document or its variables. */
export const requestLogEntry = ({ requestId, caller, operation, errors = [], startedAt }: LoggedRequest) => ({
  requestId,
  operation: operation?.name?.value.slice(0, 100),
  kind: operation?.operation,
  role: caller?.viewer.role,
  keyId: caller?.viewer.keyId ?? undefined,
  codes:
    errors.length > 0
      ? [...new Set(errors.map(({ extensions }) => extensions?.code ?? "INTERNAL_SERVER_ERROR"))]
      : undefined,
  ms: Math.round(performance.now() - startedAt),
});

/** A plugin that logs one line for each request to a subgraph, at level debug. */
export const createRequestLog = (log: Log): ApolloServerPlugin<SubgraphRequestContext> => ({
  async requestDidStart() {
    const startedAt = performance.now();
    return {
      async willSendResponse({ contextValue: { caller }, operation, errors }) {
        if (!log.isLevelEnabled("debug")) return;
        const { requestId } = caller;
        log.debug(requestLogEntry({ requestId, caller, operation, errors, startedAt }), "request");
      },
    };
  },
});
