import { createHash } from "node:crypto";
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { clock } from "../../../kit/clock.js";
import type { Viewer } from "../../../kit/request/viewer.js";
import { callerAs, openSubgraph } from "../../../kit/testing/open-subgraph.js";
import { Actor } from "../actor/actor.js";
import { actors } from "../subgraph.js";
import { coordinator, type Hub, memberOf } from "../testing.js";
import { ApiKey } from "./api-key.js";

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
afterEach(() => clock.set(undefined));

const KEY = "id role label createdAt expiresAt lastUsedAt revokedAt actor { slug } municipality { code }";
const REFUSALS = `... on UserError { message } ... on InvalidInput { fields { path } } ... on KeyAlreadyIssued { issuedAt }`;
const ISSUE = `mutation ($input: IssueApiKeyInput!) { issueApiKey(input: $input) { __typename ${REFUSALS}
  ... on IssuedApiKey { key apiKey { ${KEY} } } ... on KeyBeyondYourRights { role } ... on KeyBindingMismatch { role }
  ... on WrongActorStatus { status } } }`;
const ROTATE = `mutation ($id: ID!) { rotateApiKey(id: $id) { __typename ${REFUSALS}
  ... on IssuedApiKey { key apiKey { ${KEY} } } ... on ApiKeyNotInUse { revokedAt expiresAt } } }`;
const REVOKE = `mutation ($id: ID!) { revokeApiKey(id: $id) { __typename ... on ApiKey { ${KEY} } ... on UserError { message } } }`;

async function change(source: string, variables: object, viewer: Partial<Viewer>, idempotencyKey?: string) {
  const { data, errors } = await hub.answer(source, { ...variables }, { ...callerAs(viewer), idempotencyKey });
  if (errors) throw errors[0]!;
  return Object.values(data!)[0] as any;
}
const issue = (input: object, viewer = coordinator, repeat?: string) => change(ISSUE, { input }, viewer, repeat);
const rotate = (id: string, viewer = coordinator, repeat?: string) => change(ROTATE, { id }, viewer, repeat);
const revoke = (id: string, viewer = coordinator) => change(REVOKE, { id }, viewer);

/** Whom the gateway is told that a key belongs to. */
async function holderOf(text: string) {
  const [, keyId, secret] = /^dgd_([0-9a-f]+)_(.+)$/.exec(text)!;
  const { data, errors } = await hub.answer(
    `query ($keyId: String!, $secretHash: String!) { keyHolder(keyId: $keyId, secretHash: $secretHash) {
      role actorSlug municipalityCode actorActive rulesVersionRequired } }`,
    { keyId, secretHash: createHash("sha256").update(secret!).digest("base64url") },
    { ...callerAs(), internal: true },
  );
  if (errors) throw errors[0]!;
  return data!.keyHolder as any;
}

const stored = (id: string) => hub.orm.em.fork().findOneOrFail(ApiKey, { id });

describe("issuing a key", () => {
  test("shows it once, and it opens the hub", async () => {
    const expiresAt = "2099-01-01T00:00:00.000Z";
    const issued = await issue({ role: "MEMBER", actor: "pts", expiresAt, label: "Kalendern på PTS" });
    expect(issued).toMatchObject({
      __typename: "IssuedApiKey",
      apiKey: {
        role: "MEMBER",
        actor: { slug: "pts" },
        municipality: null,
        expiresAt,
        label: "Kalendern på PTS",
        lastUsedAt: null,
        revokedAt: null,
      },
    });
    expect(issued.key).toMatch(new RegExp(`^dgd_${issued.apiKey.id}_[\\w-]{43}$`));
    expect(await holderOf(issued.key)).toMatchObject({ role: "MEMBER", actorSlug: "pts", actorActive: true });
    expect(Object.keys(hub.schema.getType("ApiKey")!.toConfig() as object)).not.toContain("secretHash");
  });

  test("is free for the coordinator and operations", async () => {
    for (const viewer of [coordinator, admin]) {
      expect(await issue({ role: "ADMIN" }, viewer)).toMatchObject({ apiKey: { role: "ADMIN" } });
      expect(await issue({ role: "MUNICIPALITY", municipality: "1880" }, viewer)).toMatchObject({
        apiKey: { municipality: { code: "1880" }, actor: null },
      });
    }
  });

  test("is for members and municipalities too, of their own and no stronger role", async () => {
    expect(await issue({ role: "MEMBER", actor: "pts" }, pts)).toMatchObject({ apiKey: { role: "MEMBER" } });
    expect(await issue({ role: "MUNICIPALITY", municipality: "2082" }, sater)).toMatchObject({
      apiKey: { municipality: { code: "2082" } },
    });
    expect(await issue({ role: "MEMBER", actor: "saters-kommun" }, sater)).toMatchObject({
      apiKey: { actor: { slug: "saters-kommun" } },
    });
  });

  test.each<[string, object]>([
    ["member", { role: "MEMBER", actor: "digg" }],
    ["member", { role: "MEMBER" }],
    ["member", { role: "MEMBER", actor: "pts", municipality: "2082" }],
    ["member", { role: "MUNICIPALITY", municipality: "2082" }],
    ["member", { role: "COORDINATOR" }],
    ["member", { role: "ADMIN" }],
    ["member", { role: "DASHBOARD" }],
    ["municipality", { role: "MUNICIPALITY", municipality: "2080" }],
    ["municipality", { role: "MUNICIPALITY", municipality: "2082", actor: "saters-kommun" }],
    ["municipality", { role: "MEMBER", actor: "pts" }],
    ["municipality", { role: "COORDINATOR" }],
  ])("refuses a %s that asks for %j", async (who, input) => {
    const refused = await issue(input, who === "member" ? pts : sater);
    expect(refused).toMatchObject({ __typename: "KeyBeyondYourRights", role: (input as { role: string }).role });
  });

  test("needs a login, and is not for a coach or a dashboard", async () => {
    await expect(issue({ role: "MEMBER", actor: "pts" }, {})).rejects.toMatchObject({
      extensions: { code: "UNAUTHENTICATED" },
    });
    for (const role of ["COACH", "DASHBOARD"] as const) {
      await expect(issue({ role: "DASHBOARD" }, { role })).rejects.toMatchObject({ extensions: { code: "FORBIDDEN" } });
    }
  });

  test("refuses what does not fit the role, in both languages", async () => {
    expect(await issue({ role: "MEMBER" })).toMatchObject({
      __typename: "KeyBindingMismatch",
      role: "MEMBER",
      message: expect.stringContaining("is for an actor"),
    });
    const { data } = await hub.answer(
      ISSUE,
      { input: { role: "COACH" } },
      { ...callerAs(coordinator), language: "sv" },
    );
    expect(data).toMatchObject({ issueApiKey: { role: "COACH", message: expect.stringContaining("coach") } });
    expect(await issue({ role: "PUBLIC" })).toMatchObject({ __typename: "KeyBindingMismatch" });
    expect(await issue({ role: "DASHBOARD", municipality: "2082" })).toMatchObject({
      __typename: "KeyBindingMismatch",
    });
    expect(await issue({ role: "MEMBER", actor: "nobody" })).toMatchObject({ message: "There is no actor nobody." });
    expect(await issue({ role: "MUNICIPALITY", municipality: "9999" })).toMatchObject({ __typename: "NotFound" });
    expect(await issue({ role: "ADMIN", expiresAt: "2020-01-01T00:00:00Z", label: " " })).toMatchObject({
      __typename: "InvalidInput",
      fields: [{ path: "expiresAt" }, { path: "label" }],
    });
  });

  test("refuses for an actor that takes no part", async () => {
    await hub.orm.em.fork().nativeUpdate(Actor, { slug: "lo" }, { status: "SUSPENDED" });
    expect(await issue({ role: "MEMBER", actor: "lo" })).toMatchObject({
      __typename: "WrongActorStatus",
      status: "SUSPENDED",
    });
  });

  test("says so when it is repeated, and makes one", async () => {
    const input = { role: "DASHBOARD", label: "once" };
    const answers = await Promise.all([issue(input, admin, "k"), issue(input, admin, "k")]);
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual(["IssuedApiKey", "KeyAlreadyIssued"]);
    expect(await hub.orm.em.fork().count(ApiKey, { label: "once" })).toBe(1);
  });
});

describe("a key of a suspended actor", () => {
  test("still proves its role, but not that it takes part", async () => {
    const { key } = await issue({ role: "MEMBER", actor: "volvo" });
    expect(await holderOf(key)).toMatchObject({ role: "MEMBER", actorActive: true });
    await hub.orm.em.fork().nativeUpdate(Actor, { slug: "volvo" }, { status: "SUSPENDED" });
    expect(await holderOf(key)).toMatchObject({ role: "MEMBER", actorSlug: "volvo", actorActive: false });
  });
});

describe("revoking a key", () => {
  test("ends it for good; again is harmless", async () => {
    const { key, apiKey } = await issue({ role: "MEMBER", actor: "pts" });
    const revoked = await revoke(apiKey.id, pts);
    expect(revoked).toMatchObject({ __typename: "ApiKey", id: apiKey.id, revokedAt: expect.any(String) });
    expect(await holderOf(key)).toBeNull();
    expect(await revoke(apiKey.id, admin)).toEqual(revoked);
  });

  test("of others is refused as if it was not there", async () => {
    const { apiKey } = await issue({ role: "MEMBER", actor: "pts" });
    const { apiKey: falun } = await issue({ role: "MUNICIPALITY", municipality: "2080" });
    for (const [id, viewer] of [
      [apiKey.id, digg],
      [apiKey.id, sater],
      [falun.id, sater],
      [falun.id, pts],
      ["x", admin],
    ] as const) {
      expect(await revoke(id, viewer)).toMatchObject({ __typename: "NotFound" });
      expect(await rotate(id, viewer)).toMatchObject({ __typename: "NotFound" });
    }
    expect(await stored(apiKey.id)).toMatchObject({ revokedAt: null, replacedBy: null });
    await expect(revoke(apiKey.id, {})).rejects.toMatchObject({ extensions: { code: "UNAUTHENTICATED" } });
    await expect(rotate(apiKey.id, { role: "COACH" })).rejects.toMatchObject({ extensions: { code: "FORBIDDEN" } });
  });
});

describe("rotating a key", () => {
  test("makes another for as long, while the old one opens the hub for a day more", async () => {
    clock.set(new Date("2027-01-01T12:00:00Z"));
    const old = await issue({
      role: "MUNICIPALITY",
      municipality: "2082",
      label: "Säter",
      expiresAt: "2028-01-01T12:00:00Z",
    });
    clock.set(new Date("2027-07-01T12:00:00Z"));
    const { key, apiKey } = await rotate(old.apiKey.id, sater);
    expect(apiKey).toMatchObject({ role: "MUNICIPALITY", municipality: { code: "2082" }, label: "Säter" });
    const life = (of: any) => Date.parse(of.expiresAt) - Date.parse(of.createdAt);
    expect(life(apiKey)).toBe(life(old.apiKey));
    expect([await holderOf(old.key), await holderOf(key)]).toMatchObject([
      { role: "MUNICIPALITY" },
      { role: "MUNICIPALITY" },
    ]);
    clock.set(new Date("2027-07-02T11:59:00Z"));
    expect(await holderOf(old.key)).not.toBeNull();
    clock.set(new Date("2027-07-02T12:01:00Z"));
    expect([await holderOf(old.key), await holderOf(key)]).toMatchObject([null, { role: "MUNICIPALITY" }]);
  });

  test("does not lengthen the life of the old one", async () => {
    const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
    const old = await issue({ role: "MEMBER", actor: "pts", expiresAt });
    await rotate(old.apiKey.id);
    expect((await stored(old.apiKey.id)).expiresAt?.toISOString()).toBe(expiresAt);
  });

  test("is done once, also by two at once, and not to a dead key", async () => {
    const { apiKey } = await issue({ role: "MEMBER", actor: "pts" });
    const answers = await Promise.all([rotate(apiKey.id, pts), rotate(apiKey.id)]);
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual(["ApiKeyNotInUse", "IssuedApiKey"]);
    await revoke(apiKey.id);
    expect(await rotate(apiKey.id)).toMatchObject({ __typename: "ApiKeyNotInUse", revokedAt: expect.any(String) });
  });

  test("says so when it is repeated", async () => {
    const { apiKey } = await issue({ role: "MEMBER", actor: "pts" });
    expect(await rotate(apiKey.id, pts, "r")).toMatchObject({ __typename: "IssuedApiKey" });
    expect(await rotate(apiKey.id, pts, "r")).toMatchObject({ __typename: "KeyAlreadyIssued" });
  });
});

describe("the list of keys", () => {
  const LIST = `query ($first: Int, $after: String) { apiKeys(first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } edges { node { ${KEY} } } } }`;
  async function walk(viewer: Partial<Viewer>) {
    const seen: any[] = [];
    for (let after: string | undefined, more = true; more;) {
      const { edges, pageInfo } = (await hub.ask(LIST, { first: 4, after }, viewer)).apiKeys;
      seen.push(...edges.map(({ node }: any) => node));
      [after, more] = [pageInfo.endCursor, pageInfo.hasNextPage];
    }
    return seen;
  }

  test("has all for the coordinator and operations, latest first, each once", async () => {
    const rows = await hub.orm.em.fork().findAll(ApiKey, { orderBy: { createdAt: "desc", id: "desc" } });
    for (const viewer of [coordinator, admin]) {
      expect((await walk(viewer)).map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
    }
    expect(rows.length).toBeGreaterThan(10);
  });

  test("has their own for others, in few statements", async () => {
    const mine = await walk(pts);
    expect(mine.length).toBeGreaterThan(2);
    expect(new Set(mine.map(({ actor }) => actor.slug))).toEqual(new Set(["pts"]));
    const ours = await walk(sater);
    expect(new Set(ours.map(({ actor, municipality }) => actor?.slug ?? municipality.code))).toEqual(
      new Set(["saters-kommun", "2082"]),
    );
    expect(await walk(digg)).toEqual([]);
    await hub.ask(LIST, { first: 100 }, coordinator);
    expect(hub.statements.length).toBeLessThanOrEqual(4);
  });

  test("is nothing for strangers", async () => {
    await expect(walk({})).rejects.toMatchObject({ extensions: { code: "UNAUTHENTICATED" } });
    await expect(walk({ role: "DASHBOARD" })).rejects.toMatchObject({ extensions: { code: "FORBIDDEN" } });
  });
});

describe("the last use of a key", () => {
  test("is known by the hour, and written once an hour", async () => {
    const { key, apiKey } = await issue({ role: "MEMBER", actor: "pts" });
    const lastUse = async () => (await stored(apiKey.id)).lastUsedAt?.toISOString();
    clock.set(new Date("2027-03-01T09:20:00Z"));
    await holderOf(key);
    await vi.waitFor(async () => expect(await lastUse()).toBe("2027-03-01T09:00:00.000Z"));
    clock.set(new Date("2027-03-01T09:50:00Z"));
    await holderOf(key);
    expect(hub.statements.filter((text) => text.includes("last_used_at ="))).toEqual([]);
    clock.set(new Date("2027-03-01T10:10:00Z"));
    await holderOf(key);
    await vi.waitFor(async () => expect(await lastUse()).toBe("2027-03-01T10:00:00.000Z"));
  });

  test("is not that of a wrong secret", async () => {
    const { key, apiKey } = await issue({ role: "MEMBER", actor: "pts" });
    expect(await holderOf(`${key.slice(0, -1)}${key.endsWith("A") ? "B" : "A"}`)).toBeNull();
    expect((await stored(apiKey.id)).lastUsedAt).toBeNull();
  });

  test("leaves no trace in the audit, and the trace of a key no secret", async () => {
    const { rows } = await sql<{ action: string; diff: { path: string }[]; owner_actor: string | null }>`
      select action, diff, owner_actor from audit_entry where entity_type = 'ApiKey'`.execute(hub.orm.em.getKysely());
    expect(new Set(rows.map(({ action }) => action))).toEqual(new Set(["issueApiKey", "rotateApiKey", "revokeApiKey"]));
    expect(rows.flatMap(({ diff }) => diff.map(({ path }) => path))).not.toContain("lastUsedAt");
    expect(rows.some(({ owner_actor }) => owner_actor === "pts")).toBe(true);
  });
});
