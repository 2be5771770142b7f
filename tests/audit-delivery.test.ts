import pino from "pino";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { clock } from "../kit/clock.js";
import { type Context, systemCaller, type Peers } from "../kit/request/context.js";
import { openSubgraph } from "../kit/testing/open-subgraph.js";
import { startOutboxRelay } from "../kit/writing/outbox-relay.js";
import { actors as actorsSubgraph } from "../subgraphs/actors/subgraph.js";
import { events as eventsSubgraph } from "../subgraphs/events/subgraph.js";
import { auditRows, countOutbox, createEvent, publishEvent } from "./support/audit-rows.js";
import type { SubgraphHub } from "./support/subgraph-hubs.js";

let actors: SubgraphHub;
let events: SubgraphHub;
beforeAll(async () => {
  [actors, events] = await Promise.all([openSubgraph(actorsSubgraph), openSubgraph(eventsSubgraph)]);
});
afterAll(() => Promise.all([actors.close(), events.close()]));
afterEach(() => clock.set(undefined));

describe("the outbox relay", () => {
  /** The subgraph actors, which may be down. */
  let down = false;
  const peers: Peers = {
    async query(_subgraph, query, variables) {
      if (down) throw new Error("down");
      const { data, errors } = await actors.execute(query, variables, systemCaller("relay"));
      if (errors) throw errors[0]!;
      return data as never;
    },
  };
  beforeAll(async () => {
    expect(await publishEvent(events, await createEvent(events))).toBe("Event");
  });

  const relayOf = (subgraph: string, { worker }: SubgraphHub) =>
    startOutboxRelay({ subgraph, orm: worker, peers, log: pino({ level: "silent" }) });
  const delivered = () =>
    vi.waitFor(async () => expect(await countOutbox(events)).toBe(0), { timeout: 10_000, interval: 20 });

  test("delivers each entry once, at once, also when the audit log was down for a while", async () => {
    const ends = [relayOf("events", events), relayOf("events", events)];
    await delivered();
    const id = await createEvent(events);
    await delivered();
    down = true;
    const late = await createEvent(events);
    expect(await countOutbox(events)).toBe(1);
    down = false;
    await delivered();
    await Promise.all(ends.map((end) => end()));

    const logged = (await auditRows(actors, "audit_log")).filter(({ entity_id }) => [id, late].includes(entity_id));
    expect(logged.map(({ entity_id }) => entity_id).sort()).toEqual([id, late].sort());
    expect((await auditRows(actors, "audit_log")).length).toBe((await auditRows(events)).length);

    const LOG = `query ($filter: AuditFilter) { auditLog(filter: $filter) { edges { node { subgraph action requestId viewer { actor { slug } } } } } }`;
    const { auditLog } = await actors.request(LOG, { filter: { entityId: id } }, { role: "COORDINATOR" });
    expect(auditLog.edges).toEqual([
      { node: { subgraph: "events", action: "createEvent", requestId: "test", viewer: { actor: { slug: "pts" } } } },
    ]);
  });

  test("erases each hour what may be kept no longer", async () => {
    const erasedBy: string[] = [];
    const eraseExpired = ({ viewer, internal }: Context) => {
      erasedBy.push(internal ? "HUB" : viewer.role);
      return Promise.resolve();
    };
    const end = startOutboxRelay({
      subgraph: "events",
      orm: events.worker,
      peers,
      log: pino({ level: "silent" }),
      eraseExpired,
    });
    await vi.waitFor(() => expect(erasedBy).toEqual(["HUB"]));
    await createEvent(events);
    await delivered();
    await end();
    expect(erasedBy).toHaveLength(1);
  });
});
