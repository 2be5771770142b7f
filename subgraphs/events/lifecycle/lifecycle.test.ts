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

async function does(verb: Verb, id: string, viewer: Partial<Viewer> = memberOf("pts"), more: object = {}) {
  const inputs: Partial<Record<Verb, [string, object]>> = {
    cancelEvent: ["CancelEventInput!", { id, reason: "För få anmälda." }],
    updateEvent: ["UpdateEventInput!", { id, expectedVersion: 1, changes: {} }],
    reportEvent: ["ReportEventInput!", { eventId: id, participantsTotal: 1, developedCompetence: 1 }],
  };
  const [type, input] = inputs[verb] ?? ["ID!", {}];
  const state = verb === "copyEvent" ? "" : "... on WrongState { status }";
  const argument = inputs[verb] ? "input" : "id";
  const query = `mutation ($it: ${type}) { answer: ${verb}(${argument}: $it) { ${FIELDS} ${state} } }`;
  return (await hub.ask(query, { it: inputs[verb] ? { ...input, ...more } : id }, viewer)).answer;
}

const status = async (id: string, viewer: Partial<Viewer> = memberOf("pts")) =>
  (await hub.ask(`query ($id: ID!) { event(id: $id) { status } }`, { id }, viewer)).event?.status;
const dashboard = async () => {
  const { campaign } = await hub.ask(`{ campaign(slug: "digitalidag-2024") {
    coverage { covered } goals { progress { planned achieved } } reports { participantsTotal }
  } }`);
  return [campaign.coverage.covered, campaign.goals[1].progress];
};

describe("the way of an activity", () => {
  test("is postponed, gets its new time and is published again", async () => {
    const id = await draftOf(hub);
    await does("publishEvent", id);
    expect(await does("postponeEvent", id)).toMatchObject({ status: "POSTPONED", version: 3 });
    expect(await dashboard()).toEqual([0, { planned: 0, achieved: 0 }]);

    clock.set(new Date(at("2024-11-15", "13:00")));
    expect(await status(id)).toBe("POSTPONED");
    expect(await does("publishEvent", id)).toMatchObject({ __typename: "NotReadyToPublish" });
    const saturday = {
      campaignDays: ["2024-11-16"],
      sessions: [{ start: at("2024-11-16", "10:00"), end: at("2024-11-16", "12:00") }],
    };
    await does("updateEvent", id, undefined, { expectedVersion: 3, changes: saturday });
    expect(await does("publishEvent", id)).toMatchObject({ status: "PUBLISHED", version: 5 });
    expect(await dashboard()).toEqual([1, { planned: 1, achieved: 0 }]);
    await does("cancelEvent", id);
  });

  test("is cancelled with a reason, which is undone: the goal moves back and forth", async () => {
    const id = await draftOf(hub);
    await does("publishEvent", id);
    expect(await dashboard()).toEqual([1, { planned: 1, achieved: 0 }]);
    expect(await does("cancelEvent", id)).toMatchObject({ status: "CANCELLED", cancelledReason: "För få anmälda." });
    expect(await dashboard()).toEqual([0, { planned: 0, achieved: 0 }]);
    expect(await status(id, {})).toBe("CANCELLED");
    expect(await does("uncancelEvent", id)).toMatchObject({ status: "PUBLISHED", cancelledReason: null });
    expect(await dashboard()).toEqual([1, { planned: 1, achieved: 0 }]);

    clock.set(new Date(at("2024-11-15", "12:00")));
    expect(await status(id)).toBe("HELD");
    expect(await dashboard()).toEqual([1, { planned: 0, achieved: 1 }]);
    expect(await does("cancelEvent", id, undefined, { reason: " Läraren blev sjuk. " })).toMatchObject({
      status: "CANCELLED",
      cancelledReason: "Läraren blev sjuk.",
    });
    expect(await dashboard()).toEqual([0, { planned: 0, achieved: 0 }]);
    expect(await does("uncancelEvent", id)).toMatchObject({ status: "HELD" });
    await does("cancelEvent", id);
  });

  test("goes back to being postponed when it was", async () => {
    const id = await draftOf(hub);
    for (const verb of ["publishEvent", "postponeEvent", "cancelEvent"] as const) await does(verb, id);
    expect(await does("uncancelEvent", id)).toMatchObject({ status: "POSTPONED" });
  });

  test("comes back from a cancellation only for an active organizer", async () => {
    const id = await draftOf(hub);
    for (const verb of ["publishEvent", "cancelEvent"] as const) await does(verb, id);
    const suspended = { ...memberOf("pts"), actorActive: false };
    expect(await does("uncancelEvent", id, suspended)).toMatchObject({ __typename: "ActorNotActive" });
    expect(await status(id)).toBe("CANCELLED");
  });

  test("is cancelled when its report turns out to be wrong, and comes back reported: the goal moves with it", async () => {
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
    await does("reportEvent", id!, undefined, figures);
    const developed = async () => {
      const query = `query ($id: ID!) { campaign(slug: "digitalidag-2024") { goals { progress { achieved } } } event(id: $id) { report { participantsTotal } } }`;
      const { campaign, event } = await hub.ask(query, { id });
      return [campaign.goals[0].progress.achieved, event.report];
    };
    expect(await developed()).toEqual([8, { participantsTotal: 9 }]);
    expect(await does("cancelEvent", id!)).toMatchObject({ status: "CANCELLED" });
    expect(await developed()).toEqual([0, null]);
    expect(await does("uncancelEvent", id!)).toMatchObject({ status: "REPORTED" });
    expect(await developed()).toEqual([8, { participantsTotal: 9 }]);

    clock.set(new Date(at("2025-01-19", "12:01")));
    expect(await does("cancelEvent", id!)).toMatchObject({ __typename: "ReportTooLate" });
    expect(await developed()).toEqual([8, { participantsTotal: 9 }]);
    await hub.orm.em.fork().nativeUpdate(Event, { id: id! }, { state: "CANCELLED" });
  });

  test("comes back from a cancellation only where its campaign still has its days", async () => {
    const id = await draftOf(hub);
    for (const verb of ["publishEvent", "cancelEvent"] as const) await does(verb, id);
    const days = async (...of: string[]) =>
      hub.orm.em.fork().nativeUpdate(Campaign, { slug: "digitalidag-2024" }, { days: of });
    await days("2024-11-16");
    expect(await does("uncancelEvent", id)).toMatchObject({ __typename: "NotACampaignDay" });
    expect(await status(id)).toBe("CANCELLED");
    await days("2024-11-15", "2024-11-16");
    expect(await does("uncancelEvent", id)).toMatchObject({ status: "PUBLISHED" });
    await does("cancelEvent", id);
  });

  test("needs a reason to be cancelled", async () => {
    const [id] = await addEvents(hub, [{}]);
    expect(await does("cancelEvent", id!, undefined, { reason: "  " })).toMatchObject({
      __typename: "InvalidInput",
      fields: [{ path: "reason" }],
    });
  });

  test("ends as a draft that is thrown away: nobody sees it, its name is free again", async () => {
    const id = await draftOf(hub, { externalId: "slängd" });
    expect(await does("deleteEvent", id)).toMatchObject({ __typename: "Event", status: "DELETED" });
    for (const viewer of [memberOf("pts"), coordinator, {}]) expect(await status(id, viewer)).toBeUndefined();
    for (const verb of VERBS) expect(await does(verb, id)).toMatchObject({ __typename: "NotFound" });
    expect(await draftOf(hub, { externalId: "slängd" })).toMatch(/^[0-9a-f-]{36}$/);
  });

  test("is put aside after its report by organizer or coordinator, and its figures still count", async () => {
    clock.set(new Date(at("2024-11-20", "12:00")));
    const [first, second] = await addEvents(hub, [
      { campaignSlug: "digitalidag-2024", campaignDays: ["2024-11-15"] },
      { organizerSlug: "kb" },
    ]);
    await does("reportEvent", first!, undefined, { participantsTotal: 7 });
    await does("reportEvent", second!, memberOf("kb"));
    expect(await does("archiveEvent", second!)).toMatchObject({ __typename: "NotYourEvent" });
    expect(await does("archiveEvent", first!)).toMatchObject({ status: "ARCHIVED" });
    expect(await does("archiveEvent", second!, coordinator)).toMatchObject({ status: "ARCHIVED" });
    expect(await does("reportEvent", second!, memberOf("kb"))).toMatchObject({
      __typename: "Event",
      status: "ARCHIVED",
    });
    const { campaign } = await hub.ask(
      `{ campaign(slug: "digitalidag-2024") { goals { progress { achieved } } reports { participantsTotal } } }`,
    );
    expect(campaign.reports.participantsTotal).toBe(7);
    expect(campaign.goals[0].progress.achieved).toBe(1);
  });
});

describe("copyEvent", () => {
  test("makes a draft that says the same, with co-organizers asked anew", async () => {
    const id = await draftOf(hub, { externalId: "förlagan", coOrganizers: ["kb"], digcomp: ["1.1"] });
    const em = hub.orm.em.fork();
    const original = await em.findOneOrFail(Event, id);
    original.state = "CANCELLED";
    original.cancelledReason = "Snö.";
    original.coOrganizerSlugs = ["skr"];
    await em.flush();

    const answer = await does("copyEvent", id);
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
    expect(await does("publishEvent", copy.id)).toMatchObject({ status: "PUBLISHED" });
    await does("cancelEvent", copy.id);
  });

  test("is for the organizer", async () => {
    const [id] = await addEvents(hub, [{}]);
    expect(await does("copyEvent", id!, memberOf("kb"))).toMatchObject({ __typename: "NotYourEvent" });
  });
});

describe("each step", () => {
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
    "from %s: %s",
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
      const answer = await does(verb, id!);
      if (allowed[state]!.includes(verb)) expect(answer).toMatchObject({ __typename: "Event" });
      else if (state === "PUBLISHED" && verb === "reportEvent") expect(answer.__typename).toBe("EventNotHeld");
      else expect(answer).toMatchObject({ __typename: "WrongState", status: state });
    },
  );

  test.each(verbs)("%s is for the organizer, with a key", async (verb) => {
    const [id] = await addEvents(hub, [{ sessions: held }]);
    expect(await does(verb, id!, memberOf("kb"))).toMatchObject({ __typename: "NotYourEvent" });
    expect(await does(verb, "none")).toMatchObject({ __typename: "NotFound" });
    await expect(does(verb, id!, {})).rejects.toMatchObject({ extensions: { code: "UNAUTHENTICATED" } });
    await expect(does(verb, id!, { role: "DASHBOARD" })).rejects.toMatchObject({ extensions: { code: "FORBIDDEN" } });
  });
});
