import type { MikroORM } from "@mikro-orm/postgresql";
import { isReachable } from "../database/is-reachable.js";
import { subgraphUnavailable } from "../graphql/errors.js";
import { type Caller, type Context, createContext, type Peers } from "../request/context.js";

/** The context of a request to a subgraph. Throws SUBGRAPH_UNAVAILABLE for a caller that asks whether it is ready, when it is not. */
export async function openContext(orm: MikroORM, caller: Caller, peers: Peers): Promise<Context> {
  if (caller.probe && !(await isReachable(orm))) throw subgraphUnavailable();
  return createContext(orm, caller, peers);
}
