import { isAsyncIterable } from "@graphql-tools/utils";
import { getOperationAST } from "graphql";
import type { Plugin } from "graphql-yoga";
import type { Log } from "../../kit/program/log.js";
import { type LoggedRequest, requestLogEntry } from "../../kit/serving/request-log-entry.js";

/** One line for each request, when its answer is there; for a subscription, when it begins. */
export const logRequests = (log: Log): Plugin<LoggedRequest, Partial<LoggedRequest>> =>
  log.isLevelEnabled("info")
    ? {
        onRequest({ serverContext }) {
          serverContext.began = performance.now();
        },
        onParse() {
          return ({ result, context, extendContext }) => {
            if (!result || result instanceof Error) return;
            extendContext({ operation: getOperationAST(result, context.params.operationName) });
          };
        },
        onResultProcess({ result, serverContext }) {
          if (!isAsyncIterable(result) && !Array.isArray(result)) serverContext.errors = result.errors;
        },
        onResponse({ response, serverContext }) {
          if (serverContext.began === undefined) return;
          log.info({ ...requestLogEntry(serverContext as LoggedRequest), status: response.status }, "request");
        },
      }
    : {};
