import type { Kysely } from "kysely";

/** Invented rows for trials and benchmarks. Each is marked in its table's `demo` column and says so in its texts. */
export interface Demo {
  /** How many rows `add` is going to make. */
  size(options: DemoOptions): number;
  /** Makes them in batches, the same ones for the same seed number; `made` is told how many after each batch. */
  add(db: Kysely<unknown>, options: DemoOptions, made: (rows: number) => void): Promise<void>;
  /** Takes all of them away and nothing else. */
  remove(db: Kysely<unknown>): Promise<void>;
}

export interface DemoOptions {
  events: number;
  centers: number;
  coaches: number;
  /** The same number gives the same rows. */
  seed: number;
}
