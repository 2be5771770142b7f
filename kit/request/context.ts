import type { SqlEntityManager } from "@mikro-orm/postgresql";
import type { Kysely } from "kysely";
import type { Peers } from "../serving/peers.js";
import type { Viewer } from "./viewer.js";

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
