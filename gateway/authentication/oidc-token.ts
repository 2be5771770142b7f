import { createHmac } from "node:crypto";
import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify, type JWTVerifyGetKey } from "jose";
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
  const issuerKeys = createIssuerKeys(config);

  return async (token) => {
    const { payload } = await jwtVerify(token, issuerKeys, {
      issuer,
      audience,
      algorithms: ALGORITHMS,
      clockTolerance: 5,
      requiredClaims: ["exp", "sub"],
    }).catch((error: Error) => {
      if (isForged(error)) throw unauthenticated("The token is forged, expired or not meant for the hub.");
      log.warn({ issuer, reason: error.message }, "issuer unavailable");
      throw subgraphUnavailable();
    });
    return {
      keyId: `oidc_${createHmac("sha256", secret).update(`${issuer} ${payload.sub}`).digest("hex").slice(0, 24)}`,
      orgNumber: orgNumberOf(payload),
      coordinator: !!coordinatorClaim && [payload[coordinatorClaim.name]].flat().includes(coordinatorClaim.value),
    };
  };
}

/** Ten digits; some issuers write twelve, beginning with 16. */
function orgNumberOf(payload: JWTPayload): string | null {
  const digits = String(payload[ORG_NUMBER] ?? "").replace(/^16(?=\d{10}$)/, "");
  return /^\d{6}-?\d{4}$/.test(digits) ? digits.replace("-", "") : null;
}

/** The issuer's public keys: fetched when the first token comes, and again when one is signed with an unknown key. */
function createIssuerKeys({ issuer, jwksUrl }: OidcConfig): JWTVerifyGetKey {
  let keys: Promise<JWTVerifyGetKey> | undefined;
  const fetchKeys = async () => createRemoteJWKSet(new URL(jwksUrl ?? (await discoverKeys(issuer))));
  return async (header, token) => {
    keys ??= fetchKeys();
    keys.catch(() => (keys = undefined));
    return (await keys)(header, token);
  };
}

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

/** Whether the token is at fault, not the way to the issuer. */
const isForged = (error: unknown) =>
  error instanceof errors.JOSEError && !(error instanceof errors.JWKSTimeout) && error.code !== "ERR_JOSE_GENERIC";
