import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { clock } from "../../../kit/clock.js";
import type { Viewer } from "../../../kit/request/viewer.js";
import { openSubgraph } from "../../../kit/testing/open-subgraph.js";
import { events } from "../subgraph.js";
import { addEvents, at, coordinator, draftOf, type Hub, memberOf } from "../testing.js";

let hub: Hub;
beforeAll(async () => {
  hub = await openSubgraph(events);
  clock.set(new Date(at("2024-11-10", "12:00")));
});
afterAll(async () => {
  clock.set(undefined);
  await hub.close();
});

const PUBLISH = `mutation ($id: ID!) { publishEvent(id: $id) {
  __typename
  ... on Event { id status publishedAt version }
  ... on UserError { message }
  ... on RulesNotAccepted { requiredVersion }
  ... on CampaignMarkRequired { campaignSlug }
  ... on NotReadyToPublish { missing }
  ... on SessionsInThePast { lastEndsAt }
  ... on WrongState { status }
  ... on SeveralRefusals { refusals { __typename } }
} }`;
const publish = async (id: string, viewer: Partial<Viewer> = memberOf("pts")) =>
  (await hub.request(PUBLISH, { id }, viewer)).publishEvent;

const draft = (changes: object = {}) => draftOf(hub, changes);

describe("publishEvent", () => {
  test("publishes a draft: lists find it, its municipality is covered, the goal grows", async () => {
    const query = `{
      events(filter: { text: "bankid" }) { totalCount }
      campaign(slug: "digitalidag-2024") { coverage { covered } goals { kind progress { planned achieved } } }
    }`;
    const id = await draft();
    expect(await hub.request(query)).toMatchObject({
      events: { totalCount: 0 },
      campaign: { coverage: { covered: 0 } },
    });

    expect(await publish(id)).toEqual({
      __typename: "Event",
      id,
      status: "PUBLISHED",
      publishedAt: expect.stringMatching(/^2024-11-10T11:00/),
      version: 2,
    });

    const { events, campaign } = await hub.request(query);
    expect(events.totalCount).toBe(1);
    expect(campaign.coverage.covered).toBe(1);
    expect(campaign.goals[1]).toEqual({ kind: "MUNICIPALITY_COVERAGE", progress: { planned: 1, achieved: 0 } });
  });

  test("publishes a postponed activity again", async () => {
    const [id] = await addEvents(hub, [
      {
        state: "POSTPONED",
        description: { sv: "Ny tid." },
        targetGroups: ["EVERYONE"],
        venue: { kind: "LIBRARY", name: "Säters bibliotek" },
      },
    ]);
    expect(await publish(id!)).toMatchObject({ __typename: "Event", status: "PUBLISHED" });
  });

  test.each([
    [{ campaignMarked: false }, {}, { __typename: "CampaignMarkRequired", campaignSlug: "digitalidag-2024" }],
    [{ description: null }, {}, { __typename: "NotReadyToPublish", missing: ["description"] }],
    [{ targetGroups: [] }, {}, { __typename: "NotReadyToPublish", missing: ["targetGroups"] }],
    [
      {
        campaign: null,
        campaignDays: null,
        sessions: [{ start: at("2024-11-10", "11:00"), end: at("2024-11-10", "13:00") }],
      },
      {},
      { __typename: "SessionsInThePast", lastEndsAt: "2024-11-10T12:00:00.000Z" },
    ],
    [{}, { actorActive: false }, { __typename: "ActorNotActive" }],
    [{}, { rulesVersionAccepted: null }, { __typename: "RulesNotAccepted", requiredVersion: "2024" }],
    [{}, { rulesVersionAccepted: "2023" }, { __typename: "RulesNotAccepted", requiredVersion: "2024" }],
    [{}, { rulesVersionRequired: "2025" }, { __typename: "RulesNotAccepted", requiredVersion: "2025" }],
    [
      { campaign: null, campaignDays: null },
      { rulesVersionRequired: "2025" },
      { __typename: "RulesNotAccepted", requiredVersion: "2025" },
    ],
    [
      { campaign: null, campaignDays: null },
      { rulesVersionAccepted: null },
      { __typename: "RulesNotAccepted", requiredVersion: null },
    ],
    [
      { campaignMarked: false, description: null },
      { actorActive: false },
      {
        __typename: "SeveralRefusals",
        refusals: ["ActorNotActive", "CampaignMarkRequired", "NotReadyToPublish"].map((__typename) => ({ __typename })),
      },
    ],
  ])("refuses a draft with %j by a member with %j", async (changes, viewer, refusal) => {
    const id = await draft(changes);
    expect(await publish(id, { ...memberOf("pts"), ...viewer })).toMatchObject(refusal);
    const { event } = await hub.request(`query ($id: ID!) { event(id: $id) { status version } }`, { id }, coordinator);
    expect(event).toEqual({ status: "DRAFT", version: 1 });
  });

  test("applies the rules of drafts again, as the campaign may have changed", async () => {
    const id = await draft();
    const days = sql`update campaign set days = array['2024-11-16']::date[] where slug = 'digitalidag-2024'`;
    const back = sql`update campaign set days = array['2024-11-15', '2024-11-16']::date[] where slug = 'digitalidag-2024'`;
    await days.execute(hub.orm.em.getKysely());
    expect(await publish(id)).toMatchObject({ __typename: "NotACampaignDay" });
    await back.execute(hub.orm.em.getKysely());
    expect(await publish(id)).toMatchObject({ __typename: "Event" });
  });

  test("requires no campaign mark of an activity that is closed to the public", async () => {
    expect(await publish(await draft({ openToPublic: false, campaignMarked: false }))).toMatchObject({
      status: "PUBLISHED",
    });
  });

  test("is for the organizer only: others get NotFound for a draft, NotYourEvent for a public activity", async () => {
    const id = await draft();
    expect(await publish(id, memberOf("kb"))).toMatchObject({ __typename: "NotFound" });
    expect(await publish("none")).toMatchObject({ __typename: "NotFound" });
    expect(await publish("019a0000-0000-7000-8000-000000000001")).toMatchObject({ __typename: "NotFound" });
    await publish(id);
    expect(await publish(id, memberOf("kb"))).toMatchObject({ __typename: "NotYourEvent" });
    expect(await publish(id)).toMatchObject({ __typename: "WrongState", status: "PUBLISHED" });
    await expect(publish(id, {})).rejects.toMatchObject({ extensions: { code: "UNAUTHENTICATED" } });
    await expect(publish(id, coordinator)).rejects.toMatchObject({ extensions: { code: "FORBIDDEN" } });
  });

  test("publishes once in simultaneous calls", async () => {
    const id = await draft();
    const answers = await Promise.all([publish(id), publish(id), publish(id)]);
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual(["Event", "WrongState", "WrongState"]);
    expect(answers.find(({ __typename }) => __typename === "Event")).toMatchObject({ version: 2 });
  });

  test("refuses an activity that is over, as HELD", async () => {
    const [id] = await addEvents(hub, [{ sessions: [[at("2024-11-01", "10:00"), at("2024-11-01", "12:00")]] }]);
    expect(await publish(id!)).toMatchObject({ __typename: "WrongState", status: "HELD" });
  });
});
