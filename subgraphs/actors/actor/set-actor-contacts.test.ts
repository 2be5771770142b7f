import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "../../../kit/request/viewer.js";
import { openSubgraph } from "../../../kit/testing/open-subgraph.js";
import { actors } from "../subgraph.js";
import { actorOf, coordinator, type Hub, memberOf } from "../testing.js";
import { ActorContact } from "./actor-contact.js";

let hub: Hub;
let pts: Partial<Viewer>;
let digg: Partial<Viewer>;
beforeAll(async () => {
  hub = await openSubgraph(actors);
  [pts, digg] = [await memberOf(hub, "pts"), await memberOf(hub, "digg")];
});
afterAll(() => hub.close());

const idOf = async (slug: string) => (await actorOf(hub, slug)).id;

describe("setActorContacts", () => {
  const SET = `mutation ($input: SetActorContactsInput!) { setActorContacts(input: $input) { __typename
    ... on Actor { slug contacts { role name email phone } } ... on UserError { message } ... on WrongActorStatus { status } ... on StaleVersion { currentVersion } ... on InvalidInput { fields { path } } } }`;
  const set = async (slug: string, contacts: object[], viewer: Partial<Viewer>, expectedVersion?: number) =>
    (await hub.request(SET, { input: { id: await idOf(slug), contacts, expectedVersion } }, viewer)).setActorContacts;
  const asa = { role: "samordnare", name: "Kontakt Å", email: "a@example.se", phone: "070-000 00 00" };
  const bo = { role: "kommunikatör", name: "Kontakt B", email: "b@example.se", phone: null };

  test("replaces all contacts, for the organisation itself and the coordinator", async () => {
    expect(await set("pts", [asa, bo], pts)).toEqual({ __typename: "Actor", slug: "pts", contacts: [bo, asa] });
    const { version } = await actorOf(hub, "pts");
    expect(await set("pts", [asa], coordinator)).toMatchObject({ __typename: "StaleVersion", currentVersion: version });
    expect(await set("pts", [asa], coordinator, version)).toMatchObject({ contacts: [asa] });
    expect(await set("pts", [], digg)).toMatchObject({ __typename: "NotYourActor" });
    await expect(set("pts", [], {})).rejects.toMatchObject({ extensions: { code: "UNAUTHENTICATED" } });
    await expect(set("pts", [], { role: "ADMIN" })).rejects.toMatchObject({ extensions: { code: "FORBIDDEN" } });
  });

  test("is shown to these two only, with one statement for a list of actors", async () => {
    const LIST = "{ actors(first: 50) { edges { node { slug contacts { name } } } } }";
    const seen = async (viewer: Partial<Viewer>) =>
      (await hub.request(LIST, {}, viewer)).actors.edges
        .filter(({ node }: any) => node.contacts?.length)
        .map(({ node }: any) => node.slug);
    expect(await seen(coordinator)).toEqual(["pts"]);
    // The actors, their contacts, and the audit entry of whose were shown.
    expect(hub.statements).toHaveLength(3);
    expect(await seen(pts)).toEqual(["pts"]);
    expect(await seen(digg)).toEqual([]);
    const { actor } = await hub.request('{ actor(slug: "pts") { contacts { name } } }', {}, digg);
    expect(actor.contacts).toBeNull();
    const { data, errors } = await hub.execute('{ actor(slug: "pts") { name contacts { name } } }');
    expect(data).toMatchObject({ actor: { contacts: null } });
    expect(errors).toMatchObject([{ extensions: { code: "UNAUTHENTICATED" } }]);
    const [entity] = await hub.entities("Actor", [{ slug: "pts" }], "contacts { name }", digg);
    expect(entity).toEqual({ contacts: null });
  });

  test("leaves no personal data in the audit, and rows that PostgreSQL hides from others", async () => {
    const { rows } = await sql<{ diff: unknown; owner_actor: string }>`
      select diff, owner_actor from audit_entry where entity_type = 'ActorContact'`.execute(hub.orm.em.getKysely());
    expect(new Set(rows.map(({ owner_actor }) => owner_actor))).toEqual(new Set(["pts"]));
    expect(JSON.stringify(rows)).not.toMatch(/Kontakt|example\.se|070-000|\+4670/);
    expect(await hub.worker.em.fork().count(ActorContact)).toBe(0);
    expect(await hub.orm.em.fork().count(ActorContact)).toBe(1);
  });

  test("refuses invalid contacts, and more than 20", async () => {
    const { fields } = await set("pts", [asa, { ...bo, email: "x", role: "" }], pts);
    expect(fields.map(({ path }: { path: string }) => path)).toEqual(["contacts.1.role", "contacts.1.email"]);
    expect(await set("pts", Array(21).fill(asa), pts)).toMatchObject({ fields: [{ path: "contacts" }] });
  });
});
