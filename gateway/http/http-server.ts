import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { type HubConfig, portError } from "../../kit/program/config.js";
import type { Limits } from "../../kit/program/limits.js";

type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void;

/** What answers the requests of a server: the gateway. */
interface RequestHandler {
  handle: Handle;
  dispose(): Promise<void>;
}

/**
 * Opens the port, so that a taken one is found before databases are opened and schemas built. Requests wait until `serve` is
 * called. `resources` closes everything again.
 */
export async function listen({ port, limits }: Pick<HubConfig, "port" | "limits">, resources: AsyncDisposableStack) {
  const { promise: handler, resolve: serve } = Promise.withResolvers<RequestHandler>();
  const server = createServer(timeouts(limits), async (request, response) => (await handler).handle(request, response));
  server.maxConnections = limits.connections;
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(portError(error, port, "HUB_PORT")));
    server.listen(port, resolve);
  });
  resources.defer(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );

  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}/graphql`,
    serve(gateway: RequestHandler) {
      resources.defer(() => {
        server.close();
        server.closeIdleConnections();
        return gateway.dispose();
      });
      serve(gateway);
    },
  };
}

/** In milliseconds: a client that sends its request too slowly, or not at all, is disconnected. */
const timeouts = ({ headerSeconds, requestSeconds }: Limits) => ({
  headersTimeout: Math.min(headerSeconds, requestSeconds) * 1000,
  requestTimeout: requestSeconds * 1000,
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 2000,
});

/** `handle`, with the responses under way counted, so that a stopping gateway can let them finish. */
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
      await handle(request, response);
    },

    /** Waits until all responses are sent, and cuts off those that are not after `patience` milliseconds. */
    async drain(patience: number) {
      draining = true;
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
