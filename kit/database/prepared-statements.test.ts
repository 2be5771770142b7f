import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { actors } from "../../subgraphs/actors/subgraph.js";
import { plannedAnew } from "../sql/planned-anew.js";
import { cloneDatabase } from "../testing/open-subgraph.js";
import { openDatabase } from "./open-database.js";

let database: Awaited<ReturnType<typeof cloneDatabase>>;
let orm: Awaited<ReturnType<typeof openDatabase>>;
beforeAll(async () => {
  database = await cloneDatabase("actors");
  orm = await openDatabase(actors, database.databaseUrl, { pool: { min: 0, max: 1 } });
});
afterAll(async () => {
  await orm.close(true);
  await database.drop();
});

/** What the one connection has prepared, asked in words that are never the same. */
let asked = 0;
async function prepared() {
  const statement = sql.raw<{ statement: string }>(
    `select statement, ${++asked} as asked from pg_prepared_statements order by prepare_time`,
  );
  const { rows } = await sql<{ statement: string }>`${statement}`.execute(orm.em.getKysely());
  return rows.map(({ statement }) => statement);
}

const answer = async (label: string, value: number) => {
  const { rows } = await sql<Record<string, number>>`select ${value}::int as ${sql.ref(label)}`.execute(
    orm.em.getKysely(),
  );
  return rows[0]![label];
};

test("a statement that reads is prepared when it comes for the second time, and answers with its own values", async () => {
  expect(await answer("a", 1)).toBe(1);
  expect(await prepared()).toEqual([]);
  expect(await answer("a", 2)).toBe(2);
  expect(await answer("a", 3)).toBe(3);
  expect(await prepared()).toEqual(['select $1::int as "a"']);
});

test("a statement that is planned for its values is never prepared", async () => {
  for (let i = 0; i < 3; i++) await sql`select ${plannedAnew} ${i}::int as b`.execute(orm.em.getKysely());
  expect(await prepared()).toHaveLength(1);
});

test("a statement that writes is never prepared", async () => {
  for (let i = 0; i < 3; i++) await sql`set application_name = 'hub'`.execute(orm.em.getKysely());
  expect(await prepared()).toHaveLength(1);
});

test("a connection keeps the latest hundred, and one that was let go is prepared again", async () => {
  for (let i = 0; i < 150; i++) for (const value of [1, 2]) expect(await answer(`many${i}`, value)).toBe(value);
  const kept = await prepared();
  expect(kept).toHaveLength(100);
  expect(kept).not.toContain('select $1::int as "a"');
  expect(await answer("a", 4)).toBe(4);
  expect((await prepared()).at(-1)).toBe('select $1::int as "a"');
  expect(await prepared()).toHaveLength(100);
});
