import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "../../../kit/request/viewer.js";
import { openSubgraph } from "../../../kit/testing/open-subgraph.js";
import { actors } from "../subgraph.js";
import { coordinator, type Hub, memberOf } from "../testing.js";
import { Actor } from "./actor.js";

let hub: Hub;
beforeAll(async () => {
  hub = await openSubgraph(actors);
});
afterAll(() => hub.close());

const FIND = `query ($filter: ActorFilter, $first: Int, $after: String) {
  actors(filter: $filter, first: $first, after: $after) { pageInfo { hasNextPage endCursor } edges { cursor node { slug name } } }
}`;

async function find(filter: object, viewer: Partial<Viewer> = {}): Promise<string[]> {
  const { actors } = await hub.request(FIND, { filter, first: 100 }, viewer);
  return actors.edges.map(({ node }: { node: Actor }) => node.slug);
}

async function walk(first: number, filter?: object): Promise<string[]> {
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const { edges, pageInfo } = (await hub.request(FIND, { filter, first, after })).actors;
    seen.push(...edges.map(({ node }: { node: Actor }) => node.slug));
    after = pageInfo.hasNextPage ? pageInfo.endCursor : undefined;
  } while (after);
  return seen;
}

describe("actors", () => {
  test("are found by words of their names and by beginnings of words", async () => {
    expect(await find({ text: "telestyrelsen post" })).toEqual(["pts"]);
    expect(await find({ text: "myndighete" })).toEqual(["digg"]);
    expect(await find({ text: "Kommuner OCH regioner" })).toEqual(["skr"]);
    expect(await find({ text: "telestyrelsen regioner" })).toEqual([]);
  });

  test("are found by a former name", async () => {
    expect(await find({ text: "skl" })).toEqual(["skr"]);
    expect(await find({ text: "landsting" })).toEqual(["skr"]);
  });

  test("are found by the name of their municipality", async () => {
    const em = hub.orm.em.fork();
    await em.nativeUpdate(Actor, { slug: "lo" }, { homeMunicipalityCode: "1482" });
    for (const text of ["kungälv", "Kungälvs", "kungalv"]) expect(await find({ text })).toEqual(["lo"]);
    await em.nativeUpdate(Actor, { slug: "lo" }, { homeMunicipalityCode: null });
  });

  test("are told apart by å, ä and ö, in any Unicode form, unless none is written so", async () => {
    expect(await find({ text: "säter" })).toEqual(["saters-kommun"]);
    expect(await find({ text: "SÄTER".normalize("NFD") })).toEqual(["saters-kommun"]);
    expect(await find({ text: "sater" })).toEqual(["saters-kommun"]);
    expect(await find({ text: "orebro KOMMUN" })).toEqual(await find({ text: "örebro" }));
    expect(await find({ text: "säter kommun" })).toEqual(["saters-kommun"]);
    expect(await find({ text: "sätér" })).toEqual(["saters-kommun"]);
    expect(await find({ text: "sätta" })).toEqual([]);
  });

  test.each(["Data-IT/Norden 24-7 हिन्दी", "datait", "data-it", "norden", "24-7", "हिन्दी"])(
    "are found by %j, cut as the name is",
    async (text) => {
      const em = hub.orm.em.fork();
      const { id, name } = await em.findOneOrFail(Actor, { slug: "lo" });
      await em.nativeUpdate(Actor, { id }, { name: "Data-IT/Norden 24-7 हिन्दी" });
      expect(await find({ text })).toEqual(["lo"]);
      await em.nativeUpdate(Actor, { id }, { name });
    },
  );

  test("are found when signs and quotes stand between the words", async () => {
    expect(await find({ text: `"post-' & | ! ( tele:*` })).toEqual(["pts"]);
    expect(await find({ text: "--" })).toEqual([]);
    expect(await find({ text: " " })).toEqual([]);
    expect(await find({ campaign: "" })).toEqual([]);
  });

  test("are filtered by status by the coordinator; others find active ones only", async () => {
    const em = hub.orm.em.fork();
    await em.nativeUpdate(Actor, { slug: "lo" }, { status: "SUSPENDED" });
    await em.nativeUpdate(Actor, { slug: "iva" }, { status: "LEFT" });
    const active = await find({});
    expect(active).not.toContain("lo");
    expect(await find({}, coordinator)).toEqual(active);
    expect(await find({ status: ["SUSPENDED"] }, coordinator)).toEqual(["lo"]);
    expect(await find({ status: ["LEFT", "SUSPENDED"] }, coordinator)).toEqual(["iva", "lo"]);
    expect(await find({ status: ["SUSPENDED"], kind: ["ACADEMY"] }, coordinator)).toEqual([]);
    for (const viewer of [{}, await memberOf(hub, "lo"), { role: "DASHBOARD" as const }]) {
      expect(await find({ status: ["LEFT", "SUSPENDED"] }, viewer)).toEqual([]);
      expect(await find({ status: ["ACTIVE", "SUSPENDED"] }, viewer)).toEqual(active);
    }
    await em.nativeUpdate(Actor, { slug: { $in: ["lo", "iva"] } }, { status: "ACTIVE" });
  });

  test("are filtered by kind and sector", async () => {
    expect(await find({ kind: ["MUNICIPALITY"] })).toHaveLength(26);
    expect(await find({ kind: ["UNION", "ACADEMY"] })).toEqual(["iva", "lo"]);
    expect(await find({ sector: ["PRIVATE"] })).toEqual(["axel-johnson", "novare", "peltarion", "volvo", "wallenberg"]);
    expect(await find({ kind: ["AUTHORITY"], sector: ["PRIVATE"] })).toEqual([]);
  });

  test("are filtered by the county they are at home or active in", async () => {
    const em = hub.orm.em.fork();
    const { activeCountyCodes, ...lo } = await em.findOneOrFail(Actor, { slug: "lo" });
    expect(activeCountyCodes).toEqual([]);
    await em.nativeUpdate(Actor, { id: lo.id }, { activeCountyCodes: ["25", "20"] });

    expect(await find({ county: ["20"] })).toEqual(["lo", "rattviks-kommun", "saters-kommun"]);
    expect(await find({ county: ["20", "05"], kind: ["LIBRARY"] })).toEqual(["motala-bibliotek"]);
    expect(await find({ county: ["09"] })).toEqual([]);
    await em.nativeUpdate(Actor, { id: lo.id }, { activeCountyCodes: [] });
  });

  test("are filtered by campaign and role", async () => {
    expect(await find({ campaign: "digital-at-idag-2020" })).toHaveLength(11);
    expect(await find({ campaign: "digital-at-idag-2020", role: ["FINANCIER"] })).toHaveLength(5);
    expect(await find({ campaign: "digital-at-idag-2020", role: ["INITIATOR", "FINANCIER"] })).toHaveLength(11);
    expect(await find({ campaign: "digitalidag-2024", role: ["INITIATOR"] })).toEqual([]);
    expect(await find({ role: ["OWNER", "SENDER"] })).toEqual(["pts", "skr"]);
    expect(await find({ campaign: "none" })).toEqual([]);
  });

  test("are in Swedish order: z before å, ä, ö", async () => {
    const slugs = await find({ kind: ["MUNICIPALITY"] });
    expect(slugs.slice(0, 2)).toEqual(["bastads-kommun", "gallivare-kommun"]);
    expect(slugs.slice(-3)).toEqual(["vasteras-kommun", "almhults-kommun", "ornskoldsviks-kommun"]);
  });

  test("are given once each, page by page, with and without a filter", async () => {
    const all = await find({});
    expect(all).toHaveLength(45);
    expect(await walk(7)).toEqual(all);
    expect(await walk(4, { sector: ["PUBLIC"], text: "kommun" })).toEqual(
      await find({ sector: ["PUBLIC"], text: "kommun" }),
    );
  });

  test("are counted only when requested, by one statement more", async () => {
    const { actors } = await hub.request(
      "{ actors(first: 0, filter: { sector: [PUBLIC] }) { totalCount totalCountIsExact } }",
    );
    expect(actors).toEqual({ totalCount: 34, totalCountIsExact: true });
    expect(hub.statements).toHaveLength(1);
    await hub.request(FIND);
    expect(hub.statements).toHaveLength(1);
  });

  test("cost four statements with home and relations, whatever the page size", async () => {
    const source = `query ($first: Int) { actors(first: $first) { totalCount pageInfo { hasNextPage endCursor } edges { cursor node {
      id slug name formerNames { name } kind sector homeMunicipality { code name }
      relations { role campaign { slug } validFrom validTo } } } } }`;
    const { actors } = await hub.request(source, { first: 50 });
    expect(hub.statements.length).toBeLessThanOrEqual(4);
    const motala = actors.edges.find(({ node }: { node: Actor }) => node.slug === "motala-kommun").node;
    expect(motala).toMatchObject({
      sector: "PUBLIC",
      homeMunicipality: { code: "0583", name: "Motala" },
      relations: [],
    });
  });

  test("are those that take part today, though one can be read by its slug in any status", async () => {
    const em = hub.orm.em.fork();
    await em.nativeUpdate(Actor, { slug: "volvo" }, { status: "LEFT", leftAt: "2023-05-31" });
    expect(await find({ text: "volvo" })).toEqual([]);
    expect(await find({ campaign: "digital-at-idag-2020" })).toHaveLength(10);
    const { actor } = await hub.request('{ actor(slug: "volvo") { status leftAt } }');
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
    await expect(hub.request(FIND, variables)).rejects.toMatchObject({ extensions: { code: "BAD_USER_INPUT" } });
  });

  test("takes null for a condition that is left out", async () => {
    expect(
      (await hub.request(FIND, { filter: { text: null, kind: null }, first: null, after: null })).actors.edges,
    ).toHaveLength(20);
    expect((await hub.request(FIND, { filter: null })).actors.edges).toHaveLength(20);
  });
});
