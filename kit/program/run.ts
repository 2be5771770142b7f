import { constants } from "node:os";
import { operatorMessage } from "./operator-message.js";

/**
 * The body of a program. What must be closed at its end goes into `resources`. `interruption` aborts at the first signal, for work that
 * takes long.
 */
type Start = (resources: AsyncDisposableStack, interruption: AbortSignal) => Promise<void>;

/**
 * Runs a program until SIGINT, SIGTERM or SIGHUP, or with `stay: false` until `start` resolves, and closes its resources in reverse order,
 * also when the signal comes while it is starting. Errors are printed: as one line those that an operator can act on, others with their stack; the exit
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
  // There is nowhere left to say it.
  process.stderr.on("error", () => undefined);
  process.on("uncaughtException", (error) => {
    printError(error);
    // Also when the task has ended: what it wrote did not arrive.
    process.exitCode = 1;
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
  process.stderr.write(`${operatorMessage(error) ?? (error as Error).stack ?? String(error)}\n`);
