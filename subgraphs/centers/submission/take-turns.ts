import type { Kysely } from "kysely";
import { acquireNamedLock } from "../../../kit/writing/named-lock.js";

/**
 * Nobody else submits, imports or decides about centres of these municipalities until the transaction ends: an import looks
 * them up by name, before there is a row to lock. To be done before any row is locked; the order of the codes keeps two from
 * waiting for each other.
 */
export async function takeTurns(db: Kysely<unknown>, codes: string[]): Promise<void> {
  for (const code of [...new Set(codes)].sort()) await acquireNamedLock(db, `centers of ${code}`);
}
