import { isAsyncIterable } from "@graphql-tools/utils";
import type { GatewayPlugin } from "../http/request-context.js";
import { cancellable } from "./cancellable.js";

/** Lets a stopping gateway end the subscriptions under way. */
export function createStreamShutdown() {
  const cancels = new Set<() => void>();
  const plugin: GatewayPlugin = {
    onResultProcess({ result, setResult }) {
      if (isAsyncIterable(result)) setResult(cancellable(result, cancels));
    },
  };
  return { plugin, endStreams: () => cancels.forEach((cancel) => cancel()) };
}
