import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openSubgraph } from "../../../kit/testing/open-subgraph.js";
import { actors } from "../subgraph.js";
import { type Hub } from "../testing.js";

let hub: Hub;
beforeAll(async () => {
  hub = await openSubgraph(actors);
});
afterAll(() => hub.close());

describe("the actor of a municipality", () => {
  test("exists for the municipalities with a center, each with its own number", async () => {
    const { municipalities } = await hub.request("{ municipalities { code orgNumber actor { orgNumber } } }");
    const joined = municipalities.filter(({ actor }: { actor: object | null }) => actor);
    expect([municipalities.length, joined.length]).toEqual([290, 26]);
    for (const { orgNumber, actor } of joined) expect(actor.orgNumber).toBe(orgNumber);
  });

  test("costs one statement, while municipality and county are read once for all requests", async () => {
    await hub.request("{ municipalities { county { name } } }");
    await hub.request('{ municipality(code: "0583") { name county { name } actor { slug } } }');
    expect(hub.statements).toHaveLength(1);
  });
});
