import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { rm } from "node:fs/promises";
import { resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { openDatabase } from "../../kit/database/open-database.js";
import { asOperator } from "../../kit/sql/session.js";
import { cloneDatabase } from "../../kit/testing/open-subgraph.js";
import { temporaryFolder } from "../../kit/testing/temporary-folder.js";
import type { NewApiKey } from "../../subgraphs/actors/keys/create-api-key.js";
import { actors } from "../../subgraphs/actors/subgraph.js";
import { subgraphs } from "../../subgraphs/index.js";
import { cpuTimeOf } from "./cpu-time.js";
import { freePorts } from "./free-ports.js";
import { createClient } from "./graphql-client.js";
import { issueKey } from "./issue-key.js";

const ROOT = resolve(import.meta.dirname, "../..");

/** The hub as it is deployed: the gateway and the four subgraphs in processes of their own, on databases of their own. */
export async function startDeployedHub(now?: Date, settings: Record<string, string> = {}) {
  await using starting = new AsyncDisposableStack();
  const folder = temporaryFolder("hub-deployed-");
  starting.defer(() => rm(folder, { recursive: true, force: true }));

  const env: Record<string, string> = { HUB_DATA_DIR: folder, HUB_LOG_LEVEL: "warn", ...settings };
  if (now) env.HUB_NOW = now.toISOString();
  const [hubPort, ...ports] = await freePorts(1 + subgraphs.length);
  env.HUB_PORT = String(hubPort);
  const superuserUrls = new Map<string, string>();
  for (const [i, { name }] of subgraphs.entries()) {
    const database = await cloneDatabase(name);
    superuserUrls.set(name, database.superuserUrl);
    starting.defer(() => database.drop());
    const NAME = name.toUpperCase();
    env[`${NAME}_DATABASE_URL`] = database.databaseUrl;
    env[`${NAME}_PORT`] = String(ports[i]);
    env[`${NAME}_URL`] = `http://localhost:${ports[i]}/graphql`;
  }
  const operator = await openDatabase(actors, env.ACTORS_DATABASE_URL!, asOperator);
  starting.defer(() => operator.close(true));

  const processes = new Map<string, ChildProcess>();
  const run = (name: string, ...program: string[]) =>
    processes.set(
      name,
      spawn(process.execPath, ["--import", "tsx", ...program], {
        cwd: ROOT,
        env,
        stdio: ["ignore", "ignore", "inherit"],
      }),
    );
  const end = async (name: string, signal: NodeJS.Signals) => {
    const running = processes.get(name)!;
    processes.delete(name);
    if (running.exitCode !== null || running.signalCode !== null) return;
    running.kill(signal);
    await once(running, "exit");
  };
  starting.defer(async () => void (await Promise.all([...processes.keys()].map((name) => end(name, "SIGTERM")))));

  const start = (name: string) => run(name, "scripts/subgraph.ts", name);
  /** Resolves when every subgraph answers the gateway. */
  const ready = async () => {
    for (const [name, { exitCode }] of processes) if (exitCode !== null) throw new Error(`${name} did not start.`);
    const answer = await fetch(`http://localhost:${hubPort}/ready`).catch(() => null);
    if (answer?.ok) return;
    await sleep(50);
    await ready();
  };
  run("gateway", "gateway/server.ts");
  for (const { name } of subgraphs) start(name);
  await ready();

  const resources = starting.move();
  return {
    url: `http://localhost:${hubPort}/graphql`,
    execute: createClient(`http://localhost:${hubPort}/graphql`, fetch),
    createKey: (input: NewApiKey) => issueKey(operator, input),
    /** The address of a subgraph. */
    urlOf: (name: string) => env[`${name.toUpperCase()}_URL`]!,
    superuserUrlOf: (name: string) => superuserUrls.get(name)!,
    ports: [hubPort, ...ports].map(String),
    /** Processor time that the running processes have used, in milliseconds; 0 without /proc. */
    cpuTime: () => [...processes.values()].reduce((sum, { pid }) => sum + cpuTimeOf(pid!), 0),
    kill: (name: string, signal: NodeJS.Signals = "SIGKILL") => end(name, signal),
    async start(name: string) {
      start(name);
      await ready();
    },
    /** Restarts the subgraph events only: its results depend on the time. */
    async setTime(time: Date) {
      env.HUB_NOW = time.toISOString();
      await end("events", "SIGTERM");
      start("events");
      await ready();
    },
    close: () => resources.disposeAsync(),
  };
}
