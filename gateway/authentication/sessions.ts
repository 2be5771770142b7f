import { hkdfSync, randomUUID } from "node:crypto";
import { parseCookie, stringifySetCookie } from "cookie";
import { EncryptJWT, jwtDecrypt } from "jose";
import { LRUCache } from "lru-cache";
import { forbidden, unauthenticated } from "../../kit/graphql/errors.js";
import type { Credential } from "./credential-verifier.js";

/** Seconds that a session lasts. */
const LIFETIME_SECONDS = 8 * 60 * 60;

/**
 * Sessions of browsers: the credential, encrypted, in a cookie that only gateways with this secret can read. Sessions are not
 * stored; but this gateway remembers which of them were ended before they expired.
 */
export function createSessions(secret: string, production: boolean) {
  const key = new Uint8Array(hkdfSync("sha256", secret, "", "digidel-hub session", 32));
  const name = production ? "__Host-hub-session" : "hub-session";
  const ended = new LRUCache<string, true>({ max: 100_000, ttl: LIFETIME_SECONDS * 1000 });
  const setCookie = (value: string, maxAge: number) =>
    stringifySetCookie({ name, value, maxAge, path: "/", httpOnly: true, sameSite: "strict", secure: production });
  const cookieOf = (request: Request) => parseCookie(request.headers.get("cookie") ?? "")[name];

  /** The session in a request's cookie; null when there is none, or it has expired or is forged. */
  const read = (request: Request) =>
    jwtDecrypt<{ credential: Credential; jti: string }>(cookieOf(request) ?? "", key, {
      keyManagementAlgorithms: ["dir"],
      contentEncryptionAlgorithms: ["A256GCM"],
      requiredClaims: ["exp", "jti", "credential"],
    }).then(
      ({ payload }) => payload,
      () => null,
    );

  return {
    /** The Set-Cookie header of a new session. */
    async create(credential: Credential): Promise<string> {
      const token = await new EncryptJWT({ credential })
        .setProtectedHeader({ alg: "dir", enc: "A256GCM" })
        .setJti(randomUUID())
        .setExpirationTime(`${LIFETIME_SECONDS}s`)
        .encrypt(key);
      return setCookie(token, LIFETIME_SECONDS);
    },

    /** Ends the session of a request's cookie, copies of the cookie included; the Set-Cookie header that removes it. */
    async end(request: Request): Promise<string> {
      const session = await read(request);
      if (session) ended.set(session.jti, true);
      return setCookie("", 0);
    },

    /** The credential of the session in a request's cookie; null without a cookie. */
    async readCredential(request: Request): Promise<Credential | null> {
      if (!cookieOf(request)) return null;
      // A foreign page can make a browser send the cookie, but not this header.
      if (!request.headers.has("hub-csrf") && !request.headers.has("graphql-preflight"))
        throw forbidden({
          sv: "En session används med huvudet hub-csrf: 1.",
          en: "A session is used with the header hub-csrf: 1.",
        });
      const session = await read(request);
      if (!session || ended.has(session.jti))
        throw unauthenticated({
          sv: "Sessionen är slut. Logga in igen.",
          en: "The session is over. Log in again.",
        });
      return session.credential;
    },
  };
}
