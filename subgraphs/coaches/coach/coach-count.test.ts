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
    // Of the counties, and of their municipalities.
    expect(hub.statements).toHaveLength(2);
  });

  test("of a county gives no municipality's hidden number away as what is left of it", async () => {
    // The five municipalities of Blekinge.
    const numbers = new Map([
      ["1060", 5],
      ["1080", 5],
      ["1081", 5],
      ["1082", 6],
      ["1083", 4],
    ]);
    for (const [code, number] of numbers) for (let i = 0; i < number; i++) await addCoach(hub, { areaCodes: [code] });
    const shown = [...numbers.values()].filter((number) => number >= 5);
    const [county] = (await hub.entities("County", [{ code: "10" }], "coachCount")) as [{ coachCount: number }];
    expect(await counts(["1083"])).toEqual([{ code: "1083", coachCount: null }]);
    // 25 help there. To tell so, beside 21 in the other four, would tell that it is 4.
    expect(county.coachCount).toBe(20);
    expect(county.coachCount - shown.reduce((sum, number) => sum + number, 0)).toBeLessThanOrEqual(0);
  });

  test("of a county tells of several hidden municipalities no more than that one of them may be none", async () => {
    // Jämtland has eight; of four that have coaches nothing is shown.
    for (const code of ["2303", "2305", "2309", "2313"])
      for (let i = 0; i < 4; i++) await addCoach(hub, { areaCodes: [code] });
    expect(await hub.entities("County", [{ code: "23" }], "coachCount")).toEqual([{ coachCount: 15 }]);
    expect(await counts(["2303", "2326"])).toEqual([
      { code: "2303", coachCount: null },
      { code: "2326", coachCount: null },
    ]);
  });
});
