import { type EntityMetadata, wrap } from "@mikro-orm/core";
import { type Kysely, sql } from "kysely";
import { NotFound } from "../graphql/errors.js";
import { asSystem, type SessionContext } from "../sql/session.js";
import type { Change } from "./collect-changes.js";
import { RefusalRollback } from "./refusal-rollback.js";

/**
 * Refuses when PostgreSQL has passed over a row that was to be changed or removed: its policies do so with rows that the viewer
 * may not see or remove. Changed rows with a version need no look, MikroORM counts those.
 */
export async function assertRowsWritten(ctx: SessionContext, changes: Iterable<Change>): Promise<void> {
  const silent = [...changes].filter(
    ({ kind, entity }) => kind === "DELETE" || (kind === "UPDATE" && !metaOf(entity).versionProperty),
  );
  for (const [meta, rows] of Map.groupBy(silent, ({ entity }) => metaOf(entity))) {
    const ids = rows.map(({ id }) => id);
    // With the hub's eyes: a row that the viewer cannot see is not gone.
    const written = await asSystem(ctx, (db) => writtenRows(db, meta, ids));
    if (rows.some(({ kind, id }) => (kind === "DELETE" ? written.has(id) : !written.get(id)))) {
      throw new RefusalRollback(NotFound.toChange());
    }
  }
}

const metaOf = (entity: object) => wrap(entity, true).__meta;

/** The rows that are there, and whether this transaction wrote them. */
async function writtenRows(db: Kysely<unknown>, meta: EntityMetadata, ids: string[]): Promise<Map<string, boolean>> {
  const [key] = meta.getPrimaryProps();
  const column = sql.ref(key!.fieldNames[0]!);
  const { rows } = await sql<{ id: string; written: boolean }>`
    select ${column}::text as id, xmin = pg_current_xact_id()::xid as written from ${sql.table(meta.tableName)}
    where ${column} = any(${ids}::${sql.raw(key!.columnTypes[0]!)}[])`.execute(db);
  return new Map(rows.map(({ id, written }) => [id, written]));
}
