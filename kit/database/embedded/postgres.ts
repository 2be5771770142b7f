import { realpath } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Client, DatabaseError } from "pg";
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
 * Connects to the server of a data folder, and starts it if it does not run, also when it dies later. Any number of processes may share
 * it, but one hub only. Each process holds a lease: a connection with a shared advisory lock, which PostgreSQL releases when the process
 * dies. Throws `StartError` when the server does not start, or with `hub: true` when another hub uses the folder. `onLost` is told when
 * a server that died cannot be started again.
 */
export async function startPostgres(
  dataDir: string,
  { hub = false, onLost = throwUncaught }: { hub?: boolean; onLost?: (error: unknown) => void } = {},
): Promise<EmbeddedPostgres> {
  const folder = await prepareFolder(dataDir);
  let { server, lease } = await acquireLease(folder);
  const { host } = server;
  const leaving = new AbortController();
  let renewal: Promise<void> | undefined;
  let releasing: Promise<void> | undefined;

  const claimFolder = async () => {
    if (hub && (await isClaimedByAnother(lease))) throw inUseError(dataDir);
  };

  const release = async () => {
    leaving.abort();
    await renewal?.catch(() => undefined);
    if (await isLast(lease)) await shutDown(server);
    await lease.end();
  };

  /**
   * The server was killed or stopped, or one of its connections crashed and it ended all: it runs again at the same address, which the pools of
   * this process know. Without a new lease the next process to leave would stop it.
   */
  const renewLease = async () => {
    ({ server, lease } = await reacquireLease(folder, host, leaving.signal));
    if (server.host !== host)
      throw new StartError(`PostgreSQL was started anew in ${server.host}. Start the hub again.`);
    keepLease();
    await claimFolder();
  };
  const keepLease = () =>
    lease.once("end", () => {
      if (releasing) return;
      renewal = renewLease();
      renewal.catch((error: unknown) => leaving.signal.aborted || onLost(error));
    });
  keepLease();

  const stop = () => (releasing ??= release());
  try {
    await claimFolder();
  } catch (error) {
    await stop();
    throw error;
  }
  return { host, database: (name) => createDatabase(host, name), stop };
}

/** Ends the program, which prints the error. */
function throwUncaught(error: unknown): void {
  setImmediate(() => {
    throw error;
  });
}

const inUseError = (dataDir: string) =>
  new StartError(
    `The data folder ${dataDir} is in use by another hub. Stop it, or set HUB_DATA_DIR to another folder.`,
  );

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
async function acquireLease(
  folder: string,
  formerHost?: string,
  leaving?: AbortSignal,
): Promise<{ server: Server; lease: Client }> {
  const timeout = AbortSignal.timeout(30_000);
  while (!timeout.aborted && !leaving?.aborted) {
    const server = await findOrLaunch(folder, formerHost);
    const lease = await tryAcquireLease(server.host);
    if (lease) return { server, lease };
    await sleep(20);
  }
  throw new StartError(`PostgreSQL runs in ${folder} but does not answer. See ${folder}.log.`);
}

/** Tries for ten seconds: a full disk may have room again. */
async function reacquireLease(folder: string, host: string, leaving: AbortSignal) {
  const timeout = AbortSignal.timeout(10_000);
  for (;;) {
    try {
      return await acquireLease(folder, host, leaving);
    } catch (error) {
      if (timeout.aborted || leaving.aborted) throw error;
      await sleep(1000, undefined, { ref: false });
    }
  }
}

/** Advisory locks in the database `postgres`: shared by all processes that use the server, and held by the one hub. */
const LEASE_LOCK = 1;
const HUB_LOCK = 2;
const LOCK_NOT_AVAILABLE = "55P03";

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

/**
 * Claims the folder, unless another hub has it. Waits a second for the lock: that of a hub that was just killed is released when PostgreSQL
 * notices. A lease that ends meanwhile is renewed, and claims again.
 */
async function isClaimedByAnother(lease: Client): Promise<boolean> {
  try {
    await lease.query("set lock_timeout = '1s'");
    await lease.query("select pg_advisory_lock($1)", [HUB_LOCK]);
    return false;
  } catch (error) {
    return error instanceof DatabaseError && error.code === LOCK_NOT_AVAILABLE;
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
