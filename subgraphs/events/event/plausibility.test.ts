import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { clock } from "../../../kit/clock.js";
import { subgraphUnavailable } from "../../../kit/graphql/errors.js";
import type { Peers } from "../../../kit/request/context.js";
import { openSubgraph } from "../../../kit/testing/open-subgraph.js";
import { events } from "../subgraph.js";
import { at, coordinator, type Hub, memberOf, openHouse } from "../testing.js";

const centers = [
  { id: "019a0000-0000-7000-8000-000000000001", slug: "sater", status: "ACTIVE", municipality: { code: "2082" } },
  { id: "019a0000-0000-7000-8000-000000000002", slug: "motala", status: "PAUSED", municipality: { code: "0583" } },
  { id: "019a0000-0000-7000-8000-000000000003", slug: "closed", status: "CLOSED", municipality: { code: "2082" } },
] as const;
const [sater, motala, closed] = centers.map(({ id }) => id);

let asked = 0;
let isDown = false;
const peers: Peers = {
  query: async <T>(_subgraph: string, _query: string, variables?: Record<string, unknown>) => {
    asked++;
    if (isDown) throw subgraphUnavailable();
    const keys = variables!.centers as { id?: string; slug?: string }[];
    const found = keys.map(
      ({ id, slug }) => centers.find((center) => center.id === id || center.slug === slug) ?? null,
    );
    return { _entities: found } as T;
  },
};

let hub: Hub;
beforeAll(async () => {
  hub = await openSubgraph(events, peers);
});
beforeEach(() => {
  clock.set(new Date("2024-11-01T12:00:00Z"));
  isDown = false;
  asked = 0;
});
afterAll(async () => {
  clock.set(undefined);
  await hub.close();
});

const pts = memberOf("pts");
const ANSWER = `__typename ... on UserError { message } ... on SeveralRefusals { refusals { __typename } }
  ... on Event { id version warnings { path message } }`;
const create = async (changes: object) =>
  (
    await hub.request(
      `mutation ($input: CreateEventInput!) { createEvent(input: $input) { ${ANSWER} } }`,
      { input: { ...openHouse, ...changes } },
      pts,
    )
  ).createEvent;
const warningsOf = async (changes: object) =>
  (await create(changes)).warnings.map(({ path, message }: { path: string; message: string }) => [path, message]);
const inVenue = (lat: number, lng: number) => ({ venue: { ...openHouse.venue, point: { lat, lng } } });
const outsideCampaign = { campaign: null, campaignDays: [] };
const session = (start: string, end: string, more = {}) => ({
  ...outsideCampaign,
  sessions: [{ start, end, ...more }],
});

test("createEvent has nothing to say of a usual activity, and asks no other subgraph", async () => {
  expect(await warningsOf({})).toEqual([]);
  expect(await warningsOf(inVenue(60.35, 15.75))).toEqual([]);
  expect(asked).toBe(0);
  expect(await warningsOf({ centerId: sater })).toEqual([]);
});

test.each([
  ["at 0,0", 0, 0],
  ["with latitude and longitude swapped", 15.75, 60.35],
  ["in Helsinki", 60.17, 24.94],
])("createEvent refuses a venue %s", async (_, lat, lng) => {
  expect(await create(inVenue(lat, lng))).toMatchObject({
    __typename: "VenueOutsideSweden",
    message: expect.stringContaining("outside Sweden"),
  });
});

test("updateEvent refuses a venue outside Sweden, with what else is wrong", async () => {
  const { id, version } = await create({});
  const changes = { ...inVenue(0, 0), priceSek: 50 };
  const { updateEvent } = await hub.request(
    `mutation ($input: UpdateEventInput!) { updateEvent(input: $input) { ${ANSWER} } }`,
    { input: { id, expectedVersion: version, changes } },
    pts,
  );
  const broken = updateEvent.refusals.map(({ __typename }: { __typename: string }) => __typename).toSorted();
  expect(broken).toEqual(["PublicActivityMustBeFree", "VenueOutsideSweden"]);
});

test.each([
  [
    "a venue nearer another seat",
    inVenue(58.54, 15.04),
    [["venue.point", expect.stringMatching(/^The position is nearer Motala .* than Säter/)]],
  ],
  [
    "a centre in another municipality",
    { centerId: motala },
    [["centerId", "The centre is in Motala, but the activity takes place in Säter."]],
  ],
  [
    "registration without an address",
    { registration: "REQUIRED" },
    [["registrationUrl", "One must register, but nothing says where."]],
  ],
  ["registration by telephone", { registration: "REQUIRED", phone: "0225-550 00" }, []],
  ["registration at an address", { registration: "REQUIRED", registrationUrl: "https://sater.se/anmal" }, []],
  [
    "an address without registration",
    { registration: "NONE", registrationUrl: "https://sater.se/anmal" },
    [["registration", expect.any(String)]],
  ],
  [
    "a session in a distant year",
    session(at("2062-11-15", "10:00"), at("2062-11-15", "12:00")),
    [["sessions.0.start", "The session is in 2062, more than two years ahead."]],
  ],
  [
    "a session that is over",
    session(at("2023-11-15", "10:00"), at("2023-11-15", "12:00")),
    [["sessions.0.end", "The session is over already."]],
  ],
  [
    "a session of a month",
    session(at("2024-11-15", "10:00"), at("2024-12-15", "12:00")),
    [["sessions.0.end", expect.stringContaining("more than a day")]],
  ],
  [
    "a hall for 200,000",
    session(at("2024-11-15", "10:00"), at("2024-11-15", "12:00"), { capacity: 200_000 }),
    [["sessions.0.capacity", "200000 places are unusually many."]],
  ],
  [
    "a price of 99,000",
    { ...outsideCampaign, openToPublic: false, priceSek: 99_000 },
    [["priceSek", expect.stringMatching(/^SEK 99000 is an unusually high price/)]],
  ],
])("createEvent answers for %s with its warnings", async (_, changes, expected) => {
  expect(await warningsOf(changes)).toEqual(expected);
});

test("createEvent and updateEvent refuse a centre that has closed; one that closes later is told of", async () => {
  expect(await create({ centerId: closed })).toMatchObject({ __typename: "CenterClosed" });
  const { id, version } = await create({ centerId: sater });
  const update = async (changes: object) =>
    (
      await hub.request(
        `mutation ($input: UpdateEventInput!) { updateEvent(input: $input) { ${ANSWER} } }`,
        { input: { id, expectedVersion: version, changes } },
        pts,
      )
    ).updateEvent;
  expect(await update({ centerId: closed })).toMatchObject({ __typename: "CenterClosed" });

  await hub.orm.em.fork().execute("update event set center_slug = 'closed' where id = ?", [id]);
  const kept = await update({ centerId: closed, title: { sv: "Ny rubrik" } });
  expect(kept.warnings).toEqual([{ path: "centerId", message: "The centre has closed for good." }]);
});

test("Event.warnings asks for all centres of a list at once, is for those who manage them, and does without `centers`", async () => {
  const { id } = await create({ centerId: motala });
  const { id: other } = await create({ centerId: sater });
  const query =
    "query ($a: ID!, $b: ID!) { a: event(id: $a) { warnings { path } } b: event(id: $b) { warnings { path } } }";
  const seen = async (viewer: object) => Object.values(await hub.request(query, { a: id, b: other }, viewer));
  asked = 0;
  expect(await seen(coordinator)).toEqual([{ warnings: [{ path: "centerId" }] }, { warnings: [] }]);
  expect(asked).toBe(1);
  isDown = true;
  expect(await seen(coordinator)).toEqual([{ warnings: [] }, { warnings: [] }]);
});
