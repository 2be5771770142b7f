import { auditServer } from "graphql-http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startDeployedHub } from "./support/deployed-hub.js";
import { BEFORE_CAMPAIGN } from "./support/sample-inputs.js";

describe("the HTTP endpoint", () => {
  let hub: Awaited<ReturnType<typeof startDeployedHub>>;
  beforeAll(async () => {
    hub = await startDeployedHub(BEFORE_CAMPAIGN, { HUB_LIMIT_PAGE: "40" });
  });
  afterAll(() => hub?.close());

  test("passes the audit of GraphQL over HTTP", async () => {
    const results = await auditServer({ url: hub.url });
    expect(results.filter(({ status }) => status !== "ok")).toEqual([]);
    expect(results.length).toBeGreaterThan(50);
  });

  test("exchanges the API key of a browser for a session", async () => {
    const key = await hub.createKey({ role: "MEMBER", actorSlug: "pts" });
    const at = new URL("/session", hub.url);
    const begun = await fetch(at, { method: "POST", headers: { authorization: `Bearer ${key}` } });
    const cookie = begun.headers.get("set-cookie")!.split(";")[0]!;
    expect([begun.status, await begun.text()]).toEqual([204, ""]);
    const who = (headers: Record<string, string>) => hub.execute("{ viewer { role } }", {}, { headers });
    expect((await who({ cookie, "hub-csrf": "1" })).data).toEqual({ viewer: { role: "MEMBER" } });
    expect((await who({ cookie })).status).toBe(403);
    const ended = await fetch(at, { method: "DELETE", headers: { cookie } });
    expect(ended.headers.get("set-cookie")).toMatch(/^hub-session=; .*Max-Age=0/);
    expect((await who({ cookie, "hub-csrf": "1" })).status).toBe(401);

    const refused = await fetch(at, { method: "POST" });
    expect([refused.status, refused.headers.get("set-cookie")]).toEqual([401, null]);
    expect(await refused.json()).toMatchObject({ errors: [{ extensions: { code: "UNAUTHENTICATED" } }] });
  });

  test("limits pages to HUB_LIMIT_PAGE, in the gateway and in the subgraphs", async () => {
    const page = (first: number) => hub.execute(`{ actors(first: ${first}) { edges { node { slug } } } }`);
    expect((await page(40)).data.actors.edges).toHaveLength(40);
    expect((await page(41)).errors).toMatchObject([
      { message: "first must be at most 40", extensions: { code: "BAD_USER_INPUT" } },
    ]);
  });

  test("tells each caller in headers what is left of its rate limit", async () => {
    const { headers } = await hub.execute("{ viewer { role } }");
    expect(headers.get("ratelimit")).toMatch(/^"requests";r=\d+;t=\d+, "costPerMinute";r=\d+;t=\d+$/);
    expect(headers.get("ratelimit-policy")).toBe('"requests";q=3000;w=60, "costPerMinute";q=3000000;w=60');
  });
});
