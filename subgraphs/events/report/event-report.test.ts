import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { clock } from "../../../kit/clock.js";
import type { Viewer } from "../../../kit/request/viewer.js";
import { openSubgraph } from "../../../kit/testing/open-subgraph.js";
import { events } from "../subgraph.js";
import { addEvents, at, coordinator, type Hub, memberOf } from "../testing.js";

let hub: Hub;
let id: string;
beforeAll(async () => {
  hub = await openSubgraph(events);
});
afterAll(async () => {
  clock.set(undefined);
  await hub.close();
});
beforeEach(async () => {
  clock.set(new Date(at("2024-11-15", "13:00")));
  [id] = (await addEvents(hub, [{}])) as [string];
});

const report = async (more: object = {}) => {
  const query = `mutation ($input: ReportEventInput!) { reportEvent(input: $input) { __typename } }`;
  const input = { eventId: id, participantsTotal: 40, developedCompetence: 30, ...more };
  return (await hub.request(query, { input }, memberOf("pts"))).reportEvent;
};

test("Event.report shows figures to everybody, the comment to organizer and coordinator only", async () => {
  await report({ comment: "För er." });
  const query = `query ($id: ID!) { event(id: $id) { report { participantsTotal comment } } }`;
  const seen = async (viewer: Partial<Viewer>) => (await hub.request(query, { id }, viewer)).event.report;
  expect(await seen({})).toEqual({ participantsTotal: 40, comment: null });
  expect(await seen(memberOf("kb"))).toEqual({ participantsTotal: 40, comment: null });
  expect(await seen(memberOf("pts"))).toEqual({ participantsTotal: 40, comment: "För er." });
  expect(await seen(coordinator)).toEqual({ participantsTotal: 40, comment: "För er." });
});

test("Event.warnings tells organizer and coordinator of more visits than places; the report is accepted", async () => {
  const session = (capacity: number | null) => ({
    start: at("2024-11-15", "10:00"),
    end: at("2024-11-15", "12:00"),
    capacity,
  });
  const query = `query ($id: ID!) { event(id: $id) { warnings { path message } } }`;
  const warnings = async (viewer: Partial<Viewer>) => (await hub.request(query, { id }, viewer)).event.warnings;
  const setCapacities = async (...capacities: (number | null)[]) => {
    const sessions = JSON.stringify(capacities.map(session));
    await hub.orm.em.getConnection().execute(`update event set sessions = ? where id = ?`, [sessions, id]);
  };
  await setCapacities(39);
  expect(await warnings(memberOf("pts"))).toEqual([]);
  expect(await report()).toMatchObject({ __typename: "Event" });
  expect(await warnings(memberOf("pts"))).toEqual([
    { path: "report.participantsTotal", message: "40 visits are more than the 39 places." },
  ]);
  expect(await warnings(coordinator)).toHaveLength(1);
  expect(await warnings({})).toEqual([]);
  for (const capacities of [[40], [39, null], [20, 20]]) {
    await setCapacities(...capacities);
    expect(await warnings(coordinator)).toEqual([]);
  }
});

test.each([
  [
    { participantsTotal: 100_000, developedCompetence: 0 },
    "report.participantsTotal",
    "100000 visits are unusually many.",
  ],
  [
    { participantsOnline: 5 },
    "report.participantsOnline",
    "The activity was on site only, but had participants online.",
  ],
])("reportEvent accepts %j and answers with a warning", async (figures, path, message) => {
  const query = `mutation ($input: ReportEventInput!) { reportEvent(input: $input) { ... on Event { warnings { path message } } } }`;
  const input = { eventId: id, participantsTotal: 40, developedCompetence: 30, ...figures };
  expect((await hub.request(query, { input }, memberOf("pts"))).reportEvent.warnings).toEqual([{ path, message }]);
});
