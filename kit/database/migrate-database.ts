import { createHash } from "node:crypto";
import { readdir } from "node:fs/promises";
import { parse } from "node:path";
import type { MikroORM } from "@mikro-orm/postgresql";
import { type Kysely, sql } from "kysely";
import { StartError } from "../program/config.js";
import type { Seed } from "../subgraph/seed.js";
import type { Subgraph } from "../subgraph/subgraph.js";
import { baseSchema } from "./base-schema.js";
import { readDefinitions, replaceFunctions, replaceViewsAndPolicies } from "./definitions.js";
import { openDatabase } from "./open-database.js";
import { maintainPartitions } from "./partitions.js";

/** Whether `migrateDatabase` has something to do: a migration, a definition or starting data of this release is missing. */
export async function needsMigration(subgraph: Subgraph, orm: MikroORM): Promise<boolean> {
  const db = orm.em.getKysely();
  const { rows } = await sql<{ there: boolean }>`select to_regclass('definitions') is not null as there`.execute(db);
  if (!rows[0]!.there) return true;
  const seeds = await sql<{ name: string }>`select name from seed`.execute(db);
  const applied = new Set(seeds.rows.map(({ name }) => name));
  if ([...baseSchema, ...subgraph.seeds].some(({ name }) => !applied.has(name))) return true;
  const { hash } = await readDefinitions(subgraph);
  const definitions = await sql<{ hash: string }>`select hash from definitions`.execute(db);
  return definitions.rows[0]?.hash !== hash || (await orm.migrator.getPending()).length > 0;
}

/**
 * Brings a database up to this release, as its owner: functions, the kit's tables, migrations, views and policies, the grants of the
 * working role, starting data, partitions. Several processes may call it at once: one does the work, the others wait for it. Throws
 * `StartError` when another version of the hub made the database.
 */
export async function migrateDatabase(subgraph: Subgraph, ownerUrl: string, workerRole: string): Promise<void> {
  const orm = await openDatabase(subgraph, ownerUrl);
  try {
    const lock = createHash("sha256").update(subgraph.name).digest().readInt32BE();
    const pool: Kysely<unknown> = orm.em.getKysely();
    await pool.connection().execute(async (db) => {
      await sql`select pg_advisory_lock(${lock})`.execute(db);
      try {
        await migrateUnderLock(subgraph, orm, db, workerRole);
      } finally {
        await sql`select pg_advisory_unlock(${lock})`.execute(db);
      }
    });
  } finally {
    await orm.close(true);
  }
  await maintainPartitions(ownerUrl, appendOnlyTablesOf(subgraph), workerRole);
}

async function migrateUnderLock(
  subgraph: Subgraph,
  orm: MikroORM,
  db: Kysely<unknown>,
  workerRole: string,
): Promise<void> {
  const definitions = await readDefinitions(subgraph);
  await sql`create table if not exists seed (name text primary key, applied_at timestamptz not null default now())`.execute(
    db,
  );
  await assertOwnHistory(subgraph, db);
  await replaceFunctions(db, definitions);
  for (const step of baseSchema) await runOnce(orm, step);
  await orm.migrator.up();
  await replaceViewsAndPolicies(db, definitions);
  await sql`create table if not exists definitions (hash text primary key)`.execute(db);
  await sql`with earlier as (delete from definitions) insert into definitions values (${definitions.hash}) on conflict do nothing`.execute(
    db,
  );
  await grantWorker(db, workerRole, appendOnlyTablesOf(subgraph));
  for (const seed of subgraph.seeds) await runOnce(orm, seed);
}

/** A database with migrations that this release does not have was made by another one, whose data it may not understand. */
async function assertOwnHistory({ name, folder }: Subgraph, db: Kysely<unknown>): Promise<void> {
  const table = await sql<{ there: boolean }>`select to_regclass('mikro_orm_migrations') is not null as there`.execute(
    db,
  );
  if (!table.rows[0]!.there) return;
  const files = new Set((await readdir(`${folder}/migrations`)).map((file) => parse(file).name));
  const { rows } = await sql<{ name: string }>`select name from mikro_orm_migrations order by id`.execute(db);
  const unknown = rows.find((migration) => !files.has(migration.name));
  if (!unknown) return;
  throw new StartError(
    `The database of ${name} was made by another version of the hub: this one has no ${unknown.name}. Start that version, or begin with an empty data folder or database.`,
  );
}

/** Tables whose rows are never changed, and are dropped with the partition of their month. */
export const appendOnlyTablesOf = ({ appendOnlyTables = [] }: Subgraph) => ["audit_entry", ...appendOnlyTables];

/** The working role may read and write rows, but not change the schema. */
async function grantWorker(db: Kysely<unknown>, workerRole: string, appendOnlyTables: string[]): Promise<void> {
  const role = sql.id(workerRole);
  const appended = sql.join(appendOnlyTables.map((table) => sql.table(table)));
  await sql`grant usage on schema public to ${role}`.execute(db);
  await sql`grant select, insert, update, delete on all tables in schema public to ${role}`.execute(db);
  // For `analyze` after a bulk load.
  await sql`grant maintain on all tables in schema public to ${role}`.execute(db);
  await sql`revoke insert, update, delete on table seed, definitions, mikro_orm_migrations from ${role}`.execute(db);
  await sql`revoke update, delete on table ${appended} from ${role}`.execute(db);
  // Through a simple view one could write past the policies of its table.
  const { rows: views } = await sql<{ name: string }>`
    select viewname as name from pg_views where schemaname = 'public'`.execute(db);
  for (const { name } of views) await sql`revoke insert, update, delete on ${sql.table(name)} from ${role}`.execute(db);
}

const runOnce = (orm: MikroORM, { name, run }: Seed) =>
  orm.em.fork().transactional(async (em) => {
    const { numAffectedRows } = await sql`insert into seed (name) values (${name}) on conflict do nothing`.execute(
      em.getKysely(),
    );
    if (numAffectedRows) await run(em);
  });
