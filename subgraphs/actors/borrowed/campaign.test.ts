import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openSubgraph } from "../../../kit/testing/open-subgraph.js";
import { actors } from "../subgraph.js";
import { type Hub } from "../testing.js";

let hub: Hub;
beforeAll(async () => {
  hub = await openSubgraph(actors);
});
afterAll(() => hub.close());

describe("a campaign of the events subgraph", () => {
  test("is resolved by its slug alone, without a statement, whether it exists or not", async () => {
    const campaigns = [{ slug: "digitalidag-2024" }, { slug: "none" }];
    expect(await hub.entities("Campaign", campaigns, "slug")).toEqual(campaigns);
    expect(hub.statements).toEqual([]);
  });
});
