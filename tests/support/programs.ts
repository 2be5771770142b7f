import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { expect, vi } from "vitest";
import { temporaryFolder } from "../../kit/testing/temporary-folder.js";
import { createClient } from "./graphql-client.js";

export const ROOT = resolve(import.meta.dirname, "../..");

/** Variables of the environment. */
export type Settings = Record<string, string>;

const running = new Set<Program>();
const folders: string[] = [];

/** The path of a data folder that does not exist yet. */
export function newDataDir(): string {
  const folder = temporaryFolder("hub-start-");
  folders.push(folder);
  return join(folder, "data");
}

/** Stops all programs, also those that a failed test left running. */
export async function stopPrograms() {
  await Promise.all([...running].map((program) => program.stop()));
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}

/** One of the project's programs, as a person starts it: from another folder, in a process group of its own. */
export class Program {
  readonly #child;
  readonly #ended;
  out = "";
  err = "";

  constructor(settings: Settings, ...command: string[]) {
    const variables = Object.entries(settings).map(([name, value]) => `${name}=${value}`);
    const stdio = ["ignore", "pipe", "pipe"] as ["ignore", "pipe", "pipe"];
    this.#child = spawn("env", [...variables, ...command], { cwd: tmpdir(), detached: true, stdio });
    this.#child.stdout.on("data", (chunk) => (this.out += chunk));
    this.#child.stderr.on("data", (chunk) => (this.err += chunk));
    this.#ended = once(this.#child, "close") as Promise<[code: number | null]>;
    running.add(this);
    this.#child.once("close", () => running.delete(this));
  }

  get pid(): number {
    return this.#child.pid!;
  }

  async code(): Promise<number | null> {
    const [code] = await this.#ended;
    return code;
  }

  /** The log line that it prints when it is ready. */
  async ready(): Promise<{ url: string; dataDir: string; pid: number }> {
    for (;;) {
      const line = this.out.split("\n").find((line) => / ready"}$/.test(line));
      if (line) return JSON.parse(line);
      if (this.#child.exitCode !== null) throw new Error(`It did not start: ${this.err}`);
      await sleep(20);
    }
  }

  kill(signal: NodeJS.Signals, { group = false } = {}) {
    process.kill(group ? -this.pid : this.pid, signal);
  }

  async stop() {
    if (this.#child.exitCode === null && this.#child.signalCode === null) this.kill("SIGTERM");
    return this.code();
  }

  /** Whether a process of its group is alive. */
  get isAlive(): boolean {
    try {
      return process.kill(-this.pid, 0);
    } catch {
      return false;
    }
  }
}

/** An npm script with the data of a folder, on any free port: `npm(dataDir, {}, "key", "--role", "ADMIN")`. */
export const npmRun = (dataDir: string, settings: Settings, script: string, ...args: string[]) =>
  new Program(
    { HUB_PORT: "0", HUB_DATA_DIR: dataDir, ...settings },
    "npm",
    "--prefix",
    ROOT,
    "run",
    "--silent",
    script,
    "--",
    ...args,
  );

/** An npm script on a terminal. */
export const npmRunOnTerminal = (dataDir: string, script: string) =>
  new Program(
    { HUB_PORT: "0", HUB_DATA_DIR: dataDir },
    "script",
    "--quiet",
    "--return",
    "--command",
    `npm --prefix '${ROOT}' run ${script}`,
    "/dev/null",
  );

/** Starts a hub; resolves when it is ready. */
export async function startHub(dataDir: string, settings: Settings = {}) {
  const hub = npmRun(dataDir, settings, "start");
  const { url, pid } = await hub.ready();
  return { hub, pid, execute: createClient(url, fetch), host: (await socketFolder(dataDir))! };
}

export async function exited(program: Program) {
  const code = await program.code();
  return { code, out: program.out, err: program.err };
}

/** Expects that no process, no database server and no socket is left. */
export async function expectNothingLeft(program: Program, dataDir: string, host?: string) {
  await vi.waitUntil(() => !program.isAlive, { timeout: 5000 });
  expect(existsSync(join(dataDir, "postgres", "postmaster.pid"))).toBe(false);
  if (host) expect(existsSync(host)).toBe(false);
}

/** The folder of the embedded server's socket; undefined when no server runs. */
export async function socketFolder(dataDir: string): Promise<string | undefined> {
  const file = join(dataDir, "postgres", "postmaster.pid");
  const host = existsSync(file) ? (await readFile(file, "utf8")).split("\n")[4] : undefined;
  return host && existsSync(join(host, ".s.PGSQL.5432")) ? host : undefined;
}

/** A session in a database of the embedded server. */
export async function connectToDatabase(dataDir: string, database: string, user = database): Promise<Client> {
  const client = new Client({ host: await socketFolder(dataDir), user, database });
  client.on("error", () => undefined);
  await client.connect();
  return client;
}

/** Runs a statement as the owner of a database; returns its rows. */
export async function queryAsOwner<T>(dataDir: string, database: string, sql: string): Promise<T[]> {
  const client = await connectToDatabase(dataDir, database, `${database}_owner`);
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
