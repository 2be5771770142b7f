import { randomUUID } from "node:crypto";
import type { SqlEntityManager } from "@mikro-orm/postgresql";
import type { Kysely } from "kysely";
import { anonymous, type Viewer } from "./viewer.js";

export type MessageLanguage = "sv" | "en";

/** The caller of a request: authenticated by the gateway, and passed on with every request to a subgraph. */
export interface Caller {
  viewer: Viewer;
  requestId: string;
  /** The language of messages. */
  language: MessageLanguage;
  idempotencyKey?: string | undefined;
  /** Whether it is the hub itself, on nobody's behalf. */
  internal?: boolean | undefined;
}

/** What resolvers use; one for each request to a subgraph. */
export interface Context extends Caller {
  /** Reads with SQL, without identity map, see kit/sql/read.ts. In a mutation it is the mutation's transaction. */
  db: Kysely<unknown>;
  /** Writes with entities; in a mutation, in its transaction. */
  em: SqlEntityManager;
  /** The other subgraphs. */
  peers: Peers;
}

/** Queries other subgraphs as the hub itself, for rules that depend on their data. */
export interface Peers {
  /** The data of a query. Throws SUBGRAPH_UNAVAILABLE when the other subgraph is unavailable or returns an error. */
  query<T>(subgraph: string, query: string, variables?: Record<string, unknown>): Promise<T>;
}

/** The hub itself, on nobody's behalf. */
export const systemCaller = (requestId: string = randomUUID()): Caller => ({
  viewer: anonymous,
  requestId,
  language: "sv",
  internal: true,
});
