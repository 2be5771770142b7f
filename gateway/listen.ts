import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { portError } from "../kit/serve.js";
import type { Gateway } from "./gateway.js";

/** Milliseconds: whoever sends its question too slowly, or not at all, is hung up on. */
const PATIENCE = {
  headersTimeout: 10_000,
  requestTimeout: 20_000,
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 2000,
};

/** Opens the port first, so that a taken one is known before anything else is started; questions wait until the gateway is there. */
export async function listen(port: number, life: AsyncDisposableStack) {
  const { promise, resolve: open } = Promise.withResolvers<Gateway>();
  const server = createServer(PATIENCE, async (request, response) => (await promise).handle(request, response));
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
