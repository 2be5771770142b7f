import type { Kysely } from "kysely";

/** Invented rows for trials and benchmarks. Each is marked in the column `demo` of its table, and its texts begin with [Demo]. */
export interface Demo {
  /** How many rows `add` will insert. */
  size(options: DemoOptions): number;
  /** Inserts them in batches; the same seed gives the same rows. Calls `onBatch` with the number of rows after each batch. */
  add(db: Kysely<unknown>, options: DemoOptions, onBatch: (rows: number) => void): Promise<void>;
  /** Deletes all of them, and nothing else. */
  remove(db: Kysely<unknown>): Promise<void>;
}

export interface DemoOptions {
  events: number;
  centers: number;
  coaches: number;
  /** The same number gives the same rows. */
  seed: number;
}
