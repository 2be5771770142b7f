import { isAsyncIterable } from "@graphql-tools/utils";
import { getOperationAST } from "graphql";
import type { Log } from "../../kit/program/log.js";
import { requestLogEntry } from "../../kit/serving/request-log.js";
import type { GatewayPlugin } from "./request-context.js";

/** One line for each request, when its response is sent; for a subscription, when it begins. */
export const useRequestLog = (log: Log): GatewayPlugin =>
  log.isLevelEnabled("info")
    ? {
        onRequest({ serverContext }) {
          serverContext.startedAt = performance.now();
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
          const { requestId, caller, operation, errors, startedAt } = serverContext;
          if (startedAt === undefined) return;
          const entry = requestLogEntry({ requestId, caller, operation, errors, startedAt });
          log.info({ ...entry, status: response.status }, "request");
        },
      }
    : {};
