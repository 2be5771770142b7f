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
    ["192.0.2.7", "192.0.2.7:5123", 1],
    ["192.0.2.7", " 192.0.2.7:443 ", 1],
    ["192.0.2.7", "for=192.0.2.7", 1],
    ["192.0.2.7", 'For="192.0.2.7:5123";proto=https', 1],
    ["192.0.2.7", "[::ffff:192.0.2.7]:5123", 1],
    ["192.0.2.7", "::ffff:c000:207", 1],
    ["2001:db8:0:7::/64", "[2001:db8:0:7::1]:5123", 1],
    ["2001:db8:0:7::/64", "[2001:db8:0:7::2]", 1],
    ["2001:db8:0:7::/64", 'for="[2001:db8:0:7::3]:5123"', 1],
    ["fe80:0:0:0::/64", "[fe80::1%25eth1]:80", 1],
    ["10.0.0.1", "nonsense", 1],
    ["10.0.0.1", "unknown", 1],
    ["10.0.0.1", "for=_hidden", 1],
    ["10.0.0.1", "256.1.1.1", 1],
    ["10.0.0.1", "0x7f.1", 1],
    ["10.0.0.1", "192.0.2.7:port", 1],
    ["10.0.0.1", "", 1],
    ["10.0.0.2", "6.6.6.6, nonsense, 10.0.0.2:80", 2],
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
