import { createHash } from "node:crypto";
import { getOperationAST } from "graphql";
import { unauthenticated } from "../../kit/graphql/errors.js";
import type { OidcConfig } from "../../kit/program/config.js";
import type { Log } from "../../kit/program/log.js";
import type { Caller } from "../../kit/request/context.js";
import { anonymous } from "../../kit/request/viewer.js";
import type { SubgraphExecutor } from "../../kit/serving/subgraph-executor.js";
import type { GatewayPlugin, RequestContext } from "../http/request-context.js";
import { languageOf } from "../http/request-language.js";
import { type Credential, createCredentialVerifier, type VerifyOptions } from "./credential-verifier.js";
import { createOidcVerifier, type OidcVerifier } from "./oidc-token.js";
import { createSessions } from "./sessions.js";

/** Who makes a request. Throws UNAUTHENTICATED, or SUBGRAPH_UNAVAILABLE when the owner of the credential does not answer. */
export type Authenticate = (request: Request, requestId: string, options: VerifyOptions) => Promise<Caller>;

/** Sessions of browsers, each in a cookie. */
export interface SessionCookies {
  /** The cookie of a new session for the credential in the Authorization header. */
  create(request: Request, requestId: string): Promise<string>;
  /** Ends the session of the request's cookie, and returns the empty cookie that replaces it. */
  end(request: Request): Promise<string>;
}

export interface AuthenticationOptions {
  /** The actors subgraph, which owns keys and organisations. */
  actors: SubgraphExecutor;
  /** Encrypts sessions and makes pseudonyms. */
  secret: string;
  production: boolean;
  /** Whose tokens are accepted; without one, none are. */
  oidc?: OidcConfig | undefined;
  log: Log;
}

/** Authentication by API key, by an issuer's token, or by the session that one of them began. */
export function createAuthentication({ actors, secret, production, oidc, log }: AuthenticationOptions): {
  authenticate: Authenticate;
  sessions: SessionCookies;
} {
  const verifyToken = oidc && createOidcVerifier(oidc, secret, log);
  const verifyCredential = createCredentialVerifier(actors);
  const sessions = createSessions(secret, production);

  return {
    async authenticate(request, requestId, options) {
      const credential = (await readCredential(request, verifyToken)) ?? (await sessions.readCredential(request));
      return {
        viewer: credential ? await verifyCredential(credential, requestId, options) : anonymous,
        requestId,
        language: languageOf(request),
        idempotencyKey: request.headers.get("idempotency-key") ?? undefined,
      };
    },
    sessions: {
      async create(request, requestId) {
        const credential = await readCredential(request, verifyToken);
        if (!credential) throw unauthenticated();
        await verifyCredential(credential, requestId, { fresh: true });
        return sessions.create(credential);
      },
      end: sessions.end,
    },
  };
}

const API_KEY = /^dgd_([0-9a-f]{16})_([\w-]{43})$/i;

/** The credential of the Authorization header, well-formed and, if a token, genuine; null without the header. */
async function readCredential(request: Request, verifyToken: OidcVerifier | undefined): Promise<Credential | null> {
  const header = request.headers.get("authorization");
  if (header === null) return null;
  const [, token = ""] = /^Bearer ([^\s]+)$/i.exec(header) ?? [];
  const [, keyId, secret] = API_KEY.exec(token) ?? [];
  // The secret itself goes no further than here.
  if (keyId && secret) return { keyId, secretHash: createHash("sha256").update(secret).digest("base64url") };
  if (verifyToken && token.split(".").length === 3) return verifyToken(token);
  throw unauthenticated({
    sv: "Huvudet Authorization ska ha formen: Bearer dgd_….",
    en: "The Authorization header is not of the form: Bearer dgd_….",
  });
}

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
