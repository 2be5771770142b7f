import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { sql } from "kysely";
import pino from "pino";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { clock } from "../kit/clock.js";
import { maintainPartitions } from "../kit/database/partitions.js";
import { type Context, systemCaller, type Peers } from "../kit/request/context.js";
import type { Viewer } from "../kit/request/viewer.js";
import { callerAs, openSubgraph } from "../kit/testing/open-subgraph.js";
import { isPersonal, ownersOf, Owner, Personal } from "../kit/writing/audit-decorators.js";
import { audit } from "../kit/writing/audit.js";
import { startOutboxRelay } from "../kit/writing/outbox-relay.js";
import { actors as actorsSubgraph } from "../subgraphs/actors/subgraph.js";
import { centers as centersSubgraph } from "../subgraphs/centers/subgraph.js";
import { events as eventsSubgraph } from "../subgraphs/events/subgraph.js";
import { coordinator, memberOf, openHouse } from "../subgraphs/events/testing.js";

type Hub = Awaited<ReturnType<typeof openSubgraph>>;

let actors: Hub;
let events: Hub;
let centers: Hub;
beforeAll(async () => {
  [actors, events, centers] = await Promise.all([
    openSubgraph(actorsSubgraph),
    openSubgraph(eventsSubgraph),
    openSubgraph(centersSubgraph),
  ]);
});
afterAll(() => Promise.all([actors.close(), events.close(), centers.close()]));
afterEach(() => clock.set(undefined));

const pts: Partial<Viewer> = { ...memberOf("pts"), keyId: "0123456789abcdef" };
const CREATE = `mutation ($input: CreateEventInput!) { createEvent(input: $input) { __typename ... on Event { id } } }`;
const PUBLISH = `mutation ($id: ID!) { publishEvent(id: $id) { __typename } }`;

interface Row {
  action: string;
  change: string;
  entity_type: string;
  entity_id: string;
  owner_municipality: string | null;
  viewer_role: string;
  diff: { path: string; before: unknown; after: unknown }[];
}
const rowsOf = async (hub: Hub, table = "audit_entry") =>
  (await sql<Row>`select * from ${sql.table(table)} order by at, id`.execute(hub.orm.em.getKysely())).rows;
const inOutbox = async (hub: Hub) => {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from outbox`.execute(hub.orm.em.getKysely());
  return rows[0]!.n;
};
async function createEvent(input: object = openHouse): Promise<string> {
  clock.set(new Date("2024-10-01T10:00:00Z"));
  const { createEvent: made } = await events.request(CREATE, { input }, pts);
  return made.id;
}

describe("a change", () => {
  test("leaves one row that says when, who, what, from what to what, for which request", async () => {
    const id = await createEvent();
    expect((await events.request(PUBLISH, { id }, pts)).publishEvent.__typename).toBe("Event");
    const [created, published] = (await rowsOf(events)).filter((row) => row.entity_id === id);
    expect(created).toMatchObject({
      action: "createEvent",
      change: "CREATE",
      entity_type: "Event",
      request_id: "test",
      owner_actor: "pts",
      viewer_role: "MEMBER",
      viewer_key_id: "0123456789abcdef",
      viewer_actor: "pts",
      viewer_municipality: null,
    });
    expect(created!.diff).toContainEqual({ path: "title", before: null, after: openHouse.title });
    expect(created!.diff).toContainEqual({ path: "languages", before: null, after: ["sv"] });
    expect(published).toMatchObject({ action: "publishEvent", change: "UPDATE" });
    expect(published!.diff).toContainEqual({ path: "state", before: "DRAFT", after: "PUBLISHED" });
    expect(published!.diff.map(({ path }) => path)).not.toContain("version");
  });

  test("that is refused leaves none, nor does one that fails", async () => {
    const before = [(await rowsOf(events)).length, await inOutbox(events)];
    expect(await events.request(CREATE, { input: { ...openHouse, priceSek: 100 } }, pts)).toMatchObject({
      createEvent: { __typename: "PublicActivityMustBeFree" },
    });
    const { errors } = await events.execute(CREATE, { input: { ...openHouse, centerId: "x" } }, callerAs(pts));
    expect(errors).toHaveLength(1);
    expect([(await rowsOf(events)).length, await inOutbox(events)]).toEqual(before);
  });

  test("of several rows leaves one for each, several writes of one row counting as one", async () => {
    const before = (await rowsOf(centers)).length;
    const unit = {
      name: "Biblioteket",
      venueKind: "LIBRARY",
      openingHours: [{ weekday: "MONDAY", opens: "10:00", closes: "16:00" }],
    };
    const criteria = [
      "ACCESSIBLE_FREE",
      "NATIONAL_DEVELOPMENT",
      "MUNICIPAL_DIGITALISATION",
      "GOVERNMENT_DESIGNATED",
      "HUMAN_RIGHT",
    ];
    const center = {
      name: "DigidelCenter Falun",
      municipality: "2080",
      freeOfCharge: true,
      staffed: true,
      units: [unit],
      criteria: criteria.map((criterion) => ({ criterion, level: "MET", evidence: "Ja", criteriaVersion: "2023" })),
    };
    const officer: Partial<Viewer> = {
      role: "MUNICIPALITY",
      municipalityCode: "2080",
      actorSlug: "falu-kommun",
      actorActive: true,
    };
    const { submitCenter } = await centers.request(
      "mutation ($input: SubmitCenterInput!) { submitCenter(input: $input) { __typename ... on CenterSubmission { id } } }",
      { input: { center } },
      officer,
    );
    await centers.request(
      `mutation ($id: ID!) { reviewSubmission(input: { id: $id, decision: APPROVE }) { __typename } }`,
      { id: submitCenter.id },
      coordinator,
    );
    const rows = (await rowsOf(centers))
      .slice(before)
      .map(({ action, change, entity_type, owner_municipality }) => [action, change, entity_type, owner_municipality]);
    expect(rows).toHaveLength(4);
    expect(rows).toEqual(
      expect.arrayContaining([
        ["submitCenter", "CREATE", "CenterSubmission", "2080"],
        ["reviewSubmission", "CREATE", "DigidelCenter", "2080"],
        ["reviewSubmission", "CREATE", "CenterUnit", "2080"],
        ["reviewSubmission", "UPDATE", "CenterSubmission", "2080"],
      ]),
    );
  });

  test("that is written by SQL may be told by hand", async () => {
    clock.set(new Date("2024-10-01T10:00:00Z"));
    const told = { kind: "UPDATE", type: "Goal", id: "told", owners: { actor: "pts" } } as const;
    await audit({ ...callerAs(pts), db: events.worker.em.getKysely() }, "settleGoals", [told]);
    const row = (await rowsOf(events)).find(({ entity_id }) => entity_id === "told");
    expect(row).toMatchObject({ action: "settleGoals", change: "UPDATE", owner_actor: "pts", diff: [] });
  });

  test("cannot be unsaid by the working role", async () => {
    const db = events.worker.em.getKysely();
    await expect(sql`update audit_entry set action = 'nothing'`.execute(db)).rejects.toThrow("permission denied");
    await expect(sql`delete from audit_entry`.execute(db)).rejects.toThrow("permission denied");
    await expect(sql`truncate audit_entry`.execute(db)).rejects.toThrow("permission denied");
    await expect(sql`delete from audit_entry_default`.execute(db)).rejects.toThrow("permission denied");
    await expect(sql`delete from audit_log`.execute(actors.worker.em.getKysely())).rejects.toThrow("permission denied");
    expect((await sql`select * from audit_entry`.execute(db)).rows).toHaveLength(0);
  });
});

describe("personal values and owners", () => {
  @Entity()
  class Person {
    @PrimaryKey({ type: "text" })
    id!: string;

    @Personal()
    @Property({ type: "text" })
    email!: string;
  }
  class Worker extends Person {
    @Owner("municipality")
    code = "2082";
  }

  test("are known of the class that says so and those that extend it", async () => {
    expect([isPersonal(new Worker(), "email"), isPersonal(new Worker(), "id")]).toEqual([true, false]);
    const ownersIn = (entity: object) => ownersOf(events.orm.em, entity);
    expect([await ownersIn(new Worker()), await ownersIn(new Person())]).toEqual([{ municipality: "2082" }, {}]);
  });
});

describe("months", () => {
  const months = async (hub: Hub) => {
    const { rows } = await sql<{ name: string }>`
      select inhrelid::regclass::text as name from pg_inherits where inhparent = 'audit_entry'::regclass order by 1`.execute(
      hub.orm.em.getKysely(),
    );
    return rows.map(({ name }) => name);
  };

  test("are made ahead and dropped after two years, those that came too early for one included", async () => {
    const ownerUrl = centers.orm.config.get("clientUrl")!;
    clock.set(new Date("2031-05-20T10:00:00Z"));
    const add = (at: string) =>
      sql`insert into audit_entry (id, at, action, change, entity_type, entity_id, viewer_role, request_id, diff)
        values (uuidv7(), ${at}, 'x', 'CREATE', 'X', 'x', 'MEMBER', 'months', '[]')`.execute(
        centers.worker.em.getKysely(),
      );
    await add("2031-07-01T00:00:00Z");
    await maintainPartitions(ownerUrl, ["audit_entry"], "centers");
    await maintainPartitions(ownerUrl, ["audit_entry"], "centers");
    const made = await months(centers);
    expect(made).toEqual(expect.arrayContaining(["audit_entry_2031_04", "audit_entry_2031_05", "audit_entry_2032_05"]));
    expect(made).not.toContain("audit_entry_2031_07");
    await add("2031-05-31T23:59:59Z");
    await expect(sql`select from audit_entry_2031_05`.execute(centers.worker.em.getKysely())).rejects.toThrow(
      "permission denied",
    );

    clock.set(new Date("2033-06-01T00:00:00Z"));
    await maintainPartitions(ownerUrl, ["audit_entry"], "centers");
    const kept = await months(centers);
    expect(kept).not.toContain("audit_entry_2031_05");
    expect(kept).toContain("audit_entry_2031_06");
    const requests = async () => (await rowsOf(centers)).filter((row) => row.action === "x").length;
    expect(await requests()).toBe(1);
    clock.set(new Date("2033-08-01T00:00:00Z"));
    await maintainPartitions(ownerUrl, ["audit_entry"], "centers");
    expect(await requests()).toBe(0);
  });
});

describe("the way to the audit log", () => {
  /** What the subgraphs ask of actors, which may be down. */
  let down = false;
  const peers: Peers = {
    async query(_subgraph, query, variables) {
      if (down) throw new Error("down");
      const { data, errors } = await actors.execute(query, variables, systemCaller("relay"));
      if (errors) throw errors[0]!;
      return data as never;
    },
  };
  const relayOf = (subgraph: string, { worker }: Hub) =>
    startOutboxRelay({ subgraph, orm: worker, peers, log: pino({ level: "silent" }) });
  const emptied = () =>
    vi.waitFor(async () => expect(await inOutbox(events)).toBe(0), { timeout: 10_000, interval: 20 });

  test("is walked by each entry once, at once, also when the receiver was down for a while", async () => {
    const ends = [relayOf("events", events), relayOf("events", events)];
    await emptied();
    const id = await createEvent();
    await emptied();
    down = true;
    const late = await createEvent();
    expect(await inOutbox(events)).toBe(1);
    down = false;
    await emptied();
    await Promise.all(ends.map((end) => end()));

    const logged = (await rowsOf(actors, "audit_log")).filter(({ entity_id }) => [id, late].includes(entity_id));
    expect(logged.map(({ entity_id }) => entity_id).sort()).toEqual([id, late].sort());
    expect((await rowsOf(actors, "audit_log")).length).toBe((await rowsOf(events)).length);
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

  test("is left each hour, to forget what may be kept no longer", async () => {
    const forgetting: string[] = [];
    const forget = ({ viewer, internal }: Context) => {
      forgetting.push(internal ? "HUB" : viewer.role);
      return Promise.resolve();
    };
    const end = startOutboxRelay({
      subgraph: "events",
      orm: events.worker,
      peers,
      log: pino({ level: "silent" }),
      eraseExpired: forget,
    });
    await vi.waitFor(() => expect(forgetting).toEqual(["HUB"]));
    await createEvent();
    await emptied();
    await end();
    expect(forgetting).toHaveLength(1);
  });

  test("may be walked twice without harm", async () => {
    const entries = JSON.stringify([entry("00000000-0000-7000-8000-000000000001")]);
    const record = async () => (await actors.execute(RECORD, { entries }, systemCaller())).data;
    expect([await record(), await record()]).toEqual([{ recordAudit: 1 }, { recordAudit: 0 }]);
  });

  test("is the hub's own", async () => {
    const asked = actors.request(RECORD, { entries: "[]" }, { role: "ADMIN" });
    await expect(asked).rejects.toMatchObject({ extensions: { code: "FORBIDDEN" } });
  });

  const LOG = `query ($filter: AuditFilter, $first: Int, $after: String) { auditLog(filter: $filter, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor }
    edges { node { id at subgraph action change requestId viewer { role keyId actor { slug } municipality { code } } entity { type id } diff { path before after } } } } }`;
  const log = async (filter: object, viewer: Partial<Viewer>, page: object = {}) =>
    (await actors.request(LOG, { filter, ...page }, viewer)).auditLog;

  test("ends where the coordinator reads everything, latest first, page by page, by each filter", async () => {
    const all = await log({}, coordinator, { first: 100 });
    expect(all.totalCount).toBe((await rowsOf(actors, "audit_log")).length);
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

  test("ends where a member reads what is theirs, in as few statements, and nobody else anything", async () => {
    const own = await log({}, memberOf("pts"));
    // The page, its count, the actors in it.
    expect(actors.statements).toHaveLength(3);
    expect(own.totalCount).toBe((await rowsOf(events)).length);
    expect((await log({}, memberOf("digg"))).totalCount).toBe(0);
    expect((await log({}, { role: "MUNICIPALITY", municipalityCode: "2082" })).totalCount).toBe(0);
    await expect(log({}, {})).rejects.toMatchObject({ extensions: { code: "UNAUTHENTICATED" } });
    await expect(log({}, { role: "DASHBOARD" })).rejects.toMatchObject({ extensions: { code: "FORBIDDEN" } });
  });
});
