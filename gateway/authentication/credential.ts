import { createHash } from "node:crypto";
import { unauthenticated } from "../../kit/graphql/errors.js";
import type { Logins } from "./oidc-token.js";

/** Of an API key: its secret itself goes no further than here. */
export interface Key {
  keyId: string;
  secretHash: string;
}

/** Of a person, whom somebody else has identified. */
export interface Login {
  /** A pseudonym of the person, the same each time. */
  keyId: string;
  /** The organisation the person acts for. */
  orgNumber: string | null;
  coordinator: boolean;
}

export type Credential = Key | Login;

const KEY = /^dgd_([0-9a-f]{16})_([\w-]{43})$/i;

/** What the Authorization header holds, found well-formed and, for a token, genuine; null when there is none. */
export async function credentialOf(request: Request, logins: Logins | undefined): Promise<Credential | null> {
  const header = request.headers.get("authorization");
  if (header === null) return null;
  const [, token = ""] = /^Bearer ([^\s]+)$/i.exec(header) ?? [];
  const [, keyId, secret] = KEY.exec(token) ?? [];
  if (keyId && secret) return { keyId, secretHash: createHash("sha256").update(secret).digest("base64url") };
  if (logins && token.split(".").length === 3) return logins(token);
  throw unauthenticated("The Authorization header is not of the form: Bearer dgd_….");
}
