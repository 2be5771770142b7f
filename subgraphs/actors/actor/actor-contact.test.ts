import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Viewer } from "../../../kit/request/viewer.js";
import { openSubgraph } from "../../../kit/testing/open-subgraph.js";
import { actors } from "../subgraph.js";
import { coordinator, type Hub, memberOf } from "../testing.js";
import { ActorContact } from "./actor-contact.js";

let hub: Hub;
beforeAll(async () => {
  hub = await openSubgraph(actors);
  const em = hub.orm.em.fork();
  const contact = { name: "Föreningens kansli", email: "kansli@example.se", phone: null };
  for (const actorSlug of ["pts", "digg", "kb"]) {
    em.persist(Object.assign(new ActorContact(), { actorSlug, role: "samordnare", ...contact }));
  }
  await em.flush();
});
afterAll(() => hub.close());
beforeEach(() => sql`truncate audit_entry, outbox`.execute(hub.orm.em.getKysely()));

const auditEntries = async () => {
  const { rows } = await sql`
    select action, change, entity_type, entity_id, owner_actor, viewer_role, request_id, diff from audit_entry`.execute(
    hub.orm.em.getKysely(),
  );
  return rows;
};
const ONE = `{ actor(slug: "pts") { contacts { name } } }`;
const ALL = `{ actors(first: 100) { edges { node { contacts { name } } } } }`;
const read = (operation: string, viewer: Partial<Viewer> = coordinator) => hub.request(operation, {}, viewer);
const entry = { action: "readContacts", change: "READ", viewer_role: "COORDINATOR", request_id: "test" };

test("contacts are shown to the coordinator and the actor itself, to other actors as null, and to nobody else", async () => {
  const contacts = async (viewer: Partial<Viewer>) => (await read(ONE, viewer)).actor.contacts;
  const own = await memberOf(hub, "pts");
  expect([(await contacts(coordinator)).length, (await contacts(own)).length]).toEqual([1, 1]);
  expect(await contacts(await memberOf(hub, "digg"))).toBeNull();
  await expect(contacts({ role: "DASHBOARD" })).rejects.toMatchObject({ extensions: { code: "FORBIDDEN" } });
  await expect(contacts({ role: "PUBLIC" })).rejects.toMatchObject({ extensions: { code: "UNAUTHENTICATED" } });
});

describe("the audit of contacts read by the coordinator", () => {
  test("has an entry, owned by the actor", async () => {
    await read(ONE);
    const diff = [{ path: "shown", before: null, after: ["pts"] }];
    expect(await auditEntries()).toEqual([
      { ...entry, entity_type: "ActorContact", entity_id: "pts", owner_actor: "pts", diff },
    ]);
  });

  test("has one entry for all that are read at once, written by one statement", async () => {
    await read(ALL);
    expect(hub.statements.filter((statement) => statement.includes("audit_entry"))).toHaveLength(1);
    const [only, ...others] = await auditEntries();
    expect(others).toEqual([]);
    expect(only).toMatchObject({ ...entry, entity_type: "ActorContact", entity_id: "several", owner_actor: null });
    expect((only as { diff: { after: string[] }[] }).diff[0]!.after.toSorted()).toEqual(["digg", "kb", "pts"]);
  });

  test("is sent to the audit log", async () => {
    const { rows } = await sql<{ topic: string }>`select topic from outbox`.execute(hub.orm.em.getKysely());
    expect(rows).toEqual([]);
    await read(ONE);
    const { rows: sent } = await sql<{ topic: string; change: string }>`
      select topic, payload ->> 'change' as change from outbox`.execute(hub.orm.em.getKysely());
    expect(sent).toEqual([{ topic: "audit", change: "READ" }]);
  });

  test("has no entry for the organisation's own contacts, for viewers who are shown none, and where there are none", async () => {
    await read(ONE, await memberOf(hub, "pts"));
    await read(ONE, await memberOf(hub, "digg"));
    await read(`{ actor(slug: "skr") { contacts { name } } }`);
    expect(await auditEntries()).toEqual([]);
  });
});
