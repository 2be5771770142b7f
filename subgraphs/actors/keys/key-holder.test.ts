import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { clock } from "../../../kit/clock.js";
import { municipalities } from "../../../kit/sweden/sweden.js";
import { callerAs, openSubgraph } from "../../../kit/testing/open-subgraph.js";
import { Actor } from "../actor/actor.js";
import { actors } from "../subgraph.js";
import { type Hub } from "../testing.js";
import { ApiKey } from "./api-key.js";
import { createKey, findKey, HOLDER, holderOf, issue } from "./testing.js";

let hub: Hub;
beforeAll(async () => {
  hub = await openSubgraph(actors);
});
afterAll(() => hub.close());
afterEach(() => clock.set(undefined));

const idOf = (text: string) => text.split("_")[1]!;

describe("keyHolder", () => {
  test("answers the actor of a member's key", async () => {
    const text = await createKey(hub, { role: "MEMBER", actorSlug: "pts", label: "calendar of pts" });
    expect(text).toMatch(/^dgd_[0-9a-f]{16}_[\w-]{43}$/);
    const { actor } = await hub.request('{ actor(slug: "pts") { id } }');
    expect(await holderOf(hub, text)).toEqual({
      role: "MEMBER",
      actorId: actor.id,
      actorSlug: "pts",
      municipalityCode: null,
      actorActive: true,
      rulesVersionAccepted: null,
      rulesVersionRequired: "2024",
    });
  });

  test("answers the code of a municipality's key, and its actor when it has joined", async () => {
    expect(await holderOf(hub, await createKey(hub, { role: "MUNICIPALITY", municipalityCode: "2082" }))).toMatchObject(
      {
        role: "MUNICIPALITY",
        municipalityCode: "2082",
        actorSlug: "saters-kommun",
        actorActive: true,
      },
    );
    expect(await holderOf(hub, await createKey(hub, { role: "MUNICIPALITY", municipalityCode: "1880" }))).toMatchObject(
      {
        role: "MUNICIPALITY",
        municipalityCode: "1880",
        actorId: null,
        actorSlug: null,
        actorActive: false,
      },
    );
  });

  test.each(["COORDINATOR", "DASHBOARD", "ADMIN"] as const)(
    "answers neither actor nor municipality for a key of %s",
    async (role) => {
      expect(await holderOf(hub, await createKey(hub, { role }))).toMatchObject({
        role,
        actorId: null,
        municipalityCode: null,
      });
    },
  );

  test("answers whether the actor takes part, and which rules it has accepted", async () => {
    const text = await createKey(hub, { role: "MEMBER", actorSlug: "volvo" });
    const rulesAccepted = { version: "2024", at: "2024-05-01T08:00:00.000Z", byRole: "MEMBER" } as const;
    await hub.orm.em.fork().nativeUpdate(Actor, { slug: "volvo" }, { status: "SUSPENDED", rulesAccepted });
    expect(await holderOf(hub, text)).toMatchObject({
      actorSlug: "volvo",
      actorActive: false,
      rulesVersionAccepted: "2024",
    });
  });

  test("is null for a wrong secret, an unknown id, or no hash", async () => {
    const text = await createKey(hub, { role: "COORDINATOR" });
    expect(await holderOf(hub, `${text}x`)).toBeNull();
    expect(await holderOf(hub, text.replace(idOf(text), "0000000000000000"))).toBeNull();
    const { data } = await hub.execute(HOLDER, { id: idOf(text), hash: "" }, { ...callerAs(), internal: true });
    expect(data).toEqual({ keyHolder: null });
  });

  test("is null for an expired key", async () => {
    const text = await createKey(hub, { role: "COORDINATOR", expiresAt: new Date("2030-01-01T00:00:00Z") });
    clock.set(new Date("2029-12-31T23:59:00Z"));
    expect(await holderOf(hub, text)).toMatchObject({ role: "COORDINATOR" });
    clock.set(new Date("2030-01-01T00:00:01Z"));
    expect(await holderOf(hub, text)).toBeNull();
  });

  test("is null for a revoked key", async () => {
    const text = await createKey(hub, { role: "COORDINATOR" });
    await hub.orm.em.fork().nativeUpdate(ApiKey, { id: idOf(text) }, { revokedAt: clock.now() });
    expect(await holderOf(hub, text)).toBeNull();
  });

  test("is null when the actor has left, though the key was not revoked", async () => {
    const text = await createKey(hub, { role: "MEMBER", actorSlug: "novare" });
    expect(await holderOf(hub, text)).toMatchObject({ actorSlug: "novare" });
    await hub.orm.em.fork().nativeUpdate(Actor, { slug: "novare" }, { status: "LEFT" });
    expect(await holderOf(hub, text)).toBeNull();
  });

  test("is forbidden for all but the hub itself", async () => {
    const text = await createKey(hub, { role: "COORDINATOR" });
    await expect(holderOf(hub, text, false)).rejects.toMatchObject({ extensions: { code: "FORBIDDEN" } });
    const request = hub.request(HOLDER, { id: idOf(text), hash: "" }, { role: "ADMIN" });
    await expect(request).rejects.toMatchObject({
      extensions: { code: "FORBIDDEN" },
    });
  });

  test("answers the role of a suspended actor's key, and that the actor does not take part", async () => {
    const key = await createKey(hub, { role: "MEMBER", actorSlug: "axel-johnson" });
    expect(await holderOf(hub, key)).toMatchObject({ role: "MEMBER", actorActive: true });
    await hub.orm.em.fork().nativeUpdate(Actor, { slug: "axel-johnson" }, { status: "SUSPENDED" });
    expect(await holderOf(hub, key)).toMatchObject({ role: "MEMBER", actorSlug: "axel-johnson", actorActive: false });
  });
});

describe("organisationHolder", () => {
  const ORGANISATION = `query ($orgNumber: String!) { organisationHolder(orgNumber: $orgNumber) {
    role actorSlug municipalityCode actorActive } }`;
  const holder = async (orgNumber: string, internal = true) => {
    const { data, errors } = await hub.execute(ORGANISATION, { orgNumber }, { ...callerAs(), internal });
    if (errors) throw errors[0]!;
    return data!.organisationHolder;
  };

  test("answers the municipality of the number, whether it has joined or not", async () => {
    expect(await holder("2120002247")).toEqual({
      role: "MUNICIPALITY",
      actorSlug: "saters-kommun",
      municipalityCode: "2082",
      actorActive: true,
    });
    const notJoined = municipalities.find(({ code }) => code === "1880")!;
    expect(await holder(notJoined.orgNumber)).toEqual({
      role: "MUNICIPALITY",
      actorSlug: null,
      municipalityCode: "1880",
      actorActive: false,
    });
  });

  test("answers the actor of the number, unless a municipality has it", async () => {
    const em = hub.orm.em.fork();
    await em.nativeUpdate(Actor, { slug: "skr" }, { orgNumber: "2220000315", status: "SUSPENDED" });
    const suspended = { role: "MEMBER", actorSlug: "skr", municipalityCode: null, actorActive: false };
    expect(await holder("2220000315")).toEqual(suspended);
    await em.nativeUpdate(Actor, { slug: "skr" }, { status: "LEFT" });
    expect(await holder("2220000315")).toBeNull();
    await em.nativeUpdate(Actor, { slug: "pts" }, { orgNumber: "2220000315" });
    expect(await holder("2220000315")).toMatchObject({ actorSlug: "pts", actorActive: true });
    await em.nativeUpdate(Actor, { slug: "pts" }, { orgNumber: "2120002247" });
    expect(await holder("2120002247")).toMatchObject({ role: "MUNICIPALITY", actorSlug: "saters-kommun" });
  });

  test("is null for an unknown number, and forbidden for all but the hub itself", async () => {
    expect(await holder("5560360793")).toBeNull();
    await expect(holder("2120002247", false)).rejects.toMatchObject({ extensions: { code: "FORBIDDEN" } });
  });
});

describe("the last use of a key", () => {
  test("is recorded by the hour, with one write an hour", async () => {
    const { key, apiKey } = await issue(hub, { role: "MEMBER", actor: "pts" });
    const lastUse = async () => (await findKey(hub, apiKey.id)).lastUsedAt?.toISOString();
    clock.set(new Date("2027-03-01T09:20:00Z"));
    await holderOf(hub, key);
    await vi.waitFor(async () => expect(await lastUse()).toBe("2027-03-01T09:00:00.000Z"));
    clock.set(new Date("2027-03-01T09:50:00Z"));
    await holderOf(hub, key);
    expect(hub.statements.filter((text) => text.includes("last_used_at ="))).toEqual([]);
    clock.set(new Date("2027-03-01T10:10:00Z"));
    await holderOf(hub, key);
    await vi.waitFor(async () => expect(await lastUse()).toBe("2027-03-01T10:00:00.000Z"));
  });

  test("is not recorded for a wrong secret", async () => {
    const { key, apiKey } = await issue(hub, { role: "MEMBER", actor: "pts" });
    expect(await holderOf(hub, `${key.slice(0, -1)}${key.endsWith("A") ? "B" : "A"}`)).toBeNull();
    expect((await findKey(hub, apiKey.id)).lastUsedAt).toBeNull();
  });
});
