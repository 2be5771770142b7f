import { constants } from "node:os";
import { StartError } from "./config.js";

/** Work that takes its time looks at `interrupted` now and then. */
type Start = (life: AsyncDisposableStack, interrupted: AbortSignal) => Promise<void>;

/**
 * A program from start to end. `start` hands to `life` whatever must be closed again; SIGINT, SIGTERM and SIGHUP close it in
 * reverse order, also when they come while it is still starting. What the person at the keyboard can mend is one line.
 */
export async function runProgram(start: Start, { stay = true } = {}): Promise<void> {
  if (!("AsyncDisposableStack" in globalThis)) {
    say(
      new StartError(
        `This needs Node 24, not ${process.version}. Start it with npm, which brings its own, as npm start.`,
      ),
    );
    process.exit(1);
  }
  const life = new AsyncDisposableStack();
  const interruption = new AbortController();
  let ending: Promise<void> | undefined;
  const end = (code: number) =>
    (ending ??= started
      .catch(() => {})
      .then(() => life.disposeAsync())
      .catch((error: unknown) => {
        say(error);
        process.exitCode = 1;
      })
      .then(() => process.exit(process.exitCode ?? code)));

  const started = start(life, interruption.signal);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      interruption.abort();
      void end(stay ? 0 : 128 + constants.signals[signal]);
    });
  }
  process.on("uncaughtException", (error) => {
    say(error);
    void end(1);
  });

  try {
    await started;
    if (!stay) await end(0);
  } catch (error) {
    if (!interruption.signal.aborted) say(error);
    await end(1);
  }
}

/** A program that does one thing and is done. */
export const runTask = (task: Start) => runProgram(task, { stay: false });

const say = (error: unknown) =>
  process.stderr.write(`${error instanceof StartError ? error.message : ((error as Error).stack ?? String(error))}\n`);
