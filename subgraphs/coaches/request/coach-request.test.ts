import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openSubgraph } from "../../../kit/testing/open-subgraph.js";
import { coaches } from "../subgraph.js";
import { addRequest, coordinator, type Hub, memberOf, strangers } from "../testing.js";

let hub: Hub;
beforeAll(async () => {
  hub = await openSubgraph(coaches);
});
afterAll(() => hub.close());

describe("a request for coaches", () => {
  const event = { id: "0199d7a0-0000-7000-8000-000000000001" };
  const fields =
    "coachRequests { totalCount edges { node { id requester { slug } event { id } center { slug } municipality { code } start end coachesNeeded status } } }";
  let own: string;
  beforeAll(async () => {
    own = await addRequest(hub, {
      requesterSlug: "motala-kommun",
      municipalityCode: "0583",
      eventId: event.id,
      centerSlug: "digidelcenter-motala",
    });
    await addRequest(hub, {
      requesterSlug: "kb",
      municipalityCode: "0583",
      eventId: event.id,
      status: "PARTLY_MATCHED",
      start: new Date("2024-11-15T08:00:00Z"),
    });
    await addRequest(hub, { requesterSlug: "kb", municipalityCode: "0583", status: "FILLED" });
  });

  test("is shown to its requester and the coordinator, and to nobody else", async () => {
    const source = "query ($id: ID!) { coachRequest(id: $id) { id } }";
    for (const viewer of [memberOf("motala-kommun"), coordinator]) {
      expect(await hub.request(source, { id: own }, viewer)).toEqual({ coachRequest: { id: own } });
      expect(await hub.entities("CoachRequest", [{ id: own }], "id", viewer)).toEqual([{ id: own }]);
    }
    for (const stranger of strangers) {
      expect(await hub.request(source, { id: own }, stranger)).toEqual({ coachRequest: null });
      expect(await hub.entities("CoachRequest", [{ id: own }], "id", stranger)).toEqual([null]);
    }
  });

  test("is listed under its actor, activity and centre, with one statement for a page and one for its count", async () => {
    const parents = [
      ["Actor", { slug: "motala-kommun" }, { slug: "kb" }],
      ["Event", event, { id: "0199d7a0-0000-7000-8000-000000000002" }],
      ["DigidelCenter", { slug: "digidelcenter-motala" }, { slug: "digidelcenter-sater" }],
    ] as const;
    for (const [type, parent, other] of parents) {
      const [mine, others] = await hub.entities(type, [parent, other], fields, memberOf("motala-kommun"));
      const node = {
        id: own,
        requester: { slug: "motala-kommun" },
        event,
        center: { slug: "digidelcenter-motala" },
        municipality: { code: "0583" },
        start: "2024-11-15T09:00:00.000Z",
        end: "2024-11-15T12:00:00.000Z",
        coachesNeeded: 2,
        status: "OPEN",
      };
      expect(mine).toEqual({ coachRequests: { totalCount: 1, edges: [{ node }] } });
      expect(others).toEqual({ coachRequests: { totalCount: 0, edges: [] } });
      expect(hub.statements).toHaveLength(2);
      for (const stranger of strangers) {
        expect(await hub.entities(type, [parent], fields, stranger)).toEqual([
          { coachRequests: { totalCount: 0, edges: [] } },
        ]);
      }
    }
  });

  test("is listed for the coordinator whoever the requester is, soonest first", async () => {
    const [found] = await hub.entities(
      "Event",
      [event],
      "coachRequests { edges { node { requester { slug } } } } coachesConfirmed",
      coordinator,
    );
    expect(found).toEqual({
      coachRequests: {
        edges: [{ node: { requester: { slug: "kb" } } }, { node: { requester: { slug: "motala-kommun" } } }],
      },
      coachesConfirmed: 0,
    });
  });
});
