import type { ClassType, NonEmptyArray } from "type-graphql";
import type { Context, Peers } from "../request/context.js";
import type { Demo } from "./demo.js";
import type { Seed } from "./seed.js";

/** Row-level security of a table: SQL conditions on its columns, see kit/database/functions/hub_guard.sql. */
export interface RowPolicy {
  table: string;
  /** The rows that one may add, change and remove. */
  write: string;
  /** The rows that one may read. Left out where every row is public. */
  read?: string;
  /** The rows that one may change without being allowed to write them. */
  change?: string;
}

/** What others must hear of, whichever way it came about: rows of `outbox` with this topic, which a trigger adds. */
export interface Announcement {
  topic: string;
  /** Takes the payloads, oldest first, to another subgraph. They may come again, in the same order. */
  deliver(peers: Peers, payloads: unknown[]): Promise<void>;
}

/** The definition of a subgraph, from which its server, database, tests and SDL are made. */
export interface Subgraph {
  name: string;
  /** The port of its server, unless `<NAME>_PORT` says otherwise. */
  port: number;
  /** Its folder, with `migrations/`, `functions/`, `views/` and `schema.graphql`. */
  folder: string;
  /** Extensions of PostgreSQL that its functions and tables need. */
  extensions?: string[];
  /** Row-level security of its tables. */
  policies?: RowPolicy[];
  /** The entities of MikroORM. */
  tables: ClassType[];
  /** Those of them that are read-only, with a code as key: read once, when the database is opened. */
  references?: ClassType<{ code: string }>[];
  /** The types with an `@key`: its own, and those of other subgraphs that it adds fields to. */
  entities: ClassType[];
  resolvers: NonEmptyArray<ClassType>;
  /** The starting data: each step runs once in a database, in this order. */
  seeds: Seed[];
  /** Tables whose rows are never changed, partitioned by month of their column `at`, and kept as long as the audit. */
  appendOnlyTables?: string[];
  /** The other subgraphs that it queries or announces something to, with their URLs unless `<NAME>_URL` says otherwise. */
  peers?: Record<string, string>;
  /** What its outbox takes to other subgraphs, beside its audit. */
  announcements?: Announcement[];
  /** Erases what may be kept no longer. Runs each hour, as the hub itself. */
  eraseExpired?: (ctx: Context) => Promise<void>;
  /** Invented rows for trials. */
  demo?: Demo;
}
