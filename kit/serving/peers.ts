import { isAsyncIterable } from "@graphql-tools/utils";
import { parse } from "graphql";
import { subgraphUnavailable } from "../graphql/errors.js";
import { type Peers, systemCaller } from "../request/context.js";
import type { SubgraphExecutor } from "./subgraph-executor.js";

export const createPeers = (executorOf: (subgraph: string) => SubgraphExecutor): Peers => ({
  async query<T>(subgraph: string, query: string, variables?: Record<string, unknown>) {
    const result = await executorOf(subgraph)({
      document: documentOf(query),
      variables,
      context: { caller: systemCaller() },
    });
    if (isAsyncIterable(result) || result.errors || !result.data) throw subgraphUnavailable();
    return result.data as T;
  },
});

/** The same document for the same text: executors keep what they compiled for it. */
const documents = new Map<string, ReturnType<typeof parse>>();
function documentOf(query: string) {
  let document = documents.get(query);
  if (!document) documents.set(query, (document = parse(query)));
  return document;
}
