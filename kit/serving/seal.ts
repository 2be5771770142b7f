import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { link, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { LRUCache } from "lru-cache";
import { type HubConfig, StartError } from "../program/config.js";
import { createDataFolder, unwritableFolderError } from "../program/data-folder.js";
import type { Caller } from "../request/context.js";

/** Seconds for which a sealed caller is valid. */
const LIFETIME = 30;

/** Seconds for which a seal is put on further requests of the same caller. The rest of its time is for the way. */
const REUSE = 15;

/** Seconds by which the clocks of two machines may differ. A seal that somebody got hold of can be used for that much longer. */
const CLOCK_TOLERANCE = 60;

/** The code of a subgraph's answer to a seal that it refuses, and why it does. */
export const SEAL_REFUSED = "SEAL_REFUSED";
export class SealError extends Error {}

/**
 * What a subgraph must be able to trust. A request's id and idempotency key go beside the seal: whoever has a seal could send any operation
 * with it anyway, and without one they are not looked at.
 */
export type SealedCaller = Omit<Caller, "requestId" | "idempotencyKey">;

interface Claims extends SealedCaller {
  iss: string;
  aud: string;
  iat: number;
  exp: number;
}

/** Of the latest callers: signing and verifying anew would cost more than the rest of a small request's way. */
const seals = new LRUCache<string, { token: string; issuedAt: number }>({ max: 1000 });
const opened = new LRUCache<string, Claims>({ max: 1000 });

const ISSUER = "digidel-hub";
const HEADER = encode({ alg: "HS256" });

/** Signs the caller for one subgraph only: a compact JWS. */
export function seal({ viewer, language, internal, probe }: SealedCaller, audience: string, secret: string): string {
  const caller: SealedCaller = { viewer, language, internal, probe };
  const key = JSON.stringify([secret, audience, caller]);
  const now = Math.floor(Date.now() / 1000);
  const kept = seals.get(key);
  if (kept && kept.issuedAt <= now && now < kept.issuedAt + REUSE) return kept.token;
  const content = `${HEADER}.${encode({ ...caller, iss: ISSUER, aud: audience, iat: now, exp: now + LIFETIME })}`;
  const token = `${content}.${signatureOf(content, secret)}`;
  seals.set(key, { token, issuedAt: now });
  return token;
}

/** The caller in a seal. Throws `SealError` when the seal is missing, forged, expired or meant for another subgraph. */
export function unseal(token: string | undefined, audience: string, secret: string): SealedCaller {
  const key = `${secret} ${token}`;
  let claims = opened.get(key);
  if (!claims) opened.set(key, (claims = verify(token ?? "", secret)));
  const { iss, aud, iat, exp, viewer, language, internal, probe } = claims;
  if (iss !== ISSUER || aud !== audience || !viewer || exp !== iat + LIFETIME) throw new SealError(NO_SEAL);
  const age = Math.floor(new Date().getTime() / 1000) - iat;
  if (age >= LIFETIME + CLOCK_TOLERANCE || age < -CLOCK_TOLERANCE)
    throw new SealError(
      `The clock of its sender differs by ${Math.abs(age)} seconds: it is ${age > 0 ? "behind" : "ahead"}.`,
    );
  return { viewer, language, internal, probe };
}

const NO_SEAL = "It is missing, or not one for this subgraph.";

/** The claims that were signed with the secret. */
function verify(token: string, secret: string): Claims {
  const [header, payload, signature, ...more] = token.split(".");
  if (header !== HEADER || !payload || !signature || more.length > 0) throw new SealError(NO_SEAL);
  const given = Buffer.from(signature);
  const expected = Buffer.from(signatureOf(`${header}.${payload}`, secret));
  if (given.length !== expected.length || !timingSafeEqual(given, expected))
    throw new SealError("It was made with another HUB_SEAL_SECRET.");
  return JSON.parse(Buffer.from(payload, "base64url").toString()) as Claims;
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

const signatureOf = (content: string, secret: string) =>
  createHmac("sha256", secret).update(content).digest("base64url");

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
