import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openSubgraph } from "../../../kit/testing/open-subgraph.js";
import { actors } from "../subgraph.js";
import { type Hub } from "../testing.js";

let hub: Hub;
beforeAll(async () => {
  hub = await openSubgraph(actors);
});
afterAll(() => hub.close());

describe("a county", () => {
  test("has its municipalities in the order of their codes", async () => {
    const { county } = await hub.request('{ county(code: "09") { name residenceTown municipalities { code name } } }');
    expect(county).toEqual({
      name: "Gotlands län",
      residenceTown: "Visby",
      municipalities: [{ code: "0980", name: "Gotland" }],
    });
    expect(await hub.request('{ county(code: "99") { name } }')).toEqual({ county: null });
  });

  test("is one of 21, each with the residents of its municipalities", async () => {
    const { counties } = await hub.request("{ counties { code population municipalities { code population } } }");
    expect(counties).toHaveLength(21);
    for (const { code, population, municipalities } of counties) {
      expect(municipalities.every((one: { code: string }) => one.code.startsWith(code))).toBe(true);
      expect(municipalities.reduce((sum: number, one: { population: number }) => sum + one.population, 0)).toBe(
        population,
      );
    }
    expect(await hub.entities("County", [{ code: "01" }, { code: "02" }], "name")).toEqual([
      { name: "Stockholms län" },
      null,
    ]);
  });
});
