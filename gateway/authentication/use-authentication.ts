import { getOperationAST } from "graphql";
import type { GatewayPlugin, RequestContext } from "../http/request-context.js";
import type { Authenticate } from "./authentication.js";
import type { VerifyOptions } from "./credential-verifier.js";

export interface UseAuthenticationOptions {
  authenticate: Authenticate;
  countAuthentication: CountAuthentication;
}

/** Runs the first authentication of a request, and counts what comes of it. */
export type CountAuthentication = (
  context: RequestContext,
  authenticate: (options: Pick<VerifyOptions, "onlyKnownKeys">) => Promise<void>,
) => Promise<void>;

/** Finds out who makes a request before its body is read, and for a mutation again from the credential's owner. */
export const useAuthentication = ({ authenticate, countAuthentication }: UseAuthenticationOptions): GatewayPlugin => ({
  onRequestParse: ({ request, serverContext }) =>
    countAuthentication(serverContext, async (options) => {
      serverContext.caller = await authenticate(request, serverContext.requestId, { ...options, fresh: false });
    }),
  async onExecute({ args: { document, operationName, contextValue } }) {
    if (getOperationAST(document, operationName)?.operation !== "mutation") return;
    contextValue.caller = await authenticate(contextValue.request, contextValue.requestId, { fresh: true });
  },
  onResponse({ request, response }) {
    if (response.status === 401) response.headers.set("www-authenticate", challengeOf(request));
  },
});

/** As RFC 6750 says: without a token there is no error. */
const challengeOf = ({ headers }: Request) =>
  /^bearer\b/i.test(headers.get("authorization") ?? "") ? 'Bearer error="invalid_token"' : "Bearer";
