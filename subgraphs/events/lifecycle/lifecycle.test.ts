import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { clock } from "../../../kit/clock.js";
import type { Viewer } from "../../../kit/request/viewer.js";
import { openSubgraph } from "../../../kit/testing/open-subgraph.js";
import { Campaign } from "../campaign/campaign.js";
import { Event } from "../event/event.js";
import { events } from "../subgraph.js";
import { addEvents, at, coordinator, draftOf, type Hub, memberOf, peers } from "../testing.js";

let hub: Hub;
beforeAll(async () => {
  hub = await openSubgraph(events, peers);
});
afterAll(() => hub.close());
beforeEach(() => clock.set(new Date(at("2024-11-10", "12:00"))));
afterEach(() => clock.set(undefined));

const FIELDS = `__typename
  ... on Event { id status version cancelledReason publishedAt }
  ... on UserError { message }
  ... on InvalidInput { fields { path } }`;
const VERBS = ["publishEvent", "postponeEvent", "uncancelEvent", "copyEvent", "deleteEvent", "archiveEvent"] as const;
type Verb = (typeof VERBS)[number] | "cancelEvent" | "updateEvent" | "reportEvent";

async function run(verb: Verb, id: string, viewer: Partial<Viewer> = memberOf("pts"), more: object = {}) {
  const inputs: Partial<Record<Verb, [string, object]>> = {
    cancelEvent: ["CancelEventInput!", { id, reason: "För få anmälda." }],
    updateEvent: ["UpdateEventInput!", { id, expectedVersion: 1, changes: {} }],
    reportEvent: ["ReportEventInput!", { eventId: id, participantsTotal: 1, developedCompetence: 1 }],
  };
  const [type, input] = inputs[verb] ?? ["ID!", {}];
  const state = verb === "copyEvent" ? "" : "... on WrongState { status }";
  const name = inputs[verb] ? "input" : "id";
  const query = `mutation ($argument: ${type}) { answer: ${verb}(${name}: $argument) { ${FIELDS} ${state} } }`;
  return (await hub.request(query, { argument: inputs[verb] ? { ...input, ...more } : id }, viewer)).answer;
}

const status = async (id: string, viewer: Partial<Viewer> = memberOf("pts")) =>
  (await hub.request(`query ($id: ID!) { event(id: $id) { status } }`, { id }, viewer)).event?.status;
const dashboard = async () => {
  const { campaign } = await hub.request(`{ campaign(slug: "digitalidag-2024") {
    coverage { covered } goals { progress { planned achieved } } reports { participantsTotal }
  } }`);
  return [campaign.coverage.covered, campaign.goals[1].progress];
};

describe("an activity", () => {
  test("is postponed, gets its new time and is published again", async () => {
    const id = await draftOf(hub);
    await run("publishEvent", id);
    expect(await run("postponeEvent", id)).toMatchObject({ status: "POSTPONED", version: 3 });
    expect(await dashboard()).toEqual([0, { planned: 0, achieved: 0 }]);

    clock.set(new Date(at("2024-11-15", "13:00")));
    expect(await status(id)).toBe("POSTPONED");
    expect(await run("publishEvent", id)).toMatchObject({ __typename: "SessionsInThePast" });
    const saturday = {
      campaignDays: ["2024-11-16"],
      sessions: [{ start: at("2024-11-16", "10:00"), end: at("2024-11-16", "12:00") }],
    };
    await run("updateEvent", id, undefined, { expectedVersion: 3, changes: saturday });
    expect(await run("publishEvent", id)).toMatchObject({ status: "PUBLISHED", version: 5 });
    expect(await dashboard()).toEqual([1, { planned: 1, achieved: 0 }]);
    await run("cancelEvent", id);
  });

  test("is cancelled with a reason and uncancelled, and its campaign's figures follow", async () => {
    const id = await draftOf(hub);
    await run("publishEvent", id);
    expect(await dashboard()).toEqual([1, { planned: 1, achieved: 0 }]);
    expect(await run("cancelEvent", id)).toMatchObject({ status: "CANCELLED", cancelledReason: "För få anmälda." });
    expect(await dashboard()).toEqual([0, { planned: 0, achieved: 0 }]);
    expect(await status(id, {})).toBe("CANCELLED");
    expect(await run("uncancelEvent", id)).toMatchObject({ status: "PUBLISHED", cancelledReason: null });
    expect(await dashboard()).toEqual([1, { planned: 1, achieved: 0 }]);

    clock.set(new Date(at("2024-11-15", "12:00")));
    expect(await status(id)).toBe("HELD");
    expect(await dashboard()).toEqual([1, { planned: 0, achieved: 1 }]);
    expect(await run("cancelEvent", id, undefined, { reason: " Läraren blev sjuk. " })).toMatchObject({
      status: "CANCELLED",
      cancelledReason: "Läraren blev sjuk.",
    });
    expect(await dashboard()).toEqual([0, { planned: 0, achieved: 0 }]);
    expect(await run("uncancelEvent", id)).toMatchObject({ status: "HELD" });
    await run("cancelEvent", id);
  });

  test("is postponed again after uncancelEvent when it was postponed before", async () => {
    const id = await draftOf(hub);
    for (const verb of ["publishEvent", "postponeEvent", "cancelEvent"] as const) await run(verb, id);
    expect(await run("uncancelEvent", id)).toMatchObject({ status: "POSTPONED" });
  });

  test("is uncancelled by an active organizer only", async () => {
    const id = await draftOf(hub);
    for (const verb of ["publishEvent", "cancelEvent"] as const) await run(verb, id);
    const suspended = { ...memberOf("pts"), actorActive: false };
    expect(await run("uncancelEvent", id, suspended)).toMatchObject({ __typename: "ActorNotActive" });
    expect(await status(id)).toBe("CANCELLED");
  });

  test("is cancelled while its report can be corrected and reported again after uncancelEvent, and the goal follows", async () => {
    clock.set(new Date(at("2024-11-20", "12:00")));
    const [id] = await addEvents(hub, [
      {
        campaignSlug: "digitalidag-2024",
        campaignDays: ["2024-11-15"],
        campaignMarked: true,
        targetGroups: ["OLDER"],
        description: { sv: "Text." },
        venue: { kind: "LIBRARY", name: "Biblioteket" },
      },
    ]);
    const figures = { participantsTotal: 9, developedCompetence: 8 };
    await run("reportEvent", id!, undefined, figures);
    const developed = async () => {
      const query = `query ($id: ID!) { campaign(slug: "digitalidag-2024") { goals { progress { achieved } } } event(id: $id) { report { participantsTotal } } }`;
      const { campaign, event } = await hub.request(query, { id });
      return [campaign.goals[0].progress.achieved, event.report];
    };
    expect(await developed()).toEqual([8, { participantsTotal: 9 }]);
    expect(await run("cancelEvent", id!)).toMatchObject({ status: "CANCELLED" });
    expect(await developed()).toEqual([0, null]);
    expect(await run("uncancelEvent", id!)).toMatchObject({ status: "REPORTED" });
    expect(await developed()).toEqual([8, { participantsTotal: 9 }]);

    clock.set(new Date(at("2025-01-19", "12:01")));
    expect(await run("cancelEvent", id!)).toMatchObject({ __typename: "ReportTooLate" });
    expect(await developed()).toEqual([8, { participantsTotal: 9 }]);
    await hub.orm.em.fork().nativeUpdate(Event, { id: id! }, { state: "CANCELLED" });
  });

  test("is uncancelled only if its campaign still has its days", async () => {
    const id = await draftOf(hub);
    for (const verb of ["publishEvent", "cancelEvent"] as const) await run(verb, id);
    const setDays = async (...days: string[]) =>
      hub.orm.em.fork().nativeUpdate(Campaign, { slug: "digitalidag-2024" }, { days });
    await setDays("2024-11-16");
    expect(await run("uncancelEvent", id)).toMatchObject({ __typename: "NotACampaignDay" });
    expect(await status(id)).toBe("CANCELLED");
    await setDays("2024-11-15", "2024-11-16");
    expect(await run("uncancelEvent", id)).toMatchObject({ status: "PUBLISHED" });
    await run("cancelEvent", id);
  });

  test("is not cancelled without a reason", async () => {
    const [id] = await addEvents(hub, [{}]);
    expect(await run("cancelEvent", id!, undefined, { reason: "  " })).toMatchObject({
      __typename: "InvalidInput",
      fields: [{ path: "reason" }],
    });
  });

  test("is deleted as a draft: nobody sees it, and its externalId is free again", async () => {
    const id = await draftOf(hub, { externalId: "slängd" });
    expect(await run("deleteEvent", id)).toMatchObject({ __typename: "Event", status: "DELETED" });
    for (const viewer of [memberOf("pts"), coordinator, {}]) expect(await status(id, viewer)).toBeUndefined();
    for (const verb of VERBS) expect(await run(verb, id)).toMatchObject({ __typename: "NotFound" });
    expect(await draftOf(hub, { externalId: "slängd" })).toMatch(/^[0-9a-f-]{36}$/);
  });

  test("is archived after its report by organizer or coordinator, and its figures still count", async () => {
    clock.set(new Date(at("2024-11-20", "12:00")));
    const [first, second] = await addEvents(hub, [
      { campaignSlug: "digitalidag-2024", campaignDays: ["2024-11-15"] },
      { organizerSlug: "kb" },
    ]);
    await run("reportEvent", first!, undefined, { participantsTotal: 7 });
    await run("reportEvent", second!, memberOf("kb"));
    expect(await run("archiveEvent", second!)).toMatchObject({ __typename: "NotYourEvent" });
    expect(await run("archiveEvent", first!)).toMatchObject({ status: "ARCHIVED" });
    expect(await run("archiveEvent", second!, coordinator)).toMatchObject({ status: "ARCHIVED" });
    expect(await run("reportEvent", second!, memberOf("kb"))).toMatchObject({
      __typename: "Event",
      status: "ARCHIVED",
    });
    const { campaign } = await hub.request(
      `{ campaign(slug: "digitalidag-2024") { goals { progress { achieved } } reports { participantsTotal } } }`,
    );
    expect(campaign.reports.participantsTotal).toBe(7);
    expect(campaign.goals[0].progress.achieved).toBe(1);
    const lists = await hub.request(`{
      all: events { totalCount edges { node { id } } }
      campaign: events(filter: { campaign: "digitalidag-2024" }) { totalCount edges { node { id } } }
      reported: events(filter: { campaign: "digitalidag-2024", status: [REPORTED] }) { totalCount edges { node { id } } }
      latest: events(filter: { campaign: "digitalidag-2024" }, orderBy: LATEST) { edges { node { id } } }
      eventFacets(filter: { campaign: "digitalidag-2024" }) { format { count } }
    }`);
    const has = (name: string) => lists[name].edges.some((edge: { node: { id: string } }) => edge.node.id === first);
    expect(["all", "campaign", "reported", "latest"].map(has)).toEqual([false, true, false, true]);
    const counted = lists.eventFacets.format.reduce((sum: number, { count }: { count: number }) => sum + count, 0);
    expect(lists.campaign.totalCount).toBe(counted);
    expect(lists.campaign.totalCount).toBe(lists.campaign.edges.length);
  });
});

describe("every mutation of an activity", () => {
  const held: [string, string][] = [[at("2024-11-01", "10:00"), at("2024-11-01", "12:00")]];
  const allowed: Record<string, Verb[]> = {
    DRAFT: ["updateEvent", "publishEvent", "copyEvent", "deleteEvent"],
    PUBLISHED: ["updateEvent", "postponeEvent", "cancelEvent", "copyEvent"],
    POSTPONED: ["updateEvent", "publishEvent", "cancelEvent", "copyEvent"],
    CANCELLED: ["uncancelEvent", "copyEvent"],
    HELD: ["cancelEvent", "copyEvent", "reportEvent"],
    REPORTED: ["cancelEvent", "copyEvent", "reportEvent", "archiveEvent"],
    ARCHIVED: ["copyEvent", "reportEvent"],
  };
  const verbs: Verb[] = [...VERBS, "cancelEvent", "updateEvent", "reportEvent"];

  test.each(Object.keys(allowed).flatMap((state) => verbs.map((verb) => [state, verb] as const)))(
    "in status %s: %s",
    async (state, verb) => {
      const isOver = state === "HELD" || state === "REPORTED" || state === "ARCHIVED";
      const [id] = await addEvents(hub, [
        {
          state: state === "HELD" ? "PUBLISHED" : (state as Event["state"]),
          description: { sv: "Text." },
          targetGroups: ["OLDER"],
          venue: { kind: "LIBRARY", name: "Biblioteket" },
          ...(isOver ? { sessions: held } : {}),
        },
      ]);
      const answer = await run(verb, id!);
      if (allowed[state]!.includes(verb)) expect(answer).toMatchObject({ __typename: "Event" });
      else if (state === "PUBLISHED" && verb === "reportEvent") expect(answer.__typename).toBe("EventNotHeld");
      else expect(answer).toMatchObject({ __typename: "WrongState", status: state });
    },
  );

  test.each(verbs)("%s is for the organizer only", async (verb) => {
    const [id] = await addEvents(hub, [{ sessions: held }]);
    expect(await run(verb, id!, memberOf("kb"))).toMatchObject({ __typename: "NotYourEvent" });
    expect(await run(verb, "none")).toMatchObject({ __typename: "NotFound" });
    await expect(run(verb, id!, {})).rejects.toMatchObject({ extensions: { code: "UNAUTHENTICATED" } });
    await expect(run(verb, id!, { role: "DASHBOARD" })).rejects.toMatchObject({ extensions: { code: "FORBIDDEN" } });
  });
});
