import { createHash } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { clock } from "../../../kit/clock.js";
import { municipalities } from "../../../kit/sweden/sweden.js";
import { callerAs, openSubgraph } from "../../../kit/testing/open-subgraph.js";
import { Actor } from "../actor/actor.js";
import { actors } from "../subgraph.js";
import { ApiKey } from "./api-key.js";
import { type IssuedApiKey, createApiKey, KeyBindingMismatch, type NewApiKey } from "./create-api-key.js";

let hub: Awaited<ReturnType<typeof openSubgraph>>;
beforeAll(async () => {
  hub = await openSubgraph(actors);
});
afterAll(() => hub.close());
afterEach(() => clock.set(undefined));

async function issue(binding: NewApiKey): Promise<string> {
  const em = hub.orm.em.fork();
  const issued = await createApiKey(em, binding);
  await em.flush();
  return (issued as IssuedApiKey).key;
}
const HOLDER = `query ($id: String!, $hash: String!) { keyHolder(keyId: $id, secretHash: $hash) {
  role actorId actorSlug municipalityCode actorActive rulesVersionAccepted rulesVersionRequired } }`;

/** What the gateway asks to prove a key. */
async function holderOf(text: string, internal = true) {
  const [, id, secret] = /^dgd_([0-9a-f]+)_(.+)$/.exec(text)!;
  const hash = createHash("sha256").update(secret!).digest("base64url");
  const { data, errors } = await hub.answer(HOLDER, { id, hash }, { ...callerAs(), internal });
  if (errors) throw errors[0]!;
  return data!.keyHolder;
}

const idOf = (text: string) => text.split("_")[1]!;

describe("a key", () => {
  test("of a member proves its actor", async () => {
    const text = await issue({ role: "MEMBER", actorSlug: "pts", label: "calendar of pts" });
    expect(text).toMatch(/^dgd_[0-9a-f]{16}_[\w-]{43}$/);
    const { actor } = await hub.ask('{ actor(slug: "pts") { id } }');
    expect(await holderOf(text)).toEqual({
      role: "MEMBER",
      actorId: actor.id,
      actorSlug: "pts",
      municipalityCode: null,
      actorActive: true,
      rulesVersionAccepted: null,
      rulesVersionRequired: "2024",
    });
  });

  test("of a municipality proves its code, and its actor if it has joined", async () => {
    expect(await holderOf(await issue({ role: "MUNICIPALITY", municipalityCode: "2082" }))).toMatchObject({
      role: "MUNICIPALITY",
      municipalityCode: "2082",
      actorSlug: "saters-kommun",
      actorActive: true,
    });
    expect(await holderOf(await issue({ role: "MUNICIPALITY", municipalityCode: "1880" }))).toMatchObject({
      role: "MUNICIPALITY",
      municipalityCode: "1880",
      actorId: null,
      actorSlug: null,
      actorActive: false,
    });
  });

  test.each(["COORDINATOR", "DASHBOARD", "ADMIN"] as const)("of a %s is bound to nobody", async (role) => {
    expect(await holderOf(await issue({ role }))).toMatchObject({ role, actorId: null, municipalityCode: null });
  });

  test("tells the state of its actor and the rules it has accepted", async () => {
    const text = await issue({ role: "MEMBER", actorSlug: "volvo" });
    const rulesAccepted = { version: "2024", at: "2024-05-01T08:00:00.000Z", byRole: "MEMBER" } as const;
    await hub.orm.em.fork().nativeUpdate(Actor, { slug: "volvo" }, { status: "SUSPENDED", rulesAccepted });
    expect(await holderOf(text)).toMatchObject({
      actorSlug: "volvo",
      actorActive: false,
      rulesVersionAccepted: "2024",
    });
  });

  test("is kept as a hash only", async () => {
    const text = await issue({ role: "COORDINATOR" });
    const row = await hub.orm.em.fork().findOneOrFail(ApiKey, { id: idOf(text) });
    expect(JSON.stringify(row)).not.toContain(text.split("_").slice(2).join("_"));
    expect(row.secretHash).toHaveLength(32);
  });

  test("proves nothing with a wrong secret, an unknown id, or no hash at all", async () => {
    const text = await issue({ role: "COORDINATOR" });
    expect(await holderOf(`${text}x`)).toBeNull();
    expect(await holderOf(text.replace(idOf(text), "0000000000000000"))).toBeNull();
    const { data } = await hub.answer(HOLDER, { id: idOf(text), hash: "" }, { ...callerAs(), internal: true });
    expect(data).toEqual({ keyHolder: null });
  });

  test("proves nothing after its last moment", async () => {
    const text = await issue({ role: "COORDINATOR", expiresAt: new Date("2030-01-01T00:00:00Z") });
    clock.set(new Date("2029-12-31T23:59:00Z"));
    expect(await holderOf(text)).toMatchObject({ role: "COORDINATOR" });
    clock.set(new Date("2030-01-01T00:00:01Z"));
    expect(await holderOf(text)).toBeNull();
  });

  test("proves nothing once revoked", async () => {
    const text = await issue({ role: "COORDINATOR" });
    await hub.orm.em.fork().nativeUpdate(ApiKey, { id: idOf(text) }, { revokedAt: clock.now() });
    expect(await holderOf(text)).toBeNull();
  });

  test("opens nothing for an actor that has left, though it was not revoked", async () => {
    const text = await issue({ role: "MEMBER", actorSlug: "novare" });
    expect(await holderOf(text)).toMatchObject({ actorSlug: "novare" });
    await hub.orm.em.fork().nativeUpdate(Actor, { slug: "novare" }, { status: "LEFT" });
    expect(await holderOf(text)).toBeNull();
  });

  test("is proven to the hub itself only", async () => {
    const text = await issue({ role: "COORDINATOR" });
    await expect(holderOf(text, false)).rejects.toMatchObject({ extensions: { code: "FORBIDDEN" } });
    const asked = hub.ask(HOLDER, { id: idOf(text), hash: "" }, { role: "ADMIN" });
    await expect(asked).rejects.toMatchObject({
      extensions: { code: "FORBIDDEN" },
    });
  });

  test.each<[string, NewApiKey]>([
    ["There is no actor nobody.", { role: "MEMBER", actorSlug: "nobody" }],
    ["There is no municipality 9999.", { role: "MUNICIPALITY", municipalityCode: "9999" }],
  ])("is not made: %s", async (message, binding) => {
    expect(await createApiKey(hub.orm.em.fork(), binding)).toMatchObject({ says: { en: message } });
  });

  test.each<[string, NewApiKey]>([
    ["A MEMBER key is for an actor", { role: "MEMBER" }],
    ["A MUNICIPALITY key is for a municipality", { role: "MUNICIPALITY" }],
    ["and nothing else", { role: "MUNICIPALITY", municipalityCode: "2082", actorSlug: "pts" }],
    ["and nothing else", { role: "MEMBER", actorSlug: "pts", municipalityCode: "2082" }],
    ["A COORDINATOR key is for neither", { role: "COORDINATOR", actorSlug: "pts" }],
    ["The role PUBLIC needs no key", { role: "PUBLIC" }],
    ["A coach is given a key", { role: "COACH" }],
  ])("is not made: %s", async (message, binding) => {
    const refused = await createApiKey(hub.orm.em.fork(), binding);
    expect(refused).toBeInstanceOf(KeyBindingMismatch);
    expect(refused).toMatchObject({ role: binding.role, says: { en: expect.stringContaining(message) } });
  });
});

describe("a login's organisation", () => {
  const ORGANISATION = `query ($orgNumber: String!) { organisationHolder(orgNumber: $orgNumber) {
    role actorSlug municipalityCode actorActive } }`;
  const holder = async (orgNumber: string, internal = true) => {
    const { data, errors } = await hub.answer(ORGANISATION, { orgNumber }, { ...callerAs(), internal });
    if (errors) throw errors[0]!;
    return data!.organisationHolder;
  };

  test("is its municipality, joined or not", async () => {
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

  test("is its actor, and no municipality that shares the number", async () => {
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

  test("is nobody when the hub does not know it, and told to the hub itself only", async () => {
    expect(await holder("5560360793")).toBeNull();
    await expect(holder("2120002247", false)).rejects.toMatchObject({ extensions: { code: "FORBIDDEN" } });
  });
});

describe("the viewer", () => {
  const ME = "{ viewer { role scopes actor { slug } municipality { code } } }";

  test("is anybody without a key", async () => {
    expect(await hub.ask(ME)).toEqual({ viewer: { role: "PUBLIC", scopes: [], actor: null, municipality: null } });
    expect(hub.statements).toHaveLength(0);
  });

  test("is whom the key belongs to", async () => {
    const { actor } = await hub.ask('{ actor(slug: "motala-kommun") { id } }');
    const viewer = {
      role: "MUNICIPALITY",
      actorId: actor.id,
      municipalityCode: "0583",
    } as const;
    expect(await hub.ask(ME, {}, viewer)).toEqual({
      viewer: {
        role: "MUNICIPALITY",
        scopes: ["role:MUNICIPALITY"],
        actor: { slug: "motala-kommun" },
        municipality: { code: "0583" },
      },
    });
  });
});
