import { setTimeout as sleep } from "node:timers/promises";
import type { Pool } from "pg";
import pino from "pino";
import { afterAll, expect, test, vi } from "vitest";
import { openDatabase } from "../kit/database/open-database.js";
import { cloneDatabase, unavailablePeers } from "../kit/testing/open-subgraph.js";
import { startOutboxRelay } from "../kit/writing/outbox-relay.js";
import { actors } from "../subgraphs/actors/subgraph.js";
import { events } from "../subgraphs/events/subgraph.js";

const resources = new AsyncDisposableStack();
afterAll(() => resources.disposeAsync());

/** Actors has an announcement beside its audit. */
test.each([events, actors])(
  "the outbox relay of $name is silent while there is nothing to deliver",
  async (subgraph) => {
    const database = await cloneDatabase(subgraph.name);
    resources.defer(() => database.drop());
    let uses = 0;
    const onPoolCreated = (pool: Pool) => void pool.on("acquire", () => uses++);
    const orm = await openDatabase(subgraph, database.databaseUrl, { driverOptions: { onPoolCreated } });
    resources.defer(() => orm.close(true));
    uses = 0;
    const log = pino({ level: "silent" });
    resources.defer(startOutboxRelay({ ...subgraph, subgraph: subgraph.name, orm, peers: unavailablePeers, log }));
    await vi.waitFor(() => expect(uses).toBeGreaterThan(0));
    await sleep(2000);
    uses = 0;
    await sleep(8000);
    expect(uses).toBe(0);
  },
);
