import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { systemCaller } from "../../../kit/request/context.js";
import type { Viewer } from "../../../kit/request/viewer.js";
import { openSubgraph } from "../../../kit/testing/open-subgraph.js";
import { actors } from "../subgraph.js";

const RECORD = 'mutation ($entries: String!) { recordAudit(subgraph: "events", entries: $entries) }';
const LOG = `query ($filter: AuditFilter, $first: Int, $after: String) { auditLog(filter: $filter, first: $first, after: $after) {
  totalCount pageInfo { hasNextPage endCursor }
  edges { node { id at subgraph action change requestId viewer { role keyId actor { slug } municipality { code } } entity { type id } diff { path before after } } } } }`;

const EVENT = "01939cf5-0000-7000-8000-0000000000ee";

/** The entry number `n`, made by a member of pts in the minute `n` of an hour. */
const entry = (n: number, values: object = {}) => ({
  id: `00000000-0000-7000-8000-0000000000${String(n).padStart(2, "0")}`,
  at: new Date(Date.UTC(2026, 0, 1, 10, n)).toISOString(),
  action: "updateThing",
  change: "UPDATE",
  entity_type: "Thing",
  entity_id: `thing-${n}`,
  viewer_role: "MEMBER",
  viewer_key_id: "0123456789abcdef",
  viewer_actor: "pts",
  request_id: "several",
  diff: [],
  ...values,
});

const COACH = "01939cf5-0000-7000-8000-0000000000cc";
const ENTRIES = [
  entry(1, { action: "createEvent", change: "CREATE", entity_type: "Event", entity_id: EVENT }),
  entry(2, {
    action: "publishEvent",
    entity_type: "Event",
    entity_id: EVENT,
    request_id: "one",
    diff: [{ path: "state", before: "DRAFT", after: "PUBLISHED" }],
  }),
  entry(3),
  entry(4),
  entry(5, { viewer_actor: null, viewer_role: "COORDINATOR", viewer_key_id: null }),
  entry(6, {
    action: "readContacts",
    change: "READ",
    entity_type: "Actor",
    viewer_actor: "digg",
    viewer_key_id: "fedcba9876543210",
    owner_actor: "pts",
  }),
  entry(7, { viewer_actor: "sater", viewer_municipality: "2082", viewer_key_id: COACH, owner_municipality: "0583" }),
];

let hub: Awaited<ReturnType<typeof openSubgraph>>;
beforeAll(async () => {
  hub = await openSubgraph(actors);
});
afterAll(() => hub?.close());

const record = async (entries: object[]) =>
  (await hub.execute(RECORD, { entries: JSON.stringify(entries) }, systemCaller())).data;

describe("recordAudit", () => {
  test("stores an entry that is delivered twice once", async () => {
    expect([await record(ENTRIES), await record(ENTRIES)]).toEqual([{ recordAudit: 7 }, { recordAudit: 0 }]);
  });

  test("is for the hub itself", async () => {
    const request = hub.request(RECORD, { entries: "[]" }, { role: "ADMIN" });
    await expect(request).rejects.toMatchObject({ extensions: { code: "FORBIDDEN" } });
  });
});

describe("auditLog", () => {
  const coordinator: Partial<Viewer> = { role: "COORDINATOR" };
  const memberOf = (actorSlug: string): Partial<Viewer> => ({ role: "MEMBER", actorSlug });
  const log = async (filter: object, viewer: Partial<Viewer>, page: object = {}) =>
    (await hub.request(LOG, { filter, ...page }, viewer)).auditLog;

  test("shows the coordinator every entry, latest first, page by page", async () => {
    const all = await log({}, coordinator, { first: 100 });
    expect(all.totalCount).toBe(ENTRIES.length);
    expect(all.edges.map(({ node }: any) => node.id)).toEqual(ENTRIES.map(({ id }) => id).reverse());
    expect(all.edges[5].node).toEqual({
      id: ENTRIES[1]!.id,
      at: "2026-01-01T10:02:00.000Z",
      subgraph: "events",
      action: "publishEvent",
      change: "UPDATE",
      entity: { type: "Event", id: EVENT },
      requestId: "one",
      viewer: { role: "MEMBER", keyId: "0123456789abcdef", actor: { slug: "pts" }, municipality: null },
      diff: [{ path: "state", before: "DRAFT", after: "PUBLISHED" }],
    });

    const seen = [];
    for (let after: string | null = null, more = true; more;) {
      const { edges, pageInfo } = await log({}, coordinator, { first: 2, after });
      seen.push(...edges.map(({ node }: any) => node.id));
      [after, more] = [pageInfo.endCursor, pageInfo.hasNextPage];
    }
    expect(seen).toEqual(all.edges.map(({ node }: any) => node.id));
  });

  test.each([
    [{ entityType: "Event", entityId: EVENT }, 2],
    [{ entityType: "Actor", entityId: EVENT }, 0],
    [{ entityId: EVENT.toUpperCase() }, 2],
    [{ entityId: "" }, 0],
    [{ entityType: "Event", entityId: " " }, 0],
    [{ requestId: "" }, 0],
    [{ requestId: "one" }, 1],
    [{ from: "2026-01-01T10:04:00Z", to: "2026-01-01T10:04:00.001Z" }, 1],
    [{ from: "2026-01-01T10:04:00.001Z" }, 3],
    [{ to: "2026-01-01T10:01:00Z" }, 0],
    [{ action: "publishEvent" }, 1],
    [{ action: ["publishEvent", "createEvent"] }, 2],
    [{ action: ["publishevent", ""] }, 0],
    [{ action: [] }, 0],
    [{ change: "READ" }, 1],
    [{ change: ["READ", "CREATE"] }, 2],
    [{ actor: "pts" }, 4],
    [{ actor: ["digg", "nobody"] }, 1],
    [{ actor: " " }, 0],
    [{ owner: "pts" }, 1],
    [{ municipality: "2082" }, 1],
    [{ municipality: "0583" }, 1],
    [{ municipality: ["0583", "2082"] }, 1],
    [{ municipality: "0180" }, 0],
    [{ keyId: "0123456789abcdef" }, 4],
    [{ keyId: ["fedcba9876543210", COACH.toUpperCase()] }, 2],
    [{ keyId: "0123" }, 0],
    [{ actor: "pts", action: "publishEvent", keyId: "0123456789abcdef", to: "2026-01-01T10:03:00Z" }, 1],
    [{ actor: "pts", action: "publishEvent", from: "2026-01-01T10:03:00Z" }, 0],
    [{ owner: "pts", change: "READ", entityType: "Actor" }, 1],
    [{ actor: null, keyId: null, action: "publishEvent" }, 1],
  ])("finds with %j", async (filter, count) => {
    expect((await log(filter, coordinator)).totalCount).toBe(count);
  });

  test.each([{ entityType: "event" }, { entityType: "Thing" }, { entityType: "" }, { municipality: "9" }])(
    "refuses %j, which is no type or no code",
    async (filter) => {
      await expect(log(filter, coordinator)).rejects.toThrow();
      expect(hub.statements).toEqual([]);
    },
  );

  test("shows a member its own entries, in three statements, and others nothing", async () => {
    hub.statements.length = 0;
    const own = await log({}, memberOf("pts"));
    // The page, its count, the actors in it.
    expect(hub.statements).toHaveLength(3);
    expect(own.totalCount).toBe(5);
    expect((await log({ owner: "pts", actor: "digg" }, memberOf("pts"))).totalCount).toBe(1);
    expect((await log({ keyId: COACH }, memberOf("pts"))).totalCount).toBe(0);
    expect((await log({}, memberOf("telia"))).totalCount).toBe(0);
    expect((await log({}, { role: "MUNICIPALITY", municipalityCode: "2080" })).totalCount).toBe(0);
    await expect(log({}, {})).rejects.toMatchObject({ extensions: { code: "UNAUTHENTICATED" } });
    await expect(log({}, { role: "DASHBOARD" })).rejects.toMatchObject({ extensions: { code: "FORBIDDEN" } });
  });

  test("shows what is for its owners alone to these, and to the coordinator that it was changed", async () => {
    const diff = [
      { path: "payload", before: null, after: { name: "Hemligt" }, ownersOnly: true },
      { path: "status", before: "A", after: "B" },
    ];
    const owners = { viewer_actor: "falu-kommun", owner_municipality: "2080" };
    await record([entry(9, { ...owners, entity_id: "draft", diff })]);
    const payloadFor = async (viewer: Partial<Viewer>) =>
      (await log({ entityId: "draft" }, viewer)).edges.map(({ node }: any) => node.diff[0].after);
    expect(await payloadFor({ role: "MUNICIPALITY", municipalityCode: "2080" })).toEqual(['{"name":"Hemligt"}']);
    expect(await payloadFor(memberOf("falu-kommun"))).toEqual(['{"name":"Hemligt"}']);
    const [seen] = (await log({ entityId: "draft" }, coordinator)).edges;
    expect(seen.node.diff).toEqual([
      { path: "payload", before: null, after: "changed" },
      { path: "status", before: "A", after: "B" },
    ]);
  });
});
