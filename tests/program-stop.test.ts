import { readdir } from "node:fs/promises";
import { Agent, get } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, describe, expect, test, vi } from "vitest";
import {
  stopPrograms,
  connectToDatabase,
  newDataDir,
  expectNothingLeft,
  npmRun,
  queryAsOwner,
  startHub,
} from "./support/programs.js";

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });
afterAll(stopPrograms);

const PTS = '{ actor(slug: "pts") { slug } }';

/** Whoever reads an actor has to wait until the session commits. */
async function lockActors(dataDir: string) {
  const session = await connectToDatabase(dataDir, "actors", "actors_owner");
  await session.query("begin; lock table actor in access exclusive mode");
  return session;
}

const waits = (dataDir: string) =>
  expect
    .poll(() => queryAsOwner(dataDir, "actors", "select from pg_locks where not granted"), { timeout: 20_000 })
    .toHaveLength(1);

describe("stopping", () => {
  /** Filled by the first test, so that the others start sooner. */
  const dataDir = newDataDir();

  test.each([
    ["SIGINT", false],
    ["SIGINT", true],
    ["SIGTERM", false],
    ["SIGTERM", true],
  ] as const)(
    "lets a slow answer finish and leaves nothing behind: %s, to the whole group %s",
    async (signal, group) => {
      const { hub, execute, host } = await startHub(dataDir);
      const session = await lockActors(dataDir);
      const answer = execute(PTS);
      await waits(dataDir);

      hub.kill(signal, { group });
      if (signal === "SIGINT") hub.kill(signal, { group });
      await sleep(300);
      await session.query("commit");
      await session.end();

      expect((await answer).data).toEqual({ actor: { slug: "pts" } });
      expect(await hub.code()).toBe(0);
      await expectNothingLeft(hub, dataDir, host);
    },
  );

  test.each([
    ["the hub", [] as string[]],
    ["a subgraph", ["actors"]],
  ])("answers requests on kept connections after SIGTERM, and says that they are closed: %s", async (_, subgraph) => {
    const program = npmRun(dataDir, { ACTORS_PORT: "0" }, subgraph.length > 0 ? "subgraph" : "start", ...subgraph);
    const { url } = await program.ready();
    const clients = Array.from({ length: 20 }, () => new Agent({ keepAlive: true, maxSockets: 1 }));
    const ask = (agent: Agent) =>
      new Promise((resolve) => {
        get(`${url}?query={__typename}`, { agent, headers: { accept: "application/json" } }, (response) =>
          response.resume().on("end", () => resolve(response.headers.connection)),
        ).on("error", (error: NodeJS.ErrnoException) => resolve(error.code));
      });
    const askAll = async () => [...new Set(await Promise.all(clients.map(ask)))];
    expect(await askAll()).toEqual(["keep-alive"]);

    program.kill("SIGTERM");
    await vi.waitFor(async () => expect(await ask(clients[0]!)).toBe("close"), { interval: 5 });
    expect(await askAll()).toEqual(["close"]);
    expect(await program.code()).toBe(0);
    expect(await askAll()).toEqual(["ECONNREFUSED"]);
  });

  test("does not wait for an answer that never comes", async () => {
    const { hub, execute, host } = await startHub(dataDir);
    await lockActors(dataDir);
    const answer = execute(PTS).catch(() => "cut off");
    await waits(dataDir);

    expect(await hub.stop()).toBe(0);
    expect(await answer).toBe("cut off");
    await expectNothingLeft(hub, dataDir, host);
  });

  test.each([
    ["the database's folder is being made", (names: string[]) => names.some((name) => name.includes("draft"))],
    ["the database is being filled", (names: string[]) => names.includes("postgres")],
  ])("leaves nothing half-started when %s", async (_, reached) => {
    const dataDir = newDataDir();
    const hub = npmRun(dataDir, {}, "start");
    while (!reached(await readdir(dataDir).catch(() => []))) await sleep(5);
    hub.kill("SIGTERM");
    expect(await hub.code()).toBe(0);
    expect(hub.err).toBe("");
    await expectNothingLeft(hub, dataDir);
  });

  test("interrupts long work", async () => {
    const demo = npmRun(dataDir, {}, "demo", "--events", "1000000");
    await expect.poll(() => demo.err, { timeout: 60_000 }).toContain("rows");
    demo.kill("SIGINT");
    expect(await demo.code()).toBe(130);
    await expectNothingLeft(demo, dataDir);
  });
});
