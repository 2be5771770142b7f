import { constants } from "node:os";
import { StartError } from "./config.js";

/**
 * The body of a program. What must be closed at its end goes into `resources`. `interruption` aborts at the first signal, for work that
 * takes long.
 */
type Start = (resources: AsyncDisposableStack, interruption: AbortSignal) => Promise<void>;

/**
 * Runs a program until SIGINT, SIGTERM or SIGHUP, or with `stay: false` until `start` resolves, and closes its resources in reverse order,
 * also when the signal comes while it is starting. Errors are printed: a `StartError` as its message, others with their stack; the exit
 * code is then 1.
 */
export async function runProgram(start: Start, { stay = true } = {}): Promise<void> {
  const resources = new AsyncDisposableStack();
  const interruption = new AbortController();
  let ending: Promise<void> | undefined;
  const end = (code: number) =>
    (ending ??= started
      .catch(() => {})
      .then(() => resources.disposeAsync())
      .catch((error: unknown) => {
        printError(error);
        process.exitCode = 1;
      })
      .then(() => process.exit(process.exitCode ?? code)));

  const started = start(resources, interruption.signal);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      interruption.abort();
      void end(stay ? 0 : 128 + constants.signals[signal]);
    });
  }
  process.on("uncaughtException", (error) => {
    printError(error);
    void end(1);
  });

  try {
    await started;
    if (!stay) await end(0);
  } catch (error) {
    if (!interruption.signal.aborted) printError(error);
    await end(1);
  }
}

/** Runs a program that ends when its task has ended. */
export const runTask = (task: Start) => runProgram(task, { stay: false });

const printError = (error: unknown) =>
  process.stderr.write(`${error instanceof StartError ? error.message : ((error as Error).stack ?? String(error))}\n`);
