import { hkdfSync } from "node:crypto";
import { EncryptJWT, jwtDecrypt } from "jose";
import { forbidden, unauthenticated } from "../kit/errors.js";
import type { Credential } from "./credential.js";

/** Seconds that a session lasts. */
const LIFETIME = 8 * 60 * 60;

export type Sessions = ReturnType<typeof sessionsOf>;

/** Sessions of browsers: the credential in a cookie that only gateways with this secret can read. Nothing is stored. */
export function sessionsOf(secret: string, production: boolean) {
  const key = new Uint8Array(hkdfSync("sha256", secret, "", "digidel-hub session", 32));
  const name = production ? "__Host-hub-session" : "hub-session";
  const cookie = (value: string, seconds: number) =>
    `${name}=${value}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${seconds}${production ? "; Secure" : ""}`;

  return {
    /** The cookie that begins one. */
    async begin(credential: Credential): Promise<string> {
      const token = await new EncryptJWT({ credential })
        .setProtectedHeader({ alg: "dir", enc: "A256GCM" })
        .setExpirationTime(`${LIFETIME}s`)
        .encrypt(key);
      return cookie(token, LIFETIME);
    },

    /** The cookie that ends one. */
    end: () => cookie("", 0),

    /** The credential that a request's cookie holds; null without a cookie. */
    async open(request: Request): Promise<Credential | null> {
      const token = cookiesOf(request).get(name);
      if (!token) return null;
      // A foreign page can make a browser send the cookie, but not this header.
      if (!request.headers.has("hub-csrf") && !request.headers.has("graphql-preflight"))
        throw forbidden("A session is used with the header hub-csrf: 1.");
      const { payload } = await jwtDecrypt<{ credential: Credential }>(token, key, {
        keyManagementAlgorithms: ["dir"],
        contentEncryptionAlgorithms: ["A256GCM"],
        requiredClaims: ["exp", "credential"],
      }).catch(() => {
        throw unauthenticated("The session is over. Log in again.");
      });
      return payload.credential;
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
