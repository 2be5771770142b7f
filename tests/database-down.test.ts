import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, describe, expect, test, vi } from "vitest";
import * as operations from "../operations/generated/graphql.js";
import { errorCodes } from "./support/graphql-client.js";
import { exited, newDataDir, npmRun, startHub, stopPrograms } from "./support/programs.js";
import { eventInput } from "./support/sample-inputs.js";

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });
afterAll(stopPrograms);

async function start() {
  const dataDir = newDataDir();
  const { hub, execute } = await startHub(dataDir);
  const { url } = await hub.ready();
  const ready = async () => (await fetch(new URL("/ready", url))).status;
  const server = join(dataDir, "postgres");
  const serverPid = async () => Number((await readFile(join(server, "postmaster.pid"), "utf8")).split("\n")[0]);
  return { dataDir, hub, execute, ready, server, serverPid };
}

describe.concurrent("npm start whose PostgreSQL is killed", () => {
  test.concurrent("says SUBGRAPH_UNAVAILABLE to reads and mutations, and answers again", async () => {
    const { dataDir, execute, ready, serverPid } = await start();
    const { out } = await exited(npmRun(dataDir, {}, "key", "--role", "MEMBER", "--actor", "pts"));
    const key = out.trim();
    const read = () => execute(operations.TrainingDocument);
    const change = () => execute(operations.CreateEventDocument, { input: eventInput }, { key });
    expect([await ready(), errorCodes(await read()), errorCodes(await change())]).toEqual([200, [], []]);

    process.kill(await serverPid(), "SIGKILL");
    const codes = new Set<unknown>();
    const collect = async () => {
      const results = await Promise.all([read(), change(), read(), change()]);
      const found = results.flatMap(errorCodes);
      found.forEach((code) => codes.add(code));
      return found;
    };
    // The connections that died with it, as many as there may be.
    for (let round = 0; round < 10; round++) await collect();
    await vi.waitFor(async () => expect(await collect()).toEqual([]), { timeout: 30_000, interval: 200 });

    expect([...codes].filter((code) => code !== "SUBGRAPH_UNAVAILABLE")).toEqual([]);
    await vi.waitFor(async () => expect(await ready()).toBe(200), 10_000);
  });

  test.concurrent("is not ready, and ends with the reason when PostgreSQL does not start again", async () => {
    const { hub, ready, server, serverPid } = await start();
    await writeFile(join(server, "PG_VERSION"), "9.6\n");
    process.kill(await serverPid(), "SIGKILL");

    await vi.waitFor(async () => expect(await ready()).toBe(503), 5000);
    const { code, err } = await exited(hub);
    expect({ code, err }).toEqual({ code: 1, err: expect.stringMatching(/^PostgreSQL does not start: .*\n$/) });
  });

  test.concurrent("is not ready while PostgreSQL hangs, and ready after", async () => {
    const { ready, serverPid } = await start();
    const pid = await serverPid();
    const sessions = (await readFile(`/proc/${pid}/task/${pid}/children`, "utf8")).trim().split(" ").map(Number);
    const server = [pid, ...sessions];
    for (const part of server) process.kill(part, "SIGSTOP");
    try {
      expect(await ready()).toBe(503);
    } finally {
      for (const part of server) process.kill(part, "SIGCONT");
    }
    await vi.waitFor(async () => expect(await ready()).toBe(200), 10_000);
  });
});
