import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { Client } from "pg";
import { expect, onTestFinished, test, vi } from "vitest";
import { temporaryFolder } from "../../testing/temporary-folder.js";
import { startPostgres } from "./postgres.js";

vi.setConfig({ testTimeout: 90_000 });

test.each<NodeJS.Signals>(["SIGINT", "SIGQUIT", "SIGKILL"])(
  "a server that somebody ends with %s runs again at the same address, for all that use it",
  async (signal) => {
    const folder = temporaryFolder("hub-restart-");
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const users = [await startPostgres(folder, { hub: true }), await startPostgres(folder)];
    const pid = async () => Number((await readFile(join(folder, "postgres", "postmaster.pid"), "utf8")).split("\n")[0]);
    const answers = async (host: string) => {
      const client = new Client({ host, user: "postgres", database: "postgres" });
      await client.connect();
      await client.query("select 1");
      await client.end();
    };
    const earlier = await pid();
    process.kill(earlier, signal);
    await vi.waitFor(async () => expect(await pid()).not.toBe(earlier), 30_000);
    for (const { host } of users) await vi.waitFor(() => answers(host), 30_000);
    await Promise.all(users.map((user) => user.stop()));
    await expect(pid()).rejects.toThrow("ENOENT");
  },
);
