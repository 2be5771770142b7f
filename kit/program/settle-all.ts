/** `Promise.all` that fails only when each has come to its end: what the others opened can then be closed. */
export async function settleAll<T>(promises: Promise<T>[]): Promise<T[]> {
  await Promise.allSettled(promises);
  return Promise.all(promises);
}
