import { GraphQLError, type GraphQLErrorOptions } from "graphql";
import type { MessageLanguage } from "../request/context.js";
import type { Messages } from "./errors.js";

/** An error to throw, with a code that clients tell it apart by (docs/reference/errors.md) and its message in both languages. */
export class LocalizedError extends GraphQLError {
  constructor(
    code: string,
    readonly messages: Messages,
    { extensions, ...options }: GraphQLErrorOptions = {},
  ) {
    super(messages.en, { ...options, extensions: { ...extensions, code } });
  }
}

/**
 * What an error says in a language; `cause` is what was thrown. GraphQL's own errors are English: in Swedish they stand after what kind of
 * fault it is.
 */
export function messageIn(language: MessageLanguage, message: string, cause: unknown, code: string): string {
  if (language === "en") return message;
  return cause instanceof LocalizedError ? cause.messages.sv : `${KINDS[code] ?? "Något gick fel"}: ${message}`;
}

/** Kinds of faults, by their codes. */
const KINDS: Record<string, string> = {
  GRAPHQL_PARSE_FAILED: "Frågan är inte skriven som GraphQL",
  GRAPHQL_VALIDATION_FAILED: "Frågan passar inte hubbens schema",
  BAD_USER_INPUT: "Något i anropet har fel form",
  COST_LIMIT: "Anropet är för stort",
  UNAUTHENTICATED: "Inloggningen gäller inte",
  FORBIDDEN: "Det är inte tillåtet",
  RATE_LIMITED: "Det är för många anrop",
  OVERLOADED: "Hubben har för mycket att göra",
  SUBGRAPH_UNAVAILABLE: "En del av hubben går inte att nå",
};
