import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { clock } from "../../../kit/clock.js";
import { systemCaller } from "../../../kit/request/context.js";
import { createContext } from "../../../kit/sql/create-context.js";
import { openSubgraph } from "../../../kit/testing/open-subgraph.js";
import { withAuditedTransaction } from "../../../kit/writing/audited-transaction.js";
import { actors } from "../subgraph.js";
import type { Hub } from "../testing.js";
import { MembershipApplication } from "./membership-application.js";

let hub: Hub;
beforeAll(async () => {
  hub = await openSubgraph(actors);
});
afterAll(() => hub.close());
afterEach(() => clock.set(undefined));

test("the contact of an application that was turned down is erased after 90 days, and no other", async () => {
  const em = hub.orm.em.fork();
  const applied = (name: string, decision: Partial<MembershipApplication>) =>
    em.persist(
      Object.assign(new MembershipApplication(), {
        name,
        kind: "ASSOCIATION",
        submittedAt: new Date("2026-01-01T10:00:00Z"),
        contact: { name: "Föreningens kansli", email: "kansli@example.se", phone: null },
        ...decision,
      }),
    );
  applied("rejected long ago", { status: "REJECTED", decidedAt: new Date("2026-02-01T10:00:00Z") });
  applied("rejected lately", { status: "REJECTED", decidedAt: new Date("2026-02-02T10:00:00Z") });
  applied("waiting", { status: "SUBMITTED" });
  await em.flush();

  clock.set(new Date("2026-05-02T11:00:00Z"));
  const peers = { query: () => Promise.reject(new Error("Nobody is asked.")) };
  await withAuditedTransaction(
    createContext(hub.worker, systemCaller("forgets"), peers),
    "forget",
    actors.eraseExpired!,
  );

  const rows = await hub.orm.em.fork().findAll(MembershipApplication, { orderBy: { name: 1 } });
  expect(rows.map(({ name, contact }) => [name, contact?.email])).toEqual([
    ["rejected lately", "kansli@example.se"],
    ["rejected long ago", undefined],
    ["waiting", "kansli@example.se"],
  ]);
  const { rows: traces } =
    await sql`select viewer_role, entity_id, diff from audit_entry where action = 'forget'`.execute(
      hub.orm.em.getKysely(),
    );
  expect(traces).toEqual([
    { viewer_role: "HUB", entity_id: rows[1]!.id, diff: [{ path: "contact", before: "changed", after: null }] },
  ]);
});
