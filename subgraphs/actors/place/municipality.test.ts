import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openSubgraph } from "../../../kit/testing/open-subgraph.js";
import { actors } from "../subgraph.js";

let hub: Awaited<ReturnType<typeof openSubgraph>>;
beforeAll(async () => {
  hub = await openSubgraph(actors);
});
afterAll(() => hub.close());

const PAGE = `query ($code: MunicipalityCode!) { municipality(code: $code) {
  code name officialName population populationDate orgNumber seat { lat lng } county { code name letter } actor { slug name kind orgNumber } } }`;

describe("a municipality", () => {
  test("has its facts, its county and its actor", async () => {
    const { municipality } = await hub.ask(PAGE, { code: "2082" });
    expect(municipality).toMatchObject({
      code: "2082",
      name: "Säter",
      officialName: "Säters kommun",
      populationDate: "2025-12-31",
      county: { code: "20", name: "Dalarnas län", letter: "W" },
      actor: { slug: "saters-kommun", name: "Säters kommun", kind: "MUNICIPALITY", orgNumber: municipality.orgNumber },
    });
    expect(municipality.population).toBeGreaterThan(10_000);
    expect(municipality.seat.lat).toBeCloseTo(60.35, 1);
  });

  test("without a center has no actor, and none has a wrong one", async () => {
    const { municipalities } = await hub.ask("{ municipalities { code orgNumber actor { orgNumber } } }");
    const joined = municipalities.filter(({ actor }: { actor: object | null }) => actor);
    expect([municipalities.length, joined.length]).toEqual([290, 26]);
    for (const { orgNumber, actor } of joined) expect(actor.orgNumber).toBe(orgNumber);
  });

  test("is null when there is none", async () => {
    expect(await hub.ask(PAGE, { code: "9999" })).toEqual({ municipality: null });
    await expect(hub.ask(PAGE, { code: "82" })).rejects.toThrow("four digits");
  });

  test("costs one statement: reference rows are read once, the actor each time", async () => {
    await hub.ask(PAGE, { code: "0583" });
    expect(hub.statements).toHaveLength(1);
  });

  test("is found by federation, many in one statement", async () => {
    const found = await hub.entities(
      "Municipality",
      [{ code: "0583" }, { code: "0000" }, { code: "1880" }],
      "name actor { slug }",
    );
    expect(found).toEqual([
      { name: "Motala", actor: { slug: "motala-kommun" } },
      null,
      { name: "Örebro", actor: null },
    ]);
    expect(hub.statements).toHaveLength(1);
  });
});

describe("a county", () => {
  test("has its municipalities in the order of their codes", async () => {
    const { county } = await hub.ask('{ county(code: "09") { name residenceTown municipalities { code name } } }');
    expect(county).toEqual({
      name: "Gotlands län",
      residenceTown: "Visby",
      municipalities: [{ code: "0980", name: "Gotland" }],
    });
    expect(await hub.ask('{ county(code: "99") { name } }')).toEqual({ county: null });
  });

  test("is one of 21, each with the residents of its municipalities", async () => {
    const { counties } = await hub.ask("{ counties { code population municipalities { code population } } }");
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
