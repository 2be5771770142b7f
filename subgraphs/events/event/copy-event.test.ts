import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { clock } from "../../../kit/clock.js";
import { openSubgraph } from "../../../kit/testing/open-subgraph.js";
import { events } from "../subgraph.js";
import { addEvents, at, draftOf, type Hub, memberOf, peers } from "../testing.js";
import { Event } from "./event.js";

let hub: Hub;
beforeAll(async () => {
  hub = await openSubgraph(events, peers);
  clock.set(new Date(at("2024-11-10", "12:00")));
});
afterAll(async () => {
  clock.set(undefined);
  await hub.close();
});

async function run(mutation: string, id: string, actor = "pts") {
  const query = `mutation ($id: ID!) { answer: ${mutation}(id: $id) {
    __typename ... on Event { id status version cancelledReason } } }`;
  return (await hub.request(query, { id }, memberOf(actor))).answer;
}

describe("copyEvent", () => {
  test("makes a draft with the same contents, and invites the co-organizers again", async () => {
    const id = await draftOf(hub, { externalId: "förlagan", coOrganizers: ["kb"], digcomp: ["1.1"] });
    const em = hub.orm.em.fork();
    const original = await em.findOneOrFail(Event, id);
    original.state = "CANCELLED";
    original.cancelledReason = "Snö.";
    original.coOrganizerSlugs = ["skr"];
    await em.flush();

    const answer = await run("copyEvent", id);
    expect(answer).toMatchObject({ __typename: "Event", status: "DRAFT", version: 1, cancelledReason: null });
    const copy = await hub.orm.em.fork().findOneOrFail(Event, answer.id);
    const { title, description, sessions, venue, campaignSlug, campaignDays, digcompCodes, lat, lng, topics } =
      original;
    expect(copy).toMatchObject({
      title,
      description,
      sessions,
      venue,
      campaignSlug,
      campaignDays,
      digcompCodes,
      lat,
      lng,
      topics,
      organizerSlug: "pts",
      coOrganizerSlugs: [],
      invitedSlugs: ["skr", "kb"],
      externalId: null,
    });
    expect(copy.id).not.toBe(id);
    expect(await run("publishEvent", copy.id)).toMatchObject({ status: "PUBLISHED" });
  });

  test("is for the organizer only", async () => {
    const [id] = await addEvents(hub, [{}]);
    expect(await run("copyEvent", id!, "kb")).toMatchObject({ __typename: "NotYourEvent" });
  });
});
