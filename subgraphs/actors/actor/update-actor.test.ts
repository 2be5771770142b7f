import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { clock } from "../../../kit/clock.js";
import type { Viewer } from "../../../kit/request/viewer.js";
import { openSubgraph } from "../../../kit/testing/open-subgraph.js";
import { actors } from "../subgraph.js";
import { actorOf, coordinator, type Hub, memberOf, orgNumberOf } from "../testing.js";
import { Actor } from "./actor.js";

let hub: Hub;
let pts: Partial<Viewer>;
let digg: Partial<Viewer>;
beforeAll(async () => {
  hub = await openSubgraph(actors);
  [pts, digg] = [await memberOf(hub, "pts"), await memberOf(hub, "digg")];
});
afterAll(() => hub.close());
afterEach(() => clock.set(undefined));

describe("updateActor", () => {
  const UPDATE = `mutation ($input: UpdateActorInput!) { updateActor(input: $input) { __typename
    ... on Actor { slug name orgNumber version website publicEmail description { sv en } languages reach activeCounties { code } formerNames { name until } }
    ... on UserError { message } ... on StaleVersion { currentVersion } ... on WrongActorStatus { status }
    ... on InvalidInput { fields { path } } ... on AlreadyMember { actor { slug } } } }`;
  const update = async (slug: string, changes: object, viewer: Partial<Viewer>) => {
    const { id, version } = await actorOf(hub, slug);
    return (await hub.request(UPDATE, { input: { id, expectedVersion: version, ...changes } }, viewer)).updateActor;
  };

  test("sets what is given, clears what is null, and leaves the rest", async () => {
    const profile = {
      website: "https://example.se/höga-kusten",
      publicEmail: "info@example.se",
      reach: "NATIONAL",
      description: { sv: "Vi hjälper", en: "We help" },
      languages: ["sv", "so", "sv"],
    };
    expect(await update("pts", { ...profile, activeCounties: ["20", "14"] }, pts)).toMatchObject({
      __typename: "Actor",
      slug: "pts",
      version: 2,
      ...profile,
      languages: ["sv", "so"],
      formerNames: [],
      activeCounties: [{ code: "20" }, { code: "14" }],
    });
    expect(await update("pts", { website: null, description: null, languages: [] }, pts)).toMatchObject({
      version: 3,
      website: null,
      description: null,
      languages: [],
      publicEmail: "info@example.se",
      reach: "NATIONAL",
      activeCounties: [{ code: "20" }, { code: "14" }],
    });
  });

  test("keeps the language of a text that it does not give, and takes away the one that is null", async () => {
    await update("digg", { description: { sv: "Vi hjälper", en: "We help" } }, digg);
    expect(await update("digg", { description: { sv: "Vi stöder" } }, digg)).toMatchObject({
      description: { sv: "Vi stöder", en: "We help" },
    });
    expect(await update("digg", { description: { sv: "Vi stöder", en: null } }, digg)).toMatchObject({
      description: { sv: "Vi stöder", en: null },
    });
  });

  test("refuses members of another organisation, and allows the coordinator", async () => {
    expect(await update("pts", { website: "https://other.example" }, digg)).toMatchObject({
      __typename: "NotYourActor",
    });
    const officer: Partial<Viewer> = { ...(await memberOf(hub, "saters-kommun")), role: "MUNICIPALITY" };
    expect(await update("pts", { name: "Säter" }, officer)).toMatchObject({ __typename: "NotYourActor" });
    expect(await update("saters-kommun", { website: "https://sater.example" }, officer)).toMatchObject({ version: 2 });
    expect(await update("ssc", { website: "https://ssc.example" }, coordinator)).toMatchObject({ version: 2 });
  });

  test("requires a login, in one of three roles", async () => {
    await expect(update("pts", {}, {})).rejects.toMatchObject({ extensions: { code: "UNAUTHENTICATED" } });
    for (const role of ["DASHBOARD", "COACH", "ADMIN"] as const) {
      await expect(update("pts", {}, { role })).rejects.toMatchObject({ extensions: { code: "FORBIDDEN" } });
    }
  });

  test("refuses a version that is not the current one", async () => {
    const { version } = await actorOf(hub, "pts");
    expect(await update("pts", { expectedVersion: version - 1, name: "Gammalt" }, pts)).toMatchObject({
      __typename: "StaleVersion",
      currentVersion: version,
    });
  });

  test("succeeds for one of 50 at once that name the same version", async () => {
    const { id, version: expectedVersion } = await actorOf(hub, "volvo");
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, i) =>
        hub.request(UPDATE, { input: { id, expectedVersion, website: `https://${i}.example` } }, coordinator),
      ),
    );
    const names = answers.map(({ updateActor }) => updateActor.__typename);
    expect(names.filter((name) => name === "Actor")).toHaveLength(1);
    expect(names.filter((name) => name === "StaleVersion")).toHaveLength(49);
  });

  test("names every invalid field, and what does not exist", async () => {
    const faulty = { name: "x", website: "y", publicEmail: "z", description: { sv: "" } };
    const { fields } = await update("pts", faulty, pts);
    expect(fields.map(({ path }: { path: string }) => path)).toEqual([
      "name",
      "website",
      "publicEmail",
      "description.sv",
    ]);
    expect(await update("pts", { activeCounties: ["20", "99"] }, pts)).toMatchObject({
      message: "There is no county 99.",
    });
    for (const id of [randomUUID(), "x"]) {
      expect(await update("pts", { id }, coordinator)).toMatchObject({ __typename: "NotFound" });
    }
  });

  test("takes an organisation number from the coordinator alone, for an actor that is no municipality, unless another has it", async () => {
    const orgNumber = orgNumberOf("802002427");
    const refusal = { __typename: "InvalidInput", fields: [{ path: "orgNumber" }] };
    expect(await update("digg", { orgNumber }, digg)).toMatchObject(refusal);
    expect(await update("saters-kommun", { orgNumber }, coordinator)).toMatchObject(refusal);
    expect(await update("digg", { orgNumber }, coordinator)).toMatchObject({
      slug: "digg",
      orgNumber,
      formerNames: [],
    });
    expect(await update("digg", { orgNumber, reach: "NATIONAL" }, digg)).toMatchObject({ orgNumber });
    expect(await update("digg", { orgNumber: null }, coordinator)).toMatchObject({ orgNumber });

    const { name } = (await hub.request('{ actor(slug: "digg") { name } }')).actor;
    expect(await update("iva", { name, orgNumber }, coordinator)).toMatchObject({
      __typename: "AlreadyMember",
      actor: { slug: "digg" },
    });
  });

  test("keeps the former name, by which searches still find the actor", async () => {
    clock.set(new Date("2027-05-31T22:30:00Z"));
    const before = (await hub.request('{ actor(slug: "skr") { name } }')).actor.name;
    expect(await update("skr", { name: " Sveriges Kommunförbund Ånyo " }, await memberOf(hub, "skr"))).toMatchObject({
      slug: "skr",
      name: "Sveriges Kommunförbund Ånyo",
      formerNames: [
        { name: before, until: "2027-06-01" },
        { name: "Sveriges Kommuner och Landsting (SKL)", until: null },
      ],
    });
    const find = async (text: string) => {
      const { actors: found } = await hub.request(
        "query ($text: String) { actors(filter: {text: $text}) { edges { node { slug } } } }",
        { text },
      );
      return found.edges.map(({ node }: { node: { slug: string } }) => node.slug);
    };
    expect(await find("regioner skr")).toContain("skr");
    expect(await find("kommunförbund ånyo")).toEqual(["skr"]);
    expect(await update("skr", { name: "Sveriges Kommunförbund Ånyo" }, coordinator)).toMatchObject({
      formerNames: [{ until: "2027-06-01" }, { until: null }],
    });
  });

  test("refuses the name of another actor with the same number", async () => {
    const names = ["Folkbildning Öst", "Folkbildning Väst"];
    const em = hub.orm.em.fork();
    for (const [i, name] of names.entries()) {
      em.persist(
        Object.assign(new Actor(), {
          slug: `folkbildning-${i}`,
          name,
          kind: "ASSOCIATION",
          sector: "CIVIL_SOCIETY",
          orgNumber: "8024001233",
        }),
      );
    }
    await em.flush();
    expect(await update("folkbildning-1", { name: "folkbildning öst" }, coordinator)).toMatchObject({
      __typename: "AlreadyMember",
      actor: { slug: "folkbildning-0" },
    });
    const both = await Promise.all([0, 1].map((i) => update(`folkbildning-${i}`, { name: "Ett namn" }, coordinator)));
    expect(both.map(({ __typename }) => __typename).sort()).toEqual(["Actor", "AlreadyMember"]);
  });

  test("refuses members the name of another actor, whatever the numbers; the coordinator may set it", async () => {
    const { name } = (await hub.request('{ actor(slug: "digg") { name } }')).actor;
    expect(await update("kb", { name: name.toUpperCase() }, await memberOf(hub, "kb"))).toMatchObject({
      __typename: "AlreadyMember",
      actor: { slug: "digg" },
    });
    expect(await update("kb", { name }, coordinator)).toMatchObject({ slug: "kb", name });
  });

  test.each([
    ["a character that cannot be seen", "Internetstiftelsen\u200b"],
    ["full width", "Ｉｎｔｅｒｎｅｔｓｔｉｆｔｅｌｓｅｎ"],
    ["other spaces", "\u00a0Internet\u2009stiftelsen\u00a0"],
    ["Cyrillic letters", "Intеrnеtstiftеlsеn"],
    ["an l for an I", "lnternetstiftelsen"],
  ])("refuses members a name that looks like another's, with %s", async (_, name) => {
    expect(await update("kb", { name }, await memberOf(hub, "kb"))).toMatchObject({
      __typename: "AlreadyMember",
      actor: { slug: "internetstiftelsen" },
    });
  });

  test("refuses members the name of an actor that has left, with which its history is found", async () => {
    await hub.orm.em.fork().nativeUpdate(Actor, { slug: "novare" }, { status: "LEFT" });
    expect(await update("kb", { name: "NOVARE Human Capital" }, await memberOf(hub, "kb"))).toMatchObject({
      __typename: "AlreadyMember",
      actor: { slug: "novare" },
    });
  });

  test("takes a name once when lookalikes are written at the same time, by the table itself", async () => {
    const em = hub.orm.em.fork();
    const row = (slug: string, name: string) =>
      Object.assign(new Actor(), { slug, name, kind: "NETWORK" as const, sector: "CIVIL_SOCIETY" as const });
    const inserts = ["Nätverket Ett", "NÄTVERKET\u200b Ett", "Nätvеrkеt Ett"].map((name, i) =>
      em
        .fork()
        .persist(row(`lookalike-${i}`, name))
        .flush(),
    );
    const results = await Promise.allSettled(inserts);
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  test("refuses an actor that has left", async () => {
    await hub.orm.em.fork().nativeUpdate(Actor, { slug: "lo" }, { status: "LEFT" });
    expect(await update("lo", { website: null }, await memberOf(hub, "lo"))).toMatchObject({
      __typename: "WrongActorStatus",
      status: "LEFT",
    });
  });
});
