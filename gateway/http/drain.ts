import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

type Handle = (req: IncomingMessage, res: ServerResponse) => Promise<void> | void;

/** Keeps count of the answers under way, so that whoever stops can let them finish. */
export function drain(handle: Handle) {
  const underWay = new Set<ServerResponse>();
  let draining = false;
  let empty: (() => void) | undefined;

  return {
    async handle(req: IncomingMessage, res: ServerResponse) {
      underWay.add(res);
      res.once("close", () => {
        underWay.delete(res);
        if (underWay.size === 0) empty?.();
      });
      if (draining) res.setHeader("connection", "close");
      await handle(req, res);
    },

    /** Waits for them, and cuts off what is still there after `patience` milliseconds. */
    async drain(patience: number) {
      draining = true;
      const done = new AbortController();
      if (underWay.size > 0) {
        const all = new Promise<void>((resolve) => (empty = resolve));
        await Promise.race([all, sleep(patience, undefined, { signal: done.signal, ref: false }).catch(() => {})]);
        done.abort();
      }
      for (const res of underWay) res.destroy();
    },
  };
}
