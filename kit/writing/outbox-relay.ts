import { setTimeout as sleep } from "node:timers/promises";
import type { MikroORM } from "@mikro-orm/postgresql";
import { type Kysely, sql } from "kysely";
import type { Log } from "../program/log.js";
import { type Peers, systemCaller, createContext } from "../request/context.js";
import { asSystem } from "../sql/session.js";
import type { Subgraph } from "../subgraph/subgraph.js";
import { AUDIT_TOPIC } from "./audit.js";
import { withAuditedTransaction } from "./audited-transaction.js";
import { deleteExpiredKeys } from "./idempotency.js";
import { createNotificationListener } from "./notification-listener.js";

/** How many entries are delivered together. */
const BATCH_SIZE = 100;
/** Milliseconds after which the outbox is read although there was no notification: another process may have died with entries. */
const POLL_INTERVAL = 60_000;
const MAX_BACKOFF = 60_000;
/** Milliseconds between two deletions of expired rows. */
const CLEANUP_INTERVAL = 3_600_000;

const RECORD_AUDIT =
  "mutation ($subgraph: String!, $entries: String!) { recordAudit(subgraph: $subgraph, entries: $entries) }";

export interface RelayOptions extends Pick<Subgraph, "announcements" | "eraseExpired"> {
  subgraph: string;
  orm: MikroORM;
  peers: Peers;
  log: Log;
}

/**
 * Starts to deliver a subgraph's outbox in batches, each entry at least once: audit entries go to `actors`, announcements where the
 * subgraph takes them. While the receiver is unavailable they stay in the outbox. Once an hour it deletes what has expired. Returns the
 * function that stops it.
 */
export function startOutboxRelay(options: RelayOptions): () => Promise<void> {
  const { subgraph, orm, peers, log, eraseExpired, announcements = [] } = options;
  const stopping = new AbortController();
  const { signal } = stopping;
  const db: Kysely<unknown> = orm.em.getKysely();
  const system = { ...systemCaller(), db };

  let lastCleanup = 0;
  async function deleteExpired() {
    if (Date.now() - lastCleanup <= CLEANUP_INTERVAL) return;
    await deleteExpiredKeys(system);
    if (eraseExpired)
      await withAuditedTransaction(createContext(orm, systemCaller(), peers), "eraseExpired", eraseExpired);
    lastCleanup = Date.now();
  }

  async function run(deliverBatch: (db: Kysely<unknown>) => Promise<number>, afterwards?: () => Promise<void>) {
    const listener = createNotificationListener("outbox", orm, signal);
    for (let failures = 0; !signal.aborted;) {
      try {
        while (!signal.aborted && (await asSystem(system, deliverBatch)) > 0);
        await afterwards?.();
        failures = 0;
        await listener.waitForNotification(POLL_INTERVAL);
      } catch (error) {
        if (failures++ === 0) log.warn({ err: error, subgraph }, "the outbox waits for its receiver");
        await pause(Math.min(MAX_BACKOFF, 500 * 2 ** failures), signal);
      }
    }
  }

  const deliverAudit = (entries: unknown[]) =>
    peers.query("actors", RECORD_AUDIT, { subgraph, entries: JSON.stringify(entries) });
  const ended = Promise.all([
    run((transaction) => takeFromOutbox(transaction, AUDIT_TOPIC, deliverAudit, sql`skip locked`), deleteExpired),
    ...announcements.map(({ topic, deliver }) =>
      // Without `skip locked` processes wait for each other, so that what is announced arrives in its order.
      run((transaction) => takeFromOutbox(transaction, topic, (payloads) => deliver(peers, payloads))),
    ),
  ]);
  return async () => {
    stopping.abort();
    await ended;
  };
}

/**
 * Deletes the oldest entries of a topic once `deliver` has them; when it throws they stay. Several processes may run it at once: they
 * wait for each other, or with `skip locked` each takes other entries. Returns how many there were.
 */
async function takeFromOutbox(
  db: Kysely<unknown>,
  topic: string,
  deliver: (payloads: unknown[]) => Promise<unknown>,
  lockedByOthers = sql``,
): Promise<number> {
  const { rows } = await sql<{ payload: unknown }>`
    delete from outbox where id = any(array(
      select id from outbox where topic = ${topic} order by id limit ${BATCH_SIZE} for update ${lockedByOthers}
    )) returning id, payload`.execute(db);
  if (rows.length > 0) await deliver(rows.map(({ payload }) => payload));
  return rows.length;
}

const pause = (milliseconds: number, signal: AbortSignal) => sleep(milliseconds, undefined, { signal }).catch(() => {});
