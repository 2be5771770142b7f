import { readFileSync } from "node:fs";
import { type Kysely, sql } from "kysely";

/** Processor time of a process in milliseconds, by ten; 0 without /proc, and when the process has ended. */
export function cpuTimeOf(pid: number): number {
  if (process.platform !== "linux") return 0;
  try {
    // The fields utime and stime, in hundredths of a second, come after the name in brackets.
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]!.split(" ");
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return 0;
  }
}

/** Of each process of PostgreSQL that was seen, what it had used by then: one that has ended since counts with that. */
const used = new Map<number, number>();

/** Processor time in milliseconds that this thread, and the processes of PostgreSQL that serve these databases, have used. */
export async function cpuTimeWithDatabases(databases: Kysely<unknown>[]): Promise<number> {
  const { user, system } = process.threadCpuUsage();
  const servers = (await Promise.all(databases.map(serversOf))).flat();
  for (const pid of servers) used.set(pid, cpuTimeOf(pid));
  return (user + system) / 1000 + [...used.values()].reduce((sum, time) => sum + time, 0);
}

async function serversOf(db: Kysely<unknown>): Promise<number[]> {
  const { rows } = await sql<{ pid: number }>`
    select pid from pg_stat_activity where datname = current_database() and backend_type = 'client backend'`.execute(
    db,
  );
  return rows.map(({ pid }) => pid);
}
