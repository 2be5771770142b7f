import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Viewer } from "../../../kit/request/viewer.js";
import { openSubgraph } from "../../../kit/testing/open-subgraph.js";
import { MembershipApplication } from "../membership/membership-application.js";
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
  for (const name of ["En förening", "En annan"]) {
    em.persist(
      Object.assign(new MembershipApplication(), { name, kind: "ASSOCIATION", contact, submittedAt: new Date() }),
    );
  }
  await em.flush();
});
afterAll(() => hub.close());
beforeEach(() => sql`truncate audit_entry, outbox`.execute(hub.orm.em.getKysely()));

const traces = async () => {
  const { rows } = await sql`
    select action, change, entity_type, entity_id, owner_actor, viewer_role, request_id, diff from audit_entry`.execute(
    hub.orm.em.getKysely(),
  );
  return rows;
};
const ONE = `{ actor(slug: "pts") { contacts { name } } }`;
const ALL = `{ actors(first: 100) { edges { node { contacts { name } } } } }`;
const APPLICATIONS = `{ membershipApplications { edges { node { id contact { email } } } } }`;
const read = (question: string, viewer: Partial<Viewer> = coordinator) => hub.ask(question, {}, viewer);
const trace = { action: "readContacts", change: "READ", viewer_role: "COORDINATOR", request_id: "test" };

describe("the coordinator who reads contacts", () => {
  test("leaves a trace, which the actor sees", async () => {
    await read(ONE);
    const diff = [{ path: "shown", before: null, after: ["pts"] }];
    expect(await traces()).toEqual([
      { ...trace, entity_type: "ActorContact", entity_id: "pts", owner_actor: "pts", diff },
    ]);
  });

  test("leaves one for all that are read at once, in one statement", async () => {
    await read(ALL);
    expect(hub.statements.filter((statement) => statement.includes("audit_entry"))).toHaveLength(1);
    const [only, ...others] = await traces();
    expect(others).toEqual([]);
    expect(only).toMatchObject({ ...trace, entity_type: "ActorContact", entity_id: "several", owner_actor: null });
    expect((only as { diff: { after: string[] }[] }).diff[0]!.after.toSorted()).toEqual(["digg", "kb", "pts"]);
  });

  test("leaves one of applications too, in which no person stands", async () => {
    const { membershipApplications } = await read(APPLICATIONS);
    const ids = membershipApplications.edges.map(({ node }: { node: { id: string } }) => node.id);
    const found = await traces();
    expect(found).toEqual([
      {
        ...trace,
        entity_type: "MembershipApplication",
        entity_id: "several",
        owner_actor: null,
        diff: [{ path: "shown", before: null, after: ids }],
      },
    ]);
    expect(JSON.stringify(found)).not.toContain("kansli");
  });

  test("is told of in the audit log", async () => {
    const { rows } = await sql<{ topic: string }>`select topic from outbox`.execute(hub.orm.em.getKysely());
    expect(rows).toEqual([]);
    await read(ONE);
    const { rows: sent } = await sql<{ topic: string; change: string }>`
      select topic, payload ->> 'change' as change from outbox`.execute(hub.orm.em.getKysely());
    expect(sent).toEqual([{ topic: "audit", change: "READ" }]);
  });
});

describe("no trace is left", () => {
  test("by who reads the own contacts, by who is shown none, and where there are none", async () => {
    await read(ONE, await memberOf(hub, "pts"));
    await read(ONE, await memberOf(hub, "digg"));
    await read(`{ actor(slug: "skr") { contacts { name } } membershipApplications { totalCount } }`);
    expect(await traces()).toEqual([]);
  });
});
