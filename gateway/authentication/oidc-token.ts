import { createHmac } from "node:crypto";
import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify, type JWTVerifyGetKey } from "jose";
import { subgraphUnavailable, unauthenticated } from "../../kit/graphql/errors.js";
import type { OidcConfig } from "../../kit/program/config.js";
import type { Log } from "../../kit/program/log.js";
import type { Login } from "./credential.js";

/** Whom a bearer token is about; throws UNAUTHENTICATED when it is not genuine, or not for the hub. */
export type Logins = (token: string) => Promise<Login>;

/** Signatures with a public key only. */
const ALGORITHMS = ["RS256", "PS256", "ES256", "EdDSA"];

/** Sweden's OIDC profile: the organisation that a person acts for. */
const ORG_NUMBER = "https://id.oidc.se/claim/orgNumber";

/** Logins of an OpenID Connect issuer. `secret` makes the pseudonyms, so that nobody can guess a person from one. */
export function loginsOf(config: OidcConfig, secret: string, log: Log): Logins {
  const { issuer, audience, coordinatorClaim } = config;
  const keys = keysOf(config);

  return async (token) => {
    const { payload } = await jwtVerify(token, keys, {
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

/** The issuer's public keys, found when the first token comes and asked for anew when one is signed with an unknown one. */
function keysOf({ issuer, jwksUrl }: OidcConfig): JWTVerifyGetKey {
  let keys: Promise<JWTVerifyGetKey> | undefined;
  const find = async () => createRemoteJWKSet(new URL(jwksUrl ?? (await discover(issuer))));
  return async (header, token) => {
    keys ??= find();
    keys.catch(() => (keys = undefined));
    return (await keys)(header, token);
  };
}

async function discover(issuer: string): Promise<string> {
  const response = await fetch(`${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`, {
    signal: AbortSignal.timeout(5000),
    redirect: "error",
  });
  const found = (await response.json()) as { issuer?: string; jwks_uri?: string };
  if (found.issuer !== issuer || !found.jwks_uri) throw new Error(`${issuer} is not the issuer it is configured as.`);
  return found.jwks_uri;
}

/** Whether the token is at fault, not the way to the issuer. */
const isForged = (error: unknown) =>
  error instanceof errors.JOSEError && !(error instanceof errors.JWKSTimeout) && error.code !== "ERR_JOSE_GENERIC";
