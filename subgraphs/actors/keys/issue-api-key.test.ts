import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "../../../kit/request/viewer.js";
import { callerAs, openSubgraph } from "../../../kit/testing/open-subgraph.js";
import { Actor } from "../actor/actor.js";
import { actors } from "../subgraph.js";
import { coordinator, type Hub, memberOf } from "../testing.js";
import { ApiKey } from "./api-key.js";
import { holderOf, ISSUE, issue } from "./testing.js";

let hub: Hub;
let pts: Partial<Viewer>;
let sater: Partial<Viewer>;
const admin: Partial<Viewer> = { role: "ADMIN" };
beforeAll(async () => {
  hub = await openSubgraph(actors);
  pts = await memberOf(hub, "pts");
  sater = { ...(await memberOf(hub, "saters-kommun")), role: "MUNICIPALITY", municipalityCode: "2082" };
});
afterAll(() => hub.close());

describe("issueApiKey", () => {
  test("shows a key that works", async () => {
    const expiresAt = "2099-01-01T00:00:00.000Z";
    const issued = await issue(hub, { role: "MEMBER", actor: "pts", expiresAt, label: "Kalendern på PTS" });
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
    expect(await holderOf(hub, issued.key)).toMatchObject({ role: "MEMBER", actorSlug: "pts", actorActive: true });
    expect(Object.keys(hub.schema.getType("ApiKey")!.toConfig() as object)).not.toContain("secretHash");
  });

  test("issues any key for the coordinator and operations", async () => {
    for (const viewer of [coordinator, admin]) {
      expect(await issue(hub, { role: "ADMIN" }, viewer)).toMatchObject({ apiKey: { role: "ADMIN" } });
      expect(await issue(hub, { role: "MUNICIPALITY", municipality: "1880" }, viewer)).toMatchObject({
        apiKey: { municipality: { code: "1880" }, actor: null },
      });
    }
  });

  test("issues keys of the own organisation for members and municipalities", async () => {
    expect(await issue(hub, { role: "MEMBER", actor: "pts" }, pts)).toMatchObject({ apiKey: { role: "MEMBER" } });
    expect(await issue(hub, { role: "MUNICIPALITY", municipality: "2082" }, sater)).toMatchObject({
      apiKey: { municipality: { code: "2082" } },
    });
    expect(await issue(hub, { role: "MEMBER", actor: "saters-kommun" }, sater)).toMatchObject({
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
  ])("refuses a %s the key %j", async (who, input) => {
    const refused = await issue(hub, input, who === "member" ? pts : sater);
    expect(refused).toMatchObject({ __typename: "KeyBeyondYourRights", role: (input as { role: string }).role });
  });

  test("requires a login, and is forbidden for coaches and dashboards", async () => {
    await expect(issue(hub, { role: "MEMBER", actor: "pts" }, {})).rejects.toMatchObject({
      extensions: { code: "UNAUTHENTICATED" },
    });
    for (const role of ["COACH", "DASHBOARD"] as const) {
      await expect(issue(hub, { role: "DASHBOARD" }, { role })).rejects.toMatchObject({
        extensions: { code: "FORBIDDEN" },
      });
    }
  });

  test("refuses a binding that the role does not have, in the caller's language", async () => {
    expect(await issue(hub, { role: "MEMBER" })).toMatchObject({
      __typename: "KeyBindingMismatch",
      role: "MEMBER",
      message: expect.stringContaining("is for an actor"),
    });
    const { data } = await hub.execute(
      ISSUE,
      { input: { role: "COACH" } },
      { ...callerAs(coordinator), language: "sv" },
    );
    expect(data).toMatchObject({ issueApiKey: { role: "COACH", message: expect.stringContaining("coach") } });
    expect(await issue(hub, { role: "PUBLIC" })).toMatchObject({ __typename: "KeyBindingMismatch" });
    expect(await issue(hub, { role: "DASHBOARD", municipality: "2082" })).toMatchObject({
      __typename: "KeyBindingMismatch",
    });
    expect(await issue(hub, { role: "MEMBER", actor: "nobody" })).toMatchObject({
      message: "There is no actor nobody.",
    });
    expect(await issue(hub, { role: "MUNICIPALITY", municipality: "9999" })).toMatchObject({ __typename: "NotFound" });
    expect(await issue(hub, { role: "ADMIN", expiresAt: "2020-01-01T00:00:00Z", label: " " })).toMatchObject({
      __typename: "InvalidInput",
      fields: [{ path: "expiresAt" }, { path: "label" }],
    });
  });

  test("refuses a key for a suspended actor", async () => {
    await hub.orm.em.fork().nativeUpdate(Actor, { slug: "lo" }, { status: "SUSPENDED" });
    expect(await issue(hub, { role: "MEMBER", actor: "lo" })).toMatchObject({
      __typename: "WrongActorStatus",
      status: "SUSPENDED",
    });
  });

  test("issues one key when it is repeated with the same idempotency key", async () => {
    const input = { role: "DASHBOARD", label: "once" };
    const answers = await Promise.all([issue(hub, input, admin, "k"), issue(hub, input, admin, "k")]);
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual(["IssuedApiKey", "KeyAlreadyIssued"]);
    expect(await hub.orm.em.fork().count(ApiKey, { label: "once" })).toBe(1);
  });
});
