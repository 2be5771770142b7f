import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openSubgraph } from "../../../kit/testing/open-subgraph.js";
import { coaches } from "../subgraph.js";
import { addCoach, type Hub } from "../testing.js";

let hub: Hub;
beforeAll(async () => {
  hub = await openSubgraph(coaches);
});
afterAll(() => hub.close());

describe("coachCount", () => {
  const counts = (codes: string[]) =>
    hub.entities(
      "Municipality",
      codes.map((code) => ({ code })),
      "code coachCount",
    );

  test("of a municipality is hidden below five, and leaves out coaches that do not help", async () => {
    for (let i = 0; i < 4; i++) await addCoach(hub, { areaCodes: ["2510", "2513"] });
    await addCoach(hub, { areaCodes: ["2510"], status: "ACTIVE" });
    for (const status of ["REGISTERED", "IN_TRAINING", "PAUSED", "LEFT", "ERASED"] as const)
      await addCoach(hub, { areaCodes: ["2513"], status });
    expect(await counts(["2513", "2510", "2514"])).toEqual([
      { code: "2513", coachCount: null },
      { code: "2510", coachCount: 5 },
      { code: "2514", coachCount: null },
    ]);
    expect(hub.statements).toHaveLength(1);
  });

  test("of a county counts each coach once, in steps of five", async () => {
    for (let i = 0; i < 3; i++) await addCoach(hub, { areaCodes: ["2514"] });
    expect(await hub.entities("County", [{ code: "25" }, { code: "23" }], "code coachCount")).toEqual([
      { code: "25", coachCount: 5 },
      { code: "23", coachCount: null },
    ]);
    expect(hub.statements).toHaveLength(1);
  });
});
