import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "../../../kit/request/viewer.js";
import { openSubgraph } from "../../../kit/testing/open-subgraph.js";
import { actors } from "../subgraph.js";
import { actorOf, coordinator, type Hub, memberOf } from "../testing.js";
import { changeActor } from "./testing.js";

let hub: Hub;
let pts: Partial<Viewer>;
beforeAll(async () => {
  hub = await openSubgraph(actors);
  pts = await memberOf(hub, "pts");
});
afterAll(() => hub.close());

const call = (mutation: string) => (slug: string, viewer: Partial<Viewer>) => changeActor(hub, mutation, slug, viewer);
const suspend = call("suspendActor");
const reinstate = call("reinstateActor");

describe("suspendActor and reinstateActor", () => {
  test("suspend an active actor, and reinstate a suspended one", async () => {
    expect(await suspend("ssc", coordinator)).toMatchObject({ __typename: "Actor", status: "SUSPENDED" });
    expect(await suspend("ssc", coordinator)).toMatchObject({
      __typename: "WrongActorStatus",
      status: "SUSPENDED",
    });
    expect(await reinstate("ssc", coordinator)).toMatchObject({ __typename: "Actor", status: "ACTIVE" });
    expect(await reinstate("ssc", coordinator)).toMatchObject({ __typename: "WrongActorStatus", status: "ACTIVE" });
    for (const change of [suspend, reinstate]) {
      expect(await change("nobody", coordinator)).toMatchObject({ __typename: "NotFound" });
    }
  });

  test("say why to the actor itself and the coordinator, to nobody else", async () => {
    const { id } = await actorOf(hub, "pts");
    const mutation = `mutation ($id: ID!, $reason: String) { suspendActor(id: $id, reason: $reason) {
      ... on Actor { status } ... on InvalidInput { fields { path } } } }`;
    const because = (reason: string) => hub.request(mutation, { id, reason }, coordinator);
    expect(await because(" ")).toEqual({ suspendActor: { fields: [{ path: "reason" }] } });
    expect(await because("Säljer abonnemang")).toEqual({ suspendActor: { status: "SUSPENDED" } });
    const suspension = async (viewer: Partial<Viewer>) =>
      (await hub.request(`{ actor(slug: "pts") { status suspension { at reason } } }`, {}, viewer)).actor;
    const why = { at: expect.any(String), reason: "Säljer abonnemang" };
    for (const viewer of [pts, coordinator]) {
      expect(await suspension(viewer)).toEqual({ status: "SUSPENDED", suspension: why });
    }
    for (const viewer of [{}, await memberOf(hub, "digg"), { role: "DASHBOARD" as const }]) {
      expect(await suspension(viewer)).toEqual({ status: "SUSPENDED", suspension: null });
    }
    const { viewer } = await hub.request(`{ viewer { actor { status suspension { reason } } } }`, {}, pts);
    expect(viewer.actor).toEqual({ status: "SUSPENDED", suspension: { reason: "Säljer abonnemang" } });
    await reinstate("pts", coordinator);
    expect(await suspension(pts)).toEqual({ status: "ACTIVE", suspension: null });
  });

  test("reinstateActor lifts the suspension of one that has left, which stays out", async () => {
    await suspend("ssc", coordinator);
    const ssc = await memberOf(hub, "ssc");
    await changeActor(hub, "leaveNetwork", "ssc", ssc);
    expect(await reinstate("ssc", coordinator)).toMatchObject({ __typename: "Actor", status: "LEFT" });
    expect(await reinstate("ssc", coordinator)).toMatchObject({ __typename: "WrongActorStatus", status: "LEFT" });
  });

  test.each([
    ["suspendActor", suspend],
    ["reinstateActor", reinstate],
  ])("%s is for the coordinator alone", async (_, change) => {
    await expect(change("pts", {})).rejects.toMatchObject({ extensions: { code: "UNAUTHENTICATED" } });
    for (const role of ["MEMBER", "MUNICIPALITY", "DASHBOARD", "COACH", "ADMIN"] as const) {
      await expect(change("pts", { ...pts, role })).rejects.toMatchObject({ extensions: { code: "FORBIDDEN" } });
    }
  });
});
