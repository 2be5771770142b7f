import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openSubgraph } from "../../../kit/testing/open-subgraph.js";
import { actors } from "../subgraph.js";
import { type Hub } from "../testing.js";

let hub: Hub;
beforeAll(async () => {
  hub = await openSubgraph(actors);
});
afterAll(() => hub.close());

const PAGE = `query ($code: MunicipalityCode!) { municipality(code: $code) {
  code name officialName population populationDate orgNumber seat { lat lng } county { code name letter } actor { slug name kind orgNumber } } }`;

describe("a municipality", () => {
  test("has its facts, its county and its actor", async () => {
    const { municipality } = await hub.request(PAGE, { code: "2082" });
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

  test("is null for an unknown code, and refused for text that is no code", async () => {
    expect(await hub.request(PAGE, { code: "9999" })).toEqual({ municipality: null });
    await expect(hub.request(PAGE, { code: "82" })).rejects.toThrow("four digits");
  });

  test("is resolved by federation, many with one statement for their actors", async () => {
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
