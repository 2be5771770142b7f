import type { IncomingMessage } from "node:http";
import ipaddr from "ipaddr.js";
import { LRUCache } from "lru-cache";
import proxyAddr from "proxy-addr";

/**
 * The client's address, as the outermost of the hub's own `proxies` saw it: what stands before that in X-Forwarded-For,
 * anybody can write. Where that is no address, the nearest of the proxies that is one. Of an IPv6 address its /64, since whoever has
 * one of them has all 2^64.
 */
export function clientAddress(request: IncomingMessage | undefined, proxies: number): string {
  if (!request) return UNKNOWN;
  const hops = proxyAddr.all(request, (_address, hop) => hop < proxies) as (string | undefined)[];
  return hops.map((hop) => networks.memo(hop ?? "")).findLast((network) => network !== UNKNOWN) ?? UNKNOWN;
}

const UNKNOWN = "unknown";

/** To read an address takes 60 µs, and one caller sends many requests. */
const networks = new LRUCache<string, string>({ max: 1000, memoMethod: (hop) => networkOf(hop) });

/** An IPv4 address, or the /64 of an IPv6 one; UNKNOWN when the hop names none. */
function networkOf(hop: string): string {
  const address = withoutPort(hop).replace(/%.*$/, "");
  if (!(ipaddr.IPv4.isValidFourPartDecimal(address) || ipaddr.IPv6.isValid(address))) return UNKNOWN;
  const parsed = ipaddr.process(address);
  if (!(parsed instanceof ipaddr.IPv6)) return parsed.toString();
  const network = parsed.parts.slice(0, 4).map((part) => part.toString(16));
  return `${network.join(":")}::/64`;
}

/** Some proxies add the port, or write the hop as in the header Forwarded: `192.0.2.7:5123`, `for="[2001:db8::1]:5123";proto=https`. */
function withoutPort(hop: string): string {
  const [, quoted = ""] = /^\s*(?:for=)?\s*"?([^";]*)/i.exec(hop) ?? [];
  const node = quoted.trim();
  const [, bracketed, plain] = /^(?:\[([^\]]*)\](?::\d+)?|([^:]*):\d+)$/.exec(node) ?? [];
  return bracketed ?? plain ?? node;
}
