import { setTimeout as sleep } from "node:timers/promises";
import type { MikroORM } from "@mikro-orm/postgresql";
import type { Kysely } from "kysely";
import type { Log } from "../program/log.js";
import { type Peers, systemCaller } from "../request/context.js";
import { createContext } from "../sql/create-context.js";
import { asSystem } from "../sql/session.js";
import type { Subgraph } from "../subgraph/subgraph.js";
import { withAuditedTransaction } from "./audited-transaction.js";
import { deleteExpiredKeys } from "./idempotency.js";
import { createNotificationListener } from "./notification-listener.js";
import { AUDIT, takeFromOutbox } from "./outbox.js";

/** Milliseconds after which the outbox is looked into although nobody said that there is something in it. */
const POLL = 5_000;
const LONGEST_PAUSE = 60_000;
/** How often what may be kept no longer is forgotten. */
const HOUR = 3_600_000;

const RECORD =
  "mutation ($subgraph: String!, $entries: String!) { recordAudit(subgraph: $subgraph, entries: $entries) }";

export interface RelayOptions extends Pick<Subgraph, "eraseExpired"> {
  subgraph: string;
  orm: MikroORM;
  peers: Peers;
  log: Log;
}

/**
 * Carries what a subgraph's outbox holds to its receivers, at least once, in batches: audit entries to actors. While a receiver
 * is down, they stay in the outbox. Between times it forgets what may be kept no longer. Gives the way to stop it.
 */
export function startOutboxRelay({ subgraph, orm, peers, log, eraseExpired }: RelayOptions): () => Promise<void> {
  const stopping = new AbortController();
  const { signal } = stopping;
  const db: Kysely<unknown> = orm.em.getKysely();
  const hub = { ...systemCaller(), db };

  const deliver = () =>
    asSystem(hub, (transaction) =>
      takeFromOutbox(transaction, AUDIT, async (entries) => {
        await peers.query("actors", RECORD, { subgraph, entries: JSON.stringify(entries) });
      }),
    );

  async function work() {
    const bell = createNotificationListener("outbox", orm, signal);
    let tidied = 0;
    for (let failures = 0; !signal.aborted;) {
      try {
        while (!signal.aborted && (await deliver()) > 0);
        if (Date.now() - tidied > HOUR) {
          await deleteExpiredKeys(hub);
          if (eraseExpired)
            await withAuditedTransaction(createContext(orm, systemCaller(), peers), "eraseExpired", eraseExpired);
          tidied = Date.now();
        }
        failures = 0;
        await bell.ringsWithin(POLL);
      } catch (error) {
        if (failures++ === 0) log.warn({ err: error, subgraph }, "the outbox waits for its receiver");
        await pause(Math.min(LONGEST_PAUSE, 500 * 2 ** failures), signal);
      }
    }
  }

  const done = work();
  return async () => {
    stopping.abort();
    await done;
  };
}

const pause = (milliseconds: number, signal: AbortSignal) => sleep(milliseconds, undefined, { signal }).catch(() => {});
