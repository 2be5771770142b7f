import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join, parse } from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { baseSchema } from "../kit/database/base-schema.js";
import { readDefinitions, replaceFunctions } from "../kit/database/definitions.js";
import { migrateDatabase } from "../kit/database/migrate-database.js";
import { openDatabase } from "../kit/database/open-database.js";
import type { Subgraph } from "../kit/subgraph/subgraph.js";
import { cloneDatabase } from "../kit/testing/open-subgraph.js";
import { actors } from "../subgraphs/actors/subgraph.js";
import { centers } from "../subgraphs/centers/subgraph.js";
import { events } from "../subgraphs/events/subgraph.js";
import { ID, SAMPLE_ROWS } from "./support/sample-rows.js";

const resources = new AsyncDisposableStack();
afterAll(() => resources.disposeAsync());

async function connect(connectionString: string): Promise<Client> {
  const client = new Client(connectionString);
  await client.connect();
  resources.defer(() => client.end());
  return client;
}

/** The address of a new database of a subgraph that is migrated no further than this. */
async function createEarlier(
  subgraph: Subgraph,
  migration: string,
  superuser: Client,
  likeUrl: string,
): Promise<string> {
  const name = `${subgraph.name}_${migration.toLowerCase()}`;
  await superuser.query(`create database ${name} owner ${subgraph.name}_owner`);
  resources.defer(async () => void (await superuser.query(`drop database ${name} with (force)`)));
  const ownerUrl = Object.assign(new URL(likeUrl), { pathname: name }).href;
  const orm = await openDatabase(subgraph, ownerUrl);
  const definitions = await readDefinitions(subgraph);
  await replaceFunctions(orm.em.getKysely(), definitions);
  await orm.em.execute("create table seed (name text primary key, applied_at timestamptz not null default now())");
  for (const step of baseSchema) {
    await step.run(orm.em.fork());
    await orm.em.execute("insert into seed (name) values (?)", [step.name]);
  }
  await orm.migrator.up({ to: migration });
  for (const view of definitions.views) await orm.em.execute(view);
  await orm.close(true);
  return ownerUrl;
}

/** Puts a row into a table, as far as the table has its columns. */
async function insert(client: Client, table: string, row: object): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    "select attname as name from pg_attribute where attrelid = $1::regclass and attname = any($2) and attgenerated = ''",
    [table, Object.keys(row)],
  );
  const columns = rows.map(({ name }) => name).join(", ");
  await client.query(
    `insert into ${table} (${columns}) select ${columns} from jsonb_populate_record(null::${table}, $1)`,
    [row],
  );
}

const TEXT = { sv: "Biblioteken i Örebro visar Bank-ID, mobil/surfplatta och Café 24-7" };

const SEARCHED: [Subgraph, table: string, texts: object, lastRefill: string][] = [
  [
    events,
    "event",
    { title: TEXT, description: TEXT, status: "PUBLISHED", state: "PUBLISHED", municipality_code: "1482" },
    "Migration20261130000014",
  ],
  [centers, "digidel_center", { name: TEXT.sv, description: TEXT }, "Migration20261130000006"],
  [actors, "actor", { name: TEXT.sv }, "Migration20261130000010"],
];

/** What of a database of a subgraph searches read. */
const searchedIn = async (client: Client, table: string) => [
  (await client.query(`select search from ${table} where id = '${ID}'`)).rows,
  table === "event" && (await client.query("select * from word order by word")).rows,
];

describe.each(SEARCHED)("$name", (subgraph, table, texts, lastRefill) => {
  const row = { ...SAMPLE_ROWS[subgraph.name]![table]!.row, ...texts };
  let superuser: Client;
  let fresh: Client;
  let freshUrl: string;
  beforeAll(async () => {
    const { ownerUrl, superuserUrl, drop } = await cloneDatabase(subgraph.name);
    resources.defer(drop);
    [superuser, fresh, freshUrl] = [await connect(superuserUrl), await connect(ownerUrl), ownerUrl];
    await insert(fresh, table, row);
  });

  test("what was stored before all migrations is searched as what is stored after them", async () => {
    const upgradedUrl = await createEarlier(subgraph, "Migration20261129000000", superuser, freshUrl);
    const upgraded = await connect(upgradedUrl);
    await insert(upgraded, table, row);
    await migrateDatabase(subgraph, upgradedUrl, subgraph.name);
    expect(await searchedIn(upgraded, table)).toEqual(await searchedIn(fresh, table));
  });

  test("what was stored by the functions of an earlier release is searched by the rules of this one", async () => {
    const migrations = (await readdir(join(subgraph.folder, "migrations"))).map((file) => parse(file).name).sort();
    const before = migrations[migrations.indexOf(lastRefill) - 1]!;
    const upgradedUrl = await createEarlier(subgraph, before, superuser, freshUrl);
    const upgraded = await connect(upgradedUrl);
    for (const name of ["word_stems", "stems_with_parts"]) {
      await upgraded.query(`create or replace function ${name}(word text) returns text[] language plpgsql immutable strict
        as $$ begin return array['earlier']; end $$`);
    }
    await insert(upgraded, table, row);
    expect(await searchedIn(upgraded, table)).not.toEqual(await searchedIn(fresh, table));
    await migrateDatabase(subgraph, upgradedUrl, subgraph.name);
    expect(await searchedIn(upgraded, table)).toEqual(await searchedIn(fresh, table));
  });
});

/** Of the code of the functions, without comments, when the migrations in `SEARCHED` filled what they compute. */
const FILLED_BY = "453c393528efc4f2";

test("what is stored was filled by the functions of this release", async () => {
  const folder = join(import.meta.dirname, "../kit/database/functions");
  const files = ["compounds", "municipality_name", "stems", "words"].map((name) => join(folder, `${name}.sql`));
  const code = (await Promise.all(files.map((file) => readFile(file, "utf8")))).join("").replaceAll(/^\s*--.*\n/gm, "");
  // After a change, each of the three subgraphs takes a migration that sets the expressions of its stored columns again.
  expect(createHash("sha256").update(code).digest("hex").slice(0, 16)).toBe(FILLED_BY);
});
