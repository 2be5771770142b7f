import { afterAll, beforeAll, expect, test } from "vitest";
import { clock } from "../../../kit/clock.js";
import { openSubgraph } from "../../../kit/testing/open-subgraph.js";
import { events } from "../subgraph.js";
import { at, CENTER, draftOf, type Hub, memberOf, peers, recordSuspension } from "../testing.js";

let hub: Hub;
beforeAll(async () => {
  hub = await openSubgraph(events, peers);
  clock.set(new Date(at("2024-11-10", "12:00")));
});
afterAll(async () => {
  clock.set(undefined);
  await hub.close();
});

const description = { sv: "Vi hjälper dig att skaffa BankID och svarar på frågor om mobil och surfplatta." };
const venue = { kind: "LIBRARY", name: "Säters bibliotek", street: "Storgatan 1" };
const FIELDS = `__typename ... on Event { version coOrganizers { slug } invited { slug } } ... on UserError { message }`;
const pts = memberOf("pts");

const organizersOf = (event: Record<string, { slug: string }[]>) =>
  ["coOrganizers", "invited"].map((list) => event[list]!.map(({ slug }) => slug).sort());

/** An activity of pts that kb has confirmed, and skr not. */
async function confirmed(input: object = {}) {
  const id = await draftOf(hub, { description, venue, coOrganizers: ["kb", "skr"], ...input });
  await confirm(id);
  return id;
}
const confirm = (id: string) =>
  hub.request(`mutation ($id: ID!) { confirmCoOrganizing(eventId: $id) { __typename } }`, { id }, memberOf("kb"));
const run = async (verb: string, id: string) =>
  hub.request(`mutation ($id: ID!) { ${verb}(id: $id) { __typename } }`, { id }, pts);
const coOrganizer = async (verb: string, id: string) =>
  (
    await hub.request(
      `mutation ($id: ID!) { answer: ${verb}CoOrganizer(input: { eventId: $id, actor: "kb" }) { ${FIELDS} } }`,
      { id },
      pts,
    )
  ).answer;

async function update(id: string, changes: object) {
  const { event } = await hub.request(`query ($id: ID!) { event(id: $id) { version } }`, { id }, pts);
  const query = `mutation ($input: UpdateEventInput!) { updateEvent(input: $input) { ${FIELDS} } }`;
  const input = { id, expectedVersion: event.version, changes };
  return (await hub.request(query, { input }, pts)).updateEvent;
}

test.each<[string, object]>([
  ["another title", { title: { sv: "Öppet hus om abonnemang" } }],
  ["other times", { sessions: [{ start: at("2024-11-15", "18:00"), end: at("2024-11-15", "20:00") }] }],
  [
    "another day",
    { campaignDays: ["2024-11-16"], sessions: [{ start: at("2024-11-16", "10:00"), end: at("2024-11-16", "12:00") }] },
  ],
  [
    "one time more",
    {
      sessions: [
        { start: at("2024-11-15", "10:00"), end: at("2024-11-15", "12:00") },
        { start: at("2024-11-15", "13:00"), end: at("2024-11-15", "14:00") },
      ],
    },
  ],
  ["another format", { format: "LECTURE" }],
  ["another venue", { venue: { ...venue, name: "Säters folkets hus" } }],
  ["another street", { venue: { ...venue, street: "Järnvägsgatan 2" } }],
  ["another municipality", { municipality: "2080" }],
  ["another way of taking part", { attendanceMode: "MIXED", onlineUrl: "https://example.se" }],
  ["a price", { openToPublic: false, priceSek: 200 }],
  ["no campaign", { campaign: null, campaignDays: null }],
  ["another description", { description: { sv: "Köp ett abonnemang av oss, billigt bara i dag." } }],
  [
    "a description that is twice as long",
    {
      description: {
        sv: `${description.sv} Efteråt bjuder företaget in till visning av nya telefoner som säljs med rabatt hela kvällen.`,
      },
    },
  ],
])("updateEvent asks co-organizers again after %s", async (_, changes) => {
  const id = await confirmed();
  expect(organizersOf(await update(id, changes))).toEqual([[], ["kb", "skr"]]);
});

test.each<[string, object]>([
  ["a typing error in the description", { description: { sv: description.sv.replace("svarar", "svara") } }],
  ["a sentence more in the description", { description: { sv: `${description.sv} Välkommen!` } }],
  ["an English description", { description: { ...description, en: "We help." } }],
  ["the case of the title", { title: { sv: "ÖPPET HUS OM BANKID!" } }],
  [
    "the number of places",
    { sessions: [{ start: at("2024-11-15", "10:00"), end: at("2024-11-15", "12:00"), capacity: 5 }] },
  ],
  [
    "a note on the venue, and its postal town",
    { venue: { ...venue, locality: "Säter", accessibilityNote: "Ringklocka till höger" } },
  ],
  ["its centre", { centerId: CENTER }],
  [
    "topics, languages and a telephone number",
    { topics: ["BANKID", "EID"], languages: ["sv", "ar"], phone: "08-123 45 67" },
  ],
  ["nothing", { title: { sv: "Öppet hus om BankID" } }],
])("updateEvent keeps the confirmation after %s", async (_, changes) => {
  const id = await confirmed();
  expect(organizersOf(await update(id, changes))).toEqual([["kb"], ["skr"]]);
});

test("a co-organizer that is asked again finds the activity among its invitations, and is shown when it confirms", async () => {
  const id = await confirmed();
  await run("publishEvent", id);
  await update(id, { title: { sv: "Öppet hus om e-legitimation" } });
  const seen = async () =>
    (await hub.request(`query ($id: ID!) { event(id: $id) { coOrganizers { slug } } }`, { id })).event.coOrganizers;
  expect(await seen()).toEqual([]);
  const query = `{ coOrganizingInvitations { edges { node { id } } } }`;
  const { coOrganizingInvitations } = await hub.request(query, {}, memberOf("kb"));
  expect(coOrganizingInvitations.edges).toContainEqual({ node: { id } });
  await confirm(id);
  expect(await seen()).toEqual([{ slug: "kb" }]);
});

test("a postponed activity asks again with its new time; a refused change asks nobody", async () => {
  const id = await confirmed();
  await run("publishEvent", id);
  await run("postponeEvent", id);
  const sessions = [{ start: at("2024-11-16", "10:00"), end: at("2024-11-16", "12:00") }];
  expect(await update(id, { sessions })).toMatchObject({ __typename: "SessionOutsideCampaignDays" });
  const { event } = await hub.request(`query ($id: ID!) { event(id: $id) { coOrganizers { slug } } }`, { id });
  expect(event.coOrganizers).toEqual([{ slug: "kb" }]);
  expect(organizersOf(await update(id, { campaignDays: ["2024-11-16"], sessions }))).toEqual([[], ["kb", "skr"]]);
});

test("a suspended co-organizer is asked again too", async () => {
  const id = await confirmed();
  await recordSuspension(hub, "kb", true);
  expect(organizersOf(await update(id, { format: "LECTURE" }))).toEqual([[], ["kb", "skr"]]);
  await recordSuspension(hub, "kb", false);
  expect(organizersOf(await update(id, { phone: "08-123 45 67" }))).toEqual([[], ["kb", "skr"]]);
});

test("a co-organizer that is removed and invited again has to confirm again", async () => {
  const id = await confirmed();
  expect(organizersOf(await coOrganizer("remove", id))).toEqual([[], ["skr"]]);
  expect(organizersOf(await coOrganizer("invite", id))).toEqual([[], ["kb", "skr"]]);
});
