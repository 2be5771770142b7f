import type { GraphiQLProps } from "graphiql";
import { getOperationAST } from "graphql";
import { createClient } from "graphql-sse";

type Fetcher = GraphiQLProps["fetcher"];

/** The key that the reader typed: in this page's memory and nowhere else. */
export const typedKey = { value: "" };

/** Sends operations to the hub: subscriptions as a stream of events, others as a request each. */
export function createFetcher(url: string): Fetcher {
  return ({ query, variables, operationName }, { headers: typed, documentAST } = {}) => {
    const headers = { ...(typedKey.value && { authorization: `Bearer ${typedKey.value}` }), ...typed };
    const operation = { query, variables, operationName: operationName ?? undefined };
    if (documentAST && getOperationAST(documentAST, operationName)?.operation === "subscription")
      return createClient({ url, headers, retryAttempts: 0 }).iterate(operation) as ReturnType<Fetcher>;
    return fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json", ...headers },
      body: JSON.stringify(operation),
    }).then((response) => response.json());
  };
}
