import { type Kysely, sql } from "kysely";

/** Nobody else gets past a lock of this name until the transaction ends. */
export const acquireNamedLock = (db: Kysely<unknown>, name: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(db);
