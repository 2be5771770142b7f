import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { clock } from "../../../kit/clock.js";
import { systemCaller, createContext } from "../../../kit/request/context.js";
import { openSubgraph } from "../../../kit/testing/open-subgraph.js";
import type { MembershipStatus } from "../../../kit/vocabulary/actors.js";
import { withAuditedTransaction } from "../../../kit/writing/audited-transaction.js";
import { actors } from "../subgraph.js";
import { coordinator, type Hub, memberOf } from "../testing.js";
import { MembershipApplication } from "./membership-application.js";
import { apply, approve, association, contact, decide } from "./testing.js";

let hub: Hub;
beforeAll(async () => {
  hub = await openSubgraph(actors);
  for (let n = 0; n < 8; n++) {
    const { id } = await apply(hub, association());
    if (n % 4 === 1) await approve(hub, id);
    if (n % 4 === 2) await decide(hub, { id, approve: false, note: "Utanför nätverkets syfte" });
  }
});
afterAll(() => hub.close());
afterEach(() => clock.set(undefined));

describe("membershipApplications", () => {
  const LIST = `query ($filter: MembershipApplicationFilter, $first: Int, $after: String) {
    membershipApplications(filter: $filter, first: $first, after: $after) {
      totalCount pageInfo { hasNextPage endCursor } edges { node { id status contact { email } } } } }`;
  const list = async (variables: object, viewer = coordinator) =>
    (await hub.request(LIST, { ...variables }, viewer)).membershipApplications;

  test.each<{ status: MembershipStatus[] } | undefined>([
    undefined,
    { status: ["SUBMITTED"] },
    { status: ["APPROVED", "REJECTED"] },
  ])("are listed for the coordinator, oldest first, each once (%j)", async (filter) => {
    const { totalCount } = await list({ filter });
    const seen: string[] = [];
    for (let after: string | undefined, more = true; more;) {
      const { edges, pageInfo } = await list({ filter, first: 3, after });
      // The page, its count, and the audit entry of whose contacts were shown.
      expect(hub.statements).toHaveLength(edges.some(({ node }: any) => node.contact) ? 3 : 2);
      seen.push(...edges.map(({ node }: { node: { id: string } }) => node.id));
      [after, more] = [pageInfo.endCursor, pageInfo.hasNextPage];
    }
    const where = filter ? { status: { $in: filter.status } } : {};
    const rows = await hub.orm.em.fork().find(MembershipApplication, where, { orderBy: { submittedAt: 1, id: 1 } });
    expect(rows.length).toBeGreaterThan(3);
    expect(seen).toEqual(rows.map(({ id }) => id));
    expect(seen).toHaveLength(totalCount);
  });

  test("are forbidden for others", async () => {
    await expect(list({}, {})).rejects.toMatchObject({ extensions: { code: "UNAUTHENTICATED" } });
    await expect(list({}, await memberOf(hub, "pts"))).rejects.toMatchObject({ extensions: { code: "FORBIDDEN" } });
  });

  test("are hidden from others by PostgreSQL", async () => {
    for (const viewer of [{}, await memberOf(hub, "pts")]) {
      const { rows } = await hub.worker.em.fork().transactional(async (em) => {
        await sql`select set_config('hub.role', ${viewer.role ?? "PUBLIC"}, true)`.execute(em.getKysely());
        return sql`select * from membership_application`.execute(em.getKysely());
      });
      expect(rows).toEqual([]);
    }
  });

  test("have one audit entry for all contacts that are read at once, without personal data", async () => {
    const db = hub.orm.em.getKysely();
    await sql`truncate audit_entry`.execute(db);
    const { edges } = await list({ filter: { status: ["SUBMITTED"] } });
    const { rows } = await sql`
      select action, change, entity_type, entity_id, owner_actor, viewer_role, request_id, diff from audit_entry`.execute(
      db,
    );
    const ids = edges.map(({ node }: { node: { id: string } }) => node.id);
    expect(rows).toEqual([
      {
        action: "readContacts",
        change: "READ",
        viewer_role: "COORDINATOR",
        request_id: "test",
        entity_type: "MembershipApplication",
        entity_id: "several",
        owner_actor: null,
        diff: [{ path: "shown", before: null, after: ids }],
      },
    ]);
    expect(JSON.stringify(rows)).not.toContain(contact.name);
  });

  test("have no audit entry when only counted", async () => {
    await sql`truncate audit_entry`.execute(hub.orm.em.getKysely());
    await hub.request("{ membershipApplications { totalCount } }", {}, coordinator);
    expect((await sql`select from audit_entry`.execute(hub.orm.em.getKysely())).rows).toEqual([]);
  });
});

describe("eraseRejectedContacts", () => {
  test("erases the contacts of applications 90 days after they were rejected, and no others", async () => {
    const em = hub.orm.em.fork();
    await sql`truncate membership_application, audit_entry`.execute(em.getKysely());
    const addApplication = (name: string, decision: Partial<MembershipApplication>) =>
      em.persist(
        Object.assign(new MembershipApplication(), {
          name,
          kind: "ASSOCIATION",
          submittedAt: new Date("2026-01-01T10:00:00Z"),
          contact: { name: "Föreningens kansli", email: "kansli@example.se", phone: null },
          ...decision,
        }),
      );
    addApplication("rejected long ago", { status: "REJECTED", decidedAt: new Date("2026-02-01T10:00:00Z") });
    addApplication("rejected lately", { status: "REJECTED", decidedAt: new Date("2026-02-02T10:00:00Z") });
    addApplication("waiting", { status: "SUBMITTED" });
    await em.flush();

    clock.set(new Date("2026-05-02T11:00:00Z"));
    const peers = { query: () => Promise.reject(new Error("No other subgraph is needed.")) };
    await withAuditedTransaction(
      createContext(hub.worker, systemCaller("erases"), peers),
      "eraseExpired",
      actors.eraseExpired!,
    );

    const rows = await hub.orm.em.fork().findAll(MembershipApplication, { orderBy: { name: 1 } });
    expect(rows.map(({ name, contact }) => [name, contact?.email])).toEqual([
      ["rejected lately", "kansli@example.se"],
      ["rejected long ago", undefined],
      ["waiting", "kansli@example.se"],
    ]);
    const { rows: entries } =
      await sql`select viewer_role, entity_id, diff from audit_entry where action = 'eraseExpired'`.execute(
        hub.orm.em.getKysely(),
      );
    expect(entries).toEqual([
      { viewer_role: "HUB", entity_id: rows[1]!.id, diff: [{ path: "contact", before: "changed", after: null }] },
    ]);
  });
});
