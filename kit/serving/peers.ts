import { isAsyncIterable } from "@graphql-tools/utils";
import { parse } from "graphql";
import { subgraphUnavailable } from "../graphql/errors.js";
import { type Peers, systemCaller } from "../request/context.js";
import type { SubgraphExecutor } from "./subgraph-executor.js";

/** Queries other subgraphs with their executors, as the hub itself. */
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

/** Parsed once for each text: executors compile a document once for each object. */
const documents = new Map<string, ReturnType<typeof parse>>();
function documentOf(query: string) {
  let document = documents.get(query);
  if (!document) documents.set(query, (document = parse(query)));
  return document;
}
