import type { IncomingMessage } from "node:http";
import ipaddr from "ipaddr.js";
import proxyAddr from "proxy-addr";

/**
 * The client's address, as the outermost of the hub's own `proxies` saw it: what stands before that in X-Forwarded-For,
 * anybody can write. Of an IPv6 address its /64, since whoever has one of them has all 2^64.
 */
export function clientAddress(request: IncomingMessage | undefined, proxies: number): string {
  if (!request) return "unknown";
  const address = proxyAddr(request, (_address, hop) => hop < proxies) as string | undefined;
  if (!address || !ipaddr.isValid(address)) return address ?? "unknown";
  const parsed = ipaddr.process(address);
  if (!(parsed instanceof ipaddr.IPv6)) return parsed.toString();
  const network = parsed.parts.slice(0, 4).map((part) => part.toString(16));
  return `${network.join(":")}::/64`;
}
