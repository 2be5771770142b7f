import { Agent, createServer, get, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, expect, test } from "vitest";
import { closeServer, withDrain } from "./drain.js";

const cleanups: (() => void)[] = [];
afterEach(() => {
  for (const cleanup of cleanups.splice(0)) cleanup();
});

async function start(handle: (request: IncomingMessage, response: ServerResponse) => void) {
  const requests = withDrain(handle);
  const server = createServer(requests.handle).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  cleanups.push(() => server.close().closeAllConnections());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { startDraining } = requests;
  return { url, stop: () => closeServer(server, { startDraining, dispose: () => requests.drain(2000) }) };
}

/** A client that keeps its connection. */
function createClient(url: string) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  cleanups.push(() => agent.destroy());
  return (path = "/") =>
    new Promise<string>((resolve) => {
      get(`${url}${path}`, { agent }, (response) => {
        const { statusCode, headers } = response;
        response.resume().on("end", () => resolve(`${statusCode} ${headers.connection}`));
      }).on("error", (error: NodeJS.ErrnoException) => resolve(error.code!));
    });
}

test("closeServer answers all requests on kept connections, and then takes no more", async () => {
  const { url, stop } = await start((_, response) => void setTimeout(() => response.end("ok"), 5));
  const clients = Array.from({ length: 30 }, () => createClient(url));
  expect(new Set(await Promise.all(clients.map((ask) => ask())))).toEqual(new Set(["200 keep-alive"]));

  const stopped = stop();
  const answers = await Promise.all(
    clients.map(async (ask, i) => {
      const own = [];
      // Some come back after a while only.
      if (i < 10) await sleep(i * 50);
      for (let round = 0; round < 10; round++) own.push(await ask());
      return own;
    }),
  );
  expect(new Set(answers.map(([first]) => first))).toEqual(new Set(["200 close"]));
  // On a slow machine the port is closed before a client has asked ten times: that is no answer cut off.
  expect(answers.flat().filter((answer) => answer !== "200 close" && answer !== "ECONNREFUSED")).toEqual([]);
  await stopped;
  expect(await clients[0]!()).toBe("ECONNREFUSED");
});

test("closeServer tells load balancers first", async () => {
  const { url, stop } = await start((_, response) => void response.end("ok"));
  const ask = createClient(url);
  expect(await ask("/ready")).toBe("200 keep-alive");
  const stopped = stop();
  expect([await ask("/ready"), await ask("/health")]).toEqual(["503 close", "200 close"]);
  await stopped;
  expect(await ask()).toBe("ECONNREFUSED");
});

test("closeServer lets a slow response finish, also one whose request came before", async () => {
  const { promise: later, resolve: finish } = Promise.withResolvers<void>();
  const { url, stop } = await start(async (_, response) => void later.then(() => response.end("ok")));
  const answer = createClient(url)();
  await sleep(50);
  const stopped = stop();
  setTimeout(finish, 1500);
  expect(await answer).toBe("200 close");
  await stopped;
});
