import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openSubgraph } from "../../../kit/testing/open-subgraph.js";
import { actors } from "../subgraph.js";
import { Actor } from "./actor.js";

let hub: Awaited<ReturnType<typeof openSubgraph>>;
beforeAll(async () => {
  hub = await openSubgraph(actors);
});
afterAll(() => hub.close());

const FIND = `query ($filter: ActorFilter, $first: Int, $after: String) {
  actors(filter: $filter, first: $first, after: $after) { pageInfo { hasNextPage endCursor } edges { cursor node { slug name } } }
}`;

async function find(filter: object): Promise<string[]> {
  const { actors } = await hub.ask(FIND, { filter, first: 100 });
  return actors.edges.map(({ node }: { node: Actor }) => node.slug);
}

async function walk(first: number, filter?: object): Promise<string[]> {
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const { edges, pageInfo } = (await hub.ask(FIND, { filter, first, after })).actors;
    seen.push(...edges.map(({ node }: { node: Actor }) => node.slug));
    after = pageInfo.hasNextPage ? pageInfo.endCursor : undefined;
  } while (after);
  return seen;
}

describe("one actor", () => {
  test("has its facts, its home and what it has been to whom", async () => {
    const { actor } = await hub.ask(`{ actor(slug: "skr") {
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

  test("is null when there is none", async () => {
    expect(await hub.ask('{ actor(slug: "nobody") { id } }')).toEqual({ actor: null });
  });

  test("is found by federation by id and by slug, in one statement each", async () => {
    const { actor } = await hub.ask('{ actor(slug: "pts") { id } }');
    const keys = [{ id: actor.id }, { id: "not-an-id" }, { slug: "ssc" }, { slug: "nobody" }, { slug: "lo" }];
    const found = await hub.entities("Actor", keys, "slug");
    expect(found).toEqual([{ slug: "pts" }, null, { slug: "ssc" }, null, { slug: "lo" }]);
    expect(hub.statements).toHaveLength(2);
  });
});

describe("finding actors", () => {
  test("by the words of their names, beginnings of words will do", async () => {
    expect(await find({ text: "telestyrelsen post" })).toEqual(["pts"]);
    expect(await find({ text: "myndighete" })).toEqual(["digg"]);
    expect(await find({ text: "Kommuner OCH" })).toEqual(["skr"]);
    expect(await find({ text: "telestyrelsen regioner" })).toEqual([]);
  });

  test("by a name they had before", async () => {
    expect(await find({ text: "skl" })).toEqual(["skr"]);
    expect(await find({ text: "landsting" })).toEqual(["skr"]);
  });

  test("with å, ä and ö as letters of their own, however they are typed", async () => {
    expect(await find({ text: "säter" })).toEqual(["saters-kommun"]);
    expect(await find({ text: "SÄTER".normalize("NFD") })).toEqual(["saters-kommun"]);
    expect(await find({ text: "sater" })).toEqual([]);
    expect(await find({ text: "lulea" })).toEqual([]);
  });

  test("with signs and quotes as no more than gaps between words", async () => {
    expect(await find({ text: `"post-' & | ! ( tele:*` })).toEqual(["pts"]);
    expect(await find({ text: "--" })).toHaveLength(45);
  });

  test("by kind and sector", async () => {
    expect(await find({ kind: ["MUNICIPALITY"] })).toHaveLength(26);
    expect(await find({ kind: ["UNION", "ACADEMY"] })).toEqual(["iva", "lo"]);
    expect(await find({ sector: ["PRIVATE"] })).toEqual(["axel-johnson", "novare", "peltarion", "volvo", "wallenberg"]);
    expect(await find({ kind: ["AUTHORITY"], sector: ["PRIVATE"] })).toEqual([]);
  });

  test("by the county they are at home or active in", async () => {
    const em = hub.orm.em.fork();
    const { activeCountyCodes, ...lo } = await em.findOneOrFail(Actor, { slug: "lo" });
    expect(activeCountyCodes).toEqual([]);
    await em.nativeUpdate(Actor, { id: lo.id }, { activeCountyCodes: ["25", "20"] });

    expect(await find({ county: ["20"] })).toEqual(["lo", "rattviks-kommun", "saters-kommun"]);
    expect(await find({ county: ["20", "05"], kind: ["LIBRARY"] })).toEqual(["motala-bibliotek"]);
    expect(await find({ county: ["09"] })).toEqual([]);
    await em.nativeUpdate(Actor, { id: lo.id }, { activeCountyCodes: [] });
  });

  test("by campaign and role", async () => {
    expect(await find({ campaign: "digital-at-idag-2020" })).toHaveLength(11);
    expect(await find({ campaign: "digital-at-idag-2020", role: ["FINANCIER"] })).toHaveLength(5);
    expect(await find({ campaign: "digital-at-idag-2020", role: ["INITIATOR", "FINANCIER"] })).toHaveLength(11);
    expect(await find({ campaign: "digitalidag-2024", role: ["INITIATOR"] })).toEqual([]);
    expect(await find({ role: ["OWNER", "SENDER"] })).toEqual(["pts", "skr"]);
    expect(await find({ campaign: "none" })).toEqual([]);
  });

  test("in Swedish order: z before å, ä, ö", async () => {
    const slugs = await find({ kind: ["MUNICIPALITY"] });
    expect(slugs.slice(0, 2)).toEqual(["bastads-kommun", "gallivare-kommun"]);
    expect(slugs.slice(-3)).toEqual(["vasteras-kommun", "almhults-kommun", "ornskoldsviks-kommun"]);
  });

  test("page by page gives each once, with and without conditions", async () => {
    const all = await find({});
    expect(all).toHaveLength(45);
    expect(await walk(7)).toEqual(all);
    expect(await walk(4, { sector: ["PUBLIC"], text: "kommun" })).toEqual(
      await find({ sector: ["PUBLIC"], text: "kommun" }),
    );
  });

  test("counts only when asked, in one statement more", async () => {
    const { actors } = await hub.ask(
      "{ actors(first: 0, filter: { sector: [PUBLIC] }) { totalCount totalCountIsExact } }",
    );
    expect(actors).toEqual({ totalCount: 34, totalCountIsExact: true });
    expect(hub.statements).toHaveLength(1);
    await hub.ask(FIND);
    expect(hub.statements).toHaveLength(1);
  });

  test("costs four statements with home and relations, whatever the page size", async () => {
    const source = `query ($first: Int) { actors(first: $first) { totalCount pageInfo { hasNextPage endCursor } edges { cursor node {
      id slug name formerNames { name } kind sector homeMunicipality { code name }
      relations { role campaign { slug } validFrom validTo } } } } }`;
    const { actors } = await hub.ask(source, { first: 50 });
    expect(hub.statements.length).toBeLessThanOrEqual(4);
    const motala = actors.edges.find(({ node }: { node: Actor }) => node.slug === "motala-kommun").node;
    expect(motala).toMatchObject({
      sector: "PUBLIC",
      homeMunicipality: { code: "0583", name: "Motala" },
      relations: [],
    });
  });

  test("shows only those that take part today, though one by its slug in any state", async () => {
    const em = hub.orm.em.fork();
    await em.nativeUpdate(Actor, { slug: "volvo" }, { status: "LEFT", leftAt: "2023-05-31" });
    expect(await find({ text: "volvo" })).toEqual([]);
    expect(await find({ campaign: "digital-at-idag-2020" })).toHaveLength(10);
    const { actor } = await hub.ask('{ actor(slug: "volvo") { status leftAt } }');
    expect(actor).toEqual({ status: "LEFT", leftAt: "2023-05-31" });
    await em.nativeUpdate(Actor, { slug: "volvo" }, { status: "ACTIVE", leftAt: null });
  });

  test.each([
    ["a page of 101", { first: 101 }],
    ["a negative page", { first: -1 }],
    ["a cursor of nowhere", { after: "bm93aGVyZQ" }],
    ["a county code of three digits", { filter: { county: ["200"] } }],
    ["an endless text", { filter: { text: "a".repeat(201) } }],
  ])("refuses %s", async (_, variables) => {
    await expect(hub.ask(FIND, variables)).rejects.toMatchObject({ extensions: { code: "BAD_USER_INPUT" } });
  });

  test("takes null for a condition that is not set", async () => {
    expect(
      (await hub.ask(FIND, { filter: { text: null, kind: null }, first: null, after: null })).actors.edges,
    ).toHaveLength(20);
    expect((await hub.ask(FIND, { filter: null })).actors.edges).toHaveLength(20);
  });
});

describe("the actors of a campaign", () => {
  const named = (...slugs: string[]) => slugs.map((slug) => ({ node: { slug } }));

  test("are by name, for many campaigns in one statement and another for the counts", async () => {
    const campaigns = ["digital-at-idag-2020", "digitalidag-2024", "none"].map((slug) => ({ slug }));
    const fields = "actors(first: 3) { totalCount pageInfo { hasNextPage } edges { node { slug } } }";
    expect(await hub.entities("Campaign", campaigns, fields)).toEqual([
      { actors: { totalCount: 11, pageInfo: { hasNextPage: true }, edges: named("axel-johnson", "ffo", "iva") } },
      { actors: { totalCount: 3, pageInfo: { hasNextPage: false }, edges: named("ai-kommissionen", "pts", "skr") } },
      { actors: { totalCount: 0, pageInfo: { hasNextPage: false }, edges: [] } },
    ]);
    expect(hub.statements).toHaveLength(2);
  });

  test("go on after a cursor", async () => {
    const campaign = [{ slug: "digitalidag-2024" }];
    const page = "actors(first: 2) { pageInfo { endCursor } }";
    const [first] = (await hub.entities("Campaign", campaign, page)) as {
      actors: { pageInfo: { endCursor: string } };
    }[];
    const rest = `actors(first: 2, after: "${first!.actors.pageInfo.endCursor}") { edges { node { slug } } }`;
    expect(await hub.entities("Campaign", campaign, rest)).toEqual([{ actors: { edges: named("skr") } }]);
  });
});
