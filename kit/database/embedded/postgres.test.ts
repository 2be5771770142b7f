import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, rmSync } from "node:fs";
import { mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { MikroORM } from "@mikro-orm/postgresql";
import { Client } from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { StartError } from "../../program/config.js";
import { temporaryFolder } from "../../testing/temporary-folder.js";
import { type EmbeddedPostgres, startPostgres } from "./postgres.js";

let trial: string;
let dataDir: string;
let started: EmbeddedPostgres[];

const open = async () => {
  trial = temporaryFolder("postgres-test-");
  dataDir = join(trial, "data");
  started = [];
};

const close = async () => {
  await Promise.all(started.map((postgres) => postgres.stop()));
  rmSync(trial, { recursive: true, force: true });
};

async function start(options?: Parameters<typeof startPostgres>[1]) {
  const postgres = await startPostgres(dataDir, options);
  started.push(postgres);
  return postgres;
}

/** A hub in a process of its own, that answers with its socket folder. */
async function startElsewhere(): Promise<{ child: ChildProcess; host: string }> {
  const module = new URL("./postgres.ts", import.meta.url).href;
  const script = `
    const { startPostgres } = await import(${JSON.stringify(module)});
    const { host, stop } = await startPostgres(${JSON.stringify(dataDir)}, { hub: true });
    process.once("SIGTERM", () => stop().then(() => process.exit()));
    process.stdout.write(host);
  `;
  const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [host] = await once(child.stdout!, "data");
  return { child, host: String(host) };
}

const lockFile = () => join(dataDir, "postgres", "postmaster.pid");
const serverPid = async () => Number((await readFile(lockFile(), "utf8")).split("\n")[0]);

async function query<T>(url: string, sql: string): Promise<T[]> {
  const client = new Client(url);
  client.on("error", () => undefined);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

const superuser = ({ host }: EmbeddedPostgres) => `postgresql://postgres@${encodeURIComponent(host)}:5432/postgres`;
const answers = (postgres: EmbeddedPostgres) => query(superuser(postgres), "select 1");

describe("startPostgres", () => {
  beforeEach(open);
  afterEach(close);

  test("starts a server in an empty folder, and stops it again", async () => {
    const postgres = await start({ hub: true });
    await answers(postgres);
    const pid = await serverPid();

    await postgres.stop();

    expect(() => process.kill(pid, 0)).toThrow("ESRCH");
    expect(existsSync(postgres.host)).toBe(false);
    expect(existsSync(lockFile())).toBe(false);
    expect((await readdir(dataDir)).sort()).toEqual(["postgres", "postgres.log"]);
  });

  test("shares one server between all that start it on the same folder, until the last has stopped it", async () => {
    const first = await start({ hub: true });
    const second = await start();
    expect(second.host).toBe(first.host);

    await first.stop();
    await answers(second);
    await second.stop();
    expect(existsSync(second.host)).toBe(false);
  });

  test("refuses a second hub on the same folder, with what to do", async () => {
    const first = await start({ hub: true });
    const second = start({ hub: true });
    await expect(second).rejects.toThrow(StartError);
    await expect(second).rejects.toThrow(
      `The data folder ${dataDir} is in use by another hub. Stop it, or set HUB_DATA_DIR to another folder.`,
    );
    await answers(first);
  });

  test("starts one server when many start it at the same time", async () => {
    const [elsewhere, ...here] = await Promise.all([startElsewhere(), start(), start(), start()]);
    expect(new Set(here.map(({ host }) => host))).toEqual(new Set([elsewhere.host]));
    expect((await readdir(dataDir)).sort()).toEqual(["postgres", "postgres.log"]);

    elsewhere.child.kill("SIGTERM");
    await once(elsewhere.child, "exit");
    await answers(here[0]!);
    await Promise.all(here.map((postgres) => postgres.stop()));
    expect(existsSync(elsewhere.host)).toBe(false);
    expect(existsSync(lockFile())).toBe(false);
  });

  test("can be stopped and started at the same moment", async () => {
    let last = await start();
    for (let round = 0; round < 5; round++) {
      const leaving = last.stop();
      last = await start();
      await leaving;
      await answers(last);
    }
  });

  test("finds the server of a hub that was killed, with all its data", async () => {
    const { child, host } = await startElsewhere();
    const url = `postgresql://postgres@${encodeURIComponent(host)}:5432/postgres`;
    await query(url, "create table kept as select 42 as answer");
    child.kill("SIGKILL");
    await once(child, "exit");

    const next = await start({ hub: true });
    expect(next.host).toBe(host);
    expect(await query(superuser(next), "select answer from kept")).toEqual([{ answer: 42 }]);
    await next.stop();
    expect(existsSync(host)).toBe(false);
  });

  test("recovers a server that was killed, even if another program has got its process number", async () => {
    const first = await start();
    await query(superuser(first), "create table kept as select 42 as answer");
    process.kill(await serverPid(), "SIGKILL");
    const stale = await readFile(lockFile(), "utf8");
    await writeFile(lockFile(), stale.replace(/^\d+/, `${process.pid}`));

    const next = await start();
    expect(await query(superuser(next), "select answer from kept")).toEqual([{ answer: 42 }]);
    expect(next.host).toBe(first.host);
    await answers(first);
  });

  test.each([1, 2])("starts a server that was killed again at its address, %i times", async (times) => {
    const hub = await start({ hub: true });
    await query(superuser(hub), "create table kept as select 42 as answer");
    for (let time = 0; time < times; time++) {
      process.kill(await serverPid(), "SIGKILL");
      await vi.waitFor(
        async () => expect(await query(superuser(hub), "select answer from kept")).toEqual([{ answer: 42 }]),
        20_000,
      );
    }
    const locks = "select from pg_locks where locktype = 'advisory'";
    await vi.waitFor(async () => expect(await query(superuser(hub), locks)).toHaveLength(2), 10_000);
    await expect(start({ hub: true })).rejects.toThrow("in use by another hub");
    await hub.stop();
    expect(existsSync(hub.host)).toBe(false);
  });

  test("tells why a server that was killed cannot be started again", async () => {
    const onLost = vi.fn();
    await start({ hub: true, onLost });
    await writeFile(join(dataDir, "postgres", "PG_VERSION"), "9.6\n");
    process.kill(await serverPid(), "SIGKILL");
    await vi.waitFor(() => expect(onLost).toHaveBeenCalled(), 60_000);
    expect(String(onLost.mock.calls[0]![0])).toMatch(/PostgreSQL does not start: .*incompatible/);
  });

  test.each([{ hub: true }, { hub: false }])(
    "leaves a server alone whose socket it does not see: %j",
    async (options) => {
      const first = await start({ hub: true });
      const session = new Client(superuser(first));
      await session.connect();
      const pid = await serverPid();
      const hidden = `${first.host}-hidden`;
      await rename(first.host, hidden);

      const second = start(options);
      await expect(second).rejects.toThrow(StartError);
      await expect(second).rejects.toThrow(new RegExp(`process ${pid}, but its socket in .* Nothing was stopped`));
      expect((await session.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
      expect(await serverPid()).toBe(pid);
      await session.end();
      await rename(hidden, first.host);
      await answers(first);
    },
  );

  test("keeps the server for those that used it when one of its connections crashed", async () => {
    const hub = await start({ hub: true });
    const crash = query(superuser(hub), "select pg_sleep(60)").catch(() => undefined);
    const [backend] = await vi.waitUntil(async () => {
      const rows = await query<{ pid: number }>(
        superuser(hub),
        "select pid from pg_stat_activity where query = 'select pg_sleep(60)'",
      );
      return rows.length > 0 && rows;
    });
    process.kill(backend!.pid, "SIGKILL");
    await crash;
    const locks = "select from pg_locks where locktype = 'advisory'";
    await vi.waitFor(async () => expect(await query(superuser(hub), locks)).toHaveLength(2), 10_000);
    const passer = await start();
    await passer.stop();
    await answers(hub);
  });

  test("runs in a folder with a long path, spaces and å ä ö", async () => {
    dataDir = join(trial, "Säters kommun – Åsas och Örjans mapp ".repeat(3), "ännu en mapp");
    await answers(await start());
  });

  test("removes the incomplete folders that a crash left behind", async () => {
    await mkdir(join(dataDir, "postgres.draft-gone"), { recursive: true });
    await start();
    expect((await readdir(dataDir)).sort()).toEqual(["postgres", "postgres.log"]);
  });

  test("names the folder that it cannot write to", async () => {
    await writeFile(dataDir, "");
    await expect(start()).rejects.toThrow(`The data folder ${dataDir} cannot be written`);
  });

  test("says why the server does not start", async () => {
    const first = await start();
    await first.stop();
    await writeFile(join(dataDir, "postgres", "PG_VERSION"), "9.6\n");
    await expect(start()).rejects.toThrow(/^PostgreSQL does not start: .*incompatible/);
  });
});

describe("a database of the embedded server", () => {
  let postgres: EmbeddedPostgres;
  beforeAll(async () => {
    await open();
    postgres = await start();
  });
  afterAll(close);

  test("has an owner that creates tables, and a role that reads and writes their rows only", async () => {
    const { ownerUrl, databaseUrl } = await postgres.database("actors");
    await query(
      ownerUrl,
      "create extension pg_trgm; create table actor (id int generated always as identity, name text)",
    );
    await query(databaseUrl, "insert into actor (name) values ('Östra'), ('Ärla'), ('Zinkgruvan'), ('Åmål')");
    const rows = await query(databaseUrl, "select name from actor order by name");
    expect(rows.map((row) => (row as { name: string }).name)).toEqual(["Zinkgruvan", "Åmål", "Ärla", "Östra"]);
    await expect(query(databaseUrl, "create table mine ()")).rejects.toThrow("permission denied");
    await expect(query(databaseUrl, "drop table actor")).rejects.toThrow("must be owner");
    expect(
      await query(databaseUrl, "select rolsuper or rolbypassrls as free from pg_roles where rolname like 'actors%'"),
    ).toEqual([{ free: false }, { free: false }]);
  });

  test("is closed to the roles of other databases", async () => {
    const { databaseUrl } = await postgres.database("actors");
    await postgres.database("events");
    await expect(query(databaseUrl.replace(/actors$/, "events"), "select 1")).rejects.toThrow("permission denied");
  });

  test("is created once when many need it at the same time, with any name", async () => {
    const urls = await Promise.all(Array.from({ length: 4 }, () => postgres.database('Åsas "bas"')));
    expect(new Set(urls.map(({ databaseUrl }) => databaseUrl)).size).toBe(1);
    expect(await query(urls[0]!.databaseUrl, "select current_database() as name")).toEqual([{ name: 'Åsas "bas"' }]);
  });

  test("is opened by MikroORM with its URL", async () => {
    const { databaseUrl } = await postgres.database("centers");
    const orm = await MikroORM.init({
      clientUrl: databaseUrl,
      entities: [],
      discovery: { warnWhenNoEntities: false },
    });
    expect(await orm.em.execute("select current_user as me, current_database() as here")).toEqual([
      { me: "centers", here: "centers" },
    ]);
    await orm.close();
  });

  test("leaves no statements and no refused values in the log", async () => {
    await query(superuser(postgres), "create table people (email text unique); insert into people values ('a@b.se')");
    await expect(query(superuser(postgres), "insert into people values ('a@b.se')")).rejects.toThrow("duplicate");
    await expect(query(superuser(postgres), "select 'a@b.se'::int")).rejects.toThrow("invalid input");
    expect(await readFile(join(dataDir, "postgres.log"), "utf8")).not.toContain("a@b.se");
  });
});
