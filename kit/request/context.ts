import { randomUUID } from "node:crypto";
import type { SqlEntityManager } from "@mikro-orm/postgresql";
import type { Kysely } from "kysely";
import { anonymous, type Viewer } from "./viewer.js";

export type SpokenLanguage = "sv" | "en";

/** Who asks and how: proven at the gateway, handed on with every call to a subgraph. */
export interface Caller {
  viewer: Viewer;
  requestId: string;
  /** The language of messages. */
  language: SpokenLanguage;
  idempotencyKey?: string | undefined;
  /** Whether the hub itself asks, on nobody's behalf. */
  internal?: boolean | undefined;
}

/** What every resolver may reach for. Born with the request, dies with it. */
export interface Context extends Caller {
  /** Reads, with SQL: rows without identity map, see read.ts. */
  db: Kysely<unknown>;
  /** Writes, with entities; in a mutation, inside its transaction. */
  em: SqlEntityManager;
  /** The other subgraphs. */
  peers: Peers;
}

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
