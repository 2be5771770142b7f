import { isAsyncIterable } from "@graphql-tools/utils";
import type { Authenticate } from "../authentication/authentication.js";
import type { GatewayPlugin } from "../http/request-context.js";
import { cancellable } from "./cancellable.js";

/** Milliseconds between two authentications of an open subscription. */
const INTERVAL = 30_000;

/** Ends a subscription when its key is revoked, or its token or session has expired. */
export const useSubscriptionReauthentication = (authenticate: Authenticate): GatewayPlugin => ({
  onSubscribe({ args: { contextValue } }) {
    const { request, requestId } = contextValue;
    return {
      onSubscribeResult({ result, setResult }) {
        if (!isAsyncIterable(result)) return;
        const cancels = new Set<() => void>();
        setResult(cancellable(result, cancels));
        const timer = setInterval(async () => {
          if (cancels.size === 0) return clearInterval(timer);
          await authenticate(request, requestId, { fresh: false }).catch(({ extensions }) => {
            if (extensions?.code === "UNAUTHENTICATED") cancels.forEach((cancel) => cancel());
          });
        }, INTERVAL).unref();
      },
    };
  },
});
