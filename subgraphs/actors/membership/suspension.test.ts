import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "../../../kit/request/viewer.js";
import { openSubgraph } from "../../../kit/testing/open-subgraph.js";
import { actors } from "../subgraph.js";
import { coordinator, type Hub, memberOf } from "../testing.js";
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
