import { randomBytes } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startPostgres } from "../../kit/database/embedded/postgres.js";
import { fillOneDatabase } from "./one-database.js";
import { runProgram } from "./program.js";

const EVENTS = "10000";

/** What all contenders stand on. */
export interface Data {
  /** The folder of the embedded PostgreSQL with the hub's four databases. */
  dataDir: string;
  /** The server's first process. */
  postgres: number;
  /** One database with the same rows. */
  oneDatabaseUrl: string;
  /** Their slugs. */
  campaigns: string[];
  /** Of a member that may create activities. */
  key: string;
  sealSecret: string;
}

/** Fills an embedded PostgreSQL in a temporary folder as `npm run demo` does; `resources` stops it. */
export async function prepareData(resources: AsyncDisposableStack): Promise<Data> {
  const dataDir = await mkdtemp(join(tmpdir(), "hub-peers-"));
  resources.defer(() => rm(dataDir, { recursive: true, force: true }));
  const server = await startPostgres(dataDir);
  resources.defer(() => server.stop());

  const env = { HUB_DATA_DIR: dataDir };
  await runProgram(["scripts/demo.ts", "--events", EVENTS], env);
  const key = await runProgram(["scripts/key.ts", "--role", "MEMBER", "--actor", "pts"], env);
  return {
    dataDir,
    postgres: Number((await readFile(join(dataDir, "postgres", "postmaster.pid"), "utf8")).split("\n")[0]),
    ...(await fillOneDatabase(server)),
    key: key.trim(),
    sealSecret: randomBytes(48).toString("base64url"),
  };
}
