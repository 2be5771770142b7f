import type { ClassType, NonEmptyArray } from "type-graphql";
import type { Context } from "../request/context.js";
import type { Demo } from "./demo.js";
import type { Seed } from "./seed.js";

/** Who may write, read and change rows of a table: SQL conditions on its columns, see kit/database/functions/hub_guard.sql. */
export interface RowPolicy {
  table: string;
  write: string;
  /** Left out where every row is public. */
  read?: string;
  /** What those may change who may not write. */
  change?: string;
}

/** All there is to know about one subgraph: its server, migrations, tests and SDL are made from it. */
export interface Subgraph {
  name: string;
  /** Where it listens when nothing else is said. */
  port: number;
  /** Its own folder, home of `migrations/` and `schema.graphql`. */
  folder: string;
  /** Extensions of PostgreSQL that its functions and tables need. */
  extensions?: string[];
  /** Who may do what with the rows of its tables. */
  policies?: RowPolicy[];
  /** The classes of its tables. */
  tables: ClassType[];
  /** Those of them that are read-only and known by a code: read once, when the database is opened. */
  references?: ClassType<{ code: string }>[];
  /** The types that other subgraphs can refer to, its own and those of others it adds fields to: each with its `@key`. */
  entities: ClassType[];
  resolvers: NonEmptyArray<ClassType>;
  /** What the database holds from the beginning, each step once, in this order. */
  seeds: Seed[];
  /** Its tables that are only added to, partitioned by month of their column `at`, and kept as long as the audit. */
  appendOnlyTables?: string[];
  /** The other subgraphs that its rules ask, and where they are when `<NAME>_URL` does not say. */
  peers?: Record<string, string>;
  /** Erases what may be kept no longer: each hour, on the hub's own account. */
  eraseExpired?: (ctx: Context) => Promise<void>;
  /** Invented rows for trials, where it has any. */
  demo?: Demo;
}
