import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { clock } from "../../../kit/clock.js";
import type { Viewer } from "../../../kit/request/viewer.js";
import { openSubgraph } from "../../../kit/testing/open-subgraph.js";
import { createApiKey } from "../keys/create-api-key.js";
import { actors } from "../subgraph.js";
import { actorOf, coordinator, type Hub, memberOf, orgNumberOf } from "../testing.js";
import { ActorContact } from "./actor-contact.js";
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

const idOf = async (slug: string) => (await actorOf(hub, slug)).id;
const setStatus = (slug: string, status: Actor["status"]) =>
  hub.orm.em.fork().nativeUpdate(Actor, { slug }, { status });

describe("updating an actor", () => {
  const UPDATE = `mutation ($input: UpdateActorInput!) { updateActor(input: $input) { __typename
    ... on Actor { slug name orgNumber version website publicEmail description { sv en } languages reach activeCounties { code } formerNames { name until } }
    ... on UserError { message } ... on StaleVersion { currentVersion } ... on WrongActorStatus { status }
    ... on InvalidInput { fields { path } } ... on AlreadyMember { actor { slug } } } }`;
  const update = async (slug: string, changes: object, viewer: Partial<Viewer>) => {
    const { id, version } = await actorOf(hub, slug);
    return (await hub.ask(UPDATE, { input: { id, expectedVersion: version, ...changes } }, viewer)).updateActor;
  };

  test("changes what is given, takes away what is null, and leaves the rest", async () => {
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

  test("refuses another organisation, and lets the coordinator", async () => {
    expect(await update("pts", { website: "https://other.example" }, digg)).toMatchObject({
      __typename: "NotYourActor",
    });
    const officer: Partial<Viewer> = { ...(await memberOf(hub, "saters-kommun")), role: "MUNICIPALITY" };
    expect(await update("pts", { name: "Säter" }, officer)).toMatchObject({ __typename: "NotYourActor" });
    expect(await update("saters-kommun", { website: "https://sater.example" }, officer)).toMatchObject({ version: 2 });
    expect(await update("ssc", { website: "https://ssc.example" }, coordinator)).toMatchObject({ version: 2 });
  });

  test("needs a login, and one of three roles", async () => {
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

  test("by 50 at once on one version succeeds for one", async () => {
    const { id, version: expectedVersion } = await actorOf(hub, "volvo");
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, i) =>
        hub.ask(UPDATE, { input: { id, expectedVersion, website: `https://${i}.example` } }, coordinator),
      ),
    );
    const names = answers.map(({ updateActor }) => updateActor.__typename);
    expect(names.filter((name) => name === "Actor")).toHaveLength(1);
    expect(names.filter((name) => name === "StaleVersion")).toHaveLength(49);
  });

  test("names every field at fault, and what does not exist", async () => {
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

  test("takes an organisation number from the coordinator alone, for an actor that is no municipality and like no other", async () => {
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

    const { name } = (await hub.ask('{ actor(slug: "digg") { name } }')).actor;
    expect(await update("iva", { name, orgNumber }, coordinator)).toMatchObject({
      __typename: "AlreadyMember",
      actor: { slug: "digg" },
    });
  });

  test("keeps the former name, by which it is still found", async () => {
    clock.set(new Date("2027-05-31T22:30:00Z"));
    const before = (await hub.ask('{ actor(slug: "skr") { name } }')).actor.name;
    expect(await update("skr", { name: " Sveriges Kommunförbund Ånyo " }, await memberOf(hub, "skr"))).toMatchObject({
      slug: "skr",
      name: "Sveriges Kommunförbund Ånyo",
      formerNames: [
        { name: before, until: "2027-06-01" },
        { name: "Sveriges Kommuner och Landsting (SKL)", until: null },
      ],
    });
    const find = async (text: string) => {
      const { actors: found } = await hub.ask(
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

  test("refuses the name of another with the same number", async () => {
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

  test("refuses a member the name of another, whatever their numbers; the coordinator may give it", async () => {
    const { name } = (await hub.ask('{ actor(slug: "digg") { name } }')).actor;
    expect(await update("kb", { name: name.toUpperCase() }, await memberOf(hub, "kb"))).toMatchObject({
      __typename: "AlreadyMember",
      actor: { slug: "digg" },
    });
    expect(await update("kb", { name }, coordinator)).toMatchObject({ slug: "kb", name });
  });

  test("is over for one that has left", async () => {
    await setStatus("lo", "LEFT");
    expect(await update("lo", { website: null }, await memberOf(hub, "lo"))).toMatchObject({
      __typename: "WrongActorStatus",
      status: "LEFT",
    });
  });
});

describe("contacts", () => {
  const SET = `mutation ($input: SetActorContactsInput!) { setActorContacts(input: $input) { __typename
    ... on Actor { slug contacts { role name email phone } } ... on UserError { message } ... on WrongActorStatus { status } ... on InvalidInput { fields { path } } } }`;
  const set = async (slug: string, contacts: object[], viewer: Partial<Viewer>) =>
    (await hub.ask(SET, { input: { id: await idOf(slug), contacts } }, viewer)).setActorContacts;
  const asa = { role: "samordnare", name: "Kontakt Å", email: "a@example.se", phone: "070-000 00 00" };
  const bo = { role: "kommunikatör", name: "Kontakt B", email: "b@example.se", phone: null };

  test("are set by the own organisation, all at once, and by the coordinator", async () => {
    expect(await set("pts", [asa, bo], pts)).toEqual({ __typename: "Actor", slug: "pts", contacts: [bo, asa] });
    expect(await set("pts", [asa], coordinator)).toMatchObject({ contacts: [asa] });
    expect(await set("pts", [], digg)).toMatchObject({ __typename: "NotYourActor" });
    await expect(set("pts", [], {})).rejects.toMatchObject({ extensions: { code: "UNAUTHENTICATED" } });
    await expect(set("pts", [], { role: "ADMIN" })).rejects.toMatchObject({ extensions: { code: "FORBIDDEN" } });
  });

  test("are seen by these two only, in one statement for a list", async () => {
    const LIST = "{ actors(first: 50) { edges { node { slug contacts { name } } } } }";
    const seen = async (viewer: Partial<Viewer>) =>
      (await hub.ask(LIST, {}, viewer)).actors.edges
        .filter(({ node }: any) => node.contacts?.length)
        .map(({ node }: any) => node.slug);
    expect(await seen(coordinator)).toEqual(["pts"]);
    // The actors, their contacts, and the trace of whose were shown.
    expect(hub.statements).toHaveLength(3);
    expect(await seen(pts)).toEqual(["pts"]);
    expect(await seen(digg)).toEqual([]);
    const { actor } = await hub.ask('{ actor(slug: "pts") { contacts { name } } }', {}, digg);
    expect(actor.contacts).toBeNull();
    const { data, errors } = await hub.answer('{ actor(slug: "pts") { name contacts { name } } }');
    expect(data).toMatchObject({ actor: { contacts: null } });
    expect(errors).toMatchObject([{ extensions: { code: "UNAUTHENTICATED" } }]);
    const [entity] = await hub.entities("Actor", [{ slug: "pts" }], "contacts { name }", digg);
    expect(entity).toEqual({ contacts: null });
  });

  test("leave no person in the audit, and are nothing the database shows to others", async () => {
    const { rows } = await sql<{ diff: unknown; owner_actor: string }>`
      select diff, owner_actor from audit_entry where entity_type = 'ActorContact'`.execute(hub.orm.em.getKysely());
    expect(new Set(rows.map(({ owner_actor }) => owner_actor))).toEqual(new Set(["pts"]));
    expect(JSON.stringify(rows)).not.toMatch(/Kontakt|example\.se|070/);
    expect(await hub.worker.em.fork().count(ActorContact)).toBe(0);
    expect(await hub.orm.em.fork().count(ActorContact)).toBe(1);
  });

  test("must be whole and not too many", async () => {
    const { fields } = await set("pts", [asa, { ...bo, email: "x", role: "" }], pts);
    expect(fields.map(({ path }: { path: string }) => path)).toEqual(["contacts.1.role", "contacts.1.email"]);
    expect(await set("pts", Array(21).fill(asa), pts)).toMatchObject({ fields: [{ path: "contacts" }] });
  });
});

describe("leaving, being suspended and coming back", () => {
  const verb = (name: string) => async (slug: string, viewer: Partial<Viewer>) =>
    (
      await hub.ask(
        `mutation ($id: ID!) { ${name}(id: $id) { __typename ... on Actor { slug status leftAt }
          ... on WrongActorStatus { status } ... on UserError { message } } }`,
        { id: slug === "nobody" ? randomUUID() : await idOf(slug) },
        viewer,
      )
    )[name];
  const [leave, suspend, reinstate] = [verb("leaveNetwork"), verb("suspendActor"), verb("reinstateActor")];

  test("suspends for the coordinator, and reinstates", async () => {
    expect(await suspend("ssc", coordinator)).toMatchObject({ __typename: "Actor", status: "SUSPENDED" });
    expect(await suspend("ssc", coordinator)).toMatchObject({
      __typename: "WrongActorStatus",
      status: "SUSPENDED",
    });
    expect(await reinstate("ssc", coordinator)).toMatchObject({ __typename: "Actor", status: "ACTIVE" });
    expect(await reinstate("ssc", coordinator)).toMatchObject({ __typename: "WrongActorStatus", status: "ACTIVE" });
    for (const change of [suspend, reinstate, leave]) {
      expect(await change("nobody", coordinator)).toMatchObject({ __typename: "NotFound" });
    }
  });

  test.each([
    ["suspendActor", suspend],
    ["reinstateActor", reinstate],
  ])("%s is for the coordinator alone", async (_, change) => {
    await expect(change("pts", {})).rejects.toMatchObject({ extensions: { code: "UNAUTHENTICATED" } });
    for (const role of ["MEMBER", "MUNICIPALITY", "DASHBOARD", "COACH", "ADMIN"] as const) {
      await expect(change("pts", { ...pts, role })).rejects.toMatchObject({ extensions: { code: "FORBIDDEN" } });
    }
  });

  test("takes an organisation off the lists when it leaves, erases its contacts and revokes its keys", async () => {
    clock.set(new Date("2026-12-31T23:30:00Z"));
    const slug = "upphandlingsmyndigheten";
    const em = hub.orm.em.fork();
    em.persist(Object.assign(new Actor(), { slug, name: "Upphandling", kind: "AUTHORITY", sector: "PUBLIC" }));
    await em.flush();
    em.persist(
      Object.assign(new ActorContact(), { actorSlug: slug, role: "x", name: "Kontakt", email: "x@example.se" }),
    );
    const issued = await createApiKey(em, { role: "MEMBER", actorSlug: slug });
    await em.flush();

    expect(await leave(slug, pts)).toMatchObject({ __typename: "NotYourActor" });
    expect(await leave(slug, await memberOf(hub, slug))).toMatchObject({ status: "LEFT", leftAt: "2027-01-01" });
    expect(await leave(slug, coordinator)).toMatchObject({ __typename: "WrongActorStatus", status: "LEFT" });
    expect(await em.fork().count(ActorContact, { actorSlug: slug })).toBe(0);
    const { rows } =
      await sql`select revoked_at from api_key where actor_slug = ${slug} and revoked_at is not null`.execute(
        hub.orm.em.getKysely(),
      );
    expect(rows).toHaveLength(1);
    expect(issued).toHaveProperty("key");
    expect(await hub.ask('{ actors(filter: {text: "upphandling"}) { totalCount } }')).toEqual({
      actors: { totalCount: 0 },
    });
    expect(await hub.ask("query ($slug: String!) { actor(slug: $slug) { status } }", { slug })).toEqual({
      actor: { status: "LEFT" },
    });
  });

  test("needs a login to leave", async () => {
    await expect(leave("pts", {})).rejects.toMatchObject({ extensions: { code: "UNAUTHENTICATED" } });
    await expect(leave("pts", { role: "ADMIN" })).rejects.toMatchObject({ extensions: { code: "FORBIDDEN" } });
  });
});

describe("publishing rules", () => {
  const PUBLISH = `mutation ($input: PublishRulesInput!) { publishRules(input: $input) { __typename
    ... on ActorRules { version url points { code statement { sv en } } sourceNote } ... on UserError { message }
    ... on RulesVersionNotNew { latest } ... on InvalidInput { fields { path } } } }`;
  const points = [{ code: "free-of-charge", statement: { sv: "Allt är gratis", en: null } }];
  const publish = async (input: object, viewer = coordinator) =>
    (await hub.ask(PUBLISH, { input: { points, ...input } }, viewer)).publishRules;

  test("is for the coordinator alone", async () => {
    await expect(publish({ version: "2030" }, {})).rejects.toMatchObject({ extensions: { code: "UNAUTHENTICATED" } });
    await expect(publish({ version: "2030" }, pts)).rejects.toMatchObject({ extensions: { code: "FORBIDDEN" } });
  });

  test("refuses a version that is not new, and what is not a version", async () => {
    expect(await publish({ version: "2024" })).toMatchObject({ __typename: "RulesVersionNotNew", latest: "2024" });
    expect(await publish({ version: "2023" })).toMatchObject({ __typename: "RulesVersionNotNew", latest: "2024" });
    expect(await publish({ version: "nyast", url: "x", points: [...points, ...points] })).toMatchObject({
      __typename: "InvalidInput",
      fields: [{ path: "version" }, { path: "url" }, { path: "points" }],
    });
  });

  test("asks everybody to accept again, and of two at once takes one", async () => {
    clock.set(new Date("2026-12-01T12:00:00Z"));
    const url = "https://example.se/aktörsrutiner";
    const both = await Promise.all([publish({ version: "2027", url }), publish({ version: "2027", url })]);
    expect(both.map(({ __typename }) => __typename).sort()).toEqual(["ActorRules", "RulesVersionNotNew"]);
    expect(both).toContainEqual({
      __typename: "ActorRules",
      version: "2027",
      url,
      points,
      sourceNote: "Published in the hub on 2026-12-01.",
    });
    expect((await hub.ask("{ actorRules { version } }")).actorRules[0]).toEqual({ version: "2027" });
    expect(await publish({ version: "2027-2" })).toMatchObject({ version: "2027-2" });
  });
});
