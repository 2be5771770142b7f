import { createSecretKey } from "node:crypto";
import { jwtVerify, SignJWT } from "jose";
import type { Caller } from "../request/context.js";

/** Seconds a sealed caller is good for. */
const LIFETIME = 30;

/** Signs who asks, for one subgraph only: a compact JWS. */
export function seal(caller: Caller, audience: string, secret: string): Promise<string> {
  const issuedAt = Math.floor(Date.now() / 1000);
  return new SignJWT({ ...caller })
    .setProtectedHeader({ alg: "HS256" })
    .setIssuer("digidel-hub")
    .setAudience(audience)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + LIFETIME)
    .sign(keyOf(secret));
}

/** Opens a seal; throws when it is missing, forged, too old or meant for another subgraph. */
export async function unseal(token: string | undefined, audience: string, secret: string): Promise<Caller> {
  const { payload } = await jwtVerify<Caller>(token ?? "", keyOf(secret), {
    algorithms: ["HS256"],
    issuer: "digidel-hub",
    audience,
    clockTolerance: 5,
    requiredClaims: ["exp", "viewer", "requestId"],
  });
  const { viewer, requestId, language, idempotencyKey, internal } = payload;
  return { viewer, requestId, language, idempotencyKey, internal };
}

const keyOf = (secret: string) => createSecretKey(secret, "utf8");
