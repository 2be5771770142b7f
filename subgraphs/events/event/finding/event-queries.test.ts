import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { clock } from "../../../../kit/clock.js";
import type { Viewer } from "../../../../kit/request/viewer.js";
import { openSubgraph } from "../../../../kit/testing/open-subgraph.js";
import { events } from "../../subgraph.js";
import { at, coordinator, type Hub, memberOf } from "../../testing.js";
import { addDifferentEvents } from "./testing.js";

let hub: Hub;
beforeAll(async () => {
  hub = await openSubgraph(events);
  clock.set(new Date(at("2024-11-10", "12:00")));
  await addDifferentEvents(hub);
});
afterAll(async () => {
  clock.set(undefined);
  await hub.close();
});

describe("event", () => {
  test("hides a draft from others, by id and by reference", async () => {
    const query = `{ events(filter: { status: DRAFT }) { edges { node { id } } } }`;
    const { events } = await hub.request(query, {}, coordinator);
    const { id } = events.edges[0].node;
    const byId = async (viewer: Partial<Viewer>) => [
      (await hub.request(`query ($id: ID!) { event(id: $id) { id } }`, { id }, viewer)).event,
      (await hub.entities("Event", [{ id }], "id", viewer))[0],
    ];
    expect(await byId({})).toEqual([null, null]);
    expect(await byId(memberOf("pts"))).toEqual([null, null]);
    expect(await byId(memberOf("kb"))).toEqual([{ id }, { id }]);
    expect(await byId(coordinator)).toEqual([{ id }, { id }]);
  });

  test("is null for an id that is not a UUID", async () => {
    expect(await hub.request(`{ event(id: "no uuid") { id } }`)).toEqual({ event: null });
  });
});

describe("lists of activities", () => {
  const connection = "{ totalCount edges { node { title { sv } } } }";

  test("below actors, municipalities, counties and centers take a statement for each list, whatever the number of parents", async () => {
    const [pts, kb] = await hub.entities(
      "Actor",
      [{ slug: "pts" }, { slug: "kb" }],
      `eventCount events(first: 1) ${connection}`,
    );
    expect(pts).toEqual({ eventCount: 4, events: { totalCount: 4, edges: [{ node: { title: { sv: "past" } } }] } });
    expect(kb).toMatchObject({ eventCount: 1, events: { totalCount: 1 } });
    expect(hub.statements).toHaveLength(3);

    const municipalities = await hub.entities(
      "Municipality",
      [{ code: "2082" }, { code: "0180" }, { code: "0114" }],
      `events(filter: { text: "källkritik" }) ${connection}`,
    );
    expect(municipalities.map(({ events }) => (events as { totalCount: number }).totalCount)).toEqual([1, 0, 0]);
    expect(hub.statements).toHaveLength(2);

    const counties = await hub.entities("County", [{ code: "20" }, { code: "01" }], `events ${connection}`);
    expect(counties.map(({ events }) => (events as { totalCount: number }).totalCount)).toEqual([4, 1]);
    expect(hub.statements).toHaveLength(2);

    const centers = await hub.entities(
      "DigidelCenter",
      [{ slug: "digidelcenter-sater" }, { slug: "digidelcenter-motala" }],
      `upcomingEvents(first: 3) ${connection}`,
    );
    expect(centers.map(({ upcomingEvents }) => (upcomingEvents as { totalCount: number }).totalCount)).toEqual([1, 0]);
    expect(hub.statements).toHaveLength(2);
  });

  test("of 50 activities with their campaigns take two statements", async () => {
    const { events } = await hub.request(`{ events(first: 50) {
      pageInfo { hasNextPage endCursor }
      edges { cursor node {
        id title { sv en } format attendanceMode status openToPublic priceSek languages targetGroups topics
        municipality { code } organizer { slug } center { slug }
        campaign { slug } campaignDays sessions { start end }
      } }
    } }`);
    expect(events.edges[2].node).toMatchObject({
      municipality: { code: "2082" },
      organizer: { slug: "pts" },
      center: { slug: "digidelcenter-sater" },
      campaign: { slug: "digitalidag-2024" },
    });
    expect(hub.statements).toHaveLength(2);
  });

  test("have the competences that the topics train", async () => {
    const { events } = await hub.request(
      `{ events(filter: { topic: MEDIA_LITERACY }) { edges { node { digcomp } } } }`,
    );
    expect(events.edges[0].node.digcomp).toEqual(["1.1", "1.2", "3.1", "5.3"]);
  });
});
