import type { Log } from "../program/log.js";

type Level = "debug" | "warn" | "error";

interface Failure {
  level: Level;
  message: string;
  err: unknown;
  /** Where it was met first. */
  path: readonly (string | number)[] | undefined;
  subgraph: string | undefined;
  count: number;
}

/**
 * What failed inside the hub while it worked on one request. One statement that fails may be met at thousands of places of the result:
 * each cause is one line of the log, with how often it was met.
 */
export class ErrorReport {
  readonly #failures = new Map<string, Failure>();

  add({ level, message, err, path, subgraph }: Omit<Failure, "count">): void {
    const cause = `${message} ${subgraph} ${causeOf(err)}`;
    const failure = this.#failures.get(cause);
    if (failure) failure.count += 1;
    else this.#failures.set(cause, { level, message, err, path, subgraph, count: 1 });
  }

  /** Logs what was added since it was called before. */
  write(log: Log, requestId: string | undefined): void {
    for (const { level, message, ...failure } of this.#failures.values())
      log[level]({ requestId, ...failure }, message);
    this.#failures.clear();
  }
}

/** The same for errors of one kind from one place of the code, whatever values their messages repeat. */
function causeOf(error: unknown) {
  if (!(error instanceof Error)) return String(error);
  const { name, code, stack } = error as NodeJS.ErrnoException;
  return `${name} ${code} ${stack?.match(/^\s+at .*/m)?.[0]}`;
}
