import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openSubgraph } from "../../../kit/testing/open-subgraph.js";
import { actors } from "../subgraph.js";
import { type Hub } from "../testing.js";

let hub: Hub;
beforeAll(async () => {
  hub = await openSubgraph(actors);
});
afterAll(() => hub.close());

describe("viewer", () => {
  const ME = "{ viewer { role scopes actor { slug } municipality { code } } }";

  test("is PUBLIC without a key, without a statement", async () => {
    expect(await hub.request(ME)).toEqual({ viewer: { role: "PUBLIC", scopes: [], actor: null, municipality: null } });
    expect(hub.statements).toHaveLength(0);
  });

  test("has the role, actor and municipality of its key", async () => {
    const { actor } = await hub.request('{ actor(slug: "motala-kommun") { id } }');
    const viewer = {
      role: "MUNICIPALITY",
      actorId: actor.id,
      municipalityCode: "0583",
    } as const;
    expect(await hub.request(ME, {}, viewer)).toEqual({
      viewer: {
        role: "MUNICIPALITY",
        scopes: ["role:MUNICIPALITY"],
        actor: { slug: "motala-kommun" },
        municipality: { code: "0583" },
      },
    });
  });
});
