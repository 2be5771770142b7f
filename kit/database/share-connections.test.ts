import { sql } from "kysely";
import pg from "pg";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { actors } from "../../subgraphs/actors/subgraph.js";
import { withCancellation } from "../request/cancellation.js";
import { cloneDatabase } from "../testing/open-subgraph.js";
import { openDatabase } from "./open-database.js";

let database: Awaited<ReturnType<typeof cloneDatabase>>;
let orm: Awaited<ReturnType<typeof openDatabase>>;
let watcher: pg.Client;
beforeAll(async () => {
  database = await cloneDatabase("actors");
  orm = await openDatabase(actors, database.databaseUrl, { pool: { min: 0, max: 4 } });
  watcher = new pg.Client(database.superuserUrl);
  await watcher.connect();
});
afterAll(async () => {
  await orm.close(true);
  await watcher.end();
  await database.drop();
});

const statements = () => {
  const db = orm.em.fork().getKysely();
  return {
    sleep: () => sql`select pg_sleep(60)`.execute(db),
    sleepInTransaction: () => db.transaction().execute((transaction) => sql`select pg_sleep(60)`.execute(transaction)),
    one: () => sql`select 1`.execute(db),
  };
};
const sleeping = async () =>
  (
    await watcher.query<{ n: number }>(
      "select count(*)::int as n from pg_stat_activity where query ~ 'pg_sleep' and state = 'active' and pid <> pg_backend_pid()",
    )
  ).rows[0]!.n;

test("a query has two connections at the same time, while others find one free, and gives both back", async () => {
  const { sleep, sleepInTransaction, one } = statements();
  const [greedy, modest] = [new AbortController(), new AbortController()];
  const work = withCancellation(greedy.signal, () =>
    Promise.allSettled([sleep(), sleepInTransaction(), sleep(), sleepInTransaction(), sleep()]),
  );
  await vi.waitFor(async () => expect(await sleeping()).toBe(2));
  await withCancellation(modest.signal, () => Promise.all([one(), one(), one()]));
  await one();
  expect(await sleeping()).toBe(2);

  greedy.abort();
  expect((await work).map(({ status }) => status)).toEqual(Array(5).fill("rejected"));
  expect(await sleeping()).toBe(0);
  const all = withCancellation(modest.signal, () => Promise.allSettled([sleep(), sleep()]));
  await vi.waitFor(async () => expect(await sleeping()).toBe(2));
  modest.abort();
  await all;
});
