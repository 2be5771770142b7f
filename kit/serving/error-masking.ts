import type { GraphQLFormattedError } from "graphql";
import { ArgumentValidationError } from "type-graphql";
import { isDatabaseTrouble } from "../database/database-trouble.js";
import { badUserInput, subgraphUnavailable } from "../graphql/errors.js";
import { toInvalidFields } from "../graphql/validation.js";
import type { Log } from "../program/log.js";

/** The codes whose messages are written for clients. Any other error is a bug, and its message is hidden. */
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
 * PostgreSQL's codes for values that it cannot read: text with NUL, which ends the statement that it is written into (08P01), a number
 * or day out of range, a forged cursor.
 */
const MALFORMED = new Set<unknown>(["08P01", "22003", "22007", "22008", "22021", "22P02", "22P05"]);

/** Messages repeat values that the client sent, which may have a million characters. */
const shorten = (message: string) => (message.length > 500 ? `${message.slice(0, 500)}…` : message);

/**
 * The part of an error that clients may see: never SQL, a host, a file or a stack. Malformed values become BAD_USER_INPUT, a
 * database that is down SUBGRAPH_UNAVAILABLE; an unexpected error is logged and becomes INTERNAL_SERVER_ERROR.
 */
export function maskError(error: GraphQLFormattedError, cause: unknown, log: Log): GraphQLFormattedError {
  const { path, locations } = error;
  const code = error.extensions?.code;
  if (MALFORMED.has((cause as { code?: string } | null)?.code)) {
    log.debug({ err: cause, path }, "malformed value");
    const { message, extensions } = badUserInput("A value of the operation is malformed or out of range.");
    return { message, ...(path && { path }), extensions };
  }
  if (typeof code === "string" && PUBLIC_CODES.has(code)) {
    const message = shorten(cause instanceof ArgumentValidationError ? messageOf(cause) : error.message);
    return { message, ...(locations && { locations }), ...(path && { path }), extensions: { code } };
  }
  if (isDatabaseTrouble(cause)) {
    log.warn({ err: cause, path }, "database unavailable");
    const { message, extensions } = subgraphUnavailable();
    return { message, ...(path && { path }), extensions };
  }
  log.error({ err: cause, path }, "unexpected error");
  return { message: "Unexpected error.", ...(path && { path }), extensions: { code: "INTERNAL_SERVER_ERROR" } };
}

/** "first must be at most 100" */
const messageOf = ({ extensions }: ArgumentValidationError) =>
  toInvalidFields(extensions.validationErrors)
    .map(({ path, messages }) => `${path} ${messages.en}`)
    .join("; ");
