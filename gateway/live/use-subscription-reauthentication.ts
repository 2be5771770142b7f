import { isAsyncIterable } from "@graphql-tools/utils";
import type { Plugin } from "graphql-yoga";
import type { CallerOf } from "../authentication/use-authentication.js";
import { endable } from "./cancellable.js";

/** Milliseconds between two looks at who listens. */
const OFTEN = 30_000;

/** A subscription ends when its listener's key is revoked, or the token or session is over. */
export const stayKnown = (callerOf: CallerOf): Plugin<{ request: Request; requestId: string }> => ({
  onSubscribe({ args: { contextValue } }) {
    const { request, requestId } = contextValue as { request: Request; requestId: string };
    return {
      onSubscribeResult({ result, setResult }) {
        if (!isAsyncIterable(result)) return;
        const ends = new Set<() => void>();
        setResult(endable(result, ends) as never);
        const timer = setInterval(async () => {
          if (ends.size === 0) return clearInterval(timer);
          await callerOf(request, requestId, { fresh: false }).catch(({ extensions }) => {
            if (extensions?.code === "UNAUTHENTICATED") ends.forEach((end) => end());
          });
        }, OFTEN).unref();
      },
    };
  },
});
