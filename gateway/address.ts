import type { IncomingMessage } from "node:http";

/** What is known of the connection; nothing when the gateway is asked without one. */
export interface Connection {
  req?: IncomingMessage;
}

/** The client's address, as the outermost of one's own proxies saw it: what stands before it anybody can write. */
export function addressOf({ req }: Connection, proxies: number): string {
  if (!req) return "unknown";
  const forwarded = [req.headers["x-forwarded-for"] ?? []].flat().join(",").split(",");
  const hops = [...forwarded.map((hop) => hop.trim()).filter(Boolean), req.socket.remoteAddress ?? "unknown"];
  return hops.at(-1 - proxies) ?? hops[0]!;
}
