import { type EntityMetadata, OptimisticLockError, wrap } from "@mikro-orm/core";
import type { SqlEntityManager } from "@mikro-orm/postgresql";
import { type Kysely, sql } from "kysely";
import { NotFound, type UserError } from "../graphql/errors.js";
import type { Caller } from "../request/context.js";
import { asSystem, type SessionContext } from "../sql/session.js";
import { audit, withOwners } from "./audit.js";
import { type Change, collectChanges } from "./collect-changes.js";

/**
 * Runs `work` in one transaction that carries the viewer into the database. At its end the entities are flushed, each changed row is
 * checked to have been written, and the changes are audited under `action`. Throws `RefusalRollback` with `NotFound` when PostgreSQL
 * skipped a row. It begins with no entity in memory: a refused mutation earlier in the same document may have left some altered.
 */
export const withAuditedTransaction = <C extends Caller & { em: SqlEntityManager }, T>(
  ctx: C,
  action: string,
  work: (inside: C & { db: Kysely<unknown> }) => Promise<T>,
): Promise<T> =>
  ctx.em
    .transactional(
      async (em) => {
        const changes = collectChanges(em);
        const db: Kysely<unknown> = em.getKysely();
        const inside = { ...ctx, em, db };
        const result = await work(inside);
        await em.flush();
        await assertRowsWritten(inside, changes());
        await audit(inside, action, await withOwners(em, changes()));
        return result;
      },
      { clear: true },
    )
    .catch((error: unknown) => {
      throw error instanceof OptimisticLockError ? new RefusalRollback(NotFound.noWritableRow()) : error;
    });

/** Thrown to carry a refusal out of a transaction, which is rolled back on the way. */
export class RefusalRollback {
  constructor(readonly refusal: UserError) {}
}

/**
 * PostgreSQL's policies skip rows that the viewer may not see or remove, without an error. Updated rows with a version need no check:
 * MikroORM counts those itself, and throws an `OptimisticLockError`. Mutations lock what they change, so it means nothing else.
 */
async function assertRowsWritten(ctx: SessionContext, changes: Change[]): Promise<void> {
  const unchecked = changes.filter(
    ({ kind, entity }) => kind === "DELETE" || (kind === "UPDATE" && !metadataOf(entity).versionProperty),
  );
  for (const [metadata, rows] of Map.groupBy(unchecked, ({ entity }) => metadataOf(entity))) {
    const ids = rows.map(({ id }) => id);
    // As the hub itself: a row that the viewer cannot see still exists.
    const existing = await asSystem(ctx, (db) => loadExistingRows(db, metadata, ids));
    if (rows.some(({ kind, id }) => (kind === "DELETE" ? existing.has(id) : !existing.get(id)))) {
      throw new RefusalRollback(NotFound.noWritableRow());
    }
  }
}

const metadataOf = (entity: object) => wrap(entity, true).__meta;

/** Which of these rows exist, by id, and whether this transaction has written them. */
async function loadExistingRows(
  db: Kysely<unknown>,
  metadata: EntityMetadata,
  ids: string[],
): Promise<Map<string, boolean>> {
  const [key] = metadata.getPrimaryProps();
  const column = sql.ref(key!.fieldNames[0]!);
  const { rows } = await sql<{ id: string; written: boolean }>`
    select ${column}::text as id, xmin = pg_current_xact_id()::xid as written from ${sql.table(metadata.tableName)}
    where ${column} = any(${ids}::${sql.raw(key!.columnTypes[0]!)}[])`.execute(db);
  return new Map(rows.map(({ id, written }) => [id, written]));
}
