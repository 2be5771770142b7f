import { setTimeout as sleep } from "node:timers/promises";
import type { MikroORM } from "@mikro-orm/postgresql";
import type { Kysely } from "kysely";
import { forgetKeys } from "./idempotency.js";
import type { Log } from "./log.js";
import { AUDIT, takeFromOutbox } from "./outbox.js";
import { type Peers, hubItself } from "./peers.js";
import { asHub } from "./session.js";
import { listenTo } from "./wake.js";

/** Milliseconds after which the outbox is looked into although nobody said that there is something in it. */
const POLL = 5_000;
const LONGEST_PAUSE = 60_000;
/** How often expired idempotency keys are forgotten. */
const HOUR = 3_600_000;

const RECORD =
  "mutation ($subgraph: String!, $entries: String!) { recordAudit(subgraph: $subgraph, entries: $entries) }";

export interface RelayOptions {
  subgraph: string;
  orm: MikroORM;
  peers: Peers;
  log: Log;
}

/**
 * Carries what a subgraph's outbox holds to its receivers, at least once, in batches: audit entries to actors. While a receiver
 * is down, they stay in the outbox. Gives the way to stop it.
 */
export function startRelay({ subgraph, orm, peers, log }: RelayOptions): () => Promise<void> {
  const stopping = new AbortController();
  const { signal } = stopping;
  const db: Kysely<unknown> = orm.em.getKysely();
  const hub = { ...hubItself(), db };

  const deliver = () =>
    asHub(hub, (transaction) =>
      takeFromOutbox(transaction, AUDIT, async (entries) => {
        await peers.ask("actors", RECORD, { subgraph, entries: JSON.stringify(entries) });
      }),
    );

  async function work() {
    const bell = listenTo("outbox", orm, signal);
    let tidied = 0;
    for (let failures = 0; !signal.aborted;) {
      try {
        if (Date.now() - tidied > HOUR) {
          await forgetKeys(hub);
          tidied = Date.now();
        }
        while (!signal.aborted && (await deliver()) > 0);
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
