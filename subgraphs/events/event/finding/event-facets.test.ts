import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { clock } from "../../../../kit/clock.js";
import { openSubgraph } from "../../../../kit/testing/open-subgraph.js";
import { events } from "../../subgraph.js";
import { addEvents, at, type Hub } from "../../testing.js";

let hub: Hub;
beforeAll(async () => {
  hub = await openSubgraph(events);
  clock.set(new Date(at("2024-11-10", "12:00")));
  await addEvents(hub, [
    { format: "LECTURE", topics: ["AI", "APPS"], sessions: [on("2024-11-13"), on("2024-11-15")] },
    { topics: ["AI"], sessions: [on("2024-11-14")], municipalityCode: "0180" },
    { topics: [], sessions: [[at("2024-11-14", "22:00"), at("2024-11-15", "00:00")]], municipalityCode: null },
    { topics: ["AI"], state: "DRAFT" },
  ]);
});
afterAll(async () => {
  clock.set(undefined);
  await hub.close();
});

const on = (day: string): [string, string] => [at(day, "10:00"), at(day, "12:00")];
const facets = async (filter?: object) =>
  (
    await hub.request(
      `query ($filter: EventFilter) { eventFacets(filter: $filter) {
        exact format { format count } topic { topic count } county { county { code } count } day { day count } } }`,
      { filter },
    )
  ).eventFacets;

test("eventFacets counts public activities in one statement", async () => {
  expect(await facets()).toEqual({
    exact: true,
    format: [
      { format: "DROP_IN", count: 2 },
      { format: "LECTURE", count: 1 },
    ],
    topic: [
      { topic: "AI", count: 2 },
      { topic: "APPS", count: 1 },
    ],
    county: [
      { county: { code: "01" }, count: 1 },
      { county: { code: "20" }, count: 1 },
    ],
    day: [
      { day: "2024-11-13", count: 1 },
      { day: "2024-11-14", count: 2 },
      { day: "2024-11-15", count: 1 },
    ],
  });
  expect(hub.statements).toHaveLength(1);
});

test("eventFacets counts activities that match the filter", async () => {
  expect(await facets({ days: { from: "2024-11-15" } })).toMatchObject({
    format: [{ format: "LECTURE", count: 1 }],
    day: [
      { day: "2024-11-13", count: 1 },
      { day: "2024-11-15", count: 1 },
    ],
  });
  expect(await facets({ topic: ["BANKID"] })).toEqual({ exact: true, format: [], topic: [], county: [], day: [] });
});

test("eventFacets is exact up to 10 000 activities, and says when it is not", async () => {
  const db = hub.orm.em.fork().getKysely();
  const copies = (n: number) => sql`
    insert into event (title, format, organizer_slug, sessions, attendance_mode, open_to_public, price_sek, commercial,
      campaign_marked, state, created_at, updated_at)
    select '{"sv": "kopia"}', 'PODCAST', 'pts', sessions, 'ONLINE', true, 0, false, false, 'PUBLISHED', created_at, updated_at
    from event cross join generate_series(1, ${n}::int) where topics = '{APPS,AI}' or topics = '{AI,APPS}'`;
  await copies(10_000).execute(db);
  expect(await facets({ format: ["PODCAST"] })).toMatchObject({ exact: true, format: [{ count: 10_000 }] });
  expect(await facets()).toMatchObject({ exact: false, format: expect.anything() });
});

test("eventFacets refuses an invalid filter", async () => {
  await expect(facets({ near: { point: { lat: 99, lng: 0 }, km: 1 } })).rejects.toMatchObject({
    extensions: { code: "BAD_USER_INPUT" },
  });
});
