import { realpath } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Client } from "pg";
import { StartError } from "../../program/config.js";
import { createDataFolder, unwritableFolderError } from "../../program/data-folder.js";
import { createCluster } from "./cluster.js";
import { connect, createDatabase } from "./database.js";
import { findOrLaunch, type Server, shutDown } from "./server.js";

/** A PostgreSQL server that the hub starts itself, reached through a Unix socket that only this user can open. */
export interface EmbeddedPostgres {
  /** The folder of the socket, which `pg` takes as the host. */
  host: string;
  /** Creates, if missing, a database and its roles `<name>_owner` and `<name>`; returns the URLs to connect as these. */
  database(name: string): Promise<{ ownerUrl: string; databaseUrl: string }>;
  /** Stops using the server; the last process that does so shuts it down. */
  stop(): Promise<void>;
}

/**
 * Connects to the server of a data folder, and starts it if it does not run. Any number of processes may share it, but one hub only. Each
 * process holds a lease: a connection with a shared advisory lock, which PostgreSQL releases when the process dies. Throws `StartError`
 * when the server does not start, or with `hub: true` when another hub uses the folder.
 */
export async function startPostgres(dataDir: string, { hub = false } = {}): Promise<EmbeddedPostgres> {
  const folder = await prepareFolder(dataDir);
  const { server, ...acquired } = await acquireLease(folder);
  let { lease } = acquired;
  let releasing: Promise<void> | undefined;

  const release = async () => {
    if (await isLast(lease)) await shutDown(server);
    await lease.end();
  };

  /** When one connection crashes, PostgreSQL ends all. Without a new lease the next process to leave would stop the server. */
  const renewLease = () =>
    lease.once("end", async () => {
      while (!releasing) {
        const another = await tryAcquireLease(server.host);
        if (another && releasing) return another.end();
        if (another) {
          lease = another;
          renewLease();
          return hub && claimHub(lease);
        }
        await sleep(500, undefined, { ref: false });
      }
    });
  renewLease();

  const stop = () => (releasing ??= release());
  if (hub && !(await claimHub(lease))) {
    await stop();
    throw new StartError(
      `The data folder ${dataDir} is in use by another hub. Stop it, or set HUB_DATA_DIR to another folder.`,
    );
  }
  return { host: server.host, database: (name) => createDatabase(server.host, name), stop };
}

async function prepareFolder(dataDir: string): Promise<string> {
  await createDataFolder(dataDir);
  try {
    const folder = join(await realpath(dataDir), "postgres");
    await createCluster(folder);
    return folder;
  } catch (error) {
    throw error instanceof StartError ? error : unwritableFolderError(dataDir, error);
  }
}

/** While the last process is shutting the server down, waits until the server is gone, and starts it again. */
async function acquireLease(folder: string): Promise<{ server: Server; lease: Client }> {
  const timeout = AbortSignal.timeout(30_000);
  while (!timeout.aborted) {
    const server = await findOrLaunch(folder);
    const lease = await tryAcquireLease(server.host);
    if (lease) return { server, lease };
    await sleep(20);
  }
  throw new StartError(`PostgreSQL runs in ${folder} but does not answer. See ${folder}.log.`);
}

/** Advisory locks in the database `postgres`: shared by all processes that use the server, and held by the one hub. */
const LEASE_LOCK = 1;
const HUB_LOCK = 2;

async function tryAcquireLease(host: string): Promise<Client | undefined> {
  try {
    const client = await connect(host, "postgres");
    if (await isGranted(client, "pg_try_advisory_lock_shared", LEASE_LOCK)) return client;
    await client.end();
  } catch {
    // The server is shutting down, or recovering from a crash.
  }
  return undefined;
}

/** Waits a second for the lock: that of a hub that was just killed is released when PostgreSQL notices. */
async function claimHub(lease: Client): Promise<boolean> {
  try {
    await lease.query("set lock_timeout = '1s'");
    await lease.query("select pg_advisory_lock($1)", [HUB_LOCK]);
    return true;
  } catch {
    return false;
  }
}

/** Whether no other process uses the server. If so, none can acquire a lease any more. */
async function isLast(lease: Client): Promise<boolean> {
  try {
    await isGranted(lease, "pg_advisory_unlock_shared", LEASE_LOCK);
    return await isGranted(lease, "pg_try_advisory_lock", LEASE_LOCK);
  } catch {
    // The server is gone already.
    return false;
  }
}

async function isGranted(client: Client, lock: string, key: number): Promise<boolean> {
  const { rows } = await client.query<{ granted: boolean }>(`select ${lock}($1) as granted`, [key]);
  return rows[0]!.granted;
}
