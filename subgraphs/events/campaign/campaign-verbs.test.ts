import { graphql } from "graphql";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { type Peers, createContext } from "../../../kit/request/context.js";
import type { Viewer } from "../../../kit/request/viewer.js";
import { callerAs, openSubgraph } from "../../../kit/testing/open-subgraph.js";
import { events } from "../subgraph.js";
import { addEvents, coordinator, type Hub, memberOf, openHouse, peers } from "../testing.js";

let hub: Hub;
beforeAll(async () => {
  hub = await openSubgraph(events);
});
afterAll(() => hub.close());

const INVALID = "... on UserError { message } ... on InvalidInput { fields { path problem } }";
const verb =
  (name: string, fields: string) =>
  async (input: object, viewer: Partial<Viewer> = coordinator): Promise<any> => {
    const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
    const query = `mutation ($input: ${type}!) { ${name}(input: $input) { __typename ${fields} ${INVALID} } }`;
    return (await hub.request(query, { input }, viewer))[name];
  };
const createCampaign = verb(
  "createCampaign",
  `... on Campaign { slug name days startDay endDay rulesVersion version sourceNote goals { kind } series { code } }
  ... on CampaignSlugTaken { slug } ... on UnknownSeries { code }`,
);
const updateCampaign = verb(
  "updateCampaign",
  `... on Campaign { slug name days startDay endDay kickoffDay motto rulesVersion version }
  ... on StaleVersion { currentVersion } ... on CampaignDaysInUse { days }`,
);
const nameCampaignSeries = verb(
  "nameCampaignSeries",
  `... on CampaignSeries { code names { name from to } editions { slug } } ... on NameNotLater { presentSince }`,
);

const autumn = {
  slug: "digitalidag-2026",
  series: "digitalidag",
  name: "Digitalidag 2026",
  days: ["2026-11-14", "2026-11-13"],
};

describe("the mutations of campaigns", () => {
  test.each([
    [{}, "UNAUTHENTICATED"],
    [memberOf("pts"), "FORBIDDEN"],
    [{ role: "MUNICIPALITY" } as const, "FORBIDDEN"],
    [{ role: "DASHBOARD" } as const, "FORBIDDEN"],
  ])("refuse %j with %s", async (viewer, code) => {
    const refused = { extensions: { code } };
    await expect(createCampaign(autumn, viewer)).rejects.toMatchObject(refused);
    await expect(updateCampaign({ slug: "digitalidag-2024", expectedVersion: 1 }, viewer)).rejects.toMatchObject(
      refused,
    );
    const series = { code: "digitalidag", name: "Annat", from: "2030" };
    await expect(nameCampaignSeries(series, viewer)).rejects.toMatchObject(refused);
  });
});

describe("createCampaign", () => {
  test("adds an edition to its series, with its days in order", async () => {
    expect(await createCampaign({ ...autumn, rulesVersion: "2026" })).toMatchObject({
      __typename: "Campaign",
      slug: "digitalidag-2026",
      version: 1,
      rulesVersion: "2026",
      goals: [],
      days: ["2026-11-13", "2026-11-14"],
      startDay: "2026-11-13",
      endDay: "2026-11-14",
      series: { code: "digitalidag" },
      sourceNote: expect.stringContaining("coordinator"),
    });
    const query = `query ($slug: String!) { campaign(slug: $slug) {
      previous { slug previous { slug previous { slug } } } series { editions { slug } } activities organizers } }`;
    expect(await hub.request(query, { slug: "digitalidag-2026" })).toEqual({
      campaign: {
        previous: { slug: "digitalidag-2024", previous: { slug: "digital-at-idag-2020", previous: null } },
        series: {
          editions: [{ slug: "digital-at-idag-2020" }, { slug: "digitalidag-2024" }, { slug: "digitalidag-2026" }],
        },
        activities: 0,
        organizers: 0,
      },
    });
    expect(await hub.request(query, { slug: "emedborgarveckan-2017" })).toMatchObject({ campaign: { previous: null } });
  });

  test("refuses a taken slug, an unknown series, and both at once", async () => {
    const taken = { ...autumn, slug: "digitalidag-2024" };
    expect(await createCampaign(taken)).toMatchObject({ __typename: "CampaignSlugTaken", slug: "digitalidag-2024" });
    const stray = { ...autumn, slug: "stray", series: "none" };
    expect(await createCampaign(stray)).toMatchObject({ __typename: "UnknownSeries", code: "none" });
    expect(await createCampaign({ ...taken, series: "none" })).toMatchObject({ __typename: "SeveralRefusals" });
  });

  test.each([
    [{ slug: "Å" }, "slug"],
    [{ slug: "a--b" }, "slug"],
    [{ name: " x " }, "name"],
    [{ days: [] }, "days"],
    [{ days: ["2026-11-13", "2026-11-13"] }, "days"],
    [{ rulesVersion: "" }, "rulesVersion"],
    [{ rulesVersion: "the new ones" }, "rulesVersion"],
  ])("refuses %j", async (change, path) => {
    const { __typename, fields } = await createCampaign({ ...autumn, slug: "valid", ...change });
    expect({ __typename, paths: fields?.map((field: { path: string }) => field.path) }).toEqual({
      __typename: "InvalidInput",
      paths: [path],
    });
  });
});

describe("updateCampaign", () => {
  const slug = "digital-at-idag-2020";

  test("changes the given fields, keeps the others and raises the version", async () => {
    const changed = await updateCampaign({
      slug,
      expectedVersion: 1,
      kickoffDay: "2020-09-01",
      days: ["2020-10-03", "2020-10-02"],
    });
    expect(changed).toMatchObject({
      name: "Digital@Idag 2020",
      kickoffDay: "2020-09-01",
      motto: "Gör dig själv en e-tjänst",
      version: 2,
      days: ["2020-10-02", "2020-10-03"],
      startDay: "2020-10-02",
      endDay: "2020-10-03",
    });
    expect(await updateCampaign({ slug, expectedVersion: 2, motto: null })).toMatchObject({ motto: null, version: 3 });
    expect(await updateCampaign({ slug, expectedVersion: 2, name: "Sent" })).toMatchObject({
      __typename: "StaleVersion",
      currentVersion: 3,
    });
    expect(await updateCampaign({ slug: "none", expectedVersion: 1 })).toMatchObject({ __typename: "NotFound" });
  });

  test("refuses to remove days that activities have chosen", async () => {
    await addEvents(hub, [
      { campaignSlug: slug, campaignDays: ["2020-10-02"], state: "DRAFT" },
      { campaignSlug: slug, campaignDays: ["2020-10-03"], state: "CANCELLED" },
    ]);
    expect(await updateCampaign({ slug, expectedVersion: 3, days: ["2020-10-04"] })).toMatchObject({
      __typename: "CampaignDaysInUse",
      days: ["2020-10-02"],
    });
    expect(await updateCampaign({ slug, expectedVersion: 3, days: ["2020-10-02"] })).toMatchObject({
      days: ["2020-10-02"],
    });
  });
});

test("updateCampaign waits for an activity that is choosing a day, and then refuses to remove the day", async () => {
  const slug = "seniorsurf-2030";
  await createCampaign({ slug, series: "digitalidag", name: "Seniorsurf", days: ["2030-10-01", "2030-10-02"] });
  // createEvent has read the campaign's days, and waits for actors to answer about the co-organizer.
  const requested = Promise.withResolvers<void>();
  const answered = Promise.withResolvers<void>();
  const waiting: Peers = {
    async query(...operation) {
      requested.resolve();
      await answered.promise;
      return peers.query(...operation);
    },
  };
  const draft = {
    ...openHouse,
    campaign: slug,
    campaignDays: ["2030-10-01"],
    coOrganizers: ["kb"],
    sessions: [{ start: "2030-10-01T10:00:00+02:00", end: "2030-10-01T12:00:00+02:00" }],
  };
  const source = `mutation ($input: CreateEventInput!) { createEvent(input: $input) { __typename } }`;
  const contextValue = createContext(hub.worker, callerAs(memberOf("pts")), waiting);
  const creating = graphql({ schema: hub.schema, source, variableValues: { input: draft }, contextValue });
  await requested.promise;
  const updating = updateCampaign({ slug, expectedVersion: 1, days: ["2030-10-02"] });
  await vi.waitFor(async () => {
    const { rows } = await sql`
      select distinct waiting.pid from pg_locks as waiting join pg_locks as here using (pid)
      where not waiting.granted and here.database = (select oid from pg_database where datname = current_database())`.execute(
      hub.orm.em.fork().getKysely(),
    );
    expect(rows).toHaveLength(1);
  });
  answered.resolve();
  expect(await creating).toEqual({ data: { createEvent: { __typename: "Event" } } });
  expect(await updating).toMatchObject({ __typename: "CampaignDaysInUse", days: ["2030-10-01"] });
});

describe("nameCampaignSeries", () => {
  test("adds a later name and keeps the earlier ones", async () => {
    expect(await nameCampaignSeries({ code: "digitalidag", name: "Digitaldagen", from: "2027" })).toMatchObject({
      names: [
        { name: "Digital@Idag", from: "2020", to: "2020" },
        { name: "Digitalidag", from: "2024", to: "2026" },
        { name: "Digitaldagen", from: "2027", to: null },
      ],
    });
    expect(await nameCampaignSeries({ code: "digitalidag", name: "Åter", from: "2027" })).toMatchObject({
      __typename: "NameNotLater",
      presentSince: "2027",
    });
  });

  test("begins a new series, to which campaigns can be added", async () => {
    const series = { code: "seniorsurf", name: "Seniorsurf", from: "2026" };
    expect(await nameCampaignSeries(series)).toMatchObject({ code: "seniorsurf", editions: [] });
    const edition = { slug: "seniorsurf-2026", series: "seniorsurf", name: "Seniorsurf 2026", days: ["2026-10-01"] };
    expect(await createCampaign(edition)).toMatchObject({ __typename: "Campaign" });
    expect(await nameCampaignSeries({ ...series, from: "soon" })).toMatchObject({ __typename: "InvalidInput" });
  });
});
