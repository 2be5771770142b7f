import type { GraphQLFormattedError } from "graphql";
import { ArgumentValidationError } from "type-graphql";
import { badUserInput } from "../graphql/errors.js";
import { toInvalidFields } from "../graphql/validation.js";
import type { Log } from "../program/log.js";

/** The codes whose messages are written for clients. All else is a bug and says nothing of itself. */
const PUBLIC_CODES = new Set([
  "UNAUTHENTICATED",
  "FORBIDDEN",
  "BAD_USER_INPUT",
  "RATE_LIMITED",
  "COST_LIMIT",
  "SUBGRAPH_UNAVAILABLE",
  "GRAPHQL_PARSE_FAILED",
  "GRAPHQL_VALIDATION_FAILED",
]);

/**
 * PostgreSQL's codes for values it cannot take: a text with NUL, which ends a statement that it is written into (08P01), a number or
 * day out of range, a cursor that is made up.
 */
const MALFORMED = new Set<unknown>(["08P01", "22003", "22007", "22008", "22021", "22P02", "22P05"]);

/** Messages repeat what was sent, which may be a million letters. */
const shortened = (message: string) => (message.length > 500 ? `${message.slice(0, 500)}…` : message);

/** What of an error may leave the hub: never SQL, a host, a path or a stack. A bug goes to the log instead. */
export function maskError(error: GraphQLFormattedError, cause: unknown, log: Log): GraphQLFormattedError {
  const { path, locations } = error;
  const code = error.extensions?.code;
  if (MALFORMED.has((cause as { code?: string } | null)?.code)) {
    log.debug({ err: cause, path }, "malformed value");
    const { message, extensions } = badUserInput("A value of the question is malformed or out of range.");
    return { message, ...(path && { path }), extensions };
  }
  if (typeof code === "string" && PUBLIC_CODES.has(code)) {
    const message = shortened(cause instanceof ArgumentValidationError ? problemsOf(cause) : error.message);
    return { message, ...(locations && { locations }), ...(path && { path }), extensions: { code } };
  }
  log.error({ err: cause, path }, "unexpected error");
  return { message: "Unexpected error.", ...(path && { path }), extensions: { code: "INTERNAL_SERVER_ERROR" } };
}

/** "first must be at most 100" */
const problemsOf = ({ extensions }: ArgumentValidationError) =>
  toInvalidFields(extensions.validationErrors)
    .map(({ path, says }) => `${path} ${says.en}`)
    .join("; ");
