import { Client } from "pg";
import pino from "pino";
import { afterAll, beforeAll, expect, test } from "vitest";
import { actors } from "../../subgraphs/actors/subgraph.js";
import { cloneDatabase } from "../testing/open-subgraph.js";
import { warnOfChangedCollations } from "./collations.js";
import { openDatabase } from "./open-database.js";

const resources = new AsyncDisposableStack();
let superuser: Client;
let warnings: () => Promise<unknown[]>;
beforeAll(async () => {
  const database = await cloneDatabase("actors");
  resources.defer(() => database.drop());
  const orm = await openDatabase(actors, database.databaseUrl);
  resources.defer(() => orm.close(true));
  superuser = new Client(database.superuserUrl);
  await superuser.connect();
  resources.defer(() => superuser.end());
  warnings = async () => {
    const lines: { msg: string }[] = [];
    const log = pino({}, { write: (line: string) => void lines.push(JSON.parse(line) as { msg: string }) });
    await warnOfChangedCollations(orm, "actors", log);
    return lines.map(({ msg }) => msg);
  };
});
afterAll(() => resources.disposeAsync());

test("warnOfChangedCollations is silent while all is as it was", async () => {
  expect(await warnings()).toEqual([]);
});

test("warnOfChangedCollations tells of another version of the database's collation until it is refreshed", async () => {
  await superuser.query("update pg_database set datcollversion = '0.9' where datname = current_database()");
  const [line, ...more] = (await warnings()) as string[];
  expect(more).toEqual([]);
  const statement = /then "(alter database .* refresh collation version)"$/.exec(line!)![1]!;
  await superuser.query(statement);
  expect(await warnings()).toEqual([]);
});

test("warnOfChangedCollations tells of a collation only if a column has it", async () => {
  await superuser.query("create collation test_order (provider = icu, locale = 'sv')");
  await superuser.query("update pg_collation set collversion = '0.9' where collname in ('test_order', 'de-x-icu')");
  expect(await warnings()).toEqual([]);
  await superuser.query("create table test_names (name text collate test_order)");
  const [line, ...more] = (await warnings()) as string[];
  expect(more).toEqual([]);
  await superuser.query(/then "(alter collation test_order refresh version)"$/.exec(line!)![1]!);
  expect(await warnings()).toEqual([]);
});
