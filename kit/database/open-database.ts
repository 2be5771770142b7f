import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { type Options, MikroORM } from "@mikro-orm/postgresql";
import { Migrator } from "@mikro-orm/migrations";
import { sql } from "kysely";
import type { Pool } from "pg";
import { StartError } from "../program/config.js";
import { baseSchema } from "./base-schema.js";
import { maintainPartitions } from "./partitions.js";
import { releaseDeadConnections } from "./dead-connections.js";
import { registerTables } from "../sql/read.js";
import type { Subgraph } from "../subgraph/subgraph.js";

/**
 * How any server is to plan for the hub. A page is in memory mostly: to look up some thousand rows is cheaper than to read a
 * list of a hundred thousand. Nothing takes so long that compiling it or sharing it out would pay.
 */
const PLANNING = "-c seq_page_cost=0.1 -c random_page_cost=0.2 -c jit=off -c max_parallel_workers_per_gather=0";

/** Opens a subgraph's own database. */
export async function openDatabase(
  { name, folder, tables }: Subgraph,
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
    // A transaction under way in one subgraph is not taken for another's in the same process.
    contextName: name,
    forceUtcTimezone: true,
    pool: { min: 0, max: 10 },
    ...options,
    // The whole address, with its sslmode, which MikroORM alone would drop.
    driverOptions: {
      connectionString: clientUrl,
      connectionTimeoutMillis: 5000,
      ...driverOptions,
      options: [PLANNING, driverOptions?.options].join(" "),
      onPoolCreated(pool: Pool) {
        releaseDeadConnections(pool);
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
  registerTables(orm);
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

/** Closes it, without waiting for a statement that does not end. */
export const closeDatabase = (orm: MikroORM) => Promise.race([orm.close(true), sleep(1000, undefined, { ref: false })]);

/** Whether the database lacks a migration or a step of this release. */
export async function lacksMigrations({ seeds }: Subgraph, orm: MikroORM): Promise<boolean> {
  const db = orm.em.getKysely();
  const { rows } = await sql<{ there: boolean }>`select to_regclass('seed') is not null as there`.execute(db);
  if (!rows[0]!.there) return true;
  const applied = await sql<{ name: string }>`select name from seed`.execute(db);
  const names = new Set(applied.rows.map(({ name }) => name));
  const isMissing = [...baseSchema, ...seeds].some(({ name }) => !names.has(name));
  return isMissing || (await orm.migrator.getPending()).length > 0;
}

/**
 * Brings a database up to this release, as its owner: what the kit keeps there, migrations, what the working role may do,
 * starting data.
 * Several processes may try at once; one of them does it, the others wait and find it done.
 */
export async function migrateDatabase(subgraph: Subgraph, ownerUrl: string, worker: string): Promise<void> {
  const orm = await openDatabase(subgraph, ownerUrl);
  try {
    const lock = createHash("sha256").update(subgraph.name).digest().readInt32BE();
    await orm.em
      .getKysely()
      .connection()
      .execute(async (db) => {
        await sql`select pg_advisory_lock(${lock})`.execute(db);
        try {
          await sql`create table if not exists seed (name text primary key, applied_at timestamptz not null default now())`.execute(
            db,
          );
          for (const step of baseSchema) await runOnce(orm, step);
          await orm.migrator.up();
          await grant(orm, worker, appendOnlyTables(subgraph));
          for (const seed of subgraph.seeds) await runOnce(orm, seed);
        } finally {
          await sql`select pg_advisory_unlock(${lock})`.execute(db);
        }
      });
  } finally {
    await orm.close(true);
  }
  await maintainPartitions(ownerUrl, appendOnlyTables(subgraph), worker);
}

/** The tables of traces: rows are added, never changed, and go with their month. */
export const appendOnlyTables = ({ appendOnlyTables: traces = [] }: Subgraph) => ["audit_entry", ...traces];

/** The working role reads and writes rows, and no more. */
async function grant(orm: MikroORM, worker: string, appended: string[]) {
  const db = orm.em.getKysely();
  const role = sql.id(worker);
  await sql`grant usage on schema public to ${role}`.execute(db);
  await sql`grant select, insert, update, delete on all tables in schema public to ${role}`.execute(db);
  // For `analyze` after a bulk load.
  await sql`grant maintain on all tables in schema public to ${role}`.execute(db);
  await sql`revoke insert, update, delete on table seed, mikro_orm_migrations from ${role}`.execute(db);
  await sql`revoke update, delete on table ${sql.join(appended.map((table) => sql.table(table)))} from ${role}`.execute(
    db,
  );
}

const runOnce = (orm: MikroORM, { name, run }: Subgraph["seeds"][number]) =>
  orm.em.fork().transactional(async (em) => {
    const { numAffectedRows } = await sql`insert into seed (name) values (${name}) on conflict do nothing`.execute(
      em.getKysely(),
    );
    if (numAffectedRows) await run(em);
  });
