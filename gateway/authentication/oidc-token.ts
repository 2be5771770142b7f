import { createHmac } from "node:crypto";
import {
  createRemoteJWKSet,
  decodeProtectedHeader,
  errors,
  type JWTPayload,
  jwtVerify,
  type JWTVerifyGetKey,
  type JWTVerifyOptions,
  type JWTVerifyResult,
} from "jose";
import { RateLimiterMemory } from "rate-limiter-flexible";
import { subgraphUnavailable, unauthenticated } from "../../kit/graphql/errors.js";
import type { OidcConfig } from "../../kit/program/config.js";
import type { Log } from "../../kit/program/log.js";
import type { OidcCredential } from "./credential-verifier.js";

/** The credential that a bearer token is; throws UNAUTHENTICATED when it is not genuine, or not for the hub. */
export type OidcVerifier = (token: string) => Promise<OidcCredential>;

/** Only signatures with a public key, so that nobody signs with the published one as a shared secret. */
const ALGORITHMS = ["RS256", "PS256", "ES256", "EdDSA"];

/** Sweden's OIDC profile: the organisation that a person acts for. */
const ORG_NUMBER = "https://id.oidc.se/claim/orgNumber";

/** Verifies tokens of an OpenID Connect issuer. `secret` makes the pseudonyms, so that nobody can guess a person from one. */
export function createOidcVerifier(config: OidcConfig, secret: string, log: Log): OidcVerifier {
  const { issuer, audience, coordinatorClaim } = config;
  const findKeys = createIssuerKeys(config);
  const options = {
    issuer,
    audience,
    algorithms: ALGORITHMS,
    clockTolerance: 5,
    requiredClaims: ["exp", "sub"],
  };

  return async (token) => {
    const { payload, protectedHeader } = await verifyToken(token, findKeys, options).catch((error: Error) => {
      if (isForged(error)) throw unauthenticated(NOT_GENUINE);
      log.warn({ issuer, reason: error.message }, "issuer unavailable");
      throw subgraphUnavailable();
    });
    if (!isAccessToken(protectedHeader.typ, payload)) throw unauthenticated(NOT_GENUINE);
    return {
      keyId: `oidc_${createHmac("sha256", secret).update(`${issuer} ${payload.sub}`).digest("hex").slice(0, 24)}`,
      orgNumber: orgNumberOf(payload),
      coordinator: !!coordinatorClaim && [payload[coordinatorClaim.name]].flat().includes(coordinatorClaim.value),
    };
  };
}

const NOT_GENUINE = {
  sv: "Inloggningen är inte äkta, har gått ut eller är inte avsedd för hubben.",
  en: "The token is forged, expired or not meant for the hub.",
};

/**
 * Whether it may be used as a bearer token. An issuer signs other things with the same keys for the same audience: notices of logouts and
 * other events, proofs of possession, tokens that are worth nothing without such a proof.
 */
const isAccessToken = (typ: unknown, { events, cnf }: JWTPayload): boolean =>
  (typ === undefined || (typeof typ === "string" && /^(application\/)?(at\+)?jwt$/i.test(typ))) &&
  events === undefined &&
  cnf === undefined;

/** Ten digits; some issuers write twelve, beginning with 16. */
function orgNumberOf(payload: JWTPayload): string | null {
  const digits = String(payload[ORG_NUMBER] ?? "").replace(/^16(?=\d{10}$)/, "");
  return /^\d{6}-?\d{4}$/.test(digits) ? digits.replace("-", "") : null;
}

/** Fetches of the issuer's keys within so many seconds that tokens of unknown keys may cause: forged ones cost the issuer no more. */
const REFETCHES = { points: 10, duration: 60 };

/** Finds the keys that may have signed a token; with `refetch`, among keys fetched anew. */
type FindKeys = (options?: { refetch: boolean }) => Promise<JWTVerifyGetKey>;

/** The issuer's public keys: fetched when the first token comes, every ten minutes, and when a token is signed with an unknown key. */
function createIssuerKeys({ issuer, jwksUrl }: OidcConfig): FindKeys {
  const refetches = new RateLimiterMemory(REFETCHES);
  const connect = async () =>
    createRemoteJWKSet(new URL(jwksUrl ?? (await discoverKeys(issuer))), { cooldownDuration: Infinity });
  let keys: ReturnType<typeof connect> | undefined;
  return async ({ refetch } = { refetch: false }) => {
    keys ??= connect();
    keys.catch(() => (keys = undefined));
    const known = await keys;
    if (refetch) {
      if (!known.reloading) {
        await refetches.consume(issuer).catch(() => {
          throw new Error("The issuer's keys were fetched too often to fetch them again now.");
        });
      }
      await known.reload();
    }
    return known;
  };
}

/** Verifies with the issuer's keys; if none of them signed the token, the issuer may have changed them. */
async function verifyToken(token: string, findKeys: FindKeys, options: JWTVerifyOptions): Promise<JWTVerifyResult> {
  try {
    return await verifyWithAnyKey(token, await findKeys(), options);
  } catch (error) {
    if (!isOfUnknownKey(error, token)) throw error;
    return verifyWithAnyKey(token, await findKeys({ refetch: true }), options);
  }
}

/** A token without the name of its key may be signed with any of the kind. */
async function verifyWithAnyKey(token: string, keys: JWTVerifyGetKey, options: JWTVerifyOptions) {
  try {
    return await jwtVerify(token, keys, options);
  } catch (error) {
    if (!(error instanceof errors.JWKSMultipleMatchingKeys)) throw error;
    for await (const key of error) {
      try {
        return await jwtVerify(token, key, options);
      } catch (failure) {
        if (!(failure instanceof errors.JWSSignatureVerificationFailed)) throw failure;
      }
    }
    throw new errors.JWSSignatureVerificationFailed();
  }
}

const isOfUnknownKey = (error: unknown, token: string) =>
  error instanceof errors.JWKSNoMatchingKey ||
  (error instanceof errors.JWSSignatureVerificationFailed && decodeProtectedHeader(token).kid === undefined);

async function discoverKeys(issuer: string): Promise<string> {
  const response = await fetch(`${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`, {
    signal: AbortSignal.timeout(5000),
    redirect: "error",
  });
  const metadata = (await response.json()) as { issuer?: string; jwks_uri?: string };
  if (metadata.issuer !== issuer || !metadata.jwks_uri)
    throw new Error(`${issuer} is not the issuer it is configured as.`);
  return metadata.jwks_uri;
}

/** Whether the token is at fault, not the way to the issuer or its list of keys. */
const isForged = (error: unknown) =>
  error instanceof errors.JOSEError &&
  !(error instanceof errors.JWKSTimeout || error instanceof errors.JWKSInvalid) &&
  error.code !== "ERR_JOSE_GENERIC";
