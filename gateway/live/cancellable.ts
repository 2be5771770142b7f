/** Ends even while it waits for the next event, which an async generator cannot. */
export function endable<T>(events: AsyncIterable<T>, ends: Set<() => void>): AsyncIterableIterator<T> {
  const inner = events[Symbol.asyncIterator]();
  const over = { done: true, value: undefined } as const;
  let stopWaiting = () => {};
  let ended = false;
  const end = () => {
    ended = true;
    ends.delete(end);
    stopWaiting();
    inner.return?.().catch(() => {});
  };
  ends.add(end);

  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    async next() {
      if (ended) return over;
      const event = await new Promise<IteratorResult<T>>((resolve, reject) => {
        stopWaiting = () => resolve(over);
        inner.next().then(resolve, reject);
      });
      if (event.done) ends.delete(end);
      return event;
    },
    async return() {
      end();
      return over;
    },
  };
}
