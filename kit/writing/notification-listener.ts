import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import type { MikroORM } from "@mikro-orm/postgresql";
import { Client } from "pg";

/**
 * Listens to a channel of PostgreSQL on a connection of its own, until the signal aborts. When the connection is lost it is made again,
 * and counts as a notification, since some may have been missed.
 */
export function createNotificationListener(channel: string, orm: MikroORM, signal: AbortSignal) {
  const events = new EventTarget();
  let pending = false;
  const notify = () => {
    pending = true;
    events.dispatchEvent(new Event("notification"));
  };

  const listen = async () => {
    while (!signal.aborted) {
      // A connection that was lost without a word is noticed.
      const client = new Client({ connectionString: orm.config.get("clientUrl"), keepAlive: true });
      const ended = new Promise<void>((resolve) => client.once("end", resolve).on("error", () => resolve()));
      const stop = () => void client.end().catch(() => undefined);
      try {
        await client.connect();
        signal.addEventListener("abort", stop, { once: true });
        client.on("notification", notify);
        await client.query(`listen ${channel}`);
        notify();
        await ended;
      } catch {
        // Tried again below.
      }
      signal.removeEventListener("abort", stop);
      stop();
      await sleep(1000, undefined, { signal, ref: false }).catch(() => undefined);
    }
  };
  void listen();

  return {
    /** Resolves at the next notification, at once if there was one since the last call, or after so many milliseconds. */
    async waitForNotification(milliseconds: number): Promise<void> {
      if (!pending) {
        const timeout = AbortSignal.any([signal, AbortSignal.timeout(milliseconds)]);
        await once(events, "notification", { signal: timeout }).catch(() => undefined);
      }
      pending = false;
    },
  };
}
