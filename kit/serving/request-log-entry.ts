import type { GraphQLFormattedError, OperationDefinitionNode } from "graphql";
import type { Caller } from "../request/context.js";

export interface LoggedRequest {
  requestId: string;
  caller?: Caller | undefined;
  operation?: OperationDefinitionNode | null | undefined;
  errors?: readonly Pick<GraphQLFormattedError, "extensions">[] | undefined;
  /** What `performance.now()` said. */
  began: number;
}

/** What the log tells of a request: who asked what sort of question, and what came of it; never the question itself. */
export const requestLogEntry = ({ requestId, caller, operation, errors = [], began }: LoggedRequest) => ({
  requestId,
  operation: operation?.name?.value.slice(0, 100),
  kind: operation?.operation,
  role: caller?.viewer.role,
  keyId: caller?.viewer.keyId ?? undefined,
  codes:
    errors.length > 0
      ? [...new Set(errors.map(({ extensions }) => extensions?.code ?? "INTERNAL_SERVER_ERROR"))]
      : undefined,
  ms: Math.round(performance.now() - began),
});
