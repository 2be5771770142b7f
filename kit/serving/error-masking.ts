import { isAsyncIterable, mapAsyncIterator } from "@graphql-tools/utils";
import { type ExecutionResult, GraphQLError, type GraphQLFormattedError } from "graphql";
import { isDatabaseTrouble } from "../database/database-trouble.js";
import { subgraphUnavailable } from "../graphql/errors.js";
import { messageIn } from "../graphql/localized-error.js";
import type { Log } from "../program/log.js";
import type { MessageLanguage } from "../request/context.js";
import { ErrorReport } from "./error-report.js";
import type { SubgraphExecutor } from "./subgraph-executor.js";

/** The codes whose messages are written for clients. Any other error is a bug, and its message is hidden. */
const PUBLIC_CODES = new Set([
  "UNAUTHENTICATED",
  "FORBIDDEN",
  "BAD_USER_INPUT",
  "RATE_LIMITED",
  "COST_LIMIT",
  "OVERLOADED",
  "SUBGRAPH_UNAVAILABLE",
  "GRAPHQL_PARSE_FAILED",
  "GRAPHQL_VALIDATION_FAILED",
]);

/**
 * PostgreSQL's codes for values that it cannot read: text with NUL, which ends the statement that it is written into (08P01), a number
 * or day out of range, a forged cursor.
 */
const MALFORMED = new Set<unknown>(["08P01", "22003", "22007", "22008", "22021", "22P02", "22P05"]);

const MALFORMED_VALUE = {
  sv: "Ett värde i frågan har fel form eller ligger utanför gränserna.",
  en: "A value of the operation is malformed or out of range.",
};
const UNEXPECTED = { sv: "Oväntat fel.", en: "Unexpected error." };

/** Messages repeat values that the client sent, which may have a million characters. */
const shorten = (message: string) => (message.length > 500 ? `${message.slice(0, 500)}…` : message);

/** Where errors are masked: in which language, where to report what clients may not see, and of which subgraph they come. */
export interface Masking {
  language: MessageLanguage;
  report: ErrorReport;
  subgraph?: string | undefined;
}

/**
 * The part of an error that clients may see: never SQL, a host, a file or a stack. Malformed values become BAD_USER_INPUT, a
 * database that is down SUBGRAPH_UNAVAILABLE, an unexpected error INTERNAL_SERVER_ERROR. What clients may not see goes to the report.
 * An error of a subgraph is masked there and again in the gateway: `localized` says that its message is in the caller's language already.
 */
export function maskError(
  error: GraphQLFormattedError,
  cause: unknown,
  { language, report, subgraph }: Masking,
): GraphQLFormattedError {
  const { path, locations } = error;
  const code = error.extensions?.code;
  const masked = (code: string, message: string) => ({
    message,
    ...(path && { path }),
    extensions: { code, localized: true },
  });
  if (MALFORMED.has((cause as { code?: string } | null)?.code)) {
    report.add({ level: "debug", message: "malformed value", err: cause, path, subgraph });
    return masked("BAD_USER_INPUT", MALFORMED_VALUE[language]);
  }
  if (typeof code === "string" && PUBLIC_CODES.has(code)) {
    const message = error.extensions?.localized ? error.message : messageIn(language, error.message, cause, code);
    return { ...masked(code, shorten(message)), ...(locations && { locations }) };
  }
  if (isDatabaseTrouble(cause)) {
    report.add({ level: "warn", message: "database unavailable", err: cause, path, subgraph });
    return masked("SUBGRAPH_UNAVAILABLE", subgraphUnavailable().messages[language]);
  }
  // A subgraph's own masking reported what comes with the code already.
  const isReported = code === "INTERNAL_SERVER_ERROR" && cause instanceof GraphQLError;
  if (!isReported) report.add({ level: "error", message: "unexpected error", err: cause, path, subgraph });
  return masked("INTERNAL_SERVER_ERROR", UNEXPECTED[language]);
}

/** A subgraph of whose errors only message, path and stable code go on; what else there is of a bug goes to the request's report. */
export function withErrorMasking(execute: SubgraphExecutor, subgraph: string, log: Log): SubgraphExecutor {
  return async (request) => {
    const { errorReport, caller } = request.context!;
    const report = errorReport ?? new ErrorReport();
    const masking = { language: caller.language, report, subgraph };
    const mask = (result: ExecutionResult): ExecutionResult => {
      if (!result.errors) return result;
      const errors = result.errors.map((error) => maskSubgraphError(error, masking));
      if (!errorReport) report.write(log, caller.requestId);
      return { ...result, errors };
    };
    try {
      const result = await execute(request);
      return isAsyncIterable(result) ? mapAsyncIterator(result, mask) : mask(result);
    } catch (error) {
      return mask({ errors: [error as GraphQLError] });
    }
  };
}

function maskSubgraphError(error: GraphQLError, masking: Masking): GraphQLError {
  const { message, path, extensions } = error;
  const masked = maskError({ message, path, extensions }, error.originalError ?? error, masking);
  return new GraphQLError(masked.message, { path: masked.path, extensions: masked.extensions });
}
