import pino from "pino";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { clock } from "../kit/clock.js";
import { type Context, systemCaller, type Peers } from "../kit/request/context.js";
import type { Viewer } from "../kit/request/viewer.js";
import { openSubgraph } from "../kit/testing/open-subgraph.js";
import { startOutboxRelay } from "../kit/writing/outbox-relay.js";
import { actors as actorsSubgraph } from "../subgraphs/actors/subgraph.js";
import { events as eventsSubgraph } from "../subgraphs/events/subgraph.js";
import { coordinator, memberOf } from "../subgraphs/events/testing.js";
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
  });

  const entry = (id: string) => ({
    id,
    at: "2026-01-01T10:00:00.000Z",
    action: "x",
    change: "CREATE",
    entity_type: "Thing",
    entity_id: id,
    viewer_role: "MEMBER",
    request_id: "twice",
    diff: [],
  });
  const RECORD = 'mutation ($entries: String!) { recordAudit(subgraph: "events", entries: $entries) }';

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

  test("recordAudit stores an entry that is delivered twice once", async () => {
    const entries = JSON.stringify([entry("00000000-0000-7000-8000-000000000001")]);
    const record = async () => (await actors.execute(RECORD, { entries }, systemCaller())).data;
    expect([await record(), await record()]).toEqual([{ recordAudit: 1 }, { recordAudit: 0 }]);
  });

  test("recordAudit is for the hub itself", async () => {
    const asked = actors.request(RECORD, { entries: "[]" }, { role: "ADMIN" });
    await expect(asked).rejects.toMatchObject({ extensions: { code: "FORBIDDEN" } });
  });

  const LOG = `query ($filter: AuditFilter, $first: Int, $after: String) { auditLog(filter: $filter, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor }
    edges { node { id at subgraph action change requestId viewer { role keyId actor { slug } municipality { code } } entity { type id } diff { path before after } } } } }`;
  const log = async (filter: object, viewer: Partial<Viewer>, page: object = {}) =>
    (await actors.request(LOG, { filter, ...page }, viewer)).auditLog;

  test("auditLog shows the coordinator every entry, latest first, page by page, by each filter", async () => {
    const all = await log({}, coordinator, { first: 100 });
    expect(all.totalCount).toBe((await auditRows(actors, "audit_log")).length);
    const published = all.edges.find(({ node }: any) => node.action === "publishEvent").node;
    expect(published).toMatchObject({
      subgraph: "events",
      change: "UPDATE",
      entity: { type: "Event" },
      requestId: "test",
      viewer: { role: "MEMBER", keyId: "0123456789abcdef", actor: { slug: "pts" }, municipality: null },
    });
    expect(published.diff).toContainEqual({ path: "state", before: "DRAFT", after: "PUBLISHED" });

    const seen = [];
    for (let after: string | null = null, more = true; more;) {
      const { edges, pageInfo } = await log({}, coordinator, { first: 2, after });
      seen.push(...edges.map(({ node }: any) => node.id));
      [after, more] = [pageInfo.endCursor, pageInfo.hasNextPage];
    }
    expect(seen).toEqual(all.edges.map(({ node }: any) => node.id));

    const count = async (filter: object) => (await log(filter, coordinator)).totalCount;
    expect(await count({ entityType: "Event", entityId: published.entity.id })).toBe(2);
    expect(await count({ entityType: "Actor", entityId: published.entity.id })).toBe(0);
    expect(await count({ requestId: "twice" })).toBe(1);
    expect(await count({ from: "2026-01-01T10:00:00Z", to: "2026-01-01T10:00:00.001Z" })).toBe(1);
    expect(await count({ from: "2026-01-01T10:00:00.001Z" })).toBe(0);
  });

  test("auditLog shows a member its own entries, in three statements, and others nothing", async () => {
    const own = await log({}, memberOf("pts"));
    // The page, its count, the actors in it.
    expect(actors.statements).toHaveLength(3);
    expect(own.totalCount).toBe((await auditRows(events)).length);
    expect((await log({}, memberOf("digg"))).totalCount).toBe(0);
    expect((await log({}, { role: "MUNICIPALITY", municipalityCode: "2082" })).totalCount).toBe(0);
    await expect(log({}, {})).rejects.toMatchObject({ extensions: { code: "UNAUTHENTICATED" } });
    await expect(log({}, { role: "DASHBOARD" })).rejects.toMatchObject({ extensions: { code: "FORBIDDEN" } });
  });
});
