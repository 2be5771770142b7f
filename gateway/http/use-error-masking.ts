import { isAsyncIterable, mapAsyncIterator } from "@graphql-tools/utils";
import { type ExecutionResult, GraphQLError } from "graphql";
import type { Log } from "../../kit/program/log.js";
import type { Caller } from "../../kit/request/context.js";
import { type Masking, maskError } from "../../kit/serving/error-masking.js";
import { ErrorReport } from "../../kit/serving/error-report.js";
import type { GatewayPlugin, RequestContext } from "./request-context.js";
import { languageOf } from "./request-language.js";

/** What graphql-yoga's own codes are called in the hub. */
const YOGA_CODES: Record<string, string> = {
  BAD_REQUEST: "BAD_USER_INPUT",
  OPERATION_RESOLUTION_FAILURE: "BAD_USER_INPUT",
};

/** The HTTP status of a response without data, by its code; otherwise 400. */
const STATUS: Record<string, number> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  RATE_LIMITED: 429,
  OVERLOADED: 503,
  SUBGRAPH_UNAVAILABLE: 503,
  INTERNAL_SERVER_ERROR: 500,
};

export interface ErrorMaskingOptions {
  log: Log;
  /** Whether messages may name fields of the schema that the operation does not select ("Did you mean …"). */
  suggestions: boolean;
}

/** More errors than these tell a client nothing new: of a longer list it gets the first, and the number in `extensions.errorCount`. */
const MAX_ERRORS = 100;

/** Leaves stable codes and readable messages in every result, and nothing of the hub's inside, which goes to the log. */
export function useErrorMasking({ log, suggestions }: ErrorMaskingOptions): GatewayPlugin {
  return {
    onRequest({ serverContext }) {
      serverContext.errorReport = new ErrorReport();
    },
    onResultProcess({ request, result, setResult, serverContext: { requestId, errorReport, caller } }) {
      if (Array.isArray(result)) return;
      // Before authentication nobody has asked for the language.
      const masking = {
        language: (caller as Caller | undefined)?.language ?? languageOf(request),
        report: errorReport,
      };
      const mask = (result: ExecutionResult): ExecutionResult => {
        const errors = deduplicateFailures(result.errors ?? []);
        const masked = errors.slice(0, MAX_ERRORS).map((error) => maskResultError(error, result, masking, suggestions));
        errorReport.write(log, requestId);
        if (masked.length === 0) return result;
        const { extensions } = result;
        return errors.length > MAX_ERRORS
          ? { ...result, errors: masked, extensions: { ...extensions, errorCount: errors.length } }
          : { ...result, errors: masked };
      };
      setResult(isAsyncIterable(result) ? mapAsyncIterator(result, mask) : mask(result));
    },
  };
}

type ReportingContext = Pick<RequestContext, "requestId" | "errorReport">;

/** The response of an endpoint that is not GraphQL. */
export function errorResponse(
  error: unknown,
  request: Request,
  log: Log,
  { requestId, errorReport }: ReportingContext,
): Response {
  const { message: given, extensions } = error instanceof GraphQLError ? error : { message: "", extensions: {} };
  const masked = maskError({ message: given, extensions }, error, {
    language: languageOf(request),
    report: errorReport,
  });
  errorReport.write(log, requestId);
  const { headers, status } = (extensions.http ?? {}) as { headers?: Record<string, string>; status?: number };
  const { message } = masked;
  const code = masked.extensions!.code as string;
  const init = { status: status ?? STATUS[code] ?? 400, ...(headers && { headers }) };
  return Response.json({ errors: [{ message, extensions: { code } }] }, init);
}

/** A subgraph that failed is one error, however many places its entity stands in. */
function deduplicateFailures(errors: readonly GraphQLError[]) {
  const failures = new Set<unknown>();
  return errors.filter(({ extensions, originalError }) => {
    if (extensions?.code !== "SUBGRAPH_UNAVAILABLE" || !originalError) return true;
    return !failures.has(originalError) && failures.add(originalError);
  });
}

function maskResultError(
  error: GraphQLError,
  { data }: ExecutionResult,
  masking: Masking,
  suggestions: boolean,
): GraphQLError {
  const formatted = { message: error.message, extensions: { ...error.extensions, code: codeOf(error) } };
  const { message, extensions } = maskError(formatted, error.originalError ?? error, masking);
  const code = extensions!.code as string;
  return new GraphQLError(suggestions ? message : message.replace(/ Did you mean .*$/, ""), {
    nodes: error.nodes,
    source: error.source,
    positions: error.positions,
    // A path in the planner's own fetches is no place in the result.
    path: data && error.path && error.path[0]! in data ? error.path : undefined,
    extensions: { code, ...(data === undefined && { http: httpExtension(error, code) }) },
  });
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
