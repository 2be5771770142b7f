import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openSubgraph } from "../../../kit/testing/open-subgraph.js";
import { Actor } from "../actor/actor.js";
import { actors } from "../subgraph.js";
import { coordinator, type Hub, memberOf, orgNumberOf } from "../testing.js";
import { MembershipApplication } from "./membership-application.js";
import { apply, association, contact, join, municipal, municipalityOf } from "./testing.js";

let hub: Hub;
beforeAll(async () => {
  hub = await openSubgraph(actors);
});
afterAll(() => hub.close());

describe("applyForMembership", () => {
  test("needs no login, and answers with the application", async () => {
    const input = association({ name: "  Läsglädje på Åland  ", website: "https://example.se" });
    expect(await apply(hub, input)).toMatchObject({
      __typename: "MembershipApplication",
      name: "Läsglädje på Åland",
      status: "SUBMITTED",
      contact,
      orgNumber: input.orgNumber,
      homeMunicipality: null,
    });
    expect(await apply(hub, association(), await memberOf(hub, "pts"))).toMatchObject({ status: "SUBMITTED" });
  });

  test("shows the coordinator which actors have the name already", async () => {
    const { name } = (await hub.request('{ actor(slug: "pts") { name } }')).actor;
    const { id } = await apply(hub, association({ name }));
    const { id: other } = await apply(hub, association());
    const all = "{ membershipApplications(first: 100) { edges { node { id namesakes { slug } } } } }";
    const { edges } = (await hub.request(all, {}, coordinator)).membershipApplications;
    const namesakesOf = (id: string) => edges.find(({ node }: any) => node.id === id).node.namesakes;
    expect([namesakesOf(id), namesakesOf(other)]).toEqual([[{ slug: "pts" }], []]);
  });

  test("has an audit entry without personal data", async () => {
    const { id } = await apply(hub, association());
    const { rows } = await sql<{ diff: { path: string; after: unknown }[]; viewer_role: string }>`
      select diff, viewer_role from audit_entry where entity_id = ${id}`.execute(hub.orm.em.getKysely());
    expect(rows).toMatchObject([{ viewer_role: "PUBLIC" }]);
    expect(rows[0]!.diff).toContainEqual({ path: "contact", before: null, after: "changed" });
    expect(JSON.stringify(rows)).not.toContain("Kontakt på Öland");
  });

  test.each([
    ["80240123", "it is not ten digits"],
    ["8014012340", "its third digit is below 2"],
    ["8024010001", "its check digit is wrong"],
  ])("refuses the organisation number %s: %s", async (orgNumber, fault) => {
    expect(await apply(hub, association({ orgNumber }))).toMatchObject({
      __typename: "InvalidInput",
      fields: [{ path: "orgNumber", problem: expect.stringMatching(new RegExp(`^must be .*: ${fault}$`)) }],
    });
  });

  test("names every invalid field", async () => {
    const contact = { name: "x", email: "y", phone: "z" };
    const faulty = { name: " ", orgNumber: "802401-0001", website: "example", publicEmail: "x", contact };
    const { __typename, fields } = await apply(hub, association(faulty));
    expect(__typename).toBe("InvalidInput");
    expect(fields.map(({ path }: { path: string }) => path).sort()).toEqual(
      ["name", "orgNumber", "website", "publicEmail", "contact.name", "contact.email", "contact.phone"].sort(),
    );
  });

  test("finds the municipality by its organisation number", async () => {
    const input = await municipal(hub, "2080", { homeMunicipality: null });
    expect(await apply(hub, input)).toMatchObject({ status: "SUBMITTED", homeMunicipality: { code: "2080" } });
  });

  test("refuses a municipality with the number of another, of no municipality, or without one", async () => {
    const { orgNumber } = await municipalityOf(hub, "1880");
    expect(await apply(hub, await municipal(hub, "1980", { orgNumber }))).toMatchObject({
      __typename: "OrgNumberNotOfMunicipality",
      orgNumber,
      municipality: { code: "1980" },
    });
    const foreign = orgNumberOf("802400999");
    expect(
      await apply(hub, await municipal(hub, "1980", { orgNumber: foreign, homeMunicipality: null })),
    ).toMatchObject({
      __typename: "OrgNumberNotOfMunicipality",
      orgNumber: foreign,
      municipality: null,
      message: "The organisation number is not any municipality's.",
    });
    expect(await apply(hub, await municipal(hub, "1980", { orgNumber: null }))).toMatchObject({
      __typename: "OrgNumberNotOfMunicipality",
      orgNumber: null,
      municipality: { code: "1980" },
    });
  });

  test("allows a library the number of its municipality", async () => {
    const { orgNumber } = await municipalityOf(hub, "2082");
    const library = association({ kind: "LIBRARY", name: "Säters bibliotek", orgNumber });
    expect(await apply(hub, library)).toMatchObject({ status: "SUBMITTED", homeMunicipality: { code: "2082" } });
  });

  test("refuses a municipality that does not exist", async () => {
    expect(await apply(hub, association({ homeMunicipality: "9999" }))).toMatchObject({
      __typename: "NotFound",
      message: "There is no municipality 9999.",
    });
  });

  test("refuses a member, a suspended one too, whatever the case of its name", async () => {
    expect(await apply(hub, await municipal(hub, "2082"))).toMatchObject({
      __typename: "AlreadyMember",
      actor: { slug: "saters-kommun" },
    });
    const { slug, name, orgNumber } = await join(hub, association());
    const again = { name: name.toUpperCase(), orgNumber };
    expect(await apply(hub, association(again))).toMatchObject({ __typename: "AlreadyMember", actor: { slug } });
    await hub.orm.em.fork().nativeUpdate(Actor, { slug }, { status: "SUSPENDED" });
    expect(await apply(hub, association(again))).toMatchObject({ __typename: "AlreadyMember", actor: { slug } });
  });

  test.each([
    ["decomposed letters", (name: string) => name.normalize("NFD")],
    ["spaces around", (name: string) => `\u00a0${name}\n`],
    ["what cannot be seen", (name: string) => name.replaceAll("a", "a\u00ad")],
  ])("takes the name with %s for the same organisation", async (_, written) => {
    const input = association({ name: `Läsa på Öland ${written("a").length}` });
    await apply(hub, input);
    expect(await apply(hub, { ...input, name: written(input.name) })).toMatchObject({
      __typename: "ApplicationPending",
    });
  });

  test("refuses a second application, also when both come at the same time", async () => {
    const input = association();
    const first = await apply(hub, input);
    expect(await apply(hub, { ...input, name: input.name.toLowerCase() })).toMatchObject({
      __typename: "ApplicationPending",
      submittedAt: first.submittedAt,
    });
    const next = await municipal(hub, "1984");
    const answers = await Promise.all([apply(hub, next), apply(hub, { ...next, name: "Arboga" })]);
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual(["ApplicationPending", "MembershipApplication"]);
  });

  test("is done once with a key, without a login too; then whoever repeats it is told that it is done and no more", async () => {
    const input = association();
    const answers = await Promise.all([1, 2, 3].map(() => apply(hub, input, {}, "repeat")));
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual([
      "AlreadyDone",
      "AlreadyDone",
      "MembershipApplication",
    ]);
    const repeated = await apply(hub, { ...input, idempotencyKey: null }, {}, "repeat");
    expect(JSON.stringify([repeated, ...answers.filter(({ id }) => !id)])).not.toMatch(/Kontakt|@|SUBMITTED|"id"/);
    expect(await hub.orm.em.fork().count(MembershipApplication, { name: input.name })).toBe(1);
  });

  test("keeps strangers with the same key apart: neither gets the other's answer, nor is kept from applying", async () => {
    const one = await apply(hub, association({ idempotencyKey: "1" }));
    const other = await apply(hub, association({ idempotencyKey: "1" }));
    expect([one.__typename, other.__typename]).toEqual(["MembershipApplication", "MembershipApplication"]);
    expect(one.id).not.toBe(other.id);
    const member = await memberOf(hub, "pts");
    const theirs = await apply(hub, association({ idempotencyKey: "1" }), member);
    expect([one.id, other.id]).not.toContain(theirs.id);
  });

  test("answers a repetition by whoever has a login with the application, as it is now", async () => {
    const member = { ...(await memberOf(hub, "pts")), keyId: "key-of-pts" };
    const input = association();
    const first = await apply(hub, input, member, "own room");
    expect(await apply(hub, input, member, "own room")).toEqual(first);
    expect(await apply(hub, association(), member, "own room")).toMatchObject({ __typename: "IdempotencyKeyReused" });
    const stranger = await apply(hub, input, {}, "own room");
    expect(stranger).toMatchObject({ __typename: "ApplicationPending" });
    expect(stranger).not.toHaveProperty("id");
  });
});
