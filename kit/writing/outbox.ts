import { type Kysely, sql } from "kysely";

/** The topic of audit entries. */
export const AUDIT = "audit";

const BATCH = 100;

/**
 * Hands the oldest entries of a topic to `deliver` and forgets them when it has them; when it fails they stay. Of several
 * processes each takes others. Gives how many there were.
 */
export async function takeFromOutbox(
  db: Kysely<unknown>,
  topic: string,
  deliver: (payloads: unknown[]) => Promise<void>,
): Promise<number> {
  const { rows } = await sql<{ payload: unknown }>`
    delete from outbox where id = any(array(
      select id from outbox where topic = ${topic} order by id limit ${BATCH} for update skip locked
    )) returning id, payload`.execute(db);
  if (rows.length > 0) await deliver(rows.map(({ payload }) => payload));
  return rows.length;
}
