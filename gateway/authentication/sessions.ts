import { hkdfSync, randomUUID } from "node:crypto";
import { EncryptJWT, jwtDecrypt } from "jose";
import { LRUCache } from "lru-cache";
import { forbidden, unauthenticated } from "../../kit/graphql/errors.js";
import type { Credential } from "./credential.js";

/** Seconds that a session lasts. */
const LIFETIME = 8 * 60 * 60;

/**
 * Sessions of browsers: the credential in a cookie that only gateways with this secret can read. Nothing is stored, but this gateway
 * remembers which sessions were ended before their time.
 */
export function sessionsOf(secret: string, production: boolean) {
  const key = new Uint8Array(hkdfSync("sha256", secret, "", "digidel-hub session", 32));
  const name = production ? "__Host-hub-session" : "hub-session";
  const ended = new LRUCache<string, true>({ max: 100_000, ttl: LIFETIME * 1000 });
  const cookie = (value: string, seconds: number) =>
    `${name}=${value}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${seconds}${production ? "; Secure" : ""}`;

  /** The session that a request's cookie holds; null when there is none, or none any more. */
  const read = (request: Request) =>
    jwtDecrypt<{ credential: Credential; jti: string }>(cookiesOf(request).get(name) ?? "", key, {
      keyManagementAlgorithms: ["dir"],
      contentEncryptionAlgorithms: ["A256GCM"],
      requiredClaims: ["exp", "jti", "credential"],
    }).then(
      ({ payload }) => payload,
      () => null,
    );

  return {
    /** The cookie that begins one. */
    async begin(credential: Credential): Promise<string> {
      const token = await new EncryptJWT({ credential })
        .setProtectedHeader({ alg: "dir", enc: "A256GCM" })
        .setJti(randomUUID())
        .setExpirationTime(`${LIFETIME}s`)
        .encrypt(key);
      return cookie(token, LIFETIME);
    },

    /** Ends the one that a request's cookie holds, copies of it included, and gives the cookie that takes its place. */
    async end(request: Request): Promise<string> {
      const session = await read(request);
      if (session) ended.set(session.jti, true);
      return cookie("", 0);
    },

    /** The credential that a request's cookie holds; null without a cookie. */
    async open(request: Request): Promise<Credential | null> {
      if (!cookiesOf(request).get(name)) return null;
      // A foreign page can make a browser send the cookie, but not this header.
      if (!request.headers.has("hub-csrf") && !request.headers.has("graphql-preflight"))
        throw forbidden("A session is used with the header hub-csrf: 1.");
      const session = await read(request);
      if (!session || ended.has(session.jti)) throw unauthenticated("The session is over. Log in again.");
      return session.credential;
    },
  };
}

const cookiesOf = (request: Request) =>
  new Map(
    (request.headers.get("cookie") ?? "").split(";").map((pair): [string, string] => {
      const [name = "", ...value] = pair.split("=");
      return [name.trim(), value.join("=").trim()];
    }),
  );
