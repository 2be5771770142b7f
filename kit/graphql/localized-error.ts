import { GraphQLError, type GraphQLErrorOptions } from "graphql";
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
