import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { type DocumentNode, Kind } from "graphql";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as operations from "../operations/generated/graphql.js";
import { startDeployedHub } from "./support/deployed-hub.js";
import { openInProcessHub } from "./support/in-process-hub.js";
import { BEFORE_CAMPAIGN } from "./support/sample-inputs.js";
import type { TestHub } from "./support/test-hub.js";

/** Each municipality with a DigidelCenter, as the documents list them. */
const WITH_CENTER = {
  "0188": "Norrtälje",
  "0428": "Vingåker",
  "0480": "Nyköping",
  "0581": "Norrköping",
  "0583": "Motala",
  "0684": "Sävsjö",
  "0765": "Älmhult",
  "0861": "Mönsterås",
  "1080": "Karlskrona",
  "1278": "Båstad",
  "1282": "Landskrona",
  "1283": "Helsingborg",
  "1290": "Kristianstad",
  "1315": "Hylte",
  "1471": "Götene",
  "1485": "Uddevalla",
  "1493": "Mariestad",
  "1737": "Torsby",
  "1980": "Västerås",
  "2031": "Rättvik",
  "2082": "Säter",
  "2280": "Härnösand",
  "2281": "Sundsvall",
  "2284": "Örnsköldsvik",
  "2523": "Gällivare",
  "2580": "Luleå",
};

const operationOf = ({ definitions }: DocumentNode) =>
  definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION)!;
const queries = Object.values(operations)
  .filter((value): value is TypedDocumentNode<any, any> => "definitions" in value)
  .filter((document) => operationOf(document).operation === "query");

describe.each([
  { as: "in one process", open: openInProcessHub },
  { as: "as separate processes", open: startDeployedHub },
])("the seeded data, read from the hub $as", ({ open }) => {
  let hub: TestHub;
  const keys = { pts: "", sater: "", coordinator: "" };

  beforeAll(async () => {
    hub = await open(BEFORE_CAMPAIGN);
    keys.pts = await hub.createKey({ role: "MEMBER", actorSlug: "pts" });
    keys.sater = await hub.createKey({ role: "MUNICIPALITY", municipalityCode: "2082" });
    keys.coordinator = await hub.createKey({ role: "COORDINATOR" });
  });
  afterAll(() => hub?.close());

  test("has the pages of Säter and Motala, from four subgraphs", async () => {
    const page = async (code: string) =>
      (await hub.execute(operations.MunicipalityPageDocument, { code })).data.municipality;
    expect(await page("2082")).toEqual({
      code: "2082",
      name: "Säter",
      officialName: "Säters kommun",
      population: 11_222,
      county: { code: "20", name: "Dalarnas län" },
      actor: { slug: "saters-kommun", name: "Säters kommun", kind: "MUNICIPALITY" },
      centers: [
        {
          slug: "digidelcenter-sater",
          name: "DigidelCenter Säter",
          status: "ACTIVE",
          freeOfCharge: true,
          criteria: [],
          units: [{ venueKind: "OTHER_PUBLIC", openingHours: [] }],
        },
      ],
      events: { totalCount: 0, edges: [] },
      coachCount: null,
    });
    expect(await page("0583")).toMatchObject({
      name: "Motala",
      officialName: "Motala kommun",
      population: 43_131,
      county: { code: "05", name: "Östergötlands län" },
      actor: { slug: "motala-kommun" },
      centers: [{ slug: "digidelcenter-motala", units: [{ venueKind: "LIBRARY" }] }],
    });
  });

  test("has 21 counties and 290 municipalities, 26 of them with a centre", async () => {
    const { counties } = (await hub.execute(operations.CountiesDocument)).data;
    const municipalities = counties!.flatMap((county) => county.municipalities);
    expect([counties!.length, municipalities.length]).toEqual([21, 290]);
    expect(counties!.every(({ code, municipalities }) => municipalities.every((it) => it.code.startsWith(code)))).toBe(
      true,
    );
    const having = municipalities.filter(({ hasCenter }) => hasCenter).map(({ code, name }) => [code, name]);
    expect(Object.fromEntries(having)).toEqual(WITH_CENTER);
  });

  test("has 26 centres, page by page, each operated by its municipality", async () => {
    const pageAfter = async (after?: string | null) =>
      (await hub.execute(operations.FindCentersDocument, { first: 10, after })).data.centers!;
    const pages = [await pageAfter()];
    while (pages.at(-1)!.pageInfo.hasNextPage) pages.push(await pageAfter(pages.at(-1)!.pageInfo.endCursor));
    expect(pages.map(({ totalCount, edges }) => [totalCount, edges.length])).toEqual([
      [26, 10],
      [26, 10],
      [26, 6],
    ]);
    const found = pages.flatMap(({ edges }) => edges.map(({ node }) => node));
    expect(Object.fromEntries(found.map(({ municipality }) => [municipality!.code, municipality!.name]))).toEqual(
      WITH_CENTER,
    );
    expect(found.map(({ operator }) => operator!.name)).toEqual(
      found.map(({ municipality }) => expect.stringMatching(new RegExp(`^${municipality!.name}s? (kommun|stad)$`))),
    );
    expect(found.every(({ status, stale, sourceNote }) => status === "ACTIVE" && stale && sourceNote)).toBe(true);
  });

  test("has the campaigns, and the goals and days of Digitalidag 2024", async () => {
    const { campaigns } = (await hub.execute(operations.CampaignsDocument)).data;
    const named = Object.fromEntries(campaigns!.map(({ slug, series }) => [slug, series?.code]));
    expect(named).toMatchObject({
      "digidel-2013": "digidel",
      "emedborgarveckan-2016": "emedborgarveckan",
      "digital-at-idag-2020": "digitalidag",
      "digitalidag-2024": "digitalidag",
    });

    const { campaign } = (await hub.execute(operations.CampaignDashboardDocument, { slug: "digitalidag-2024" })).data;
    expect(campaign).toMatchObject({
      days: ["2024-11-15", "2024-11-16"],
      goals: [
        { kind: "PEOPLE_DEVELOPED", target: 1_000_000, from: "2024-04-18", to: "2024-11-16" },
        { kind: "MUNICIPALITY_COVERAGE", target: 290, progress: { planned: 0, achieved: 0, percent: 0 } },
      ],
      coverage: { covered: 0, total: 290 },
    });
    expect(campaign!.coverage.byCounty.reduce((sum, { total }) => sum + total, 0)).toBe(290);
    expect(campaign!.coverage.uncovered).toHaveLength(290);
    expect(campaign!.actors!.edges.map(({ node }) => node.name)).toContain("Post- och telestyrelsen (PTS)");
  });

  test("has the grants, with both sources where they disagree", async () => {
    const [round] = (await hub.execute(operations.GrantsDocument)).data.grantRounds!;
    expect(round).toMatchObject({ name: "DigidelCenter 2018", grantsCount: 15, sourcesDisagree: true });
    const sourcesOf = (amount: number) =>
      round!.budgetFigures.filter((it) => it.amountSek === amount).map((it) => it.source);
    expect(sourcesOf(2_200_000)).toEqual([expect.stringContaining("2024-02-06")]);
    expect(sourcesOf(2_400_000)).toEqual([expect.stringContaining("Internetstiftelsen")]);
  });

  test("has the figures, and says which of them conflict", async () => {
    const { figures } = (await hub.execute(operations.FiguresDocument)).data;
    const byKey = new Map(figures!.map((figure) => [figure.key, figure]));
    expect(byKey.get("digidelcenters-listed")).toMatchObject({
      value: 26,
      conflictsWith: [{ key: "digidelcenters-2024" }],
    });
    expect(byKey.get("digidelcenters-2024")).toMatchObject({ value: 30, qualifier: "ABOUT" });
    expect(byKey.get("library-survey-2017-answered")).toMatchObject({ value: 91, unit: "percent" });
  });

  test("has the modules of the training of digital coaches, in the order of the staircase", async () => {
    const { trainingCourse } = (await hub.execute(operations.TrainingDocument)).data;
    const steps = trainingCourse!.modules.map(({ staircaseStep }) => staircaseStep);
    expect(steps).toEqual(["MOTIVATION", "ACCESS", "USE", "SKILLS", null, null]);
  });

  test("finds actors by their earlier names, too", async () => {
    const find = async (text: string) =>
      (await hub.execute(operations.FindActorsDocument, { filter: { text } })).data.actors!.edges.map(
        ({ node }) => node,
      );
    expect(await find("SKL")).toEqual([
      expect.objectContaining({ slug: "skr", kind: "MUNICIPALITY_ORGANISATION", formerNames: [expect.anything()] }),
    ]);
    const [iva] = await find("Ingenjörsvetenskapsakademi");
    expect(iva!.relations).toContainEqual(
      expect.objectContaining({
        role: "INITIATOR",
        campaign: expect.objectContaining({ slug: "digital-at-idag-2020" }),
      }),
    );
  });

  test("tells the viewer of each key", async () => {
    const me = async (key?: string) => (await hub.execute(operations.MeDocument, {}, { key })).data.viewer;
    const nothing = { actor: null, municipality: null };
    const as = (role: string) => ({ ...nothing, role, scopes: [`role:${role}`] });
    expect(await me()).toEqual({ ...nothing, role: "PUBLIC", scopes: [] });
    expect(await me(keys.pts)).toEqual({ ...as("MEMBER"), actor: { slug: "pts" } });
    expect(await me(keys.sater)).toEqual({
      ...as("MUNICIPALITY"),
      actor: { slug: "saters-kommun" },
      municipality: { code: "2082" },
    });
    expect(await me(keys.coordinator)).toEqual(as("COORDINATOR"));
  });

  test.each(queries.map((document) => [operationOf(document).name!.value, document] as const))(
    "answers the operation %s without errors",
    async (name, document) => {
      const variables: Record<string, unknown> = {
        code: "2082",
        slug: name === "ActorPage" ? "pts" : "digitalidag-2024",
        id: "00000000-0000-7000-8000-000000000000",
        point: { lat: 60.35, lng: 15.75 },
        number: "none",
        verificationCode: "none",
      };
      const needed = (operationOf(document).variableDefinitions ?? []).map(({ variable }) => variable.name.value);
      const { status, errors } = await hub.execute(
        document,
        Object.fromEntries(needed.map((it) => [it, variables[it]])),
        { key: keys.coordinator },
      );
      expect({ status, errors }).toEqual({ status: 200, errors: [] });
    },
  );
});
