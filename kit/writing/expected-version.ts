import { sql } from "kysely";
import { StaleVersion } from "../graphql/errors.js";
import type { Context } from "../request/context.js";
import { asSystem } from "../sql/session.js";
import { writerOf } from "./audit.js";

/** Refuses a change that was made on another version than the present one, where the caller says on which. */
export const refuseOtherVersion = (
  { version }: { version: number },
  expectedVersion: number | null | undefined,
): StaleVersion | null => (expectedVersion == null || expectedVersion === version ? null : new StaleVersion(version));

/** Whose trace tells who wrote the content that is to be replaced: the entity, and the mutations that write the content. */
interface WrittenContent {
  type: string;
  id: string;
  by: string[];
}

/**
 * Refuses to replace content that the caller may not have read: that of another version than the one the caller names, and where none
 * is named, what somebody else wrote last. The row must be locked.
 */
export async function refuseUnread(
  ctx: Context,
  row: { version: number },
  expectedVersion: number | null | undefined,
  content: WrittenContent,
): Promise<StaleVersion | null> {
  if (expectedVersion != null) return refuseOtherVersion(row, expectedVersion);
  return (await isWrittenByOther(ctx, content)) ? new StaleVersion(row.version) : null;
}

/** Whether another key or login than the caller's wrote the content last. Starting data were written by nobody. */
export async function isWrittenByOther(ctx: Context, { type, id, by }: WrittenContent): Promise<boolean> {
  const { viewer_role, viewer_key_id, viewer_actor, viewer_municipality } = writerOf(ctx);
  const { rows } = await asSystem(ctx, (db) =>
    sql<{ other: boolean }>`
      select (viewer_role, viewer_key_id, viewer_actor, viewer_municipality) is distinct from
        (${viewer_role}::text, ${viewer_key_id}::text, ${viewer_actor}::text, ${viewer_municipality}::text) as other
      from audit_entry where entity_type = ${type} and entity_id = ${id} and action = any(${by})
      order by at desc, id desc limit 1`.execute(db),
  );
  return rows[0]?.other ?? false;
}
