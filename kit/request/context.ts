import { randomUUID } from "node:crypto";
import type { MikroORM, SqlEntityManager } from "@mikro-orm/postgresql";
import type { Kysely } from "kysely";
import type { SelectedFields } from "./selected-fields.js";
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
  /** Whether it only asks if the subgraph is ready, its database included. */
  probe?: boolean | undefined;
}

/** What resolvers use; one for each request to a subgraph. */
export interface Context extends Caller {
  /** What a query selects; undefined in a mutation. */
  selectedFields?: SelectedFields | undefined;
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

/** The viewer as settings of a transaction: the policies of the tables read them, see kit/database/functions/viewer.sql. */
export const viewerSettings = ({ viewer, internal }: Pick<Caller, "viewer" | "internal">) => ({
  "hub.role": internal ? "HUB" : viewer.role,
  "hub.actor": viewer.actorSlug ?? "",
  "hub.actor_id": viewer.actorId ?? "",
  "hub.municipality": viewer.municipalityCode ?? "",
  "hub.coach": viewer.coachId ?? "",
});

/** The context of one request. The entity manager is made when it is first used, since most requests only read. */
export function createContext(orm: MikroORM, caller: Caller, peers: Peers): Context {
  let em: Context["em"] | undefined;
  return {
    ...caller,
    db: orm.em.getKysely(),
    get em() {
      return (em ??= orm.em.fork({ session: { variables: viewerSettings(caller) } }));
    },
    peers,
  };
}
