import { Client, escapeIdentifier } from "pg";

/** Connects as the superuser, through the socket that only this user can open. */
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

/** Creates, if missing, a database and its two roles: `<name>_owner`, which migrates, and `<name>`, which reads and writes rows. */
export async function createDatabase(host: string, name: string) {
  const owner = `${name}_owner`;
  await withConnection(host, "postgres", async (server) => {
    await server.query("select pg_advisory_lock($1)", [CREATION_LOCK]);
    const missing = async (catalog: string, column: string, value: string) =>
      (await server.query(`select from ${catalog} where ${column} = $1`, [value])).rowCount === 0;

    const [db, ownerRole, workerRole] = [name, owner, name].map(escapeIdentifier);
    if (await missing("pg_roles", "rolname", owner)) await server.query(`create role ${ownerRole} login`);
    if (await missing("pg_roles", "rolname", name)) await server.query(`create role ${workerRole} login`);
    if (await missing("pg_database", "datname", name)) {
      await server.query(`create database ${db} owner ${ownerRole} template template0`);
    }
    await server.query(`
      alter role ${ownerRole} nosuperuser nobypassrls;
      alter role ${workerRole} nosuperuser nobypassrls;
      revoke all on database ${db} from public;
      grant connect on database ${db} to ${ownerRole}, ${workerRole};
    `);
    await withConnection(host, name, (database) =>
      database.query(`
        alter default privileges for role ${ownerRole} grant select, insert, update, delete on tables to ${workerRole};
        alter default privileges for role ${ownerRole} grant usage on sequences to ${workerRole};
      `),
    );
  });
  return { ownerUrl: urlOf(host, owner, name), databaseUrl: urlOf(host, name, name) };
}

/** The advisory lock of a process that creates databases. */
const CREATION_LOCK = 3;

async function withConnection<T>(host: string, database: string, use: (client: Client) => Promise<T>): Promise<T> {
  const client = await connect(host, database);
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

/** With the port, which would otherwise be taken from PGPORT in the environment. */
const urlOf = (host: string, user: string, database: string) =>
  `postgresql://${encodeURIComponent(user)}@${encodeURIComponent(host)}:5432/${encodeURIComponent(database)}`;
