import { setTimeout as sleep } from "node:timers/promises";
import type { Pool } from "pg";
import pino from "pino";
import { afterAll, expect, test, vi } from "vitest";
import { openDatabase } from "../kit/database/open-database.js";
import { cloneDatabase, unavailablePeers } from "../kit/testing/open-subgraph.js";
import { startOutboxRelay } from "../kit/writing/outbox-relay.js";
import { events } from "../subgraphs/events/subgraph.js";

const resources = new AsyncDisposableStack();
afterAll(() => resources.disposeAsync());

test("the outbox relay is silent while there is nothing to deliver", { timeout: 30_000 }, async () => {
  const database = await cloneDatabase("events");
  resources.defer(() => database.drop());
  let uses = 0;
  const onPoolCreated = (pool: Pool) => void pool.on("acquire", () => uses++);
  const orm = await openDatabase(events, database.databaseUrl, { driverOptions: { onPoolCreated } });
  resources.defer(() => orm.close(true));
  uses = 0;
  const log = pino({ level: "silent" });
  resources.defer(startOutboxRelay({ subgraph: "events", orm, peers: unavailablePeers, log }));
  await vi.waitFor(() => expect(uses).toBeGreaterThan(0));
  await sleep(2000);
  uses = 0;
  await sleep(8000);
  expect(uses).toBe(0);
});
