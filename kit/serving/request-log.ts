import type { ApolloServerPlugin } from "@apollo/server";
import type { Log } from "../program/log.js";
import type { Context } from "../request/context.js";
import { requestLogEntry } from "./request-log-entry.js";

/** One line for each request at a subgraph, at level debug, and the request that an error belongs to. */
export function createRequestLog(log: Log) {
  const ids = new WeakMap<object, string>();
  const plugin: ApolloServerPlugin<Context> = {
    async requestDidStart() {
      const began = performance.now();
      return {
        async didEncounterErrors({ errors, contextValue }) {
          for (const error of errors) ids.set(error, contextValue.requestId);
        },
        async willSendResponse({ contextValue, operation, errors }) {
          if (!log.isLevelEnabled("debug")) return;
          const { requestId } = contextValue;
          log.debug(requestLogEntry({ requestId, caller: contextValue, operation, errors, began }), "request");
        },
      };
    },
  };
  return { plugin, idOf: (error: unknown) => ids.get(error as object) };
}
