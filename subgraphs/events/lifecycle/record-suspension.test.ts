import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { clock } from "../../../kit/clock.js";
import type { Viewer } from "../../../kit/request/viewer.js";
import { openSubgraph } from "../../../kit/testing/open-subgraph.js";
import { Event } from "../event/event.js";
import { ActivityReport } from "../report/activity-report.js";
import { events } from "../subgraph.js";
import {
  addEvents,
  at,
  coordinator,
  type EventValues,
  type Hub,
  memberOf,
  peers,
  recordSuspension,
} from "../testing.js";

let hub: Hub;
beforeAll(async () => {
  hub = await openSubgraph(events, peers);
});
afterAll(async () => {
  clock.set(undefined);
  await hub.close();
});
beforeEach(async () => {
  clock.set(new Date(at("2024-11-15", "13:00")));
  await hub.orm.em.fork().nativeDelete(Event, {});
});

const HELD: [string, string][] = [[at("2024-11-15", "10:00"), at("2024-11-15", "12:00")]];
const TO_COME: [string, string][] = [[at("2024-11-16", "10:00"), at("2024-11-16", "12:00")]];
const inCampaign: EventValues = {
  campaignSlug: "digitalidag-2024",
  campaignDays: ["2024-11-15", "2024-11-16"],
  centerSlug: "digidelcenter-sater",
};

/** All that counts and lists activities, for somebody without a login. */
const EVERYWHERE = `{
  events { totalCount edges { node { id } } }
  found: events(filter: { text: "surfplattor" }) { totalCount }
  ofCampaign: events(filter: { campaign: "digitalidag-2024" }) { totalCount }
  byStatus: events(filter: { status: [PUBLISHED, HELD, REPORTED, ARCHIVED, CANCELLED, POSTPONED, DRAFT] }) { totalCount }
  eventFacets { format { format count } county { county { code } count } day { day count } topic { topic count } }
  campaign(slug: "digitalidag-2024") {
    activities organizers coverage { covered planned held } reports { activities participantsTotal }
    goals { kind progress { planned achieved } }
  }
  _entities(representations: [
    { __typename: "Municipality", code: "2082", population: 10000 }, { __typename: "County", code: "20", population: 10000 },
    { __typename: "Actor", slug: "pts" }, { __typename: "DigidelCenter", slug: "digidelcenter-sater" }
  ]) {
    ... on Municipality { events { totalCount } coverage(campaign: "digitalidag-2024") { activities } eventsPer1000(campaign: "digitalidag-2024") }
    ... on County { events { totalCount } coverage(campaign: "digitalidag-2024") { covered } eventsPer1000(campaign: "digitalidag-2024") }
    ... on Actor { events { totalCount } eventCount }
    ... on DigidelCenter { upcomingEvents { totalCount } }
  }
}`;
const everywhere = () => hub.request(EVERYWHERE);

const seen = async (ids: string[], viewer: Partial<Viewer> = {}) =>
  (
    await hub.entities(
      "Event",
      ids.map((id) => ({ id })),
      "hidden status",
      viewer,
    )
  ).map((event) => event && `${event.hidden ? "hidden " : ""}${String(event.status)}`);

describe("recordSuspension", () => {
  test("takes all that an actor organizes out of lists, counts and figures, and puts it back", async () => {
    const nothing = await everywhere();
    const [, , reported] = await addEvents(hub, [
      { ...inCampaign, sessions: TO_COME, title: { sv: "Hjälp med surfplattor" }, topics: ["APPS"] },
      { ...inCampaign, sessions: HELD },
      { ...inCampaign, sessions: HELD, state: "REPORTED" },
      { ...inCampaign, sessions: HELD, state: "ARCHIVED" },
      { sessions: TO_COME, state: "CANCELLED" },
      { sessions: TO_COME, state: "POSTPONED" },
    ]);
    const em = hub.orm.em.fork();
    const figures = { participantsTotal: 40, developedCompetence: 30, topicsCovered: [] };
    em.create(ActivityReport, { ...figures, eventId: reported!, organizerSlug: "pts", reportedAt: clock.now() });
    await em.flush();
    const all = await everywhere();
    expect(all).not.toEqual(nothing);

    await recordSuspension(hub, "kb", true);
    expect(await everywhere()).toEqual(all);
    await recordSuspension(hub, "pts", true);
    expect(await everywhere()).toEqual(nothing);
    await recordSuspension(hub, "pts", true);
    await recordSuspension(hub, "pts", false);
    expect(await everywhere()).toEqual(all);
  });

  test("leaves what it organizes to itself, its co-organizers and the coordinator, who find it by status or as hidden", async () => {
    const ids = await addEvents(hub, [
      { sessions: TO_COME, coOrganizerSlugs: ["kb"] },
      { sessions: HELD },
      { sessions: TO_COME, state: "DRAFT" },
    ]);
    await recordSuspension(hub, "pts", true);
    expect(await seen(ids)).toEqual([null, null, null]);
    expect(await seen(ids, memberOf("digg"))).toEqual([null, null, null]);
    expect(await seen(ids, memberOf("kb"))).toEqual(["hidden PUBLISHED", null, null]);
    for (const viewer of [memberOf("pts"), coordinator]) {
      expect(await seen(ids, viewer)).toEqual(["hidden PUBLISHED", "hidden HELD", "DRAFT"]);
    }

    const count = async (filter: string, viewer: Partial<Viewer>) =>
      (await hub.request(`{ events(filter: { ${filter} }) { totalCount } }`, {}, viewer)).events.totalCount;
    for (const viewer of [memberOf("pts"), coordinator]) {
      expect(await count("", viewer)).toBe(0);
      expect(await count("hidden: true", viewer)).toBe(2);
      expect(await count("hidden: true, status: [HELD]", viewer)).toBe(1);
      expect(await count("status: [PUBLISHED, HELD]", viewer)).toBe(2);
      expect(await count("status: [PUBLISHED, HELD], hidden: false", viewer)).toBe(0);
    }
    expect(await count("hidden: true", memberOf("kb"))).toBe(1);
    for (const viewer of [memberOf("digg"), {}]) expect(await count("hidden: true", viewer)).toBe(0);
    const due = await hub.request(`{ eventsToReport { totalCount } }`, {}, memberOf("pts"));
    expect(due.eventsToReport.totalCount).toBe(1);
  });

  test("tells the organizer and the coordinator why it is hidden", async () => {
    const [id] = await addEvents(hub, [{ sessions: TO_COME }]);
    const warnings = async (viewer: Partial<Viewer>) =>
      (await hub.request(`query ($id: ID!) { event(id: $id) { warnings { path message } } }`, { id }, viewer)).event
        .warnings;
    expect(await warnings(coordinator)).toEqual([]);
    await recordSuspension(hub, "pts", true);
    for (const viewer of [memberOf("pts"), coordinator]) {
      expect(await warnings(viewer)).toEqual([{ path: "organizer", message: expect.stringContaining("suspended") }]);
    }
  });

  test("hides a suspended co-organizer, and shows it again; the activity stays", async () => {
    const [id] = await addEvents(hub, [{ ...inCampaign, sessions: TO_COME, coOrganizerSlugs: ["kb", "skr"] }]);
    const coOrganizers = async () => {
      const { event, campaign } = await hub.request(
        `query ($id: ID!) { event(id: $id) { coOrganizers { slug } } campaign(slug: "digitalidag-2024") { organizers } }`,
        { id },
      );
      const [kb] = await hub.entities("Actor", [{ slug: "kb" }], "coOrganizedEvents { totalCount }");
      const slugs = event.coOrganizers.map(({ slug }: { slug: string }) => slug).sort();
      return [slugs.join(), campaign.organizers, (kb as any).coOrganizedEvents.totalCount];
    };
    expect(await coOrganizers()).toEqual(["kb,skr", 3, 1]);
    await recordSuspension(hub, "kb", true);
    expect(await coOrganizers()).toEqual(["skr", 2, 0]);
    const confirm = `mutation ($id: ID!) { confirmCoOrganizing(eventId: $id) { __typename } }`;
    const suspended = { ...memberOf("kb"), actorActive: false };
    await hub.request(confirm, { id }, suspended);
    const invite = `mutation ($id: ID!) { inviteCoOrganizer(input: { eventId: $id, actor: "kb" }) { __typename } }`;
    await hub.request(invite, { id }, memberOf("pts"));
    expect(await coOrganizers()).toEqual(["skr", 2, 0]);
    await recordSuspension(hub, "kb", false);
    expect(await coOrganizers()).toEqual(["kb,skr", 3, 1]);

    await recordSuspension(hub, "kb", true);
    await hub.request(`mutation ($id: ID!) { declineCoOrganizing(eventId: $id) { __typename } }`, { id }, suspended);
    await recordSuspension(hub, "kb", false);
    expect(await coOrganizers()).toEqual(["skr", 2, 0]);
  });

  test("hides what is published at the same moment, and what is a draft when it comes to it", async () => {
    const [published, draft] = await addEvents(hub, [
      { sessions: TO_COME, state: "DRAFT" },
      { sessions: TO_COME, state: "DRAFT" },
    ]);
    const publish = (id: string) => hub.orm.em.fork().nativeUpdate(Event, { id }, { state: "PUBLISHED" });
    await Promise.all([publish(published!), recordSuspension(hub, "pts", true)]);
    await publish(draft!);
    expect(await seen([published!, draft!])).toEqual([null, null]);
    await recordSuspension(hub, "pts", false);
    expect(await seen([published!, draft!])).toEqual(["PUBLISHED", "PUBLISHED"]);
  });

  test("comes to the end of many activities, and raises the version of none", async () => {
    await addEvents(
      hub,
      Array.from({ length: 1001 }, () => ({ sessions: TO_COME })),
    );
    await recordSuspension(hub, "pts", true);
    expect((await everywhere()).events.totalCount).toBe(0);
    expect(await hub.orm.em.fork().count(Event, { version: { $gt: 1 } })).toBe(0);
  });

  test("is for the hub alone", async () => {
    const mutation = `mutation { recordSuspension(actor: "pts", suspended: true) }`;
    await expect(hub.request(mutation, {}, coordinator)).rejects.toMatchObject({ extensions: { code: "FORBIDDEN" } });
  });
});
