import { afterAll, beforeAll, expect, test } from "vitest";
import { errorCodes } from "./support/graphql-client.js";
import { openInProcessHub } from "./support/in-process-hub.js";
import { BEFORE_CAMPAIGN } from "./support/sample-inputs.js";

let hub: Awaited<ReturnType<typeof openInProcessHub>>;
beforeAll(async () => void (hub = await openInProcessHub(BEFORE_CAMPAIGN, { limits: { cost: 1_000_000 } })));
afterAll(() => hub.close());

test.each<[string, string, unknown]>([
  [
    "below the municipality it was entered by",
    '{ municipality(code: "2082") { centers { municipality { name residentsPerCenter } } } }',
    { municipality: { centers: [{ municipality: { name: "Säter", residentsPerCenter: 11222 } }] } },
  ],
  [
    "under aliases and in a fragment",
    "query Q($code: MunicipalityCode!) { m: municipality(code: $code) { c: centers { municipality { ...F } } } } fragment F on Municipality { r: residentsPerCenter }",
    { m: { c: [{ municipality: { r: 11222 } }] } },
  ],
])("the fallback planner answers what the first finds no plan for: @requires %s", async (_, operation, expected) => {
  const { data, errors } = await hub.execute(operation, { code: "2082" });
  expect({ data, errors }).toEqual({ data: expected, errors: [] });
});

test("the fallback planner needs as many statements for many rows as for one, and seals the caller", async () => {
  await hub.addDemoData({ seed: 1, events: 300, centers: 0, coaches: 0 });
  const operation = `query ($first: Int!) { events(first: $first, filter: { attendanceMode: [ON_SITE] }) { edges { node {
    municipality { code events(first: 1) { edges { node { municipality {
      eventsPer1000(campaign: "digitalidag-2024") actor { contacts { name } } } } } } } } } } }`;
  const countStatements = async (first: number) => {
    hub.statements.length = 0;
    const { data, errors } = await hub.execute(operation, { first });
    expect(new Set(errorCodes({ errors }))).toEqual(new Set(errors.length > 0 ? ["UNAUTHENTICATED"] : []));
    const rows = data.events.edges.map(({ node }: any) => node.municipality.events.edges[0].node.municipality);
    expect(rows.every((row: any) => typeof row.eventsPer1000 === "number")).toBe(true);
    return [rows.length, hub.statements.length];
  };
  const [one, few] = await countStatements(1);
  const [all, many] = await countStatements(50);
  expect(one).toBe(1);
  expect(all).toBeGreaterThan(2);
  expect(many).toBe(few);
});

test("the fallback planner keeps an object's fields beside a field that requires the object", async () => {
  const key = await hub.createKey({ role: "COORDINATOR" });
  const operation = `{ counties { municipalities { centers { operator { name } upcomingEvents(first: 1) { edges { node {
    municipality { code openRequests } suggestedCoaches(first: 1) { score } } } } } } } }`;
  const { data, errors } = await hub.execute(operation, {}, { key });
  expect(errors).toEqual([]);
  const municipalities = data.counties.flatMap((county: any) => county.municipalities);
  const centers = municipalities.flatMap((municipality: any) => municipality.centers);
  expect(centers).toContainEqual(expect.objectContaining({ operator: null }));
  const municipalitiesOfEvents = centers.flatMap((center: any) =>
    center.upcomingEvents.edges.map(({ node }: any) => node.municipality),
  );
  expect(municipalitiesOfEvents.length).toBeGreaterThan(0);
  for (const municipality of municipalitiesOfEvents)
    expect(municipality).toEqual({ code: expect.any(String), openRequests: 0 });
});
