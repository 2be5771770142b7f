import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "../../../kit/request/viewer.js";
import { openSubgraph } from "../../../kit/testing/open-subgraph.js";
import { actors } from "../subgraph.js";
import { type Hub, memberOf } from "../testing.js";
import { findKey, holderOf, issue, revoke, rotate } from "./testing.js";

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

describe("revokeApiKey", () => {
  test("revokes a key for good; repeating it changes nothing", async () => {
    const { key, apiKey } = await issue(hub, { role: "MEMBER", actor: "pts" });
    const revoked = await revoke(hub, apiKey.id, pts);
    expect(revoked).toMatchObject({ __typename: "ApiKey", id: apiKey.id, revokedAt: expect.any(String) });
    expect(await holderOf(hub, key)).toBeNull();
    expect(await revoke(hub, apiKey.id, admin)).toEqual(revoked);
  });

  test("refuses keys of others as if they did not exist, and so does rotateApiKey", async () => {
    const { apiKey } = await issue(hub, { role: "MEMBER", actor: "pts" });
    const { apiKey: falun } = await issue(hub, { role: "MUNICIPALITY", municipality: "2080" });
    for (const [id, viewer] of [
      [apiKey.id, digg],
      [apiKey.id, sater],
      [falun.id, sater],
      [falun.id, pts],
      ["x", admin],
    ] as const) {
      expect(await revoke(hub, id, viewer)).toMatchObject({ __typename: "NotFound" });
      expect(await rotate(hub, id, viewer)).toMatchObject({ __typename: "NotFound" });
    }
    expect(await findKey(hub, apiKey.id)).toMatchObject({ revokedAt: null, replacedBy: null });
    await expect(revoke(hub, apiKey.id, {})).rejects.toMatchObject({ extensions: { code: "UNAUTHENTICATED" } });
    await expect(rotate(hub, apiKey.id, { role: "COACH" })).rejects.toMatchObject({
      extensions: { code: "FORBIDDEN" },
    });
  });
});
