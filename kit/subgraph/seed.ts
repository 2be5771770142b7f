import type { SqlEntityManager } from "@mikro-orm/postgresql";

/** A step of the starting data. It runs once in a database, so it never overwrites what people have edited since. */
export interface Seed {
  /** Its name in the table `seed`. A new release adds steps and does not change old ones. */
  name: string;
  run(em: SqlEntityManager): Promise<void> | void;
}
