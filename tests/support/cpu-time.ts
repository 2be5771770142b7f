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

/** Processor time in milliseconds that this thread, and the processes of PostgreSQL that serve these databases, have used. */
export async function cpuTimeWithDatabases(databases: Kysely<unknown>[]): Promise<number> {
  const { user, system } = process.threadCpuUsage();
  const times = await Promise.all(databases.map(cpuTimeOfDatabase));
  return (user + system) / 1000 + times.reduce((sum, time) => sum + time, 0);
}

async function cpuTimeOfDatabase(db: Kysely<unknown>): Promise<number> {
  const { rows } = await sql<{ pid: number }>`
    select pid from pg_stat_activity where datname = current_database() and backend_type = 'client backend'`.execute(
    db,
  );
  return rows.reduce((sum, { pid }) => sum + cpuTimeOf(pid), 0);
}
