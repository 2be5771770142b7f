import { type ChildProcess, execFile, type StdioOptions } from "node:child_process";
import { existsSync, rmdirSync } from "node:fs";
import { mkdir, mkdtemp, open, readFile, readlink, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { StartError } from "../../program/config.js";
import { loadBinaries, createStartError, spawnProgram } from "./binaries.js";

/** The contents of PostgreSQL's lock file, which stays behind when it is killed. */
interface LockFile {
  pid: number;
  /** The folder of its socket. */
  host: string;
  ready: boolean;
}

export interface Server extends LockFile {
  /** The folder of its data. */
  folder: string;
}

/**
 * The running server of this folder, which may have been started by another process or by a hub that was killed; otherwise starts one,
 * with its socket where it was before if that is known.
 * Throws `StartError` when it does not start, or runs but cannot be reached: others may be using it, so it is left alone.
 */
export async function findOrLaunch(folder: string, formerHost?: string): Promise<Server> {
  let output = "";
  for (let attempt = 1; attempt <= 8; attempt++) {
    let withoutSocket = 0;
    const logStart = (await readLog(folder)).length;
    const lock = await readLockFile(folder);
    const launched =
      lock && (await isServerProcess(folder, lock.pid)) ? undefined : await launch(folder, lock, formerHost);
    let server = await findServer(folder);
    while (server || isRunning(launched)) {
      if (server?.ready) {
        if (existsSync(join(server.host, ".s.PGSQL.5432"))) return server;
        // A server that is just shutting down removes its socket a moment before it ends.
        if (++withoutSocket > 50) throw unreachableError(server);
      }
      await sleep(20);
      server = await findServer(folder);
    }
    output = (await readLog(folder)).slice(logStart);
    // Another process was first, or connections of a killed server are still ending: tried again.
    if (launched?.exitCode && !/lock file|shared memory block/.test(output)) break;
    await sleep(100 * attempt);
  }
  throw createStartError(output);
}

export async function shutDown({ folder, pid, host }: Server): Promise<void> {
  if (await isServerProcess(folder, pid)) process.kill(pid, "SIGINT");
  while (await isServerProcess(folder, pid)) await sleep(20);
  await removeSocketFolder(host);
}

const unreachableError = ({ folder, pid, host }: Server) =>
  new StartError(
    `PostgreSQL runs in ${folder} as process ${pid}, but its socket in ${host} is not to be seen from here: the temporary folder was emptied, or this program has another one than the hub (TMPDIR, PrivateTmp). Nothing was stopped. Run this with the hub's own temporary folder; or stop the hub, end the server with "kill -INT ${pid}" should it still run, and start the hub again.`,
  );

async function launch(folder: string, stale: LockFile | undefined, formerHost?: string): Promise<ChildProcess> {
  const { postgres } = await loadBinaries();
  // Where the server was before: those that used it when it ended find it again.
  const known = stale?.host ?? formerHost;
  const earlier = known && (await ownSocketFolder(known)) ? known : undefined;
  const host = earlier ?? (await mkdtemp(join(SHORT_FOLDER, SOCKET_FOLDER)));
  const log = await open(`${folder}.log`, "a", 0o600);
  const settings = Object.entries(SETTINGS).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  // Tells PostgreSQL that the process with the number in its lock file is no server, though it may be alive.
  const env = stale ? { PG_GRANDPARENT_PID: `${stale.pid}` } : {};
  try {
    // Detached, and with a file for its output: neither Ctrl-C nor the end of this process stops it.
    const stdio = ["ignore", log.fd, log.fd] satisfies StdioOptions;
    const child = await spawnProgram(postgres, ["-D", folder, "-k", host, ...settings], env, { detached: true, stdio });
    child.once("exit", () => removeIfEmpty(host));
    child.unref();
    return child;
  } catch (error) {
    if (!earlier) await removeSocketFolder(host);
    throw error;
  } finally {
    await log.close();
  }
}

const SETTINGS = {
  listen_addresses: "",
  port: 5432,
  unix_socket_permissions: "0700",
  max_connections: 200,
  shared_buffers: "128MB",
  timezone: "UTC",
  log_timezone: "UTC",
  // Neither statements nor refused values are logged: both can hold personal data.
  log_min_messages: "log",
  log_min_error_statement: "panic",
  log_error_verbosity: "terse",
  log_statement: "none",
  log_checkpoints: "off",
};

const readLog = (folder: string) => readFile(`${folder}.log`, "utf8").catch(() => "");

/** A socket's path may be 107 bytes at most, 103 on macOS. */
const SHORT_FOLDER = Buffer.byteLength(tmpdir()) <= 60 ? tmpdir() : "/tmp";
const SOCKET_FOLDER = "digidel-hub-";

/** Whether a server may listen in this folder: it is this user's alone, or was missing and is made. */
async function ownSocketFolder(host: string): Promise<boolean> {
  if (!basename(host).startsWith(SOCKET_FOLDER)) return false;
  await mkdir(host, { mode: 0o700 }).catch(() => undefined);
  const found = await stat(host).catch(() => undefined);
  return found !== undefined && found.uid === process.getuid?.() && (found.mode & 0o077) === 0;
}

async function removeSocketFolder(host: string): Promise<void> {
  if (basename(host).startsWith(SOCKET_FOLDER)) await rm(host, { recursive: true, force: true });
}

/** Not when another server listens there already, or the server was killed and left its socket. */
function removeIfEmpty(host: string): void {
  try {
    rmdirSync(host);
  } catch {
    // Not empty, or gone.
  }
}

const isRunning = (child?: ChildProcess) => child?.exitCode === null && child.signalCode === null;

async function findServer(folder: string): Promise<Server | undefined> {
  const lock = await readLockFile(folder);
  return lock && (await isServerProcess(folder, lock.pid)) ? { folder, ...lock } : undefined;
}

async function readLockFile(folder: string): Promise<LockFile | undefined> {
  const lines = (await readFile(join(folder, "postmaster.pid"), "utf8").catch(() => "")).split("\n");
  const pid = Number(lines[0]);
  return pid > 0 ? { pid, host: lines[4] ?? "", ready: lines[7]?.trim() === "ready" } : undefined;
}

/** Whether a process is the server of this folder, and not another one with the number of a server that has ended. */
async function isServerProcess(folder: string, pid: number): Promise<boolean> {
  if (process.platform === "linux") return (await readlink(`/proc/${pid}/cwd`).catch(() => "")) === folder;
  const ps = await promisify(execFile)("ps", ["-o", "command=", "-p", `${pid}`]).catch(() => ({ stdout: "" }));
  return ps.stdout.includes(folder);
}
