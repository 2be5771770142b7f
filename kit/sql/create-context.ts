import type { MikroORM } from "@mikro-orm/postgresql";
import type { Caller, Context, Peers } from "../request/context.js";
import { viewerSettings } from "./session.js";

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
