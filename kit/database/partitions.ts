import { Client, escapeIdentifier, escapeLiteral } from "pg";
import { startOfMonth } from "../calendar.js";
import { clock } from "../clock.js";

/** How long rows are kept, in months. */
const MONTHS_KEPT = 24;
/** How many months of partitions are created in advance. */
const MONTHS_AHEAD = 12;

/**
 * Creates the coming monthly partitions of tables that are partitioned by their column `at`, and drops those of expired months. Runs as
 * the owner, at each start that has the owner's URL. The working role may use the partitions through their table only.
 */
export async function maintainPartitions(ownerUrl: string, tables: string[], workerRole: string): Promise<void> {
  const client = new Client(ownerUrl);
  await client.connect();
  try {
    // Several processes may start at once.
    await client.query("select pg_advisory_lock(hashtext('months'))");
    for (const table of tables) await maintainTable(client, table, workerRole);
  } finally {
    await client.end();
  }
}

async function maintainTable(client: Client, table: string, workerRole: string) {
  const { rows } = await client.query<{ name: string }>(
    "select inhrelid::regclass::text as name from pg_inherits where inhparent = $1::regclass",
    [table],
  );
  const existing = new Set(rows.map(({ name }) => name));
  const now = clock.now();
  const oldest = startOfMonth(now, -MONTHS_KEPT).toISOString();
  const defaultPartition = `${table}_default`;

  for (let n = -1; n <= MONTHS_AHEAD; n++) {
    const [from, to] = [n, n + 1].map((month) => startOfMonth(now, month).toISOString()) as [string, string];
    const name = nameOf(table, from);
    if (existing.has(name) || (await hasRows(client, defaultPartition, from, to))) continue;
    await client.query(
      `create table ${escapeIdentifier(name)} partition of ${escapeIdentifier(table)}
       for values from (${escapeLiteral(from)}) to (${escapeLiteral(to)})`,
    );
  }
  for (const name of existing) {
    if (name !== defaultPartition && name < nameOf(table, oldest))
      await client.query(`drop table ${escapeIdentifier(name)}`);
  }
  await client.query(`delete from ${escapeIdentifier(defaultPartition)} where at < $1`, [oldest]);

  const { rows: months } = await client.query<{ name: string }>(
    "select inhrelid::regclass::text as name from pg_inherits where inhparent = $1::regclass",
    [table],
  );
  const names = months.map(({ name }) => escapeIdentifier(name)).join(", ");
  await client.query(`revoke all on ${names} from ${escapeIdentifier(workerRole)}`);
}

/** Rows that were inserted before the partition of their month existed stay in the default partition, so that it cannot be created. */
async function hasRows(client: Client, partition: string, from: string, to: string): Promise<boolean> {
  const { rowCount } = await client.query(
    `select from ${escapeIdentifier(partition)} where at >= $1 and at < $2 limit 1`,
    [from, to],
  );
  return rowCount === 1;
}

/** Sorts by month. */
const nameOf = (table: string, from: string) => `${table}_${from.slice(0, 7).replace("-", "_")}`;
