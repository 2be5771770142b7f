import { realpath } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Client } from "pg";
import { StartError } from "../../program/config.js";
import { makeDataFolder, unwritable } from "../../program/data-folder.js";
import { makeCluster } from "./cluster.js";
import { connect, makeDatabase } from "./database.js";
import { findOrLaunch, type Server, shutDown } from "./server.js";

/** A PostgreSQL server of our own, reached through a Unix socket that only this user can open. */
export interface EmbeddedPostgres {
  /** What `pg` calls the host: the folder of the socket. */
  host: string;
  /** Makes (if missing) the database and its two roles `<name>_owner` and `<name>`; gives their connection urls. */
  database(name: string): Promise<{ ownerUrl: string; databaseUrl: string }>;
  /** Leaves; the last one out stops the server. */
  stop(): Promise<void>;
}

/**
 * Finds the server of a data folder, or starts it. Any number of processes share it; of hubs there is one.
 * Each holds a seat: a session with a shared lock, which PostgreSQL itself gives back when the process dies.
 */
export async function startPostgres(dataDir: string, { hub = false } = {}): Promise<EmbeddedPostgres> {
  const folder = await prepare(dataDir);
  const { server, ...entered } = await enter(folder);
  let { seat } = entered;
  let leaving: Promise<void> | undefined;

  const leave = async () => {
    if (await isLast(seat)) await shutDown(server);
    await seat.end();
  };

  /** When one session crashes, PostgreSQL ends them all: sit down again, or the next to leave would stop the server. */
  const keepSeat = () =>
    seat.once("end", async () => {
      while (!leaving) {
        const another = await takeSeat(server.host);
        if (another && leaving) return another.end();
        if (another) {
          seat = another;
          keepSeat();
          return hub && claimHub(seat);
        }
        await sleep(500, undefined, { ref: false });
      }
    });
  keepSeat();

  const stop = () => (leaving ??= leave());
  if (hub && !(await claimHub(seat))) {
    await stop();
    throw new StartError(
      `The data folder ${dataDir} is in use by another hub. Stop it, or set HUB_DATA_DIR to another folder.`,
    );
  }
  return { host: server.host, database: (name) => makeDatabase(server.host, name), stop };
}

async function prepare(dataDir: string): Promise<string> {
  await makeDataFolder(dataDir);
  try {
    const folder = join(await realpath(dataDir), "postgres");
    await makeCluster(folder);
    return folder;
  } catch (error) {
    throw error instanceof StartError ? error : unwritable(dataDir, error);
  }
}

/** Whoever comes while the last one is leaving waits until the server is gone, and starts it anew. */
async function enter(folder: string): Promise<{ server: Server; seat: Client }> {
  const patience = AbortSignal.timeout(30_000);
  while (!patience.aborted) {
    const server = await findOrLaunch(folder);
    const seat = await takeSeat(server.host);
    if (seat) return { server, seat };
    await sleep(20);
  }
  throw new StartError(`PostgreSQL runs in ${folder} but does not answer. See ${folder}.log.`);
}

/** Advisory locks in the database `postgres`: shared by all who use the server, and held by the hub alone. */
const USERS = 1;
const HUB = 2;

async function takeSeat(host: string): Promise<Client | undefined> {
  try {
    const client = await connect(host, "postgres");
    if (await granted(client, "pg_try_advisory_lock_shared", USERS)) return client;
    await client.end();
  } catch {
    // It is being stopped, or recovers from a crash.
  }
  return undefined;
}

/** Waits a moment: the lock of a hub that was just killed is freed when PostgreSQL notices. */
async function claimHub(seat: Client): Promise<boolean> {
  try {
    await seat.query("set lock_timeout = '1s'");
    await seat.query("select pg_advisory_lock($1)", [HUB]);
    return true;
  } catch {
    return false;
  }
}

/** Keeps newcomers out when it is so. */
async function isLast(seat: Client): Promise<boolean> {
  try {
    await granted(seat, "pg_advisory_unlock_shared", USERS);
    return await granted(seat, "pg_try_advisory_lock", USERS);
  } catch {
    // The server is gone already.
    return false;
  }
}

async function granted(client: Client, lock: string, key: number): Promise<boolean> {
  const { rows } = await client.query<{ granted: boolean }>(`select ${lock}($1) as granted`, [key]);
  return rows[0]!.granted;
}
