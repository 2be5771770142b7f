import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { clock } from "../../../kit/clock.js";
import type { Viewer } from "../../../kit/request/viewer.js";
import { callerAs, openSubgraph } from "../../../kit/testing/open-subgraph.js";
import { Actor } from "../actor/actor.js";
import { actors } from "../subgraph.js";
import { coordinator, type Hub, memberOf, orgNumberOf } from "../testing.js";
import { MembershipApplication } from "./membership-application.js";

let hub: Hub;
beforeAll(async () => {
  hub = await openSubgraph(actors);
});
afterAll(() => hub.close());
afterEach(() => clock.set(undefined));

const APPLY = `mutation ($input: ApplyForMembershipInput!) { applyForMembership(input: $input) { __typename
  ... on MembershipApplication { id name status orgNumber homeMunicipality { code } contact { name email phone } submittedAt }
  ... on UserError { message } ... on InvalidInput { fields { path } } ... on AlreadyMember { actor { slug } }
  ... on ApplicationPending { submittedAt } ... on OrgNumberNotOfMunicipality { orgNumber municipality { code } } } }`;
const contact = { name: "Kontakt på Öland", email: "kontakt@example.se", phone: "070-123 45 67" };
let counter = 0;
const association = (over: object = {}) => ({
  name: `Digitalhjälpen ${++counter}`,
  kind: "ASSOCIATION",
  orgNumber: orgNumberOf(`80240${1000 + counter}`),
  contact,
  ...over,
});
const municipalityOf = async (code: string) =>
  (await hub.ask("query ($code: MunicipalityCode!) { municipality(code: $code) { officialName orgNumber } }", { code }))
    .municipality;
const municipal = async (code: string, over: object = {}) => {
  const { officialName: name, orgNumber } = await municipalityOf(code);
  return association({ name, kind: "MUNICIPALITY", orgNumber, homeMunicipality: code, ...over });
};

async function apply(input: object, viewer: Partial<Viewer> = {}, idempotencyKey?: string) {
  const { data, errors } = await hub.answer(APPLY, { input }, { ...callerAs(viewer), idempotencyKey });
  if (errors) throw errors[0]!;
  return data!.applyForMembership as any;
}

const DECIDE = `mutation ($input: DecideMembershipInput!) { decideMembership(input: $input) { __typename
  ... on MembershipApplication { id status decidedAt decisionNote contact { name }
    actor { id slug name kind sector status orgNumber joinedAt homeMunicipality { code } contacts { role name email phone } } }
  ... on UserError { message } ... on InvalidInput { fields { path } } ... on AlreadyMember { actor { slug } }
  ... on ApplicationAlreadyDecided { status decidedAt } } }`;
const decide = async (input: object, viewer = coordinator) =>
  (await hub.ask(DECIDE, { input }, viewer)).decideMembership;
const approve = (id: string) => decide({ id, approve: true });

/** Applies and is approved: the new actor. */
async function join(input: object) {
  const { id } = await apply(input);
  return (await approve(id)).actor;
}

const stored = (id: string) => hub.orm.em.fork().findOneOrFail(MembershipApplication, { id });

describe("applying for membership", () => {
  test("is for anybody, and gives the application back", async () => {
    const input = association({ name: "  Läsglädje på Åland  ", website: "https://example.se" });
    expect(await apply(input)).toMatchObject({
      __typename: "MembershipApplication",
      name: "Läsglädje på Åland",
      status: "SUBMITTED",
      contact,
      orgNumber: input.orgNumber,
      homeMunicipality: null,
    });
    expect(await apply(association(), await memberOf(hub, "pts"))).toMatchObject({ status: "SUBMITTED" });
  });

  test("shows the coordinator who goes by that name already", async () => {
    const { name } = (await hub.ask('{ actor(slug: "pts") { name } }')).actor;
    const { id } = await apply(association({ name }));
    const { id: other } = await apply(association());
    const all = "{ membershipApplications(first: 100) { edges { node { id namesakes { slug } } } } }";
    const { edges } = (await hub.ask(all, {}, coordinator)).membershipApplications;
    const namesakesOf = (id: string) => edges.find(({ node }: any) => node.id === id).node.namesakes;
    expect([namesakesOf(id), namesakesOf(other)]).toEqual([[{ slug: "pts" }], []]);
  });

  test("leaves a trace in which no person stands", async () => {
    const { id } = await apply(association());
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
  ])("takes no organisation number such as %s: %s", async (orgNumber, fault) => {
    await expect(apply(association({ orgNumber }))).rejects.toThrow(new RegExp(`OrgNumber must be .*: ${fault}\\.$`));
  });

  test("names every field at fault", async () => {
    const faulty = { name: " ", website: "example", publicEmail: "x", contact: { name: "x", email: "y", phone: "z" } };
    const { __typename, fields } = await apply(association(faulty));
    expect(__typename).toBe("InvalidInput");
    expect(fields.map(({ path }: { path: string }) => path).sort()).toEqual(
      ["name", "website", "publicEmail", "contact.name", "contact.email", "contact.phone"].sort(),
    );
  });

  test("recognises a municipality by its number", async () => {
    const input = await municipal("2080", { homeMunicipality: null });
    expect(await apply(input)).toMatchObject({ status: "SUBMITTED", homeMunicipality: { code: "2080" } });
  });

  test("refuses a municipality with another's number, with no municipality's, or with none", async () => {
    const { orgNumber } = await municipalityOf("1880");
    expect(await apply(await municipal("1980", { orgNumber }))).toMatchObject({
      __typename: "OrgNumberNotOfMunicipality",
      orgNumber,
      municipality: { code: "1980" },
    });
    const foreign = orgNumberOf("802400999");
    expect(await apply(await municipal("1980", { orgNumber: foreign, homeMunicipality: null }))).toMatchObject({
      __typename: "OrgNumberNotOfMunicipality",
      orgNumber: foreign,
      municipality: null,
      message: "The organisation number is not any municipality's.",
    });
    expect(await apply(await municipal("1980", { orgNumber: null }))).toMatchObject({
      __typename: "OrgNumberNotOfMunicipality",
      orgNumber: null,
      municipality: { code: "1980" },
    });
  });

  test("lets a library share its municipality's number", async () => {
    const { orgNumber } = await municipalityOf("2082");
    const library = association({ kind: "LIBRARY", name: "Säters bibliotek", orgNumber });
    expect(await apply(library)).toMatchObject({ status: "SUBMITTED", homeMunicipality: { code: "2082" } });
  });

  test("refuses a municipality that does not exist", async () => {
    expect(await apply(association({ homeMunicipality: "9999" }))).toMatchObject({
      __typename: "NotFound",
      message: "There is no municipality 9999.",
    });
  });

  test("refuses who is in the register, suspended ones too, whatever the letters' case", async () => {
    expect(await apply(await municipal("2082"))).toMatchObject({
      __typename: "AlreadyMember",
      actor: { slug: "saters-kommun" },
    });
    const { slug, name, orgNumber } = await join(association());
    const again = { name: name.toUpperCase(), orgNumber };
    expect(await apply(association(again))).toMatchObject({ __typename: "AlreadyMember", actor: { slug } });
    await hub.orm.em.fork().nativeUpdate(Actor, { slug }, { status: "SUSPENDED" });
    expect(await apply(association(again))).toMatchObject({ __typename: "AlreadyMember", actor: { slug } });
  });

  test("refuses who has applied already, and of two at once keeps one", async () => {
    const input = association();
    const first = await apply(input);
    expect(await apply({ ...input, name: input.name.toLowerCase() })).toMatchObject({
      __typename: "ApplicationPending",
      submittedAt: first.submittedAt,
    });
    const next = await municipal("1984");
    const answers = await Promise.all([apply(next), apply({ ...next, name: "Arboga" })]);
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual(["ApplicationPending", "MembershipApplication"]);
  });

  test("is safe to repeat, for anybody", async () => {
    const input = association();
    const [first, again] = await Promise.all([apply(input, {}, "repeat"), apply(input, {}, "repeat")]);
    expect(first).toMatchObject({ __typename: "MembershipApplication" });
    expect(again).toEqual(first);
    expect(await apply(association(), {}, "repeat")).toMatchObject({ __typename: "IdempotencyKeyReused" });
  });
});

describe("withdrawing an application", () => {
  const WITHDRAW = `mutation ($input: WithdrawMembershipApplicationInput!) { withdrawMembershipApplication(input: $input) { __typename
    ... on MembershipApplication { status contact { name } } ... on ApplicationAlreadyDecided { status } ... on UserError { message } } }`;
  const withdraw = async (id: string, email = contact.email) =>
    (await hub.ask(WITHDRAW, { input: { id, email } })).withdrawMembershipApplication;

  test("takes it back, erases the person, and makes room for a new one", async () => {
    const input = association();
    const { id } = await apply(input);
    expect(await withdraw(id, " Kontakt@Example.se ")).toEqual({
      __typename: "MembershipApplication",
      status: "WITHDRAWN",
      contact: null,
    });
    expect(await stored(id)).toMatchObject({ status: "WITHDRAWN", contact: null, decidedAt: expect.any(Date) });
    expect(await withdraw(id)).toMatchObject({ __typename: "ApplicationAlreadyDecided", status: "WITHDRAWN" });
    expect(await approve(id)).toMatchObject({ __typename: "ApplicationAlreadyDecided", status: "WITHDRAWN" });
    expect(await apply(input)).toMatchObject({ status: "SUBMITTED" });
  });

  test("is for whoever knows both its id and the address", async () => {
    const { id } = await apply(association());
    for (const answer of [await withdraw(id, "x@example.se"), await withdraw(randomUUID()), await withdraw("x")]) {
      expect(answer).toMatchObject({ __typename: "NotFound" });
    }
    expect(await stored(id)).toMatchObject({ status: "SUBMITTED" });
  });
});

describe("deciding an application", () => {
  test.each(["MEMBER", "MUNICIPALITY", "DASHBOARD", "COACH", "ADMIN"] as const)("is not for a %s", async (role) => {
    await expect(decide({ id: "x", approve: true }, { role })).rejects.toMatchObject({
      extensions: { code: "FORBIDDEN" },
    });
  });

  test("needs a login", async () => {
    await expect(decide({ id: "x", approve: true }, {})).rejects.toMatchObject({
      extensions: { code: "UNAUTHENTICATED" },
    });
  });

  test("approves: an active actor with a slug of its own, which everybody sees, its contact only some", async () => {
    clock.set(new Date("2026-03-31T22:30:00Z"));
    const input = association({ name: "Föreningen Ärlig & Öppen", website: "https://example.se" });
    const { id } = await apply(input);
    const decided = await approve(id);
    expect(decided).toMatchObject({
      __typename: "MembershipApplication",
      id,
      status: "APPROVED",
      decisionNote: null,
      contact: null,
      actor: {
        slug: "foreningen-arlig-oppen",
        name: input.name,
        kind: "ASSOCIATION",
        sector: "CIVIL_SOCIETY",
        status: "ACTIVE",
        orgNumber: input.orgNumber,
        joinedAt: "2026-04-01",
        homeMunicipality: null,
        contacts: [{ role: "kontaktperson", ...contact }],
      },
    });
    expect(await hub.ask('{ actors(filter: {text: "ärlig"}) { edges { node { slug website } } } }')).toEqual({
      actors: { edges: [{ node: { slug: decided.actor.slug, website: "https://example.se" } }] },
    });
    expect(await stored(id)).toMatchObject({ contact: null });
  });

  test("rejects, and must say why", async () => {
    const { id } = await apply(association());
    expect(await decide({ id, approve: false })).toMatchObject({
      __typename: "InvalidInput",
      fields: [{ path: "note" }],
    });
    expect(await decide({ id, approve: false, note: "" })).toMatchObject({ __typename: "InvalidInput" });
    expect(await decide({ id, approve: false, note: "Utanför nätverkets syfte" })).toMatchObject({
      status: "REJECTED",
      decisionNote: "Utanför nätverkets syfte",
      actor: null,
    });
  });

  test("is done once", async () => {
    const { id } = await apply(association());
    const answers = await Promise.all([approve(id), approve(id), decide({ id, approve: false, note: "Nej" })]);
    expect(answers.filter(({ __typename }) => __typename === "MembershipApplication")).toHaveLength(1);
    const refused = answers.filter(({ __typename }) => __typename === "ApplicationAlreadyDecided");
    expect(refused).toHaveLength(2);
    const { status, decidedAt } = (await stored(id)) as { status: string; decidedAt: Date };
    expect(refused[0]).toMatchObject({ status, decidedAt: decidedAt.toISOString() });
  });

  test("knows no application that is not there", async () => {
    for (const id of ["x", randomUUID()]) expect(await approve(id)).toMatchObject({ __typename: "NotFound" });
  });

  test("gives Habo and Håbo a slug each", async () => {
    const slugs = [];
    for (const code of ["0643", "0305"]) slugs.push((await join(await municipal(code))).slug);
    expect(slugs).toEqual(["habo-kommun", "habo-kommun-2"]);
  });

  test("gives many of the same name at once a slug each", async () => {
    const names = await Promise.all(
      [1, 2, 3, 4].map(() => apply(association({ name: "Samma namn" })).then(({ id }) => approve(id))),
    );
    const slugs = names.map(({ actor }) => actor.slug).sort();
    expect(slugs).toEqual(["samma-namn", "samma-namn-2", "samma-namn-3", "samma-namn-4"]);
  });

  test("gives a name without a Latin letter a slug too", async () => {
    expect((await join(association({ name: "图书馆" }))).slug).toBe("actor");
  });

  test("keeps one active actor for each municipality, of two approved at once too", async () => {
    const input = await municipal("1480");
    const first = await apply(input);
    const em = hub.orm.em.fork();
    const second = Object.assign(new MembershipApplication(), {
      ...(await stored(first.id)),
      id: randomUUID(),
      name: "Göteborg",
      status: "SUBMITTED",
      version: 1,
    });
    await sql`drop index membership_application_home_municipality_code_idx`.execute(em.getKysely());
    await em.persist(second).flush();
    const answers = await Promise.all([approve(first.id), approve(second.id)]);
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual(["AlreadyMember", "MembershipApplication"]);
    expect(await em.count(Actor, { kind: "MUNICIPALITY", homeMunicipalityCode: "1480", status: "ACTIVE" })).toBe(1);
  });

  test("lets an organisation that has left come back as the actor it was", async () => {
    const input = association();
    const { slug, id } = await join(input);
    await hub.orm.em.fork().nativeUpdate(Actor, { slug }, { status: "LEFT", leftAt: "2026-01-31" });
    expect(await join(input)).toMatchObject({ id, slug, status: "ACTIVE" });
    expect(await hub.ask("query ($slug: String!) { actor(slug: $slug) { leftAt } }", { slug })).toEqual({
      actor: { leftAt: null },
    });
  });
});

describe("applications", () => {
  const LIST = `query ($filter: MembershipApplicationFilter, $first: Int, $after: String) {
    membershipApplications(filter: $filter, first: $first, after: $after) {
      totalCount pageInfo { hasNextPage endCursor } edges { node { id status contact { email } } } } }`;
  const list = async (variables: object, viewer = coordinator) =>
    (await hub.ask(LIST, { ...variables }, viewer)).membershipApplications;

  test.each([undefined, { status: ["SUBMITTED"] }, { status: ["APPROVED", "REJECTED"] }])(
    "are listed for the coordinator, oldest first, each once (%j)",
    async (filter) => {
      const { totalCount } = await list({ filter });
      const seen: string[] = [];
      for (let after: string | undefined, more = true; more;) {
        const { edges, pageInfo } = await list({ filter, first: 3, after });
        // The page, its count, and the trace of whose contacts were shown.
        expect(hub.statements).toHaveLength(edges.some(({ node }: any) => node.contact) ? 3 : 2);
        seen.push(...edges.map(({ node }: { node: { id: string } }) => node.id));
        [after, more] = [pageInfo.endCursor, pageInfo.hasNextPage];
      }
      const where = filter ? { status: { $in: filter.status as never[] } } : {};
      const rows = await hub.orm.em.fork().find(MembershipApplication, where, { orderBy: { submittedAt: 1, id: 1 } });
      expect(seen).toEqual(rows.map(({ id }) => id));
      expect(seen).toHaveLength(totalCount);
    },
  );

  test("are for nobody else", async () => {
    await expect(list({}, {})).rejects.toMatchObject({ extensions: { code: "UNAUTHENTICATED" } });
    await expect(list({}, await memberOf(hub, "pts"))).rejects.toMatchObject({ extensions: { code: "FORBIDDEN" } });
  });

  test("are nothing the database shows to others", async () => {
    for (const viewer of [{}, await memberOf(hub, "pts")]) {
      const { rows } = await hub.worker.em.fork().transactional(async (em) => {
        await sql`select set_config('hub.role', ${viewer.role ?? "PUBLIC"}, true)`.execute(em.getKysely());
        return sql`select * from membership_application`.execute(em.getKysely());
      });
      expect(rows).toEqual([]);
    }
  });
});
