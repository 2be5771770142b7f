import { setTimeout as sleep } from "node:timers/promises";
import { Migrator } from "@mikro-orm/migrations";
import { type Options, MikroORM } from "@mikro-orm/postgresql";
import { sql } from "kysely";
import type { Pool } from "pg";
import { StartError } from "../program/config.js";
import { registerTables } from "../sql/entity-table.js";
import type { Subgraph } from "../subgraph/subgraph.js";
import { cancelUnwantedStatements } from "./cancel-statements.js";
import { releaseDeadConnections } from "./dead-connections.js";
import { prepareStatements } from "./prepared-statements.js";
import { shareConnections } from "./share-connections.js";

/**
 * Settings of PostgreSQL's planner. Most pages are in memory, so looking up some thousand rows is cheaper than scanning a hundred
 * thousand. No statement runs long enough for compiling it, or for parallel workers, to pay.
 */
const PLANNER_SETTINGS = "-c seq_page_cost=0.1 -c random_page_cost=0.2 -c jit=off -c max_parallel_workers_per_gather=0";

/** Options for those who serve clients: no statement goes on for longer than a client waits. */
export const stoppingAfter = (seconds: number): Partial<Options> => ({
  driverOptions: { options: `-c statement_timeout=${seconds}s` },
});

/** Opens a subgraph's database as the role in the URL. Throws `StartError` when it cannot be reached. */
export async function openDatabase(
  { name, folder, tables, policies = [] }: Subgraph,
  clientUrl: string,
  options: Partial<Options> = {},
): Promise<MikroORM> {
  const driverOptions = options.driverOptions as { options?: string; onPoolCreated?: (pool: Pool) => void } | undefined;
  const orm = await MikroORM.init({
    entities: tables,
    clientUrl,
    extensions: [Migrator],
    migrations: { path: `${folder}/migrations`, snapshot: false, silent: true, dropTables: false, safe: true },
    discovery: { warnWhenNoEntities: false },
    // Keeps the transactions of subgraphs in the same process apart.
    contextName: name,
    forceUtcTimezone: true,
    pool: { min: 0, max: 10 },
    ...options,
    // With parameters such as sslmode, which MikroORM drops: docs/upstream/dropped-address-parameters.md.
    driverOptions: {
      connectionString: clientUrl,
      connectionTimeoutMillis: 5000,
      ...driverOptions,
      options: [PLANNER_SETTINGS, driverOptions?.options].join(" "),
      onPoolCreated(pool: Pool) {
        prepareStatements(pool);
        releaseDeadConnections(pool);
        cancelUnwantedStatements(pool);
        shareConnections(pool);
        driverOptions?.onPoolCreated?.(pool);
      },
    },
  });
  try {
    await orm.connect();
    await sql`select 1`.execute(orm.em.getKysely());
  } catch (error) {
    await orm.close(true);
    throw new StartError(
      `The database of ${name} cannot be reached (${reasonOf(error)}). Check ${name.toUpperCase()}_DATABASE_URL and that the server runs.`,
    );
  }
  const guardedTables = policies.filter(({ read }) => read).map(({ table }) => table);
  registerTables(orm, guardedTables);
  return orm;
}

function reasonOf(error: unknown): string {
  const { code = "", message } = error as Error & { code?: string };
  return REASONS[code] ?? (code || message);
}

const REASONS: Record<string, string> = {
  ECONNREFUSED: "nothing listens there",
  ENOTFOUND: "there is no such host",
  "28P01": "wrong user or password",
  "28000": "this user may not log in",
  "3D000": "there is no such database",
};

/** Closes a database, after one second even if a statement has not ended. */
export const closeDatabase = (orm: MikroORM) => Promise.race([orm.close(true), sleep(1000, undefined, { ref: false })]);
