import { sql } from "kysely";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { actors } from "../../subgraphs/actors/subgraph.js";
import { withCancellation } from "../request/cancellation.js";
import { cloneDatabase } from "../testing/open-subgraph.js";
import { openDatabase, stoppingAfter } from "./open-database.js";

const UNAVAILABLE = { extensions: { code: "SUBGRAPH_UNAVAILABLE" } };
const SLEEP = sql`select pg_sleep(60)`;

let database: Awaited<ReturnType<typeof cloneDatabase>>;
const watcher = { query: async (_: string): Promise<{ rows: { n: number }[] }> => ({ rows: [] }) };
beforeAll(async () => {
  database = await cloneDatabase("actors");
  const client = new pg.Client(database.superuserUrl);
  await client.connect();
  watcher.query = (text) => client.query(text);
  return async () => {
    await client.end();
    await database.drop();
  };
});

const closes: (() => Promise<void>)[] = [];
afterAll(() => Promise.all(closes.map((close) => close())));
async function open(options = {}) {
  const orm = await openDatabase(actors, database.databaseUrl, { pool: { min: 0, max: 1 }, ...options });
  closes.push(() => orm.close(true));
  return orm.em.getKysely();
}

const sleeping = async () =>
  (
    await watcher.query(
      "select count(*)::int as n from pg_stat_activity where query ~ 'pg_sleep' and state = 'active' and pid <> pg_backend_pid()",
    )
  ).rows[0]!.n;

describe("a statement of work that nobody waits for any more", () => {
  test("ends in PostgreSQL, alone and in a transaction, and its connection goes on", async () => {
    const db = await open();
    const alone = () => SLEEP.execute(db);
    const inTransaction = () => db.transaction().execute((transaction) => SLEEP.execute(transaction));
    for (const work of [alone, inTransaction]) {
      const controller = new AbortController();
      const done = withCancellation(controller.signal, work);
      await vi.waitFor(async () => expect(await sleeping()).toBe(1));
      controller.abort();
      await expect(done).rejects.toMatchObject(UNAVAILABLE);
      expect(await sleeping()).toBe(0);
      for (let i = 0; i < 20; i++) expect((await sql`select 1`.execute(db)).rows).toHaveLength(1);
    }
  });

  test("does not begin, also when it waits for a connection", async () => {
    const db = await open();
    const controller = new AbortController();
    const running = withCancellation(controller.signal, () => SLEEP.execute(db));
    const waiting = withCancellation(controller.signal, () => SLEEP.execute(db));
    await vi.waitFor(async () => expect(await sleeping()).toBe(1));
    controller.abort();
    const later = withCancellation(controller.signal, () => SLEEP.execute(db));
    for (const work of [running, waiting, later]) await expect(work).rejects.toMatchObject(UNAVAILABLE);
    expect(await sleeping()).toBe(0);
  });

  test("leaves alone what others do", async () => {
    const db = await open({ pool: { min: 0, max: 2 } });
    const controller = new AbortController();
    const left = withCancellation(controller.signal, () => SLEEP.execute(db));
    const other = sql`select pg_sleep(0.2)`.execute(db);
    await vi.waitFor(async () => expect(await sleeping()).toBeGreaterThan(0));
    controller.abort();
    await expect(left).rejects.toMatchObject(UNAVAILABLE);
    expect((await other).rows).toHaveLength(1);
  });
});

test("a statement ends when its time is up, whoever waits", async () => {
  const db = await open(stoppingAfter(1));
  await expect(SLEEP.execute(db)).rejects.toMatchObject({ code: "57014" });
});
