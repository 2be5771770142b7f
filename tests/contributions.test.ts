import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as operations from "../operations/generated/graphql.js";
import { startDeployedHub } from "./support/deployed-hub.js";
import { errorCodes } from "./support/graphql-client.js";
import { openInProcessHub } from "./support/in-process-hub.js";
import { AFTER_CAMPAIGN, BEFORE_CAMPAIGN, centerInput, eventInput } from "./support/sample-inputs.js";
import type { TestHub } from "./support/test-hub.js";

describe.each([
  { as: "in one process", open: openInProcessHub },
  { as: "as separate processes", open: startDeployedHub },
])("contributions to the hub $as", ({ open }) => {
  let hub: TestHub;
  const keys = { pts: "", kb: "", motala: "", sater: "", coordinator: "" };

  beforeAll(async () => {
    hub = await open(BEFORE_CAMPAIGN);
    keys.pts = await hub.createKey({ role: "MEMBER", actorSlug: "pts" });
    keys.kb = await hub.createKey({ role: "MEMBER", actorSlug: "kb" });
    keys.motala = await hub.createKey({ role: "MUNICIPALITY", municipalityCode: "0583" });
    keys.sater = await hub.createKey({ role: "MUNICIPALITY", municipalityCode: "2082" });
    keys.coordinator = await hub.createKey({ role: "COORDINATOR" });
  });
  afterAll(() => hub?.close());

  describe("an event", () => {
    let id: string;
    const publish = async (key: string, headers = {}) =>
      (await hub.execute(operations.PublishEventDocument, { id }, { key, headers })).data.publishEvent;
    const inSater = async () =>
      (await hub.execute(operations.MunicipalityPageDocument, { code: "2082" })).data.municipality!.events!.edges.map(
        ({ node }) => node.id,
      );
    const upcoming = async () =>
      (
        await hub.execute(`{ center(slug: "digidelcenter-sater") { upcomingEvents { edges { node { id status } } } } }`)
      ).data.center.upcomingEvents.edges.map(({ node }: { node: { id: string } }) => node.id);

    test("is created by a member as a draft that nobody else sees", async () => {
      const { data } = await hub.execute(`{ center(slug: "digidelcenter-sater") { id } }`);
      const input = { ...eventInput, centerId: data.center.id };
      const created = (await hub.execute(operations.CreateEventDocument, { input }, { key: keys.pts })).data
        .createEvent;
      expect(created).toEqual({ __typename: "Event", id: expect.any(String), status: "DRAFT", version: 1 });
      id = created?.__typename === "Event" ? created.id : "";
      expect(await inSater()).toEqual([]);
      expect(await publish(keys.kb)).toMatchObject({ __typename: "NotFound" });
    });

    test("is published only when its organizer has accepted the rules; the refusal is in the language of the caller", async () => {
      const refused = await publish(keys.pts, { "accept-language": "sv" });
      expect(refused).toEqual({ __typename: "RulesNotAccepted", message: expect.stringContaining("aktörsrutinerna") });
      expect(await publish(keys.pts)).toEqual({
        __typename: "RulesNotAccepted",
        message: expect.stringContaining("rules"),
      });

      const input = { version: "2024" };
      const { acceptRules } = (await hub.execute(operations.AcceptRulesDocument, { input }, { key: keys.pts })).data;
      expect(acceptRules).toMatchObject({ __typename: "Actor", rulesAccepted: { version: "2024" } });
    });

    test("is seen in its municipality, at its centre and in its campaign when it is published", async () => {
      expect(await publish(keys.pts)).toMatchObject({ __typename: "Event", status: "PUBLISHED" });
      expect(await inSater()).toEqual([id]);
      expect(await upcoming()).toEqual([id]);
      const { campaign } = (await hub.execute(operations.CampaignDashboardDocument, { slug: "digitalidag-2024" })).data;
      expect(campaign).toMatchObject({
        coverage: { covered: 1 },
        goals: [{}, { progress: { planned: 1, achieved: 0 } }],
      });
    });

    test("is neither published by another member nor created by callers of other roles", async () => {
      expect(await publish(keys.kb)).toMatchObject({ __typename: "NotYourEvent" });
      const create = async (key?: string) =>
        hub.execute(operations.CreateEventDocument, { input: eventInput }, { key });
      const stranger = await create();
      expect([stranger.data, errorCodes(stranger)]).toEqual([{ createEvent: null }, ["UNAUTHENTICATED"]]);
      const coordinator = await create(keys.coordinator);
      expect([coordinator.data, errorCodes(coordinator)]).toEqual([{ createEvent: null }, ["FORBIDDEN"]]);
    });

    describe("that has taken place", () => {
      beforeAll(() => hub.setTime(AFTER_CAMPAIGN));

      test("is counted as held", async () => {
        const { data } = await hub.execute("query ($id: ID!) { event(id: $id) { status } }", { id });
        expect(data.event).toEqual({ status: "HELD" });
        expect(await upcoming()).toEqual([]);
        const { campaign } = (await hub.execute(operations.CampaignDashboardDocument, { slug: "digitalidag-2024" }))
          .data;
        expect(campaign).toMatchObject({ coverage: { covered: 1 }, goals: [{}, { progress: { achieved: 1 } }] });
      });
    });
  });

  describe("a centre", () => {
    let id: string;
    const submit = (key?: string, headers = {}) =>
      hub.execute(
        operations.SubmitCenterDocument,
        { input: { type: "CREATE", center: centerInput } },
        { key, headers },
      );
    const review = (key?: string) =>
      hub.execute(operations.ReviewSubmissionDocument, { input: { id, decision: "APPROVE" } }, { key });
    const inMotala = async () =>
      (await hub.execute(operations.MunicipalityPageDocument, { code: "0583" })).data.municipality!.centers!.map(
        ({ name }) => name,
      );

    test("is submitted by its municipality, and not seen before it is approved", async () => {
      const { submitCenter } = (await submit(keys.motala)).data;
      expect(submitCenter).toMatchObject({
        __typename: "CenterSubmission",
        status: "SUBMITTED",
        municipality: { code: "0583" },
      });
      id = submitCenter?.__typename === "CenterSubmission" ? submitCenter.id : "";
      expect(await inMotala()).toEqual(["DigidelCenter Motala"]);
    });

    test("is neither submitted by another municipality nor reviewed by anybody but the coordinator", async () => {
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

    test("is seen by everybody when the coordinator has approved it", async () => {
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

  test("two mutations of one document each return what was stored by then", async () => {
    const { id } = (await hub.execute(`{ actor(slug: "pts") { id } }`)).data.actor;
    const set = (role: string) => `${role}: setActorContacts(input: {
      id: "${id}", contacts: [{ role: "${role}", name: "Kontakt", email: "kontakt@example.se" }]
    }) { ... on Actor { slug contacts { role } events { totalCount } } }`;
    const { data, errors } = await hub.execute(`mutation { ${set("first")} ${set("last")} }`, {}, { key: keys.pts });
    expect(errors).toEqual([]);
    expect(data).toMatchObject({ first: { contacts: [{ role: "first" }] }, last: { contacts: [{ role: "last" }] } });
  });

  test("a null byte in an id is refused as bad input", async () => {
    const revoked = await hub.execute(operations.RevokeApiKeyDocument, { id: "a\0b" }, { key: keys.pts });
    expect(errorCodes(revoked)).toEqual(["BAD_USER_INPUT"]);
    const issued = await hub.execute(
      operations.IssueApiKeyDocument,
      { input: { role: "MEMBER", actor: "\0" } },
      { key: keys.coordinator },
    );
    expect(errorCodes(issued)).toEqual(["BAD_USER_INPUT"]);
  });

  test.each([
    ["unknown", `dgd_${"0".repeat(16)}_${"x".repeat(43)}`],
    ["malformed", "something"],
  ])("an API key that is %s is refused", async (_, key) => {
    const answer = await hub.execute(operations.MeDocument, {}, { key });
    expect([answer.status, errorCodes(answer)]).toEqual([401, ["UNAUTHENTICATED"]]);
  });
});
