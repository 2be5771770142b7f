import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import type { MikroORM } from "@mikro-orm/postgresql";
import { Client } from "pg";

/** Hears what PostgreSQL says on a channel, on a connection of its own; when that is lost, it is made again. */
export function createNotificationListener(channel: string, orm: MikroORM, signal: AbortSignal) {
  const bell = new EventTarget();
  let rung = false;
  const ring = () => {
    rung = true;
    bell.dispatchEvent(new Event("ring"));
  };

  const stayConnected = async () => {
    while (!signal.aborted) {
      const client = new Client(orm.config.get("clientUrl"));
      const ended = new Promise<void>((resolve) => client.once("end", resolve).on("error", () => resolve()));
      const stop = () => void client.end().catch(() => undefined);
      try {
        await client.connect();
        signal.addEventListener("abort", stop, { once: true });
        client.on("notification", ring);
        await client.query(`listen ${channel}`);
        ring();
        await ended;
      } catch {
        // Tried again below.
      }
      signal.removeEventListener("abort", stop);
      stop();
      await sleep(1000, undefined, { signal, ref: false }).catch(() => undefined);
    }
  };
  void stayConnected();

  return {
    /** Waits until there is something to hear, or something was heard since the last time, or the time is over. */
    async ringsWithin(milliseconds: number): Promise<void> {
      if (!rung) {
        const enough = AbortSignal.any([signal, AbortSignal.timeout(milliseconds)]);
        await once(bell, "ring", { signal: enough }).catch(() => undefined);
      }
      rung = false;
    },
  };
}
