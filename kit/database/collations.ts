import type { MikroORM } from "@mikro-orm/postgresql";
import { sql } from "kysely";
import type { Log } from "../program/log.js";

/**
 * Warns when a database was filled with another version of ICU or libc than PostgreSQL uses now: texts may be ordered otherwise than in its
 * indexes, which then miss rows and let doubles in.
 */
export async function warnOfChangedCollations(orm: MikroORM, subgraph: string, log: Log): Promise<void> {
  const { rows } = await sql<ChangedCollation>`
    select 'database ' || quote_ident(datname) as name, datcollversion as recorded,
           pg_database_collation_actual_version(oid) as actual
    from pg_database
    where datname = current_database() and datcollversion <> pg_database_collation_actual_version(oid)
    union all
    select 'collation ' || oid::regcollation, collversion, pg_collation_actual_version(oid)
    from pg_collation
    where collversion <> pg_collation_actual_version(oid) and oid in (select attcollation from pg_attribute)
  `.execute(orm.em.getKysely());
  for (const { name, recorded, actual } of rows) {
    log.warn(
      { subgraph, recorded, actual },
      `the order of texts has changed under the database: run as its owner "reindex database", then "alter ${name} refresh ${name.startsWith("database") ? "collation " : ""}version"`,
    );
  }
}

interface ChangedCollation {
  name: string;
  recorded: string;
  actual: string;
}
