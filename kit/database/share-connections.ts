import { Semaphore } from "async-mutex";
import type { Pool, PoolClient } from "pg";
import { currentSignal } from "../request/cancellation.js";

/** To one database, for one query at the same time. */
const MAX_CONNECTIONS = 2;

/** A query has few connections at the same time, however many statements it sends, so that others find one free. */
export function shareConnections(pool: Pool): void {
  const connect = pool.connect.bind(pool) as (...callback: unknown[]) => Promise<PoolClient>;
  const semaphores = new WeakMap<AbortSignal, Semaphore>();
  const semaphoreOf = (signal: AbortSignal) => {
    const semaphore = semaphores.get(signal) ?? new Semaphore(MAX_CONNECTIONS);
    semaphores.set(signal, semaphore);
    return semaphore;
  };
  const sharing = async (...callback: unknown[]) => {
    const signal = currentSignal();
    if (!signal) return connect(...callback);
    const [, giveBack] = await semaphoreOf(signal).acquire();
    try {
      const client = await connect();
      const release = client.release.bind(client);
      client.release = (error) => {
        release(error);
        giveBack();
      };
      return client;
    } catch (error) {
      giveBack();
      throw error;
    }
  };
  Object.assign(pool, { connect: sharing });
}
