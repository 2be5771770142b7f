import { isAsyncIterable } from "@graphql-tools/utils";
import type { Plugin } from "graphql-yoga";

/** Keeps the subscriptions under way at hand, so that whoever stops can end them. */
export function openStreams() {
  const ends = new Set<() => void>();
  const plugin: Plugin = {
    onResultProcess({ result, setResult }) {
      if (isAsyncIterable(result)) setResult(endable(result, ends));
    },
  };
  return { plugin, end: () => ends.forEach((end) => end()) };
}

/** Ends even while it waits for the next event, which an async generator cannot. */
function endable<T>(events: AsyncIterable<T>, ends: Set<() => void>): AsyncIterableIterator<T> {
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
