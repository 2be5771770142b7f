import { MikroORM } from "@mikro-orm/postgresql";
import { Kysely, PostgresDialect, sql } from "kysely";
import pg from "pg";
import { afterEach, expect, test } from "vitest";
import { cloneDatabase } from "../testing/open-subgraph.js";
import { releaseDeadConnections } from "./dead-connections.js";

const cleanups: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

/** A pool of one connection, which dies inside a transaction whose rollback then fails or not; what is left of it. */
async function killInsideTransaction(prepare: (pool: pg.Pool) => void) {
  const database = await cloneDatabase("actors");
  cleanups.push(() => database.drop());
  const pool = new pg.Pool({ connectionString: database.databaseUrl, max: 1 });
  pool.on("connect", (client) => client.on("error", () => {}));
  prepare(pool);
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  const transaction = await db.startTransaction().execute();
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(transaction);
  const superuser = new pg.Client(database.superuserUrl);
  await superuser.connect();
  await superuser.query("select pg_terminate_backend($1)", [rows[0]!.pid]);
  await superuser.end();
  await expect(sql`select 1`.execute(transaction)).rejects.toThrow();
  await transaction
    .rollback()
    .execute()
    .catch(() => {});
  await new Promise((resolve) => setTimeout(resolve, 50));
  return { total: pool.totalCount, idle: pool.idleCount };
}

/** A pool of one connection, which dies when it is asked to begin a transaction; what is left of it. */
async function killBeforeTransaction(prepare: (pool: pg.Pool) => void) {
  const database = await cloneDatabase("actors");
  cleanups.push(() => database.drop());
  const pool = new pg.Pool({ connectionString: database.databaseUrl, max: 1 });
  pool.on("connect", (client) => {
    client.on("error", () => {});
    const query = client.query.bind(client) as (...args: unknown[]) => Promise<unknown>;
    const dying = (text: string, ...rest: unknown[]) =>
      /^(begin|start)/.test(text) ? query("select pg_terminate_backend(pg_backend_pid())") : query(text, ...rest);
    Object.assign(client, { query: dying });
  });
  prepare(pool);
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  await expect(db.startTransaction().execute()).rejects.toThrow();
  return { total: pool.totalCount, idle: pool.idleCount };
}

// When one of these three fails, its page in docs/upstream/ says what to remove.
test("Kysely still keeps the place of a connection that died in a transaction (leaked-connections.md)", async () => {
  expect(await killInsideTransaction(() => {})).toEqual({ total: 1, idle: 0 });
});

test("Kysely still keeps the place of a connection that died before its transaction began (leaked-connections.md)", async () => {
  expect(await killBeforeTransaction(() => {})).toEqual({ total: 1, idle: 0 });
});

test("MikroORM still drops the parameters of a database's address (dropped-address-parameters.md)", async () => {
  let options: pg.PoolConfig | undefined;
  const orm = await MikroORM.init({
    clientUrl: "postgresql://nobody@127.0.0.1:1/none?sslmode=verify-full",
    entities: [],
    discovery: { warnWhenNoEntities: false },
    driverOptions: { onPoolCreated: (pool: { options: pg.PoolConfig }) => void (options = pool.options) },
  });
  cleanups.push(() => orm.close(true));
  await orm.connect().catch(() => {});
  expect(options).toMatchObject({ host: "127.0.0.1" });
  expect(options).not.toHaveProperty("ssl");
  expect(options).not.toHaveProperty("connectionString");
});

test("releaseDeadConnections frees the place of a connection that died in a transaction", async () => {
  expect(await killInsideTransaction(releaseDeadConnections)).toEqual({ total: 0, idle: 0 });
});

test("releaseDeadConnections frees the place of a connection that died before its transaction began", async () => {
  expect(await killBeforeTransaction(releaseDeadConnections)).toEqual({ total: 0, idle: 0 });
});
