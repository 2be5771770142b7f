import { describe, expect, test } from "vitest";
import { clientConfig, hubConfig } from "./config.js";
import { LIMITS, RATES } from "./limits.js";

const OIDC = { HUB_OIDC_ISSUER: "https://login.example", HUB_OIDC_AUDIENCE: "hub" };

describe("hubConfig and clientConfig", () => {
  test("have defaults, and a variable for each setting", () => {
    expect(hubConfig({})).toMatchObject({ limits: LIMITS, rates: RATES, proxies: 0, oidc: undefined });
    const given = {
      HUB_LIMIT_ROOT_FIELDS: "5",
      HUB_LIMIT_COST: "70",
      HUB_LIMIT_SUBGRAPH_SECONDS: "2",
      HUB_LIMIT_ANONYMOUS_CHANGES: "3",
      HUB_PROXIES: "2",
    };
    expect(hubConfig(given)).toMatchObject({
      limits: { ...LIMITS, rootFields: 5, cost: 70, subgraphSeconds: 2 },
      rates: { ...RATES, anonymousChanges: 3 },
      proxies: 2,
    });
  });

  test("give clients the URL of the hub", () => {
    expect(clientConfig({}).url).toBe("http://localhost:4000/graphql");
    expect(clientConfig({ HUB_PORT: "8080" }).url).toBe("http://localhost:8080/graphql");
    expect(clientConfig({ HUB_PORT: "8080", HUB_URL: "https://hub.example/graphql" }).url).toBe(
      "https://hub.example/graphql",
    );
  });

  test("name the issuer of logins, and the claim of a coordinator", () => {
    expect(hubConfig(OIDC).oidc).toEqual({
      issuer: "https://login.example",
      audience: "hub",
      jwksUrl: undefined,
      coordinatorClaim: undefined,
    });
    expect(hubConfig({ ...OIDC, HUB_OIDC_COORDINATOR_CLAIM: "groups=a=b" }).oidc).toMatchObject({
      coordinatorClaim: { name: "groups", value: "a=b" },
    });
  });

  test.each<[string, Record<string, string>, RegExp]>([
    ["no limit at all", { HUB_LIMIT_COST: "0" }, /HUB_LIMIT_COST is not a whole number above 0/],
    ["a time longer than a day", { HUB_LIMIT_SECONDS: "3000000" }, /HUB_LIMIT_SECONDS is above 86400/],
    ["a long time for headers", { HUB_LIMIT_HEADER_SECONDS: "86401" }, /HUB_LIMIT_HEADER_SECONDS is above 86400/],
    ["a day that is not", { HUB_NOW: "2027-02-30T12:00:00Z" }, /HUB_NOW is not a time/],
    ["half a limit", { HUB_LIMIT_REQUESTS: "1.5" }, /HUB_LIMIT_REQUESTS is not a whole number/],
    ["a page shorter than the usual one", { HUB_LIMIT_PAGE: "19" }, /HUB_LIMIT_PAGE is below 20/],
    ["many proxies", { HUB_PROXIES: "10" }, /HUB_PROXIES is not a number from 0 to 9/],
    ["an issuer without an audience", { HUB_OIDC_ISSUER: "https://a.example" }, /HUB_OIDC_AUDIENCE is missing/],
    ["an issuer that is no address", { ...OIDC, HUB_OIDC_ISSUER: "login" }, /HUB_OIDC_ISSUER is not an http/],
    ["a claim without a value", { ...OIDC, HUB_OIDC_COORDINATOR_CLAIM: "admin" }, /is not of the form claim=value/],
  ])("refuse %s", (_, env, message) => {
    expect(() => hubConfig(env)).toThrow(message);
  });
});
