import { Client, escapeIdentifier } from "pg";

/** A session of the superuser, which the folder of the socket keeps to ourselves. */
export async function connect(host: string, database: string): Promise<Client> {
  const client = new Client({
    host,
    port: 5432,
    user: "postgres",
    database,
    ssl: false,
    connectionTimeoutMillis: 5_000,
  });
  // Without a listener a lost session would end the process.
  client.on("error", () => undefined);
  await client.connect();
  return client;
}

/** A database and its two roles: one owns the tables and migrates, the other works in them. */
export async function makeDatabase(host: string, name: string) {
  const owner = `${name}_owner`;
  await session(host, "postgres", async (server) => {
    await server.query("select pg_advisory_lock($1)", [MAKING]);
    const missing = async (catalog: string, column: string, value: string) =>
      (await server.query(`select from ${catalog} where ${column} = $1`, [value])).rowCount === 0;

    const [db, own, work] = [name, owner, name].map(escapeIdentifier);
    if (await missing("pg_roles", "rolname", owner)) await server.query(`create role ${own} login`);
    if (await missing("pg_roles", "rolname", name)) await server.query(`create role ${work} login`);
    if (await missing("pg_database", "datname", name)) {
      await server.query(`create database ${db} owner ${own} template template0`);
    }
    await server.query(`
      alter role ${own} nosuperuser nobypassrls;
      alter role ${work} nosuperuser nobypassrls;
      revoke all on database ${db} from public;
      grant connect on database ${db} to ${own}, ${work};
    `);
    await session(host, name, (database) =>
      database.query(`
        alter default privileges for role ${own} grant select, insert, update, delete on tables to ${work};
        alter default privileges for role ${own} grant usage on sequences to ${work};
      `),
    );
  });
  return { ownerUrl: urlOf(host, owner, name), databaseUrl: urlOf(host, name, name) };
}

/** An advisory lock, so that one process at a time makes databases. */
const MAKING = 3;

async function session<T>(host: string, database: string, use: (client: Client) => Promise<T>): Promise<T> {
  const client = await connect(host, database);
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

/** The port is written out, or a PGPORT in the environment would take its place. */
const urlOf = (host: string, user: string, database: string) =>
  `postgresql://${encodeURIComponent(user)}@${encodeURIComponent(host)}:5432/${encodeURIComponent(database)}`;
