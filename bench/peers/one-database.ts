import { readFile } from "node:fs/promises";
import { Client, escapeIdentifier } from "pg";
import type { EmbeddedPostgres } from "../../kit/database/embedded/postgres.js";

/** The tables of one-database.sql by the subgraph that has their rows, those first that others refer to. */
const TABLES = {
  county: "actors",
  municipality: "actors",
  actor: "actors",
  digidel_center: "centers",
  center_unit: "centers",
  campaign: "events",
  event: "events",
  coach: "coaches",
};

/** As the hub sets them for its own connections, see kit/database/open-database.ts. */
const PLANNER_SETTINGS = {
  seq_page_cost: 0.1,
  random_page_cost: 0.2,
  jit: "off",
  max_parallel_workers_per_gather: 0,
};

/** Fills one database with the rows of the hub's four, for those who know nothing of subgraphs; returns its URL, and the slugs of the campaigns. */
export async function fillOneDatabase(
  server: EmbeddedPostgres,
): Promise<{ oneDatabaseUrl: string; campaigns: string[] }> {
  const { ownerUrl, databaseUrl } = await server.database("peers");
  return withClient(ownerUrl, async (target) => {
    await target.query(await readFile(new URL("one-database.sql", import.meta.url), "utf8"));
    for (const [table, subgraph] of Object.entries(TABLES)) {
      const source = `postgresql://postgres@${encodeURIComponent(server.host)}:5432/${subgraph}`;
      await withClient(source, (client) => copyTable(table, client, target));
    }
    for (const [name, value] of Object.entries(PLANNER_SETTINGS))
      await target.query(`alter database peers set ${name} = '${value}'`);
    await target.query("vacuum analyze");
    const { rows } = await target.query<{ slug: string }>("select slug from campaign order by slug");
    return { oneDatabaseUrl: databaseUrl, campaigns: rows.map(({ slug }) => slug) };
  });
}

/** Copies the columns that the target's table has, but those that it computes itself. */
async function copyTable(table: string, source: Client, target: Client): Promise<void> {
  const { rows } = await target.query<{ name: string }>(
    "select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and attgenerated = ''",
    [table],
  );
  const columns = rows.map(({ name }) => escapeIdentifier(name)).join(", ");
  const read = `select json_agg(row)::text as rows from (select ${columns} from ${table}) as row`;
  const copied = await source.query<{ rows: string }>(read);
  const write = `insert into ${table} (${columns}) select ${columns} from json_populate_recordset(null::${table}, $1)`;
  await target.query(write, [copied.rows[0]!.rows]);
}

async function withClient<T>(url: string, use: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client(url);
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}
