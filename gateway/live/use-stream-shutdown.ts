import { isAsyncIterable } from "@graphql-tools/utils";
import type { Plugin } from "graphql-yoga";
import { endable } from "./cancellable.js";

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
