import { createSecretKey, randomBytes } from "node:crypto";
import { link, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { errors, jwtVerify, SignJWT } from "jose";
import { type HubConfig, StartError } from "../program/config.js";
import { createDataFolder, unwritableFolderError } from "../program/data-folder.js";
import type { Caller } from "../request/context.js";

/** Seconds for which a sealed caller is valid. */
const LIFETIME = 30;

/** Seconds by which the clocks of two machines may differ. A seal that somebody got hold of can be used for that much longer. */
const CLOCK_TOLERANCE = 60;

/** The code of a subgraph's answer to a seal that it refuses, and why it does. */
export const SEAL_REFUSED = "SEAL_REFUSED";
export class SealError extends Error {}

/** Signs the caller for one subgraph only: a compact JWS. */
export function seal(caller: Caller, audience: string, secret: string): Promise<string> {
  const issuedAt = Math.floor(Date.now() / 1000);
  return new SignJWT({ ...caller })
    .setProtectedHeader({ alg: "HS256" })
    .setIssuer("digidel-hub")
    .setAudience(audience)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + LIFETIME)
    .sign(keyFrom(secret));
}

/** The caller in a seal. Throws `SealError` when the seal is missing, forged, expired or meant for another subgraph. */
export async function unseal(token: string | undefined, audience: string, secret: string): Promise<Caller> {
  try {
    const { payload } = await jwtVerify<Caller>(token ?? "", keyFrom(secret), {
      algorithms: ["HS256"],
      issuer: "digidel-hub",
      audience,
      maxTokenAge: LIFETIME,
      clockTolerance: CLOCK_TOLERANCE,
      requiredClaims: ["exp", "viewer", "requestId"],
    });
    const { viewer, requestId, language, idempotencyKey, internal, probe } = payload;
    return { viewer, requestId, language, idempotencyKey, internal, probe };
  } catch (error) {
    throw new SealError(reasonOf(error));
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof errors.JWSSignatureVerificationFailed) return "It was made with another HUB_SEAL_SECRET.";
  const hasTime = error instanceof errors.JWTExpired || error instanceof errors.JWTClaimValidationFailed;
  if (!hasTime || (error.claim !== "exp" && error.claim !== "iat") || typeof error.payload.iat !== "number")
    return "It is missing, or not one for this subgraph.";
  const seconds = Math.round(new Date().getTime() / 1000) - error.payload.iat;
  return `The clock of its sender differs by ${Math.abs(seconds)} seconds: it is ${seconds > 0 ? "behind" : "ahead"}.`;
}

const keyFrom = (secret: string) => createSecretKey(secret, "utf8");

/**
 * The secret of the seals: `HUB_SEAL_SECRET`, or outside production one that is made once and kept in the data folder, for all
 * processes that share it. Throws `StartError` when it is missing in production, or the folder cannot be written.
 */
export async function loadSealSecret({ sealSecret, dataDir, production }: HubConfig): Promise<string> {
  if (sealSecret) return sealSecret;
  if (production) {
    throw new StartError(
      "HUB_SEAL_SECRET is missing: in production the gateway and the subgraphs share a secret of at least 32 characters (openssl rand -base64 48).",
    );
  }
  const file = join(dataDir, "seal-secret");
  await createDataFolder(dataDir);
  const draft = `${file}-${process.pid}`;
  try {
    // Linked once it is complete: several processes may start at once.
    await writeFile(draft, randomBytes(48).toString("base64url"), { mode: 0o600 });
    await link(draft, file).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    });
    await rm(draft);
    return await readFile(file, "utf8");
  } catch (error) {
    throw unwritableFolderError(dataDir, error);
  }
}
