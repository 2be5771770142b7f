import { readdirSync, readFileSync } from "node:fs";

/** The processes of the machine at a moment, by their ids. */
export type Processes = Map<number, { parent: number; processorMs: number }>;

export function readProcesses(): Processes {
  const processes: Processes = new Map();
  for (const name of readdirSync("/proc").filter((entry) => /^\d+$/.test(entry))) {
    const stat = readOrNothing(`/proc/${name}/stat`);
    // Behind the name in brackets: its parent second; utime, stime and those of its ended children, in hundredths of a second, from the twelfth on.
    const fields = stat
      .slice(stat.lastIndexOf(")") + 2)
      .split(" ")
      .map(Number);
    const hundredths = fields.slice(11, 15).reduce((sum, time) => sum + time, 0);
    if (stat) processes.set(Number(name), { parent: fields[1]!, processorMs: hundredths * 10 });
  }
  return processes;
}

/** Processor time in milliseconds that these processes have used between two moments. */
export const usedBetween = (before: Processes, after: Processes, pids: number[]): number =>
  pids.reduce((sum, pid) => sum + after.get(pid)!.processorMs - (before.get(pid)?.processorMs ?? 0), 0);

/** These processes with all that they have started. */
export function withDescendants(pids: number[], processes: Processes): number[] {
  const found = [...pids];
  // The list grows while it is walked through.
  for (const pid of found) found.push(...childrenOf(pid, processes));
  return found;
}

/** The processes of a PostgreSQL server that serve one of these databases, as their titles say: `postgres: role database …`. */
export const backendsOf = (server: number, databases: string[], processes: Processes): number[] =>
  childrenOf(server, processes).filter((pid) => {
    const [, database] = /^postgres: \S+ (\S+) \[local\]/.exec(readOrNothing(`/proc/${pid}/cmdline`)) ?? [];
    return database !== undefined && databases.includes(database);
  });

const childrenOf = (pid: number, processes: Processes) =>
  [...processes].filter(([, { parent }]) => parent === pid).map(([child]) => child);

/** The memory that these processes have, in megabytes. */
export const memoryOf = (pids: number[]): number =>
  pids.reduce((sum, pid) => {
    const [, kilobytes = 0] = /VmRSS:\s+(\d+)/.exec(readOrNothing(`/proc/${pid}/status`)) ?? [];
    return sum + Number(kilobytes) / 1024;
  }, 0);

/** A process may end meanwhile. */
function readOrNothing(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
