import { Kind, type OperationDefinitionNode } from "graphql";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as operations from "../operations/generated/graphql.js";
import { startDeployedHub } from "./support/deployed-hub.js";
import { errorCodes } from "./support/graphql-client.js";
import { openInProcessHub } from "./support/in-process-hub.js";
import { AFTER_CAMPAIGN, BEFORE_CAMPAIGN, centerInput, eventInput } from "./support/sample-inputs.js";

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

const queries = Object.values(operations).filter(
  (document) => "definitions" in document && operationOf(document).operation === "query",
);
function operationOf({ definitions }: { readonly definitions: readonly unknown[] }) {
  return definitions.find(
    (it) => (it as OperationDefinitionNode).kind === Kind.OPERATION_DEFINITION,
  ) as OperationDefinitionNode;
}

describe.each([
  { as: "in one process", open: openInProcessHub },
  { as: "as five processes", open: startDeployedHub },
])("the hub $as", ({ open }) => {
  let hub: Pick<Awaited<ReturnType<typeof openInProcessHub>>, "ask" | "key" | "turnClock" | "close">;
  const keys = { pts: "", kb: "", motala: "", sater: "", coordinator: "" };

  beforeAll(async () => {
    hub = await open(BEFORE_CAMPAIGN);
    keys.pts = await hub.key({ role: "MEMBER", actorSlug: "pts" });
    keys.kb = await hub.key({ role: "MEMBER", actorSlug: "kb" });
    keys.motala = await hub.key({ role: "MUNICIPALITY", municipalityCode: "0583" });
    keys.sater = await hub.key({ role: "MUNICIPALITY", municipalityCode: "2082" });
    keys.coordinator = await hub.key({ role: "COORDINATOR" });
  });
  afterAll(() => hub?.close());

  describe("tells what the documents say", () => {
    test("about Säter and Motala, from four subgraphs", async () => {
      const page = async (code: string) =>
        (await hub.ask(operations.MunicipalityPageDocument, { code })).data.municipality;
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

    test("about 21 counties, 290 municipalities and the 26 with a centre", async () => {
      const { counties } = (await hub.ask(operations.CountiesDocument)).data;
      const municipalities = counties!.flatMap((county) => county.municipalities);
      expect([counties!.length, municipalities.length]).toEqual([21, 290]);
      expect(
        counties!.every(({ code, municipalities }) => municipalities.every((it) => it.code.startsWith(code))),
      ).toBe(true);
      const having = municipalities.filter(({ hasCenter }) => hasCenter).map(({ code, name }) => [code, name]);
      expect(Object.fromEntries(having)).toEqual(WITH_CENTER);
    });

    test("about the 26 centres, page by page, each run by its municipality", async () => {
      const pageAfter = async (after?: string | null) =>
        (await hub.ask(operations.FindCentersDocument, { first: 10, after })).data.centers!;
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

    test("about campaigns, and the goals and days of Digitalidag 2024", async () => {
      const { campaigns } = (await hub.ask(operations.CampaignsDocument)).data;
      const named = Object.fromEntries(campaigns!.map(({ slug, series }) => [slug, series?.code]));
      expect(named).toMatchObject({
        "digidel-2013": "digidel",
        "emedborgarveckan-2016": "emedborgarveckan",
        "digital-at-idag-2020": "digitalidag",
        "digitalidag-2024": "digitalidag",
      });

      const { campaign } = (await hub.ask(operations.CampaignDashboardDocument, { slug: "digitalidag-2024" })).data;
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

    test("about the grants, with both sources where they disagree", async () => {
      const [round] = (await hub.ask(operations.GrantsDocument)).data.grantRounds!;
      expect(round).toMatchObject({ name: "DigidelCenter 2018", grantsCount: 15, sourcesDisagree: true });
      const sourcesOf = (amount: number) =>
        round!.budgetFigures.filter((it) => it.amountSek === amount).map((it) => it.source);
      expect(sourcesOf(2_200_000)).toEqual([expect.stringContaining("2024-02-06")]);
      expect(sourcesOf(2_400_000)).toEqual([expect.stringContaining("Internetstiftelsen")]);
    });

    test("about figures, and which of them conflict", async () => {
      const { figures } = (await hub.ask(operations.FiguresDocument)).data;
      const byKey = new Map(figures!.map((figure) => [figure.key, figure]));
      expect(byKey.get("digidelcenters-listed")).toMatchObject({
        value: 26,
        conflictsWith: [{ key: "digidelcenters-2024" }],
      });
      expect(byKey.get("digidelcenters-2024")).toMatchObject({ value: 30, qualifier: "ABOUT" });
      expect(byKey.get("library-survey-2017-answered")).toMatchObject({ value: 91, unit: "percent" });
    });

    test("about the training of digital coaches, up the staircase", async () => {
      const { trainingCourse } = (await hub.ask(operations.TrainingDocument)).data;
      const steps = trainingCourse!.modules.map(({ staircaseStep }) => staircaseStep);
      expect(steps).toEqual(["MOTIVATION", "ACCESS", "USE", "SKILLS", null, null]);
    });

    test("about actors, under earlier names too", async () => {
      const find = async (text: string) =>
        (await hub.ask(operations.FindActorsDocument, { filter: { text } })).data.actors!.edges.map(({ node }) => node);
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

    test("about whoever asks", async () => {
      const me = async (key?: string) => (await hub.ask(operations.MeDocument, {}, { key })).data.viewer;
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
      "in answer to %s, without errors",
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
        const { status, errors } = await hub.ask(
          document as never,
          Object.fromEntries(needed.map((it) => [it, variables[it]])) as never,
          { key: keys.coordinator },
        );
        expect({ status, errors }).toEqual({ status: 200, errors: [] });
      },
    );
  });

  describe("takes an activity", () => {
    let id: string;
    const publish = async (key: string, headers = {}) =>
      (await hub.ask(operations.PublishEventDocument, { id }, { key, headers })).data.publishEvent;
    const inSater = async () =>
      (await hub.ask(operations.MunicipalityPageDocument, { code: "2082" })).data.municipality!.events!.edges.map(
        ({ node }) => node.id,
      );
    const upcoming = async () =>
      (
        await hub.ask(`{ center(slug: "digidelcenter-sater") { upcomingEvents { edges { node { id status } } } } }`)
      ).data.center.upcomingEvents.edges.map(({ node }: { node: { id: string } }) => node.id);

    test("from a member, as a draft that nobody else sees", async () => {
      const { data } = await hub.ask(`{ center(slug: "digidelcenter-sater") { id } }`);
      const input = { ...eventInput, centerId: data.center.id };
      const created = (await hub.ask(operations.CreateEventDocument, { input }, { key: keys.pts })).data.createEvent;
      expect(created).toEqual({ __typename: "Event", id: expect.any(String), status: "DRAFT", version: 1 });
      id = created?.__typename === "Event" ? created.id : "";
      expect(await inSater()).toEqual([]);
      expect(await publish(keys.kb)).toMatchObject({ __typename: "NotFound" });
    });

    test("only once its organisation has accepted the rules, and says so in the language of the caller", async () => {
      const refused = await publish(keys.pts, { "accept-language": "sv" });
      expect(refused).toEqual({ __typename: "RulesNotAccepted", message: expect.stringContaining("aktörsrutinerna") });
      expect(await publish(keys.pts)).toEqual({
        __typename: "RulesNotAccepted",
        message: expect.stringContaining("rules"),
      });

      const input = { version: "2024" };
      const { acceptRules } = (await hub.ask(operations.AcceptRulesDocument, { input }, { key: keys.pts })).data;
      expect(acceptRules).toMatchObject({ __typename: "Actor", rulesAccepted: { version: "2024" } });
    });

    test("and shows it in the municipality, at the centre and in the campaign", async () => {
      expect(await publish(keys.pts)).toMatchObject({ __typename: "Event", status: "PUBLISHED" });
      expect(await inSater()).toEqual([id]);
      expect(await upcoming()).toEqual([id]);
      const { campaign } = (await hub.ask(operations.CampaignDashboardDocument, { slug: "digitalidag-2024" })).data;
      expect(campaign).toMatchObject({
        coverage: { covered: 1 },
        goals: [{}, { progress: { planned: 1, achieved: 0 } }],
      });
    });

    test("from nobody else", async () => {
      expect(await publish(keys.kb)).toMatchObject({ __typename: "NotYourEvent" });
      const create = async (key?: string) => hub.ask(operations.CreateEventDocument, { input: eventInput }, { key });
      const stranger = await create();
      expect([stranger.data, errorCodes(stranger)]).toEqual([{ createEvent: null }, ["UNAUTHENTICATED"]]);
      const coordinator = await create(keys.coordinator);
      expect([coordinator.data, errorCodes(coordinator)]).toEqual([{ createEvent: null }, ["FORBIDDEN"]]);
    });

    describe("whose time passes", () => {
      beforeAll(() => hub.turnClock(AFTER_CAMPAIGN));

      test("and counts it as held", async () => {
        const { data } = await hub.ask("query ($id: ID!) { event(id: $id) { status } }", { id });
        expect(data.event).toEqual({ status: "HELD" });
        expect(await upcoming()).toEqual([]);
        const { campaign } = (await hub.ask(operations.CampaignDashboardDocument, { slug: "digitalidag-2024" })).data;
        expect(campaign).toMatchObject({ coverage: { covered: 1 }, goals: [{}, { progress: { achieved: 1 } }] });
      });
    });
  });

  describe("takes a centre", () => {
    let id: string;
    const submit = (key?: string, headers = {}) =>
      hub.ask(operations.SubmitCenterDocument, { input: { type: "CREATE", center: centerInput } }, { key, headers });
    const review = (key?: string) =>
      hub.ask(operations.ReviewSubmissionDocument, { input: { id, decision: "APPROVE" } }, { key });
    const inMotala = async () =>
      (await hub.ask(operations.MunicipalityPageDocument, { code: "0583" })).data.municipality!.centers!.map(
        ({ name }) => name,
      );

    test("from its municipality, and shows it to nobody before it is approved", async () => {
      const { submitCenter } = (await submit(keys.motala)).data;
      expect(submitCenter).toMatchObject({
        __typename: "CenterSubmission",
        status: "SUBMITTED",
        municipality: { code: "0583" },
      });
      id = submitCenter?.__typename === "CenterSubmission" ? submitCenter.id : "";
      expect(await inMotala()).toEqual(["DigidelCenter Motala"]);
    });

    test("from nobody else", async () => {
      expect((await submit(keys.sater)).data.submitCenter).toEqual({
        __typename: "NotYourMunicipality",
        message: expect.stringMatching(/municipality/),
      });
      expect((await submit(keys.sater, { "accept-language": "sv-SE,en;q=0.5" })).data.submitCenter).toEqual({
        __typename: "NotYourMunicipality",
        message: expect.stringMatching(/kommun/),
      });
      expect(errorCodes(await submit(keys.pts))).toEqual(["FORBIDDEN"]);
      expect(errorCodes(await submit())).toEqual(["UNAUTHENTICATED"]);
      expect(errorCodes(await review(keys.motala))).toEqual(["FORBIDDEN"]);
      expect(errorCodes(await review())).toEqual(["UNAUTHENTICATED"]);
    });

    test("and shows it to everybody when the coordinator has approved it", async () => {
      const { reviewSubmission } = (await review(keys.coordinator)).data;
      expect(reviewSubmission).toMatchObject({
        __typename: "CenterSubmission",
        status: "APPROVED",
        center: { status: "ACTIVE" },
      });
      expect(await inMotala()).toEqual(["DigidelCenter Borensberg", "DigidelCenter Motala"]);
      expect((await review(keys.coordinator)).data.reviewSubmission).toMatchObject({
        __typename: "WrongSubmissionState",
      });
    });
  });

  test("takes two changes in one document, and shows below each what it has become by then", async () => {
    const { id } = (await hub.ask(`{ actor(slug: "pts") { id } }`)).data.actor;
    const set = (role: string) => `${role}: setActorContacts(input: {
      id: "${id}", contacts: [{ role: "${role}", name: "Kontakt", email: "kontakt@example.se" }]
    }) { ... on Actor { slug contacts { role } events { totalCount } } }`;
    const { data, errors } = await hub.ask(`mutation { ${set("first")} ${set("last")} }`, {}, { key: keys.pts });
    expect(errors).toEqual([]);
    expect(data).toMatchObject({ first: { contacts: [{ role: "first" }] }, last: { contacts: [{ role: "last" }] } });
  });

  test("calls a null byte malformed where it comes to an entity's key, too", async () => {
    const revoked = await hub.ask(operations.RevokeApiKeyDocument, { id: "a\0b" }, { key: keys.pts });
    expect(errorCodes(revoked)).toEqual(["BAD_USER_INPUT"]);
    const issued = await hub.ask(
      operations.IssueApiKeyDocument,
      { input: { role: "MEMBER", actor: "\0" } },
      { key: keys.coordinator },
    );
    expect(errorCodes(issued)).toEqual(["BAD_USER_INPUT"]);
  });

  test.each([
    ["unknown", `dgd_${"0".repeat(16)}_${"x".repeat(43)}`],
    ["malformed", "something"],
  ])("refuses a key that is %s", async (_, key) => {
    const answer = await hub.ask(operations.MeDocument, {}, { key });
    expect([answer.status, errorCodes(answer)]).toEqual([401, ["UNAUTHENTICATED"]]);
  });
});
