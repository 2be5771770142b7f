import { afterAll, beforeAll, expect, test } from "vitest";
import { errorCodes } from "./support/graphql-client.js";
import { openInProcessHub } from "./support/in-process-hub.js";
import { BEFORE_CAMPAIGN } from "./support/sample-inputs.js";

let hub: Awaited<ReturnType<typeof openInProcessHub>>;
beforeAll(async () => void (hub = await openInProcessHub(BEFORE_CAMPAIGN)));
afterAll(() => hub.close());

test.each<[string, string, unknown]>([
  [
    "below the municipality it was entered by",
    '{ municipality(code: "2082") { centers { municipality { name residentsPerCenter } } } }',
    { municipality: { centers: [{ municipality: { name: "Säter", residentsPerCenter: 11222 } }] } },
  ],
  [
    "under other names",
    "query Q($code: MunicipalityCode!) { m: municipality(code: $code) { c: centers { municipality { ...F } } } } fragment F on Municipality { r: residentsPerCenter }",
    { m: { c: [{ municipality: { r: 11222 } }] } },
  ],
])("answers what the first planner finds no way to: %s", async (_, question, answer) => {
  const { data, errors } = await hub.execute(question, { code: "2082" });
  expect({ data, errors }).toEqual({ data: answer, errors: [] });
});

test("asks no more for many than for one, and each for whoever asks", async () => {
  await hub.addDemoData({ seed: 1, events: 300, centers: 0, coaches: 0 });
  const question = `query ($first: Int!) { events(first: $first, filter: { attendanceMode: [ON_SITE] }) { edges { node {
    municipality { code events(first: 1) { edges { node { municipality {
      eventsPer1000(campaign: "digitalidag-2024") actor { contacts { name } } } } } } } } } } }`;
  const statementsOf = async (first: number) => {
    hub.statements.length = 0;
    const { data, errors } = await hub.execute(question, { first });
    expect(new Set(errorCodes({ errors }))).toEqual(new Set(errors.length > 0 ? ["UNAUTHENTICATED"] : []));
    const rows = data.events.edges.map(({ node }: any) => node.municipality.events.edges[0].node.municipality);
    expect(rows.every((row: any) => typeof row.eventsPer1000 === "number")).toBe(true);
    return [rows.length, hub.statements.length];
  };
  const [one, few] = await statementsOf(1);
  const [all, many] = await statementsOf(50);
  expect(one).toBe(1);
  expect(all).toBeGreaterThan(2);
  expect(many).toBe(few);
});

test("loses nothing beside a field that requires an object", async () => {
  const key = await hub.createKey({ role: "COORDINATOR" });
  const question = `{ counties { municipalities { centers { operator { name } upcomingEvents(first: 1) { edges { node {
    municipality { code openRequests } suggestedCoaches(first: 1) { score } } } } } } } }`;
  const { data, errors } = await hub.execute(question, {}, { key });
  expect(errors).toEqual([]);
  const municipalities = data.counties.flatMap((county: any) => county.municipalities);
  const centers = municipalities.flatMap((municipality: any) => municipality.centers);
  expect(centers).toContainEqual(expect.objectContaining({ operator: null }));
  const found = centers.flatMap((center: any) => center.upcomingEvents.edges.map(({ node }: any) => node.municipality));
  expect(found.length).toBeGreaterThan(0);
  for (const municipality of found) expect(municipality).toEqual({ code: expect.any(String), openRequests: 0 });
});
