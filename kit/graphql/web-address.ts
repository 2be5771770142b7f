import { isURL } from "class-validator";

/**
 * Whether a text is a web address that every reader takes for the same: browsers drop control characters, add slashes that are missing, take
 * a backslash for a slash, and go to the host after an @ or to what a host looks like after its letters are made ordinary.
 */
export function isWebAddress(text: unknown): boolean {
  if (typeof text !== "string" || /[\\\u3002\p{C}\p{Z}]/u.test(text)) return false;
  const host = /^https?:\/\/([^/?#]+)/i.exec(text)?.[1];
  return host !== undefined && host.normalize("NFKC") === host.normalize("NFC") && isURL(text, WEB_ADDRESS);
}

const WEB_ADDRESS = { protocols: ["https", "http"], require_protocol: true, disallow_auth: true };
