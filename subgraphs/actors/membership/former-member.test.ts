import { afterAll, beforeAll, expect, test } from "vitest";
import { openSubgraph } from "../../../kit/testing/open-subgraph.js";
import { Actor } from "../actor/actor.js";
import { actors } from "../subgraph.js";
import { coordinator, type Hub } from "../testing.js";
import { apply, approve, association, changeActor, decide, join, municipal } from "./testing.js";

let hub: Hub;
beforeAll(async () => {
  hub = await openSubgraph(actors);
});
afterAll(() => hub.close());

/** Joins and leaves again. */
async function joinAndLeave(input: object) {
  const actor = await join(hub, input);
  expect(await changeActor(hub, "leaveNetwork", actor.slug, coordinator)).toMatchObject({ status: "LEFT" });
  return actor as { id: string; slug: string };
}

const statusOf = async (slug: string) => (await hub.orm.em.fork().findOneOrFail(Actor, { slug })).status;

test("an application under the name of an actor that left does not revive it unless the coordinator says so", async () => {
  const input = association();
  const { id, slug } = await joinAndLeave(input);
  const application = await apply(hub, input);
  expect(await approve(hub, application.id)).toMatchObject({ __typename: "FormerMember", actors: [{ id, slug }] });
  expect(await statusOf(slug)).toBe("LEFT");

  const revived = await decide(hub, { id: application.id, approve: true, comesBackAs: id });
  expect(revived).toMatchObject({ status: "APPROVED", actor: { id, slug, status: "ACTIVE" } });
  expect(
    await hub.request("query ($slug: String!) { actor(slug: $slug) { leftAt rulesAccepted { version } } }", { slug }),
  ).toEqual({
    actor: { leftAt: null, rulesAccepted: null },
  });
});

test("it becomes a new actor when the coordinator says so, and the old one stays as it is", async () => {
  const input = association();
  const { id, slug } = await joinAndLeave(input);
  const application = await apply(hub, input);
  const both = { id: application.id, approve: true, comesBackAs: id, asNew: true };
  expect(await decide(hub, both)).toMatchObject({ __typename: "FormerMember" });
  const { actor } = await decide(hub, { id: application.id, approve: true, asNew: true });
  expect(actor).toMatchObject({ slug: `${slug}-2`, status: "ACTIVE" });
  expect(actor.id).not.toBe(id);
  expect(await statusOf(slug)).toBe("LEFT");
  expect(await apply(hub, input)).toMatchObject({ __typename: "AlreadyMember", actor: { slug: `${slug}-2` } });
});

test.each([
  [
    "in a name that looks the same",
    async () => association({ name: "Hjälpen i Åre" }),
    (input: any) => ({ ...input, name: "НJÄLPEN i\u00a0Åre\u200b" }),
  ],
  ["as a municipality by another name", () => municipal(hub, "1482"), (input: any) => ({ ...input, name: "Kungälv" })],
])("nor when it comes %s", async (_, inputOf, disguised) => {
  const input = await inputOf();
  const { id } = await joinAndLeave(input);
  const application = await apply(hub, disguised(input));
  expect(await approve(hub, application.id)).toMatchObject({ __typename: "FormerMember", actors: [{ id }] });
});

test("nobody comes back as another actor: one that is active, one that left under another name, none", async () => {
  const other = await joinAndLeave(association());
  const { id } = await apply(hub, association());
  const { id: active } = await hub.orm.em.fork().findOneOrFail(Actor, { slug: "pts" });
  for (const comesBackAs of [other.id, active, "x"]) {
    expect(await decide(hub, { id, approve: true, comesBackAs })).toMatchObject({ __typename: "NotFound" });
  }
  expect(await statusOf(other.slug)).toBe("LEFT");
  expect(await decide(hub, { id, approve: true, asNew: true })).toMatchObject({ status: "APPROVED" });
});

test("MembershipApplication.formerActors tells the coordinator beforehand, in one statement for all", async () => {
  const inputs = [association(), association()];
  const left = [];
  for (const input of inputs) left.push(await joinAndLeave(input));
  const ids = [];
  for (const input of [...inputs, association()]) ids.push((await apply(hub, input)).id);
  const query = `{ membershipApplications(filter: { status: [SUBMITTED] }, first: 100) { edges { node { id formerActors { id } } } } }`;
  const { membershipApplications } = await hub.request(query, {}, coordinator);
  expect(hub.statements).toHaveLength(2);
  const formerOf = (id: string) =>
    membershipApplications.edges.find(({ node }: any) => node.id === id).node.formerActors;
  expect(ids.map(formerOf)).toEqual([[{ id: left[0]!.id }], [{ id: left[1]!.id }], []]);
});

test("MembershipApplication.namesakes tells of one that left with the same name and another number", async () => {
  const { id } = await joinAndLeave(association({ name: "Bortgångna vänner" }));
  const application = await apply(hub, association({ name: "BORTGÅNGNA vänner\u200b" }));
  const query = `{ membershipApplications(filter: { status: [SUBMITTED] }, first: 100) { edges { node { id namesakes { id status } formerActors { id } } } } }`;
  const { membershipApplications } = await hub.request(query, {}, coordinator);
  const { node } = membershipApplications.edges.find(({ node }: any) => node.id === application.id);
  expect(node).toMatchObject({ namesakes: [{ id, status: "LEFT" }], formerActors: [] });
  const { actor } = await approve(hub, application.id);
  expect(actor.id).not.toBe(id);
});
