import type { IncomingMessage } from "node:http";
import { describe, expect, test } from "vitest";
import { clientAddress } from "./client-address.js";

describe("clientAddress", () => {
  const requestFrom = (forwarded?: string, remoteAddress: string | undefined = "10.0.0.1") =>
    ({ headers: { "x-forwarded-for": forwarded }, socket: { remoteAddress } }) as unknown as IncomingMessage;

  test.each<[string, string | undefined, number]>([
    ["10.0.0.1", undefined, 0],
    ["10.0.0.1", "6.6.6.6", 0],
    ["192.0.2.7", "6.6.6.6, 192.0.2.7", 1],
    ["192.0.2.7", "6.6.6.6, 192.0.2.7, 10.0.0.2", 2],
    ["10.0.0.1", undefined, 1],
    ["192.0.2.7", "::ffff:192.0.2.7", 1],
    ["2001:db8:0:7::/64", "2001:db8:0:7:1:2:3:4", 1],
    ["2001:db8:0:7::/64", "2001:0DB8::7:ffff:0:0:1", 1],
    ["0:0:0:0::/64", "::1", 1],
    ["fe80:0:0:0::/64", "fe80::1%eth0", 1],
    ["10.0.0.1", "a proxy's word", 0],
    ["nonsense", "nonsense", 1],
    ["6.6.6.6", "6.6.6.6", 3],
  ])("is %s when %s was forwarded and %i proxies are the hub's own", (address, forwarded, proxies) => {
    expect(clientAddress(requestFrom(forwarded), proxies)).toBe(address);
  });

  test("is the IPv4 address of a connection over IPv6", () => {
    expect(clientAddress(requestFrom(undefined, "::ffff:10.0.0.1"), 0)).toBe("10.0.0.1");
  });

  test("is unknown without a connection", () => {
    expect(clientAddress(undefined, 1)).toBe("unknown");
  });
});
