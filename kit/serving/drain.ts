import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void;

/** A server that can stop without cutting off any request. */
export interface Drainable {
  /** From now on `/ready` says 503, and every connection is closed after its response. */
  startDraining(): void;
  /** Lets the responses under way finish. */
  dispose(): Promise<void>;
}

/** In milliseconds: for load balancers to look at `/ready`, and clients to learn that their kept connections are closed. */
const NOTICE = 1000;

/** In milliseconds: for a moment when nobody connects, and for requests on connections that were opened at the last moment. */
const LINGER = 100;

/** Stops a server. For a second it goes on taking connections: requests that are on their way would be cut off otherwise. */
export async function closeServer(server: Server, drainable: Drainable): Promise<void> {
  drainable.startDraining();
  await sleep(NOTICE);
  await quietTurn(server);
  server.close();
  await sleep(LINGER);
  await drainable.dispose();
}

/**
 * Resolves right after a turn of the event loop in which nobody connected or asked: the system resets connections that are waiting to be
 * accepted when the port is closed.
 */
async function quietTurn(server: Server): Promise<void> {
  const timeout = AbortSignal.timeout(LINGER);
  let busy = true;
  const notice = () => void (busy = true);
  server.on("connection", notice).on("request", notice);
  while (busy && !timeout.aborted) {
    busy = false;
    await new Promise(setImmediate);
  }
}

/** `handle`, with the responses under way counted, so that a stopping server can let them finish. */
export function withDrain(handle: Handle) {
  const underWay = new Set<ServerResponse>();
  let draining = false;
  let onEmpty: (() => void) | undefined;

  return {
    async handle(request: IncomingMessage, response: ServerResponse) {
      underWay.add(response);
      response.once("close", () => {
        underWay.delete(response);
        if (underWay.size === 0) onEmpty?.();
      });
      if (draining) response.setHeader("connection", "close");
      if (draining && request.url === "/ready") {
        response.writeHead(503, { "content-type": "application/json" }).end('{"status":"stopping"}');
      } else {
        await handle(request, response);
      }
    },

    startDraining() {
      draining = true;
      for (const response of underWay) if (!response.headersSent) response.setHeader("connection", "close");
    },

    /** Waits until all responses are sent, and cuts off those that are not after `patience` milliseconds. */
    async drain(patience: number) {
      const drained = new AbortController();
      if (underWay.size > 0) {
        const empty = new Promise<void>((resolve) => (onEmpty = resolve));
        await Promise.race([empty, sleep(patience, undefined, { signal: drained.signal, ref: false }).catch(() => {})]);
        drained.abort();
      }
      for (const response of underWay) response.destroy();
    },
  };
}
