import type { IncomingMessage } from "node:http";
import { isIPv6 } from "node:net";

/** What is known of the connection; nothing when the gateway is asked without one. */
export interface Connection {
  req?: IncomingMessage;
}

/** The client's address, as the outermost of one's own proxies saw it: what stands before it anybody can write. */
export function addressOf({ req }: Connection, proxies: number): string {
  if (!req) return "unknown";
  const forwarded = [req.headers["x-forwarded-for"] ?? []].flat().join(",").split(",");
  const hops = [...forwarded.map((hop) => hop.trim()).filter(Boolean), req.socket.remoteAddress ?? "unknown"];
  return networkOf(hops.at(-1 - proxies) ?? hops[0]!);
}

/** Of IPv6 the first half: whoever has one address there has all of its 2^64. */
function networkOf(address: string): string {
  const known = address.replace(/^::ffff:(?=\d+\.)/i, "");
  if (!isIPv6(known)) return known;
  const [before = [], after = []] = known.split("::").map((part) => part.split(":").filter(Boolean));
  const zeros = Array<string>(Math.max(8 - before.length - after.length, 0)).fill("0");
  const groups = [...before, ...zeros, ...after].slice(0, 4);
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(":")}::/64`;
}
