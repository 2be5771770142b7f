import type { MikroORM } from "@mikro-orm/postgresql";
import { sql } from "kysely";

const PATIENCE = 3_000;

const underWay = new WeakMap<MikroORM, Promise<boolean>>();

/** Whether a database answers, and that soon. Questions asked meanwhile share one statement: there may be many, and it may hang. */
export function isReachable(orm: MikroORM): Promise<boolean> {
  let answer = underWay.get(orm);
  if (!answer) {
    answer = sql`select 1`
      .execute(orm.em.getKysely())
      .then(
        () => true,
        () => false,
      )
      .finally(() => underWay.delete(orm));
    underWay.set(orm, answer);
  }
  const { promise: late, resolve } = Promise.withResolvers<boolean>();
  const timer = setTimeout(resolve, PATIENCE, false);
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}
