import type { Messages } from "../../kit/graphql/errors.js";
import { LocalizedError } from "../../kit/graphql/localized-error.js";
import type { Log } from "../../kit/program/log.js";
import { UNKNOWN_PATH } from "../../kit/serving/request-body.js";
import type { GatewayPlugin } from "./request-context.js";
import { errorResponse } from "./use-error-masking.js";

/** The methods of each path, but for those that other steps have answered. */
export type Paths = Record<string, readonly string[]>;

/** Tells a request of another path, or of a method that its path does not have, where to go. */
export const useKnownPaths = (paths: Paths, log: Log): GatewayPlugin => {
  const methodsOf = (pathname: string) => paths[pathname] ?? paths[pathname.replace(/\/$/, "")];
  return {
    onRequest({ request, url, serverContext, endResponse }) {
      const methods = methodsOf(url.pathname);
      if (methods?.includes(request.method)) return;
      endResponse(errorResponse(methods ? wrongMethod(methods) : unknownPath, request, log, serverContext));
    },
    onResponse({ request, response }) {
      const methods = request.method === "OPTIONS" && methodsOf(new URL(request.url).pathname);
      if (methods) response.headers.set("allow", methods.join(", "));
    },
  };
};

const refusal = (status: number, messages: Messages, headers: Record<string, string> = {}) =>
  new LocalizedError("BAD_USER_INPUT", messages, { extensions: { http: { status, headers } } });

const unknownPath = refusal(404, UNKNOWN_PATH);

const wrongMethod = (methods: readonly string[]) =>
  refusal(
    405,
    { sv: `Anropa med ${methods.join(" eller ")}.`, en: `Use ${methods.join(" or ")}.` },
    { allow: methods.join(", ") },
  );
