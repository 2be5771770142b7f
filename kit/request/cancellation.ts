import { AsyncLocalStorage } from "node:async_hooks";

const current = new AsyncLocalStorage<AbortSignal>();

/** Does some work, statements included, until the signal says that nobody waits for it any more. */
export const withCancellation = <T>(signal: AbortSignal | undefined, work: () => T): T =>
  signal ? current.run(signal, work) : work();

/** Says when nobody waits any more for the work that calls this. */
export const currentSignal = (): AbortSignal | undefined => current.getStore();
