import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { sql } from "kysely";
import type { Seed } from "../subgraph/seed.js";
import type { RowPolicy } from "../subgraph/subgraph.js";

/** What the kit itself keeps in every subgraph's database, before its migrations: steps that run once, like seeds. */
export const baseSchema: Seed[] = [
  {
    name: "kit: audit, outbox and idempotency",
    async run(em) {
      const statements = await readFile(join(import.meta.dirname, "base-schema.sql"), "utf8");
      await sql.raw(statements).execute(em.getKysely());
    },
  },
];

const ownKey = "hub_is('HUB') or caller = hub_caller()";

/** Of the kit's own tables, those that only the one who wrote a row may see. */
export const basePolicies: RowPolicy[] = [{ table: "idempotency", write: ownKey, read: ownKey }];
