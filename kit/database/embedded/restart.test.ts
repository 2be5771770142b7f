import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { Client } from "pg";
import { expect, onTestFinished, test, vi } from "vitest";
import { temporaryFolder } from "../../testing/temporary-folder.js";
import { startPostgres } from "./postgres.js";

vi.setConfig({ testTimeout: 90_000 });

const temporaryData = () => {
  const folder = temporaryFolder("hub-restart-");
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
};

const pidIn = async (folder: string) =>
  Number((await readFile(join(folder, "postgres", "postmaster.pid"), "utf8")).split("\n")[0]);

async function ask(host: string, sql: string) {
  const client = new Client({ host, user: "postgres", database: "postgres" });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

test.each<NodeJS.Signals>(["SIGINT", "SIGQUIT", "SIGKILL"])(
  "a server that somebody ends with %s runs again at the same address, for all that use it",
  async (signal) => {
    const folder = temporaryData();
    const users = [await startPostgres(folder, { hub: true }), await startPostgres(folder)];
    const earlier = await pidIn(folder);
    process.kill(earlier, signal);
    await vi.waitFor(async () => expect(await pidIn(folder)).not.toBe(earlier), 30_000);
    for (const { host } of users) await vi.waitFor(() => ask(host, "select 1"), 30_000);
    await Promise.all(users.map((user) => user.stop()));
    await expect(pidIn(folder)).rejects.toThrow("ENOENT");
  },
);

test("a server that is killed while the hub claims its folder anew is started again", async () => {
  const folder = temporaryData();
  const onLost = vi.fn();
  const { host, stop } = await startPostgres(folder, { hub: true, onLost });
  const claims = "select from pg_stat_activity where query like '%pg_advisory_lock%' or query like 'set lock_timeout%'";
  for (let time = 0; time < 3; time++) {
    process.kill(await pidIn(folder), "SIGKILL");
    const claiming = async () => (await ask(host, claims).catch(() => [])).length > 0;
    await vi.waitUntil(claiming, { timeout: 20_000, interval: 1 });
  }
  const locks = "select from pg_locks where locktype = 'advisory'";
  await vi.waitFor(async () => expect(await ask(host, locks)).toHaveLength(2), 10_000);
  expect(onLost).not.toHaveBeenCalled();
  await stop();
});
