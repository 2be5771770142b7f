import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Viewer } from "../../../kit/request/viewer.js";
import { openSubgraph } from "../../../kit/testing/open-subgraph.js";
import { actors } from "../subgraph.js";
import { coordinator, type Hub, memberOf } from "../testing.js";
import { ApiKey } from "./api-key.js";
import { findKey, holderOf, issue, KEY, revoke, rotate } from "./testing.js";

let hub: Hub;
let pts: Partial<Viewer>;
let digg: Partial<Viewer>;
let sater: Partial<Viewer>;
const admin: Partial<Viewer> = { role: "ADMIN" };
beforeAll(async () => {
  hub = await openSubgraph(actors);
  [pts, digg] = [await memberOf(hub, "pts"), await memberOf(hub, "digg")];
  sater = { ...(await memberOf(hub, "saters-kommun")), role: "MUNICIPALITY", municipalityCode: "2082" };
});
afterAll(() => hub.close());

describe("apiKeys", () => {
  beforeAll(async () => {
    for (let n = 0; n < 4; n++) {
      await issue(hub, { role: "MEMBER", actor: "pts" });
      await issue(hub, { role: "MUNICIPALITY", municipality: n < 2 ? "2082" : "1880" });
      await issue(hub, { role: n < 2 ? "DASHBOARD" : "ADMIN" });
    }
    await issue(hub, { role: "MEMBER", actor: "saters-kommun" });
  });

  const LIST = `query ($first: Int, $after: String) { apiKeys(first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } edges { node { ${KEY} } } } }`;
  async function walk(viewer: Partial<Viewer>) {
    const seen: any[] = [];
    for (let after: string | undefined, more = true; more;) {
      const { edges, pageInfo } = (await hub.request(LIST, { first: 4, after }, viewer)).apiKeys;
      seen.push(...edges.map(({ node }: any) => node));
      [after, more] = [pageInfo.endCursor, pageInfo.hasNextPage];
    }
    return seen;
  }

  test("lists all keys for the coordinator and operations, latest first, each once", async () => {
    const rows = await hub.orm.em.fork().findAll(ApiKey, { orderBy: { createdAt: "desc", id: "desc" } });
    for (const viewer of [coordinator, admin]) {
      expect((await walk(viewer)).map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
    }
    expect(rows.length).toBeGreaterThan(10);
  });

  test("lists the own organisation's keys for others, with at most four statements", async () => {
    const mine = await walk(pts);
    expect(mine.length).toBeGreaterThan(2);
    expect(new Set(mine.map(({ actor }) => actor.slug))).toEqual(new Set(["pts"]));
    const ours = await walk(sater);
    expect(new Set(ours.map(({ actor, municipality }) => actor?.slug ?? municipality.code))).toEqual(
      new Set(["saters-kommun", "2082"]),
    );
    expect(await walk(digg)).toEqual([]);
    await hub.request(LIST, { first: 100 }, coordinator);
    expect(hub.statements.length).toBeLessThanOrEqual(4);
  });

  test("is forbidden for others", async () => {
    await expect(walk({})).rejects.toMatchObject({ extensions: { code: "UNAUTHENTICATED" } });
    await expect(walk({ role: "DASHBOARD" })).rejects.toMatchObject({ extensions: { code: "FORBIDDEN" } });
  });
});

describe("changes of API keys", () => {
  test("have audit entries without the secret, and none of their use", async () => {
    const { key, apiKey } = await issue(hub, { role: "MEMBER", actor: "pts" });
    await holderOf(hub, key);
    await vi.waitFor(async () => expect((await findKey(hub, apiKey.id)).lastUsedAt).not.toBeNull());
    await rotate(hub, apiKey.id);
    await revoke(hub, apiKey.id);
    const { rows } = await sql<{ action: string; diff: { path: string }[]; owner_actor: string | null }>`
      select action, diff, owner_actor from audit_entry where entity_type = 'ApiKey'`.execute(hub.orm.em.getKysely());
    expect(new Set(rows.map(({ action }) => action))).toEqual(new Set(["issueApiKey", "rotateApiKey", "revokeApiKey"]));
    expect(rows.flatMap(({ diff }) => diff.map(({ path }) => path))).not.toContain("lastUsedAt");
    expect(rows.some(({ owner_actor }) => owner_actor === "pts")).toBe(true);
  });
});
