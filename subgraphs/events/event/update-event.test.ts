import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { clock } from "../../../kit/clock.js";
import type { Viewer } from "../../../kit/request/viewer.js";
import { municipalityByCode } from "../../../kit/sweden/sweden.js";
import { openSubgraph } from "../../../kit/testing/open-subgraph.js";
import { countOutbox } from "../../../tests/support/audit-rows.js";
import { events } from "../subgraph.js";
import { addEvents, at, CENTER, coordinator, draftOf, type Hub, memberOf, peers } from "../testing.js";
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

const UPDATE = `mutation ($input: UpdateEventInput!) { updateEvent(input: $input) {
  __typename
  ... on Event {
    id status version publishedAt title { sv } description { sv } campaignDays sessions { start } municipality { code }
    venue { name } campaign { slug } center { slug } topics digcomp languages openToPublic priceSek onlineUrl
    registration interpreter staircaseSteps accessibility attendanceMode format
  }
  ... on UserError { message }
  ... on InvalidInput { fields { path } }
  ... on StaleVersion { currentVersion }
  ... on WrongState { status }
  ... on PublicActivityMustBeFree { priceSek }
  ... on CommercialNotAllowed { campaignSlug }
  ... on CampaignMarkRequired { campaignSlug }
  ... on CampaignRequired { campaignDays }
  ... on NotACampaignDay { day days }
  ... on SessionOutsideCampaignDays { session day days }
  ... on SessionsOverlap { overlapping }
  ... on UnknownMunicipality { code }
  ... on UnknownCampaign { campaignSlug }
  ... on UnknownCenter { centerId }
  ... on NotReadyToPublish { missing }
  ... on SessionsInThePast { lastEndsAt }
  ... on RulesNotAccepted { requiredVersion }
  ... on SeveralRefusals { refusals { __typename } }
} }`;
const update = async (
  id: string,
  changes: object,
  expectedVersion: number,
  viewer: Partial<Viewer> = memberOf("pts"),
) => (await hub.request(UPDATE, { input: { id, expectedVersion, changes } }, viewer)).updateEvent;

const published = async (changes: object = {}): Promise<string> => {
  const id = await draftOf(hub, changes);
  await hub.request(`mutation ($id: ID!) { publishEvent(id: $id) { __typename } }`, { id }, memberOf("pts"));
  return id;
};
const stored = (id: string) => hub.orm.em.fork().findOneOrFail(Event, id);

describe("updateEvent", () => {
  test("changes the given fields and no others, and raises the version", async () => {
    const id = await draftOf(hub);
    const before = await stored(id);
    const event = await update(id, { title: { sv: "Öppet hus på svenska" }, topics: ["AI", "AI"] }, 1);
    expect(event).toMatchObject({ __typename: "Event", version: 2, title: { sv: "Öppet hus på svenska" } });
    const { title, topics, version, updatedAt, ...rest } = await stored(id);
    expect([title, topics, version]).toEqual([{ ...before.title, sv: "Öppet hus på svenska" }, ["AI"], 2]);
    expect(updatedAt.getTime()).toBeGreaterThan(before.updatedAt.getTime());
    expect(before).toMatchObject(rest);
  });

  test("with equal values or none writes nothing, no trace either, and keeps the version", async () => {
    const id = await draftOf(hub);
    const before = await stored(id);
    const traces = () => countOutbox(hub);
    const waiting = await traces();
    const { title, languages, priceSek } = before;
    for (const changes of [{}, { title }, { title: { sv: title.sv } }, { languages, priceSek, phone: null }])
      expect(await update(id, changes, 1)).toMatchObject({ __typename: "Event", version: 1 });
    expect(await stored(id)).toEqual(before);
    expect(await traces()).toBe(waiting);
    expect(await update(id, {}, 7)).toMatchObject({ __typename: "StaleVersion" });
  });

  test("keeps the language of a text that it does not give, and takes away the one that is null", async () => {
    const id = await draftOf(hub);
    const titleAndDescription = async () => {
      const { title, description } = await stored(id);
      return [title, description];
    };
    const [sv, en] = ["Ny rubrik", "New title"];
    await update(id, { title: { sv, en }, description: { sv, en } }, 1);
    await update(id, { title: { sv: "Annan" }, description: { sv: "Annan" } }, 2);
    expect(await titleAndDescription()).toEqual([
      { sv: "Annan", en },
      { sv: "Annan", en },
    ]);
    await update(id, { title: { sv, en: null }, description: { sv, en: null } }, 3);
    expect(await titleAndDescription()).toEqual([
      { sv, en: null },
      { sv, en: null },
    ]);
  });

  test("changes every field that an activity has", async () => {
    const id = await draftOf(hub);
    const changes = {
      description: { sv: "Ny." },
      format: "WORKSHOP",
      attendanceMode: "MIXED",
      onlineUrl: "https://example.org/a",
      openToPublic: false,
      priceSek: 100,
      languages: ["so"],
      interpreter: ["ar"],
      accessibility: ["WHEELCHAIR"],
      registration: "OPTIONAL",
      staircaseSteps: ["SKILLS"],
      digcomp: ["3.1"],
      campaignDays: ["2024-11-16"],
    };
    const sessions = [
      { start: at("2024-11-16", "14:00"), end: at("2024-11-16", "15:00") },
      { start: at("2024-11-16", "10:00"), end: at("2024-11-16", "11:00") },
    ];
    const place = { centerId: CENTER, municipality: "0180", venue: { kind: "LIBRARY", name: "Stadsbiblioteket" } };
    expect(await update(id, { ...changes, ...place, sessions }, 1)).toMatchObject({
      ...changes,
      sessions: [{ start: "2024-11-16T09:00:00.000Z" }, { start: "2024-11-16T13:00:00.000Z" }],
      center: { slug: "digidelcenter-sater" },
      municipality: { code: "0180" },
    });
    const { lat, lng } = municipalityByCode("0180")!.seat;
    expect(await stored(id)).toMatchObject({ lat, lng });
  });

  test("clears optional fields by null, and keeps required ones", async () => {
    const id = await draftOf(hub, { centerId: CENTER, digcomp: ["5.1"] });
    const cleared = { description: null, campaign: null, campaignDays: null, centerId: null, topics: null };
    expect(
      await update(id, { ...cleared, digcomp: null, title: null, sessions: null, priceSek: null }, 1),
    ).toMatchObject({
      __typename: "Event",
      version: 2,
      description: null,
      campaign: null,
      campaignDays: [],
      center: null,
      topics: [],
      digcomp: [],
      title: { sv: "Öppet hus om BankID" },
      priceSek: 0,
    });
  });

  test("moves an activity online, and refuses to move it back without a venue", async () => {
    const id = await draftOf(hub);
    const online = { attendanceMode: "ONLINE", onlineUrl: "https://example.org", venue: null, municipality: null };
    expect(await update(id, online, 1)).toMatchObject({ __typename: "Event", municipality: null, venue: null });
    expect(await stored(id)).toMatchObject({ lat: null, lng: null });
    expect(await update(id, { attendanceMode: "ON_SITE" }, 2)).toMatchObject({
      __typename: "SeveralRefusals",
      refusals: [{ __typename: "VenueRequired" }, { __typename: "MunicipalityRequired" }],
    });
  });

  const later = { start: at("2024-11-15", "13:00"), end: at("2024-11-15", "14:00") };
  test.each([
    [{ priceSek: 50 }, { __typename: "PublicActivityMustBeFree", priceSek: 50 }],
    [{ commercial: true }, { __typename: "CommercialNotAllowed", campaignSlug: "digitalidag-2024" }],
    [{ campaignMarked: false }, { __typename: "CampaignMarkRequired", campaignSlug: "digitalidag-2024" }],
    [{ campaign: null }, { __typename: "CampaignRequired", campaignDays: ["2024-11-15"] }],
    [
      { campaignDays: ["2024-11-15", "2024-11-18"] },
      { __typename: "NotACampaignDay", day: "2024-11-18", days: ["2024-11-15", "2024-11-16"] },
    ],
    [
      { campaignDays: ["2024-11-16"] },
      { __typename: "SessionOutsideCampaignDays", session: 0, day: "2024-11-15", days: ["2024-11-16"] },
    ],
    [
      { sessions: [later, { start: at("2024-11-16", "10:00"), end: at("2024-11-16", "11:00") }] },
      { __typename: "SessionOutsideCampaignDays", session: 1, day: "2024-11-16", days: ["2024-11-15"] },
    ],
    [{ sessions: [later, later] }, { __typename: "SessionsOverlap", overlapping: [0, 1] }],
    [{ venue: null }, { __typename: "VenueRequired" }],
    [{ municipality: null }, { __typename: "MunicipalityRequired" }],
    [{ municipality: "9999" }, { __typename: "UnknownMunicipality", code: "9999" }],
    [{ attendanceMode: "MIXED" }, { __typename: "OnlineAddressRequired" }],
    [{ campaign: "none" }, { __typename: "UnknownCampaign", campaignSlug: "none" }],
    [{ centerId: "none" }, { __typename: "UnknownCenter", centerId: "none" }],
    [{ description: null }, { __typename: "NotReadyToPublish", missing: ["description"] }],
    [{ targetGroups: [] }, { __typename: "NotReadyToPublish", missing: ["targetGroups"] }],
    [
      {
        campaign: null,
        campaignDays: null,
        sessions: [{ start: at("2024-11-10", "10:00"), end: at("2024-11-10", "12:00") }],
      },
      { __typename: "SessionsInThePast", lastEndsAt: "2024-11-10T11:00:00.000Z" },
    ],
    [
      { priceSek: 50, commercial: true, campaignMarked: false },
      {
        __typename: "SeveralRefusals",
        refusals: ["PublicActivityMustBeFree", "CommercialNotAllowed", "CampaignMarkRequired"].map((__typename) => ({
          __typename,
        })),
      },
    ],
  ])("refuses to change a published activity with %j", async (changes, refusal) => {
    const id = await published();
    expect(await update(id, changes, 2)).toMatchObject({ ...refusal, message: expect.stringMatching(/\w/) });
    expect(await stored(id)).toMatchObject({ version: 2, state: "PUBLISHED" });
  });

  test("applies the rules of publication to no draft", async () => {
    const id = await draftOf(hub);
    const unready = { description: null, targetGroups: [], campaignMarked: false };
    expect(await update(id, unready, 1, { ...memberOf("pts"), actorActive: false })).toMatchObject({ version: 2 });
  });

  test("refuses to change a published activity for an organizer that is not active or has not accepted the rules", async () => {
    const id = await published();
    const title = { title: { sv: "Ny titel" } };
    const viewer = { ...memberOf("pts"), actorActive: false };
    expect(await update(id, title, 2, viewer)).toMatchObject({ __typename: "ActorNotActive" });
    expect(await update(id, title, 2, { ...memberOf("pts"), rulesVersionAccepted: "2023" })).toMatchObject({
      __typename: "RulesNotAccepted",
      requiredVersion: "2024",
    });
  });

  test.each([
    [{ title: { sv: "Hm" } }, ["changes.title"]],
    [{ sessions: [] }, ["changes.sessions"]],
    [{ priceSek: -1, onlineUrl: "ftp://example.org" }, ["changes.onlineUrl", "changes.priceSek"]],
    [{ venue: { kind: "LIBRARY", name: " " } }, ["changes.venue.name"]],
    [{ digcomp: ["9.9"] }, ["changes.digcomp"]],
  ])("names the invalid fields of %j", async (changes, paths) => {
    const { __typename, fields } = await update(await draftOf(hub), changes, 1);
    expect(__typename).toBe("InvalidInput");
    expect(fields.map(({ path }: { path: string }) => path).sort()).toEqual(paths);
  });

  test("is for the organizer only", async () => {
    const [draft, open] = [await draftOf(hub), await published()];
    const title = { title: { sv: "Ny titel" } };
    expect(await update(draft, title, 1, memberOf("kb"))).toMatchObject({ __typename: "NotFound" });
    expect(await update("none", title, 1)).toMatchObject({ __typename: "NotFound" });
    expect(await update(open, title, 2, memberOf("kb"))).toMatchObject({ __typename: "NotYourEvent" });
    await expect(update(open, title, 2, {})).rejects.toMatchObject({ extensions: { code: "UNAUTHENTICATED" } });
    await expect(update(open, title, 2, coordinator)).rejects.toMatchObject({ extensions: { code: "FORBIDDEN" } });
  });

  test.each([
    [{ state: "PUBLISHED", sessions: [[at("2024-11-01", "10:00"), at("2024-11-01", "12:00")]] }, "HELD"],
    [{ state: "REPORTED" }, "REPORTED"],
    [{ state: "CANCELLED" }, "CANCELLED"],
    [{ state: "ARCHIVED" }, "ARCHIVED"],
  ] as [Parameters<typeof addEvents>[1][number], string][])("refuses an activity with %j", async (row, status) => {
    const [id] = await addEvents(hub, [row]);
    expect(await update(id!, { topics: ["AI"] }, 1)).toMatchObject({ __typename: "WrongState", status });
  });

  test("changes an activity that is under way", async () => {
    const id = await published({
      campaign: null,
      campaignDays: null,
      sessions: [{ start: at("2024-11-10", "13:00"), end: at("2024-11-10", "15:00") }],
    });
    clock.set(new Date(at("2024-11-10", "14:00")));
    const longer = [{ start: at("2024-11-10", "13:00"), end: at("2024-11-10", "16:00") }];
    expect(await update(id, { topics: ["AI"] }, 2)).toMatchObject({ version: 3 });
    expect(await update(id, { sessions: longer }, 3)).toMatchObject({ version: 4 });
    clock.set(new Date(at("2024-11-10", "12:00")));
  });

  test("takes few statements", async () => {
    const id = await published();
    await update(id, { title: { sv: "Ny titel" } }, 2);
    expect(hub.statements.filter((text) => /^(select|update|insert)/i.test(text)).length).toBeLessThanOrEqual(4);
    expect(
      (await sql`select from event where version = 3 and id = ${id}`.execute(hub.orm.em.getKysely())).rows,
    ).toHaveLength(1);
  });
});
