import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { HubConfig } from "../../kit/program/config.js";
import type { Limits } from "../../kit/program/limits.js";
import { portError } from "../../kit/serving/serve.js";
import type { Gateway } from "../gateway.js";

/** Opens the port first, so that a taken one is known before anything else is started; questions wait until the gateway is there. */
export async function listen({ port, limits }: Pick<HubConfig, "port" | "limits">, life: AsyncDisposableStack) {
  const { promise, resolve: open } = Promise.withResolvers<Gateway>();
  const server = createServer(patience(limits), async (request, response) => (await promise).handle(request, response));
  server.maxConnections = limits.connections;
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(portError(error, port, "HUB_PORT")));
    server.listen(port, resolve);
  });
  life.defer(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );

  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}/graphql`,
    /** From here on the gateway answers; at the end it lets answers under way finish. */
    open(gateway: Gateway) {
      life.defer(() => {
        server.close();
        server.closeIdleConnections();
        return gateway.dispose();
      });
      open(gateway);
    },
  };
}

/** Milliseconds: whoever sends its question too slowly, or not at all, is hung up on. */
const patience = ({ headerSeconds, requestSeconds }: Limits) => ({
  headersTimeout: Math.min(headerSeconds, requestSeconds) * 1000,
  requestTimeout: requestSeconds * 1000,
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 2000,
});
