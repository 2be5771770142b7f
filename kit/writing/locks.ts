import { type FilterQuery, LockMode, type SqlEntityManager } from "@mikro-orm/postgresql";
import { type Kysely, sql } from "kysely";
import type { ClassType } from "type-graphql";
import type { IdentifiedEntity } from "../sql/identified-entity.js";
import { isUuid } from "../sql/read.js";

/** The row with this id, which nobody else can change until the transaction ends; null when there is none. */
export const lockRow = async <T extends IdentifiedEntity>(
  em: SqlEntityManager,
  entity: ClassType<T>,
  id: string | null | undefined,
): Promise<T | null> =>
  id && isUuid(id) ? em.findOne<T>(entity, { id } as FilterQuery<T>, { lockMode: LockMode.PESSIMISTIC_WRITE }) : null;

/** The rows with these ids, locked in the order of their ids, so that two transactions never wait for each other. */
export const lockRows = async <T extends IdentifiedEntity>(
  em: SqlEntityManager,
  entity: ClassType<T>,
  ids: string[],
): Promise<T[]> => {
  const order = { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: "asc" } } as const;
  return (await em.find<IdentifiedEntity>(entity, { id: { $in: ids } }, order)) as T[];
};

/** Waits for the lock of this name, and holds it until the transaction ends. */
export const acquireNamedLock = (db: Kysely<unknown>, name: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(db);
