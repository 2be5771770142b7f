import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openSubgraph } from "../../../kit/testing/open-subgraph.js";
import { actors } from "../subgraph.js";
import { type Hub } from "../testing.js";

let hub: Hub;
beforeAll(async () => {
  hub = await openSubgraph(actors);
});
afterAll(() => hub.close());

describe("the actors of a campaign", () => {
  const named = (...slugs: string[]) => slugs.map((slug) => ({ node: { slug } }));

  test("are by name, with one statement for many campaigns and another for the counts", async () => {
    const campaigns = ["digital-at-idag-2020", "digitalidag-2024", "none"].map((slug) => ({ slug }));
    const fields = "actors(first: 3) { totalCount pageInfo { hasNextPage } edges { node { slug } } }";
    expect(await hub.entities("Campaign", campaigns, fields)).toEqual([
      { actors: { totalCount: 11, pageInfo: { hasNextPage: true }, edges: named("axel-johnson", "ffo", "iva") } },
      { actors: { totalCount: 3, pageInfo: { hasNextPage: false }, edges: named("ai-kommissionen", "pts", "skr") } },
      { actors: { totalCount: 0, pageInfo: { hasNextPage: false }, edges: [] } },
    ]);
    expect(hub.statements).toHaveLength(2);
  });

  test("continue after a cursor", async () => {
    const campaign = [{ slug: "digitalidag-2024" }];
    const page = "actors(first: 2) { pageInfo { endCursor } }";
    const [first] = (await hub.entities("Campaign", campaign, page)) as {
      actors: { pageInfo: { endCursor: string } };
    }[];
    const rest = `actors(first: 2, after: "${first!.actors.pageInfo.endCursor}") { edges { node { slug } } }`;
    expect(await hub.entities("Campaign", campaign, rest)).toEqual([{ actors: { edges: named("skr") } }]);
  });
});
