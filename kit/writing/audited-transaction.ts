import type { SqlEntityManager } from "@mikro-orm/postgresql";
import type { Kysely } from "kysely";
import type { Caller } from "../request/context.js";
import { assertRowsWritten } from "./assert-rows-written.js";
import { audit, withOwners } from "./audit.js";
import { collectChanges } from "./collect-changes.js";

/**
 * A change from begin to commit: it carries the viewer into the database, and each row it writes leaves its trace there.
 * It begins with no entity in memory, since a refused change before it in the same document may have left some altered.
 */
export const withAuditedTransaction = <C extends Caller & { em: SqlEntityManager }, T>(
  ctx: C,
  action: string,
  work: (inside: C & { db: Kysely<unknown> }) => Promise<T>,
): Promise<T> =>
  ctx.em.transactional(
    async (em) => {
      const changes = collectChanges(em);
      const db: Kysely<unknown> = em.getKysely();
      const inside = { ...ctx, em, db };
      const result = await work(inside);
      await em.flush();
      await assertRowsWritten(inside, changes.values());
      await audit(inside, action, await withOwners(em, changes.values()));
      return result;
    },
    { clear: true },
  );
