import type { Messages } from "../../kit/graphql/errors.js";

/** A table of which nothing can be read. */
export class TableError extends Error {
  constructor(readonly messages: Messages) {
    super(messages.en);
  }
}
