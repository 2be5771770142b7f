/** Like `Promise.all`, but waits for all promises before it fails, so that what the others opened can be closed. */
export async function settleAll<T>(promises: Promise<T>[]): Promise<T[]> {
  await Promise.allSettled(promises);
  return Promise.all(promises);
}
