import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { type HubConfig, portError } from "../../kit/program/config.js";
import type { Limits } from "../../kit/program/limits.js";
import { closeServer, type Drainable } from "../../kit/serving/drain.js";
import { refuseUnreadable } from "./refuse-unreadable.js";

/** What answers the requests of a server: the gateway. */
interface RequestHandler extends Drainable {
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
}

/**
 * Opens the port, so that a taken one is found before databases are opened and schemas built. Requests wait until `serve` is
 * called. `resources` closes everything again.
 */
export async function listen({ port, limits }: Pick<HubConfig, "port" | "limits">, resources: AsyncDisposableStack) {
  const { promise: handler, resolve: serve } = Promise.withResolvers<RequestHandler>();
  const responses = new WeakMap<Duplex, ServerResponse>();
  // What it would refuse without a word is left to the gateway.
  const server = createServer({ ...timeouts(limits), requireHostHeader: false }, async (request, response) => {
    responses.set(request.socket, response);
    await (await handler).handle(request, response);
  });
  server.on("checkExpectation", (request, response) => server.emit("request", request, response));
  server.on("clientError", (error, socket) => refuseUnreadable(error, socket, responses.get(socket)));
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
      resources.defer(() => closeServer(server, gateway));
      serve(gateway);
    },
  };
}

/** In milliseconds: a client that sends its request too slowly, or not at all, is told so and disconnected. */
const timeouts = ({ headerSeconds, requestSeconds }: Limits) => ({
  headersTimeout: Math.min(headerSeconds, requestSeconds) * 1000,
  requestTimeout: requestSeconds * 1000,
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 2000,
});
