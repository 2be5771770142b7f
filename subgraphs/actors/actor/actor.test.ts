import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openSubgraph } from "../../../kit/testing/open-subgraph.js";
import { actors } from "../subgraph.js";
import { type Hub } from "../testing.js";

let hub: Hub;
beforeAll(async () => {
  hub = await openSubgraph(actors);
});
afterAll(() => hub.close());

describe("an actor", () => {
  test("has its facts, its home and its relations", async () => {
    const { actor } = await hub.request(`{ actor(slug: "skr") {
      name formerNames { name until } kind sector reach status version rulesAccepted { version } homeMunicipality { code }
      activeCounties { code } relations { role initiative campaign { slug } target { slug name } validFrom validTo sourceNote } } }`);
    expect(actor).toMatchObject({
      name: "Sveriges Kommuner och Regioner (SKR)",
      formerNames: [{ name: "Sveriges Kommuner och Landsting (SKL)", until: null }],
      kind: "MUNICIPALITY_ORGANISATION",
      sector: "PUBLIC",
      reach: "NATIONAL",
      status: "ACTIVE",
      version: 1,
      rulesAccepted: null,
      homeMunicipality: null,
      activeCounties: [],
    });
    expect(actor.relations[0]).toMatchObject({
      role: "HOST",
      campaign: { slug: "digitalidag-2024" },
      validFrom: "2024-04-18",
      validTo: "2024-04-18",
    });
    expect(actor.relations).toContainEqual(
      expect.objectContaining({ role: "MEMBER", target: { slug: "digidel-network", name: "Digidelnätverket" } }),
    );
    expect(actor.relations).toContainEqual(
      expect.objectContaining({ role: "SENDER", initiative: "library-survey-2017", campaign: null, target: null }),
    );
  });

  test("is null for an unknown slug", async () => {
    expect(await hub.request('{ actor(slug: "nobody") { id } }')).toEqual({ actor: null });
  });

  test("is resolved by federation by id and by slug, with one statement for each", async () => {
    const { actor } = await hub.request('{ actor(slug: "pts") { id } }');
    const keys = [{ id: actor.id }, { id: "not-an-id" }, { slug: "ssc" }, { slug: "nobody" }, { slug: "lo" }];
    const found = await hub.entities("Actor", keys, "slug");
    expect(found).toEqual([{ slug: "pts" }, null, { slug: "ssc" }, null, { slug: "lo" }]);
    expect(hub.statements).toHaveLength(2);
  });
});
