import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { clock } from "../kit/clock.js";
import { maintainPartitions } from "../kit/database/partitions.js";
import { openSubgraph } from "../kit/testing/open-subgraph.js";
import { centers as centersSubgraph } from "../subgraphs/centers/subgraph.js";
import { auditRows } from "./support/audit-rows.js";
import type { SubgraphHub } from "./support/subgraph-hubs.js";

let centers: SubgraphHub;
beforeAll(async () => {
  centers = await openSubgraph(centersSubgraph);
});
afterAll(() => centers.close());
afterEach(() => clock.set(undefined));

describe("the monthly partitions of audit_entry", () => {
  const months = async (hub: SubgraphHub) => {
    const { rows } = await sql<{ name: string }>`
      select inhrelid::regclass::text as name from pg_inherits where inhparent = 'audit_entry'::regclass order by 1`.execute(
      hub.orm.em.getKysely(),
    );
    return rows.map(({ name }) => name);
  };

  test("are created ahead and dropped after two years, with the rows of the default partition of that age", async () => {
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
    const requests = async () => (await auditRows(centers)).filter((row) => row.action === "x").length;
    expect(await requests()).toBe(1);
    clock.set(new Date("2033-08-01T00:00:00Z"));
    await maintainPartitions(ownerUrl, ["audit_entry"], "centers");
    expect(await requests()).toBe(0);
  });
});
