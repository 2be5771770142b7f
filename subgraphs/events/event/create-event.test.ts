import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { daysAfter } from "../../../kit/calendar.js";
import type { Viewer } from "../../../kit/request/viewer.js";
import { openSubgraph } from "../../../kit/testing/open-subgraph.js";
import { events } from "../subgraph.js";
import { at, CENTER, coordinator, type Hub, memberOf, openHouse, peers } from "../testing.js";
import { Event } from "./event.js";

let hub: Hub;
beforeAll(async () => {
  hub = await openSubgraph(events, peers);
});
afterAll(() => hub.close());

const CREATE = `mutation ($input: CreateEventInput!) { createEvent(input: $input) {
  __typename
  ... on Event {
    id status version publishedAt title { sv en } description { sv } campaignDays center { slug } organizer { slug } coOrganizers { slug }
    sessions { start end capacity } venue { kind name street accessibilityNote } languages interpreter
    attendanceMode registration registrationUrl digcomp staircaseSteps externalId invited { slug }
  }
  ... on UserError { message }
  ... on InvalidInput { fields { path problem } }
  ... on PublicActivityMustBeFree { priceSek }
  ... on CommercialNotAllowed { campaignSlug }
  ... on CampaignRequired { campaignDays }
  ... on NotACampaignDay { day days }
  ... on SessionOutsideCampaignDays { session day days }
  ... on SessionsOverlap { overlapping }
  ... on UnknownMunicipality { code }
  ... on UnknownCampaign { campaignSlug }
  ... on UnknownCenter { centerId }
  ... on CannotCoOrganize { actorSlug }
  ... on ExternalIdTaken { eventId }
  ... on SeveralRefusals { refusals { __typename message } }
} }`;

const create = async (changes: object = {}, viewer: Partial<Viewer> = memberOf("pts")) =>
  (await hub.request(CREATE, { input: { ...openHouse, ...changes } }, viewer)).createEvent;
/** So many sessions of two hours, every third day. */
const seriesOf = (count: number) =>
  Array.from({ length: count }, (_, n) => {
    const day = daysAfter("2025-01-07", 3 * n);
    return { start: `${day}T10:00:00Z`, end: `${day}T12:00:00Z` };
  });
const stored = () => hub.orm.em.fork().count(Event);

describe("createEvent", () => {
  test("stores a draft of the caller's organisation", async () => {
    const event = await create({
      centerId: CENTER,
      coOrganizers: ["kb"],
      campaignDays: ["2024-11-16", "2024-11-15", "2024-11-15"],
      sessions: [
        { start: at("2024-11-16", "10:00"), end: at("2024-11-16", "12:00") },
        { start: at("2024-11-15", "20:00"), end: at("2024-11-16", "00:00"), capacity: 7 },
      ],
    });
    expect(event).toMatchObject({
      __typename: "Event",
      status: "DRAFT",
      version: 1,
      publishedAt: null,
      languages: ["sv"],
      campaignDays: ["2024-11-15", "2024-11-16"],
      center: { slug: "digidelcenter-sater" },
      organizer: { slug: "pts" },
      coOrganizers: [],
      invited: [{ slug: "kb" }],
      venue: { kind: "LIBRARY", name: "Säters bibliotek", street: null, accessibilityNote: null },
      sessions: [
        { start: "2024-11-15T19:00:00.000Z", end: "2024-11-15T23:00:00.000Z", capacity: 7 },
        { start: "2024-11-16T09:00:00.000Z", end: "2024-11-16T11:00:00.000Z", capacity: null },
      ],
    });
    const row = await hub.orm.em.fork().findOneOrFail(Event, event.id);
    expect(row).toMatchObject({ invitedSlugs: ["kb"], title: openHouse.title, lat: 60.34778, lng: 15.75051 });
  });

  test("stores its texts in Unicode's form NFC, without what cannot be seen, and counts their characters", async () => {
    expect(
      await create({
        title: { sv: "\u202eO\u0308ppet hus\u00a0", en: `${"😀".repeat(200)}` },
        description: { sv: "Hja\u0308lp\n\nfo\u0308r a\u030aldre\u200b" },
      }),
    ).toMatchObject({ title: { sv: "Öppet hus", en: "😀".repeat(200) }, description: { sv: "Hjälp\n\nför åldre" } });
    expect(await create({ title: { sv: "😀".repeat(201) } })).toMatchObject({ fields: [{ path: "title" }] });
  });

  test("accepts an online activity without a place, and one of a municipality as the caller's own actor", async () => {
    const online = { attendanceMode: "ONLINE", venue: null, municipality: null, onlineUrl: "https://example.org/webb" };
    expect(await create(online)).toMatchObject({ __typename: "Event" });
    const officer = { ...memberOf("saters-kommun"), role: "MUNICIPALITY", municipalityCode: "2082" } as const;
    expect(await create({}, officer)).toMatchObject({ organizer: { slug: "saters-kommun" } });
  });

  test("accepts a year-round activity of a campaign on any day", async () => {
    const session = { start: at("2024-12-01", "10:00"), end: at("2024-12-01", "12:00") };
    expect(await create({ campaignDays: null, sessions: [session] })).toMatchObject({ __typename: "Event" });
  });

  test("accepts a session as long as a year", async () => {
    const session = { start: at("2024-01-01", "00:00"), end: at("2025-01-01", "00:00") };
    expect(await create({ campaignDays: null, sessions: [session] })).toMatchObject({ __typename: "Event" });
  });

  test("stores registration, interpreters, steps of the staircase, and competences in place of those of its topics", async () => {
    const more = {
      registration: "REQUIRED",
      registrationUrl: "https://example.org/anmalan",
      interpreter: ["so", "so", "ar"],
      staircaseSteps: ["ACCESS", "USE"],
      venue: { ...openHouse.venue, accessibilityNote: "Ramp från gården." },
    };
    expect(await create(more)).toMatchObject({
      ...more,
      interpreter: ["so", "ar"],
      digcomp: ["2.3", "2.6", "4.2"],
    });
    expect(await create({ digcomp: ["5.1", "1.1"] })).toMatchObject({ digcomp: ["1.1", "5.1"], registration: "NONE" });
  });

  test.each([
    ["WEBINAR", "ONLINE"],
    ["PODCAST", "ONLINE"],
    ["PHONE_SUPPORT", "ONLINE"],
    ["LECTURE", "ON_SITE"],
  ])("makes a %s %s when attendanceMode is left out", async (format, attendanceMode) => {
    const event = await create({ format, attendanceMode: null, onlineUrl: "https://example.org/webb" });
    expect(event).toMatchObject({ __typename: "Event", attendanceMode });
  });

  test("accepts an externalId once for each organizer, also in simultaneous requests", async () => {
    const answers = await Promise.all([1, 2, 3].map(() => create({ externalId: "A-1" })));
    const created = answers.find(({ __typename }) => __typename === "Event");
    expect(answers.filter((answer) => answer !== created)).toEqual(
      Array(2).fill({
        __typename: "ExternalIdTaken",
        message: expect.stringContaining("A-1"),
        eventId: created.id,
      }),
    );
    expect(await create({ externalId: "A-1" }, memberOf("kb"))).toMatchObject({ externalId: "A-1" });
  });

  test.each([
    [{ priceSek: 50 }, { __typename: "PublicActivityMustBeFree", priceSek: 50 }],
    [{ commercial: true }, { __typename: "CommercialNotAllowed", campaignSlug: "digitalidag-2024" }],
    [{ campaign: null }, { __typename: "CampaignRequired", campaignDays: ["2024-11-15"] }],
    [
      { campaignDays: ["2024-11-15", "2024-11-17"] },
      { __typename: "NotACampaignDay", day: "2024-11-17", days: ["2024-11-15", "2024-11-16"] },
    ],
    [
      { campaignDays: ["2024-11-16"] },
      { __typename: "SessionOutsideCampaignDays", session: 0, day: "2024-11-15", days: ["2024-11-16"] },
    ],
    [
      { sessions: [{ start: at("2024-11-15", "23:00"), end: at("2024-11-16", "00:01") }] },
      { __typename: "SessionOutsideCampaignDays", session: 0, day: "2024-11-16" },
    ],
    [
      {
        sessions: [
          { start: at("2024-11-15", "11:59"), end: at("2024-11-15", "13:00") },
          { start: at("2024-11-15", "08:00"), end: at("2024-11-15", "09:00") },
          { start: at("2024-11-15", "10:00"), end: at("2024-11-15", "12:00") },
        ],
      },
      { __typename: "SessionsOverlap", overlapping: [0, 2] },
    ],
    [{ venue: null }, { __typename: "VenueRequired" }],
    [{ municipality: null }, { __typename: "MunicipalityRequired" }],
    [{ municipality: "9999" }, { __typename: "UnknownMunicipality", code: "9999" }],
    [{ attendanceMode: "MIXED" }, { __typename: "OnlineAddressRequired" }],
    [{ attendanceMode: "MIXED", phone: "010-123 45 67", venue: null }, { __typename: "VenueRequired" }],
    [{ attendanceMode: "MIXED", phone: "010-123 45 67", municipality: null }, { __typename: "MunicipalityRequired" }],
    [{ attendanceMode: "ONLINE" }, { __typename: "OnlineAddressRequired" }],
    [{ format: "WEBINAR", attendanceMode: null }, { __typename: "OnlineAddressRequired" }],
    [{ campaign: "none" }, { __typename: "UnknownCampaign", campaignSlug: "none" }],
    [{ centerId: "none" }, { __typename: "UnknownCenter", centerId: "none" }],
    [{ coOrganizers: ["kb", "none"] }, { __typename: "CannotCoOrganize", actorSlug: "none" }],
    [{ coOrganizers: ["lo"] }, { __typename: "CannotCoOrganize", actorSlug: "lo" }],
    [{ coOrganizers: ["pts"] }, { __typename: "CannotCoOrganize", actorSlug: "pts" }],
  ])("refuses the input with %j", async (changes, refusal) => {
    const before = await stored();
    expect(await create(changes)).toMatchObject({ ...refusal, message: expect.stringMatching(/\w/) });
    expect(await stored()).toBe(before);
  });

  test("names all broken rules at once", async () => {
    const refusal = await create({ priceSek: 50, commercial: true, venue: null });
    expect(refusal).toMatchObject({ __typename: "SeveralRefusals", message: "3 rules are broken." });
    expect(refusal.refusals.map(({ __typename }: { __typename: string }) => __typename)).toEqual([
      "PublicActivityMustBeFree",
      "CommercialNotAllowed",
      "VenueRequired",
    ]);
  });

  test.each([52, 53, 104, 110])("takes %i sessions, such as those of a year", async (count) => {
    const sessions = seriesOf(count);
    const event = await create({ campaign: null, campaignDays: [], sessions });
    expect(event).toMatchObject({ __typename: "Event", sessions: sessions.map(() => ({ capacity: null })) });
    const overlapping = [...sessions.slice(1), sessions[1]];
    expect(await create({ campaign: null, campaignDays: [], sessions: overlapping })).toMatchObject({
      __typename: "SessionsOverlap",
      overlapping: [0, count - 1],
    });
  });

  test("refuses more sessions than there may be in its input and in the table", async () => {
    const { __typename, fields } = await create({ sessions: seriesOf(111) });
    expect({ __typename, fields }).toEqual({
      __typename: "InvalidInput",
      fields: [{ path: "sessions", problem: "must have at most 110" }],
    });
    const { id } = await create();
    const longer = sql`update event set sessions = to_jsonb(array_fill(sessions -> 0, array[111])) where id = ${id}`;
    await expect(longer.execute(hub.orm.em.getKysely())).rejects.toThrow("event_sessions_check");
  });

  test.each([
    [{ title: { sv: "Hm" } }, ["title"]],
    [{ title: { sv: "Öppet hus", en: "x".repeat(201) } }, ["title"]],
    [{ description: { sv: "" } }, ["description.sv"]],
    [{ sessions: [] }, ["sessions"]],
    [{ sessions: Array(111).fill(openHouse.sessions[0]) }, ["sessions"]],
    [{ sessions: [{ start: at("2024-11-15", "12:00"), end: at("2024-11-15", "12:00") }] }, ["sessions.0.end"]],
    [{ sessions: [{ start: at("2024-01-01", "00:00"), end: at("2025-01-01", "00:01") }] }, ["sessions.0.end"]],
    [{ sessions: [{ ...openHouse.sessions[0], capacity: 0 }] }, ["sessions.0.capacity"]],
    [{ priceSek: -1, onlineUrl: "javascript:alert(1)" }, ["onlineUrl", "priceSek"]],
    [{ venue: { kind: "LIBRARY", name: "" } }, ["venue.name"]],
    [{ venue: { ...openHouse.venue, point: { lat: 91, lng: 15 } } }, ["venue.point.lat"]],
    [{ phone: "call me" }, ["phone"]],
    [{ digcomp: ["1.1", "6.1"] }, ["digcomp"]],
    [{ registrationUrl: "anmalan" }, ["registrationUrl"]],
    [{ campaign: "", campaignDays: [] }, ["campaign"]],
    [{ campaign: "digitalidag\0" }, ["campaign"]],
    [{ coOrganizers: ["kb", "k\0b", ""] }, ["coOrganizers"]],
  ])("names the invalid fields of %j", async (changes, paths) => {
    const { __typename, fields } = await create(changes);
    expect(__typename).toBe("InvalidInput");
    expect([...new Set(fields.map(({ path }: { path: string }) => path))].sort()).toEqual(paths);
  });

  test.each([
    [{}, "UNAUTHENTICATED"],
    [{ role: "COACH" }, "FORBIDDEN"],
    [{ role: "DASHBOARD" }, "FORBIDDEN"],
    [coordinator, "FORBIDDEN"],
    [{ role: "MUNICIPALITY", municipalityCode: "2082" }, "FORBIDDEN"],
  ] as [Partial<Viewer>, string][])("refuses the viewer %j", async (viewer, code) => {
    await expect(create({}, viewer)).rejects.toMatchObject({ extensions: { code } });
  });
});
