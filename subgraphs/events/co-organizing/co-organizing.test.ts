import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { clock } from "../../../kit/clock.js";
import type { Viewer } from "../../../kit/request/viewer.js";
import { openSubgraph } from "../../../kit/testing/open-subgraph.js";
import { events } from "../subgraph.js";
import { addEvents, at, coordinator, draftOf, type Hub, memberOf, peers } from "../testing.js";

let hub: Hub;
let id: string;
beforeAll(async () => {
  hub = await openSubgraph(events, peers);
  clock.set(new Date(at("2024-11-10", "12:00")));
});
afterAll(async () => {
  clock.set(undefined);
  await hub.close();
});
beforeEach(async () => {
  id = await draftOf(hub, { coOrganizers: ["kb", "skr"] });
});

const ANSWER = `__typename
  ... on Event { id coOrganizers { slug } invited { slug } }
  ... on UserError { message }`;
const REFUSALS = {
  confirm: "... on WrongState { status } ... on RulesNotAccepted { requiredVersion }",
  decline: "",
  invite: "... on WrongState { status } ... on CannotCoOrganize { actorSlug } ... on TooManyCoOrganizers { most }",
  remove: "",
};

const respond = async (verb: "confirm" | "decline", viewer: Partial<Viewer>, eventId = id) => {
  const query = `mutation ($id: ID!) { answer: ${verb}CoOrganizing(eventId: $id) { ${ANSWER} ${REFUSALS[verb]} } }`;
  return (await hub.request(query, { id: eventId }, viewer)).answer;
};
const change = async (
  verb: "invite" | "remove",
  actor: string,
  viewer: Partial<Viewer> = memberOf("pts"),
  eventId = id,
) => {
  const query = `mutation ($input: CoOrganizerInput!) { answer: ${verb}CoOrganizer(input: $input) { ${ANSWER} ${REFUSALS[verb]} } }`;
  return (await hub.request(query, { input: { eventId, actor } }, viewer)).answer;
};
const event = async (viewer: Partial<Viewer>, eventId = id) =>
  (
    await hub.request(
      `query ($id: ID!) { event(id: $id) { status coOrganizers { slug } invited { slug } } }`,
      { id: eventId },
      viewer,
    )
  ).event;
const invitations = async (viewer: Partial<Viewer>): Promise<string[]> =>
  (
    await hub.request(`{ coOrganizingInvitations { edges { node { id } } } }`, {}, viewer)
  ).coOrganizingInvitations.edges.map(({ node }: { node: { id: string } }) => node.id);
const drafts = async (viewer: Partial<Viewer>): Promise<string[]> =>
  (
    await hub.request(`{ events(filter: { status: [DRAFT] }, first: 100) { edges { node { id } } } }`, {}, viewer)
  ).events.edges.map(({ node }: { node: { id: string } }) => node.id);
const slugs = (...names: string[]) => names.map((slug) => ({ slug }));

describe("co-organizing", () => {
  test("refuses a null byte in the slug of an actor", async () => {
    expect(await change("invite", "k\0b")).toMatchObject({ __typename: "InvalidInput" });
  });

  test("shows a draft to the invited actors, and to no other", async () => {
    for (const viewer of [memberOf("kb"), memberOf("skr"), memberOf("pts"), coordinator]) {
      expect(await event(viewer)).toMatchObject({ status: "DRAFT", coOrganizers: [] });
    }
    for (const viewer of [memberOf("digg"), {}]) expect(await event(viewer)).toBeNull();
    expect(await drafts(memberOf("kb"))).toContain(id);
    expect(await drafts(memberOf("digg"))).not.toContain(id);
    expect(await drafts({})).toEqual([]);
    expect(await invitations(memberOf("kb"))).toContain(id);
    expect(await invitations(memberOf("pts"))).toEqual([]);
  });

  test("shows the invited actors to organizer and coordinator only", async () => {
    expect((await event(memberOf("pts"))).invited).toEqual(slugs("kb", "skr"));
    expect((await event(coordinator)).invited).toEqual(slugs("kb", "skr"));
    expect((await event(memberOf("kb"))).invited).toBeNull();
  });

  test("shows actors that have confirmed, and no longer those that decline or withdraw", async () => {
    expect(await respond("confirm", memberOf("kb"))).toMatchObject({ coOrganizers: slugs("kb"), invited: null });
    expect(await respond("confirm", memberOf("kb"))).toMatchObject({ coOrganizers: slugs("kb") });
    expect(await respond("decline", memberOf("skr"))).toMatchObject({ __typename: "Event", coOrganizers: slugs("kb") });
    expect(await event(memberOf("skr"))).toBeNull();
    expect(await event(memberOf("pts"))).toMatchObject({ coOrganizers: slugs("kb"), invited: [] });
    expect(await invitations(memberOf("kb"))).not.toContain(id);
    expect(await drafts(memberOf("kb"))).toContain(id);
    await hub.request(`mutation ($id: ID!) { publishEvent(id: $id) { __typename } }`, { id }, memberOf("pts"));
    expect(await event({})).toEqual({ status: "PUBLISHED", coOrganizers: slugs("kb"), invited: null });
    const actors = `coOrganizedEvents { edges { node { id } } }`;
    const [kb, skr] = await hub.entities("Actor", slugs("kb", "skr"), actors);
    expect([kb, skr]).toEqual([
      { coOrganizedEvents: { edges: [{ node: { id } }] } },
      { coOrganizedEvents: { edges: [] } },
    ]);
    expect(hub.statements).toHaveLength(1);

    expect(await respond("decline", memberOf("kb"))).toMatchObject({ coOrganizers: [] });
  });

  test("accepts simultaneous confirmations", async () => {
    await Promise.all(["kb", "skr"].map((slug) => respond("confirm", memberOf(slug))));
    expect((await event(coordinator)).coOrganizers.map(({ slug }: { slug: string }) => slug).sort()).toEqual([
      "kb",
      "skr",
    ]);
  });

  test("is confirmed by an active actor only, which has accepted the rules", async () => {
    expect(await respond("confirm", { ...memberOf("kb"), actorActive: false })).toMatchObject({
      __typename: "ActorNotActive",
    });
    expect(await respond("confirm", { ...memberOf("kb"), rulesVersionAccepted: "2020" })).toMatchObject({
      __typename: "RulesNotAccepted",
      requiredVersion: "2024",
    });
    expect(await respond("decline", { ...memberOf("kb"), actorActive: false })).toMatchObject({ __typename: "Event" });
  });

  test("is confirmed and declined by invited actors only, and not when the activity is over", async () => {
    const [open, over] = await addEvents(hub, [
      {},
      { invitedSlugs: ["kb"], sessions: [[at("2024-11-01", "10:00"), at("2024-11-01", "12:00")]] },
    ]);
    for (const verb of ["confirm", "decline"] as const) {
      expect(await respond(verb, memberOf("kb"), open)).toMatchObject({ __typename: "NotInvited" });
      expect(await respond(verb, memberOf("digg"))).toMatchObject({ __typename: "NotFound" });
      await expect(respond(verb, {})).rejects.toMatchObject({ extensions: { code: "UNAUTHENTICATED" } });
      await expect(respond(verb, coordinator)).rejects.toMatchObject({ extensions: { code: "FORBIDDEN" } });
    }
    const officer: Partial<Viewer> = { role: "MUNICIPALITY", municipalityCode: "2082" };
    expect(await respond("confirm", officer, open)).toMatchObject({ __typename: "NotInvited" });
    expect(await respond("confirm", memberOf("kb"), over)).toMatchObject({ __typename: "WrongState", status: "HELD" });
  });
});

describe("inviteCoOrganizer and removeCoOrganizer", () => {
  test("invite an actor once, and remove it, confirmed or not", async () => {
    expect(await change("invite", "digg")).toMatchObject({ invited: slugs("kb", "skr", "digg") });
    expect(await change("invite", "digg")).toMatchObject({ invited: slugs("kb", "skr", "digg") });
    await respond("confirm", memberOf("kb"));
    expect(await change("invite", "kb")).toMatchObject({ coOrganizers: slugs("kb"), invited: slugs("skr", "digg") });
    expect(await change("remove", "digg")).toMatchObject({ coOrganizers: slugs("kb"), invited: slugs("skr") });
    expect(await change("remove", "kb")).toMatchObject({ coOrganizers: [], invited: slugs("skr") });
    expect(await change("remove", "kb")).toMatchObject({ __typename: "NotInvited" });
  });

  test("refuse actors that cannot co-organize, and more than twenty", async () => {
    for (const actor of ["none", "lo", "pts"]) {
      expect(await change("invite", actor)).toMatchObject({ __typename: "CannotCoOrganize", actorSlug: actor });
    }
    const [full] = await addEvents(hub, [{ invitedSlugs: Array.from({ length: 20 }, (_, n) => `actor-${n}`) }]);
    expect(await change("invite", "kb", memberOf("pts"), full)).toMatchObject({
      __typename: "TooManyCoOrganizers",
      most: 20,
    });
  });

  test("are for the organizer only", async () => {
    const [open] = await addEvents(hub, [{}]);
    for (const verb of ["invite", "remove"] as const) {
      expect(await change(verb, "digg", memberOf("kb"))).toMatchObject({ __typename: "NotYourEvent" });
      expect(await change(verb, "digg", memberOf("kb"), open)).toMatchObject({ __typename: "NotYourEvent" });
      expect(await change(verb, "digg", memberOf("digg"))).toMatchObject({ __typename: "NotFound" });
      await expect(change(verb, "digg", {})).rejects.toMatchObject({ extensions: { code: "UNAUTHENTICATED" } });
    }
    const [over] = await addEvents(hub, [{ state: "CANCELLED" }]);
    expect(await change("invite", "kb", memberOf("pts"), over)).toMatchObject({
      __typename: "WrongState",
      status: "CANCELLED",
    });
  });
});
