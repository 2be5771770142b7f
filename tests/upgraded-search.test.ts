import { Client } from "pg";
import { afterAll, expect, test } from "vitest";
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

/** The address of a new database of a subgraph with its baseline only. */
async function createBaseline(subgraph: Subgraph, superuser: Client, likeUrl: string): Promise<string> {
  const name = `${subgraph.name}_baseline`;
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
  await orm.migrator.up({ to: "Migration20261129000000" });
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

test.each([
  [
    events,
    "event",
    { title: TEXT, description: TEXT, status: "PUBLISHED", state: "PUBLISHED", municipality_code: "1482" },
  ],
  [centers, "digidel_center", { name: TEXT.sv, description: TEXT }],
  [actors, "actor", { name: TEXT.sv }],
])(
  "$name: what was stored before an upgrade is searched as what is stored after it",
  async (subgraph, table, texts) => {
    const { ownerUrl, superuserUrl, drop } = await cloneDatabase(subgraph.name);
    resources.defer(drop);
    const upgradedUrl = await createBaseline(subgraph, await connect(superuserUrl), ownerUrl);
    const [upgraded, fresh] = [await connect(upgradedUrl), await connect(ownerUrl)];
    const row = { ...SAMPLE_ROWS[subgraph.name]![table]!.row, ...texts };
    await insert(upgraded, table, row);
    await migrateDatabase(subgraph, upgradedUrl, subgraph.name);

    await insert(fresh, table, row);
    for (const query of [
      `select search from ${table} where id = '${ID}'`,
      ...(table === "event" ? ["select * from word order by word"] : []),
    ])
      expect((await upgraded.query(query)).rows).toEqual((await fresh.query(query)).rows);
  },
);
