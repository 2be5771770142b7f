import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { sql } from "kysely";
import type { Seed } from "../subgraph/seed.js";
import type { RowPolicy } from "../subgraph/subgraph.js";

/** The tables of the kit in every subgraph's database. Steps that run once, like seeds, before the migrations of the subgraph. */
export const baseSchema: Seed[] = [
  {
    name: "kit: audit, outbox and idempotency",
    async run(em) {
      const statements = await readFile(join(import.meta.dirname, "base-schema.sql"), "utf8");
      await sql.raw(statements).execute(em.getKysely());
    },
  },
  {
    name: "kit: audit entries of a thing",
    async run(em) {
      await sql`create index on audit_entry (entity_type, entity_id, at)`.execute(em.getKysely());
    },
  },
];

const isOwnKey = "hub_is('HUB') or caller = hub_caller()";

/** Row-level security of the kit's tables, as far as base-schema.sql does not create it. */
export const basePolicies: RowPolicy[] = [{ table: "idempotency", write: isOwnKey, read: isOwnKey }];
