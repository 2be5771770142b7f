import { LockMode, type SqlEntityManager } from "@mikro-orm/postgresql";
import type { ClassType } from "type-graphql";
import type { Keyed } from "../../../kit/sql/keyed.js";
import { isUuid } from "../../../kit/sql/read.js";

/**
 * The row with this id, which nobody else can change until the transaction ends; null when there is none.
 * Submissions are locked before their centres, so that two never wait for each other.
 */
export const lockRow = async <T extends Keyed>(
  em: SqlEntityManager,
  entity: ClassType<T>,
  id: string | null | undefined,
): Promise<T | null> =>
  id && isUuid(id) ? ((await em.findOne(entity, id as never, { lockMode: LockMode.PESSIMISTIC_WRITE })) as T) : null;
