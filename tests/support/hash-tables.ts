import type { MikroORM } from "@mikro-orm/postgresql";
import { type Kysely, sql } from "kysely";

/** A hash of the rows of every table of these databases, whatever their order. */
export async function hashTablesOf(owners: Map<string, MikroORM>): Promise<Record<string, string>> {
  const hashes = [...owners].map(async ([name, { em }]) => {
    const db: Kysely<unknown> = em.getKysely();
    const queries = (await tablesOf(db)).map(
      (table) => sql<{ table: string; hash: string }>`
        select ${`${name}.${table}`} as table, coalesce(sum(hashtextextended(t::text, 0)), 0)::text as hash
        from ${sql.table(table)} as t`,
    );
    const { rows } = await sql<{ table: string; hash: string }>`${sql.join(queries, sql` union all `)}`.execute(db);
    return rows.map(({ table, hash }) => [table, hash] as const);
  });
  return Object.fromEntries((await Promise.all(hashes)).flat());
}

/** Tables of each database, but those that deliver the audit log: the outbox relay writes them in the background. */
const tablesOf = async (db: Kysely<unknown>) => {
  const { rows } = await sql<{ table: string }>`
    select relname as table from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
    and not relispartition and relname not in ('outbox', 'audit_log')`.execute(db);
  return rows.map(({ table }) => table);
};
