import { Client, escapeIdentifier, escapeLiteral } from "pg";
import { firstOfMonth } from "../calendar.js";
import { clock } from "../clock.js";

/** How long the traces of changes are kept. */
const KEPT_MONTHS = 24;
const AHEAD = 12;

/**
 * Makes the coming months of tables that are partitioned by the time `at`, and drops the months that are past keeping: as their
 * owner, whenever one is at hand. The working role reaches the months through their table only.
 */
export async function maintainPartitions(ownerUrl: string, tables: string[], worker: string): Promise<void> {
  const client = new Client(ownerUrl);
  await client.connect();
  try {
    // Several processes may start at once.
    await client.query("select pg_advisory_lock(hashtext('months'))");
    for (const table of tables) await keepMonthsOf(client, table, worker);
  } finally {
    await client.end();
  }
}

async function keepMonthsOf(client: Client, table: string, worker: string) {
  const { rows } = await client.query<{ name: string }>(
    "select inhrelid::regclass::text as name from pg_inherits where inhparent = $1::regclass",
    [table],
  );
  const existing = new Set(rows.map(({ name }) => name));
  const now = clock.now();
  const oldest = firstOfMonth(now, -KEPT_MONTHS);
  const rest = `${table}_default`;

  for (let n = -1; n <= AHEAD; n++) {
    const [from, to] = [firstOfMonth(now, n), firstOfMonth(now, n + 1)];
    const name = nameOf(table, from);
    if (existing.has(name) || (await holds(client, rest, from, to))) continue;
    await client.query(
      `create table ${escapeIdentifier(name)} partition of ${escapeIdentifier(table)}
       for values from (${escapeLiteral(from)}) to (${escapeLiteral(to)})`,
    );
  }
  for (const name of existing) {
    if (name !== rest && name < nameOf(table, oldest)) await client.query(`drop table ${escapeIdentifier(name)}`);
  }
  await client.query(`delete from ${escapeIdentifier(rest)} where at < $1`, [oldest]);

  const { rows: months } = await client.query<{ name: string }>(
    "select inhrelid::regclass::text as name from pg_inherits where inhparent = $1::regclass",
    [table],
  );
  const names = months.map(({ name }) => escapeIdentifier(name)).join(", ");
  await client.query(`revoke all on ${names} from ${escapeIdentifier(worker)}`);
}

/** Rows that came before their month was made stay where they are. */
async function holds(client: Client, rest: string, from: string, to: string): Promise<boolean> {
  const { rowCount } = await client.query(`select from ${escapeIdentifier(rest)} where at >= $1 and at < $2 limit 1`, [
    from,
    to,
  ]);
  return rowCount === 1;
}

/** Names stand in the order of their months. */
const nameOf = (table: string, from: string) => `${table}_${from.slice(0, 7).replace("-", "_")}`;
