import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openSubgraph } from "../../../kit/testing/open-subgraph.js";
import { actors } from "../subgraph.js";

let hub: Awaited<ReturnType<typeof openSubgraph>>;
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

describe("the starting actors", () => {
  test("each tell where they come from and have accepted no rules yet", async () => {
    const { actors } = await hub.ask(
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
  ])("say what %s is to others", async (slug, expected) => {
    const { actor } = await hub.ask(
      "query ($slug: String!) { actor(slug: $slug) { relations { role initiative campaign { slug } target { slug } } } }",
      { slug },
    );
    const stated = actor.relations.map(
      ({ role, initiative, campaign, target }: Relation) => `${role} ${initiative ?? campaign?.slug ?? target?.slug}`,
    );
    expect(stated.toSorted()).toEqual(expected.toSorted());
  });

  test("have days only where a source gives them", async () => {
    const { actors } = await hub.ask(
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

describe("the actor rules", () => {
  test("have their points in both languages", async () => {
    const { actorRules } = await hub.ask(
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

describe("the figures", () => {
  interface Stated {
    key: string;
    value: number;
    conflictsWith: { key: string }[];
  }
  const ask = async (): Promise<Stated[]> =>
    (await hub.ask("{ figures { key statement { sv en } value qualifier unit asOf source conflictsWith { key } } }"))
      .figures;

  test("come by key, with what they count, how exactly and who says so", async () => {
    const figures = await ask();
    expect(hub.statements).toHaveLength(2);
    expect(figures.map(({ key }) => key)).toEqual(
      figures.map(({ key }) => key).toSorted((a, b) => a.localeCompare(b, "sv")),
    );
    expect(figures.find(({ key }) => key === "digidelcenters-2024")).toMatchObject({
      value: 30,
      qualifier: "ABOUT",
      unit: "centers",
      asOf: "2024-02-06",
      conflictsWith: [{ key: "digidelcenters-listed" }],
    });
  });

  test("that disagree point at each other", async () => {
    const figures = await ask();
    const pairs = figures.flatMap(({ key, conflictsWith }) => conflictsWith.map((other) => `${key} ${other.key}`));
    for (const pair of pairs) expect(pairs).toContain(pair.split(" ").reverse().join(" "));
    expect(pairs).toHaveLength(12);
    expect(pairs).toContain("grant-2018-top-up-digidel grant-2018-top-up-internetstiftelsen");
  });

  test.each([
    ["grant-2018-government", 9_600_000],
    ["grant-2018-top-up-internetstiftelsen", 2_400_000],
    ["grant-2018-top-up-digidel", 2_200_000],
    ["grant-2018-total", 10_400_000],
    ["grant-2018-applications", 50],
    ["grant-2018-grants", 15],
    ["library-survey-2017-answered", 91],
    ["library-survey-2017-programmes", 80],
    ["emedborgarveckan-2016-actors", 170],
    ["emedborgarveckan-2016-participants", 20_000],
    ["adults-without-internet", 1_000_000],
    ["municipalities-of-sweden", 290],
    ["internetstiftelsen-since", 2008],
  ])("say that %s is %d", async (key, value) => {
    expect((await ask()).find((figure) => figure.key === key)?.value).toBe(value);
  });
});
