import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { clock } from "../../../kit/clock.js";
import type { Viewer } from "../../../kit/request/viewer.js";
import { openSubgraph } from "../../../kit/testing/open-subgraph.js";
import { actors } from "../subgraph.js";
import { type Hub, memberOf } from "../testing.js";
import { findKey, holderOf, issue, revoke, rotate } from "./testing.js";

let hub: Hub;
let pts: Partial<Viewer>;
let sater: Partial<Viewer>;
beforeAll(async () => {
  hub = await openSubgraph(actors);
  pts = await memberOf(hub, "pts");
  sater = { ...(await memberOf(hub, "saters-kommun")), role: "MUNICIPALITY", municipalityCode: "2082" };
});
afterAll(() => hub.close());
afterEach(() => clock.set(undefined));

describe("rotateApiKey", () => {
  test("issues a key of the same lifetime, while the replaced one works for a day more", async () => {
    clock.set(new Date("2027-01-01T12:00:00Z"));
    const old = await issue(hub, {
      role: "MUNICIPALITY",
      municipality: "2082",
      label: "Säter",
      expiresAt: "2028-01-01T12:00:00Z",
    });
    clock.set(new Date("2027-07-01T12:00:00Z"));
    const { key, apiKey } = await rotate(hub, old.apiKey.id, sater);
    expect(apiKey).toMatchObject({ role: "MUNICIPALITY", municipality: { code: "2082" }, label: "Säter" });
    const life = (of: { createdAt: string; expiresAt: string | null }) =>
      Date.parse(of.expiresAt!) - Date.parse(of.createdAt);
    expect(life(apiKey)).toBe(life(old.apiKey));
    expect([await holderOf(hub, old.key), await holderOf(hub, key)]).toMatchObject([
      { role: "MUNICIPALITY" },
      { role: "MUNICIPALITY" },
    ]);
    clock.set(new Date("2027-07-02T11:59:00Z"));
    expect(await holderOf(hub, old.key)).not.toBeNull();
    clock.set(new Date("2027-07-02T12:01:00Z"));
    expect([await holderOf(hub, old.key), await holderOf(hub, key)]).toMatchObject([null, { role: "MUNICIPALITY" }]);
  });

  test("does not extend the lifetime of the replaced key", async () => {
    const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
    const old = await issue(hub, { role: "MEMBER", actor: "pts", expiresAt });
    await rotate(hub, old.apiKey.id);
    expect((await findKey(hub, old.apiKey.id)).expiresAt?.toISOString()).toBe(expiresAt);
  });

  test("replaces a key once, also when called twice at the same time, and no revoked one", async () => {
    const { apiKey } = await issue(hub, { role: "MEMBER", actor: "pts" });
    const answers = await Promise.all([rotate(hub, apiKey.id, pts), rotate(hub, apiKey.id)]);
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual(["ApiKeyNotInUse", "IssuedApiKey"]);
    await revoke(hub, apiKey.id);
    expect(await rotate(hub, apiKey.id)).toMatchObject({ __typename: "ApiKeyNotInUse", revokedAt: expect.any(String) });
  });

  test("refuses to show the new key again when it is repeated with the same idempotency key", async () => {
    const { apiKey } = await issue(hub, { role: "MEMBER", actor: "pts" });
    expect(await rotate(hub, apiKey.id, pts, "r")).toMatchObject({ __typename: "IssuedApiKey" });
    expect(await rotate(hub, apiKey.id, pts, "r")).toMatchObject({ __typename: "KeyAlreadyIssued" });
  });
});
