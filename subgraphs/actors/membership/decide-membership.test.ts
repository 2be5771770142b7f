import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { clock } from "../../../kit/clock.js";
import { openSubgraph } from "../../../kit/testing/open-subgraph.js";
import { Actor } from "../actor/actor.js";
import { actors } from "../subgraph.js";
import { type Hub } from "../testing.js";
import { MembershipApplication } from "./membership-application.js";
import { apply, approve, association, contact, decide, findApplication, join, municipal } from "./testing.js";

let hub: Hub;
beforeAll(async () => {
  hub = await openSubgraph(actors);
});
afterAll(() => hub.close());
afterEach(() => clock.set(undefined));

describe("decideMembership", () => {
  test.each(["MEMBER", "MUNICIPALITY", "DASHBOARD", "COACH", "ADMIN"] as const)("is forbidden for %s", async (role) => {
    await expect(decide(hub, { id: "x", approve: true }, { role })).rejects.toMatchObject({
      extensions: { code: "FORBIDDEN" },
    });
  });

  test("requires a login", async () => {
    await expect(decide(hub, { id: "x", approve: true }, {})).rejects.toMatchObject({
      extensions: { code: "UNAUTHENTICATED" },
    });
  });

  test("makes an active actor with a slug, and moves the contact to it", async () => {
    clock.set(new Date("2026-03-31T22:30:00Z"));
    const input = association({ name: "Föreningen Ärlig & Öppen", website: "https://example.se" });
    const { id } = await apply(hub, input);
    const decided = await approve(hub, id);
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
    expect(await hub.request('{ actors(filter: {text: "ärlig"}) { edges { node { slug website } } } }')).toEqual({
      actors: { edges: [{ node: { slug: decided.actor.slug, website: "https://example.se" } }] },
    });
    expect(await findApplication(hub, id)).toMatchObject({ contact: null });
  });

  test("rejects with a note", async () => {
    const { id } = await apply(hub, association());
    expect(await decide(hub, { id, approve: false })).toMatchObject({
      __typename: "InvalidInput",
      fields: [{ path: "note" }],
    });
    expect(await decide(hub, { id, approve: false, note: "" })).toMatchObject({ __typename: "InvalidInput" });
    expect(await decide(hub, { id, approve: false, note: "Utanför nätverkets syfte" })).toMatchObject({
      status: "REJECTED",
      decisionNote: "Utanför nätverkets syfte",
      actor: null,
    });
  });

  test("is done once", async () => {
    const { id } = await apply(hub, association());
    const answers = await Promise.all([
      approve(hub, id),
      approve(hub, id),
      decide(hub, { id, approve: false, note: "Nej" }),
    ]);
    expect(answers.filter(({ __typename }) => __typename === "MembershipApplication")).toHaveLength(1);
    const refused = answers.filter(({ __typename }) => __typename === "ApplicationAlreadyDecided");
    expect(refused).toHaveLength(2);
    const { status, decidedAt } = (await findApplication(hub, id)) as { status: string; decidedAt: Date };
    expect(refused[0]).toMatchObject({ status, decidedAt: decidedAt.toISOString() });
  });

  test("refuses an unknown id", async () => {
    for (const id of ["x", randomUUID()]) expect(await approve(hub, id)).toMatchObject({ __typename: "NotFound" });
  });

  test("gives Habo and Håbo different slugs", async () => {
    const slugs = [];
    for (const code of ["0643", "0305"]) slugs.push((await join(hub, await municipal(hub, code))).slug);
    expect(slugs).toEqual(["habo-kommun", "habo-kommun-2"]);
  });

  test("gives organisations of the same name different slugs when approved at the same time", async () => {
    const names = await Promise.all(
      [1, 2, 3, 4].map(() => apply(hub, association({ name: "Samma namn" })).then(({ id }) => approve(hub, id))),
    );
    const slugs = names.map(({ actor }) => actor.slug).sort();
    expect(slugs).toEqual(["samma-namn", "samma-namn-2", "samma-namn-3", "samma-namn-4"]);
  });

  test("gives a name without a Latin letter a slug too", async () => {
    expect((await join(hub, association({ name: "图书馆" }))).slug).toBe("tushuguan");
    expect((await join(hub, association({ name: "★ ★" }))).slug).toBe("actor");
  });

  test("keeps one active actor for each municipality when two are approved at the same time", async () => {
    const input = await municipal(hub, "1480");
    const first = await apply(hub, input);
    const em = hub.orm.em.fork();
    const second = Object.assign(new MembershipApplication(), {
      ...(await findApplication(hub, first.id)),
      id: randomUUID(),
      name: "Göteborg",
      status: "SUBMITTED",
      version: 1,
    });
    await sql`drop index membership_application_home_municipality_code_idx`.execute(em.getKysely());
    await em.persist(second).flush();
    const answers = await Promise.all([approve(hub, first.id), approve(hub, second.id)]);
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual(["AlreadyMember", "MembershipApplication"]);
    expect(await em.count(Actor, { kind: "MUNICIPALITY", homeMunicipalityCode: "1480", status: "ACTIVE" })).toBe(1);
  });
});
