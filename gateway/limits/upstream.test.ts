import { type GraphQLError, parse } from "graphql";
import { expect, test } from "vitest";

// When this fails, docs/upstream/token-limit-code.md says what to remove.
test("graphql-js still tells that a document has too many tokens by its message alone", () => {
  let error: GraphQLError | undefined;
  try {
    parse("{ a b c }", { maxTokens: 2 });
  } catch (thrown) {
    error = thrown as GraphQLError;
  }
  expect(error!.message).toMatch(/tokens\. Parsing aborted\.$/);
  expect(error!.extensions).toEqual({});
});
