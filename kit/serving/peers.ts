import { randomUUID } from "node:crypto";
import { isAsyncIterable } from "@graphql-tools/utils";
import { parse } from "graphql";
import type { Caller } from "../request/context.js";
import { subgraphUnavailable } from "../graphql/errors.js";
import type { SubgraphExecutor } from "./subgraph-executor.js";
import { anonymous } from "../request/viewer.js";

/** The other subgraphs, asked by the hub itself: what a rule needs to know of another's data. */
export interface Peers {
  /** The data of a query; throws SUBGRAPH_UNAVAILABLE when the other one does not answer. */
  query<T>(subgraph: string, query: string, variables?: Record<string, unknown>): Promise<T>;
}

/** The hub itself, on nobody's behalf. */
export const systemCaller = (requestId: string = randomUUID()): Caller => ({
  viewer: anonymous,
  requestId,
  language: "sv",
  internal: true,
});

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
