import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openSubgraph } from "../../../kit/testing/open-subgraph.js";
import { actors } from "../subgraph.js";
import { type Hub } from "../testing.js";

let hub: Hub;
beforeAll(async () => {
  hub = await openSubgraph(actors);
});
afterAll(() => hub.close());

interface Relation {
  role: string;
  initiative: string | null;
  campaign: { slug: string } | null;
  target: { slug: string } | null;
  validFrom: string | null;
  validTo: string | null;
}

describe("the actors of the starting data", () => {
  test("each have a source note, and have accepted no rules", async () => {
    const { actors } = await hub.request(
      "{ actors(first: 100) { edges { node { sourceNote rulesAccepted { version } relations { sourceNote } } } } }",
    );
    expect(actors.edges).toHaveLength(45);
    for (const { node } of actors.edges) {
      expect([node, ...node.relations].every(({ sourceNote }) => sourceNote.length > 20)).toBe(true);
      expect(node.rulesAccepted).toBeNull();
    }
  });

  test.each([
    ["pts", ["OWNER digitalidag-2024", "CO_CREATOR coach-training", "CHAIR digitalidag-council"]],
    [
      "skr",
      [
        "HOST digitalidag-2024",
        "INITIATOR digital-at-idag-2020",
        "MEMBER digidel-network",
        "SENDER library-survey-2017",
      ],
    ],
    ["ssc", ["INITIATOR digital-at-idag-2020", "PARTICIPANT digital-at-idag-2020"]],
    ["wallenberg", ["FINANCIER digital-at-idag-2020"]],
    [
      "internetstiftelsen",
      [
        "MEMBER digidel-network",
        "SPONSOR emedborgarveckan",
        "SPONSOR all-digital-week",
        "CO_INITIATOR digidel-2013",
        "INITIATOR digidelcenter",
        "FINANCIER digidelcenter-grant-2018",
        "OPERATOR internetfonden",
      ],
    ],
    ["regeringen", ["FINANCIER digidelcenter-grant-2018"]],
    ["kb", ["PARTNER library-survey-2017"]],
    ["digidel-network", ["PARTNER library-survey-2017", "ORGANIZER emedborgarveckan", "ORGANIZER all-digital-week"]],
    ["motala-bibliotek", ["FIRST_HOST digidelcenter"]],
    ["internetfonden", ["APPLICATION_CHANNEL digidelcenter-grant-2018"]],
    ["ai-kommissionen", ["GUEST digitalidag-2024"]],
  ])("have the relations of %s that the documents state", async (slug, expected) => {
    const { actor } = await hub.request(
      "query ($slug: String!) { actor(slug: $slug) { relations { role initiative campaign { slug } target { slug } } } }",
      { slug },
    );
    const stated = actor.relations.map(
      ({ role, initiative, campaign, target }: Relation) => `${role} ${initiative ?? campaign?.slug ?? target?.slug}`,
    );
    expect(stated.toSorted()).toEqual(expected.toSorted());
  });

  test("have days in their relations only where a source gives them", async () => {
    const { actors } = await hub.request(
      "{ actors(first: 100) { edges { node { slug relations { role validFrom validTo } } } } }",
    );
    const dated = actors.edges.flatMap(({ node }: { node: { slug: string; relations: Relation[] } }) =>
      node.relations.filter(({ validFrom }) => validFrom).map((relation) => ({ actor: node.slug, ...relation })),
    );
    expect(dated).toEqual([
      { actor: "ai-kommissionen", role: "GUEST", validFrom: "2024-04-18", validTo: "2024-04-18" },
      { actor: "pts", role: "OWNER", validFrom: "2024-01-01", validTo: null },
      { actor: "skr", role: "HOST", validFrom: "2024-04-18", validTo: "2024-04-18" },
    ]);
  });
});

describe("the actor rules of the starting data", () => {
  test("have their points in both languages", async () => {
    const { actorRules } = await hub.request(
      "{ actorRules { version url points { code statement { sv en } } sourceNote } }",
    );
    expect(actorRules).toHaveLength(1);
    expect(actorRules[0]).toMatchObject({ version: "2024", url: "https://digitalidag.org/engagera-er/" });
    expect(actorRules[0].points.map(({ code }: { code: string }) => code)).toEqual([
      "choose-days",
      "independent-not-sales",
      "public-free-inclusive",
      "marked",
      "own-costs",
      "own-marketing",
      "published-centrally",
    ]);
    for (const { statement } of actorRules[0].points) expect(statement.sv && statement.en).toBeTruthy();
  });
});
