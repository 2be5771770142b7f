import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openSubgraph } from "../../../kit/testing/open-subgraph.js";
import { coaches } from "../subgraph.js";
import { addRequest, type Hub } from "../testing.js";

let hub: Hub;
beforeAll(async () => {
  hub = await openSubgraph(coaches);
  for (const status of ["OPEN", "PARTLY_MATCHED", "FILLED"] as const) {
    await addRequest(hub, { municipalityCode: "0583", status });
  }
});
afterAll(() => hub.close());

describe("openRequests", () => {
  test("counts the requests of a municipality that lack coaches, for anyone", async () => {
    expect(await hub.entities("Municipality", [{ code: "0583" }, { code: "0580" }], "openRequests")).toEqual([
      { openRequests: 2 },
      { openRequests: 0 },
    ]);
    expect(hub.statements).toHaveLength(1);
  });

  test("counts those of a county", async () => {
    expect(await hub.entities("County", [{ code: "05" }], "openRequests")).toEqual([{ openRequests: 2 }]);
  });
});
