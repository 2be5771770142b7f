/**
 * An iterator over `events` that can be ended while it waits for the next event, which an async generator cannot. Its way to end
 * stands in `cancels` until it has ended.
 */
export function cancellable<T>(events: AsyncIterable<T>, cancels: Set<() => void>): AsyncIterableIterator<T> {
  const inner = events[Symbol.asyncIterator]();
  const done = { done: true, value: undefined } as const;
  let stopWaiting = () => {};
  let cancelled = false;
  const cancel = () => {
    cancelled = true;
    cancels.delete(cancel);
    stopWaiting();
    inner.return?.().catch(() => {});
  };
  cancels.add(cancel);

  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    async next() {
      if (cancelled) return done;
      const event = await new Promise<IteratorResult<T>>((resolve, reject) => {
        stopWaiting = () => resolve(done);
        inner.next().then(resolve, reject);
      });
      if (event.done) cancels.delete(cancel);
      return event;
    },
    async return() {
      cancel();
      return done;
    },
  };
}
