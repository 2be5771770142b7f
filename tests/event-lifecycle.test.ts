import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as operations from "../operations/generated/graphql.js";
import { startDeployedHub } from "./support/deployed-hub.js";
import { openInProcessHub } from "./support/in-process-hub.js";
import { startNpmHub } from "./support/npm-hub.js";
import { AFTER_CAMPAIGN, BEFORE_CAMPAIGN, eventInput } from "./support/sample-inputs.js";
import type { TestHub } from "./support/test-hub.js";

describe.each([
  { as: "in one process", open: openInProcessHub },
  { as: "as separate processes", open: startDeployedHub },
  { as: "by npm start", open: startNpmHub },
])("an event from draft to report, with the hub $as", ({ open }) => {
  let hub: TestHub;
  let [pts, kb, id] = ["", "", ""];

  beforeAll(async () => {
    hub = await open(BEFORE_CAMPAIGN);
    [pts, kb] = (await Promise.all(
      ["pts", "kb"].map(async (actorSlug) => {
        const key = await hub.createKey({ role: "MEMBER", actorSlug });
        await hub.execute(operations.AcceptRulesDocument, { input: { version: "2024" } }, { key });
        return key;
      }),
    )) as [string, string];
  });
  afterAll(() => hub?.close());

  const progress = async () => {
    const { data } = await hub.execute(operations.CampaignDashboardDocument, { slug: "digitalidag-2024" });
    const [developed, coverage] = data.campaign!.goals.map((goal) => goal.progress);
    return { developed: developed!.achieved, planned: coverage!.planned, held: coverage!.achieved };
  };
  const report = async (developedCompetence: number, key = pts) => {
    const input = { eventId: id, participantsTotal: 40, developedCompetence };
    return (await hub.execute(operations.ReportEventDocument, { input }, { key })).data.reportEvent;
  };

  test("is created with an invited co-organizer, who must be an actor", async () => {
    const input = { ...eventInput, coOrganizers: ["kb"] };
    const { createEvent } = (await hub.execute(operations.CreateEventDocument, { input }, { key: pts })).data;
    id = createEvent?.__typename === "Event" ? createEvent.id : "";
    const stranger = { ...eventInput, coOrganizers: ["nobody-at-all"] };
    expect(
      (await hub.execute(operations.CreateEventDocument, { input: stranger }, { key: pts })).data.createEvent,
    ).toEqual({
      __typename: "CannotCoOrganize",
      message: expect.stringContaining("nobody-at-all"),
    });
  });

  test("is updated by one of two callers at once; the other has a stale version", async () => {
    const update = async (sv: string) => {
      const input = { id, expectedVersion: 1, changes: { title: { sv } } };
      return (await hub.execute(operations.UpdateEventDocument, { input }, { key: pts })).data.updateEvent!.__typename;
    };
    expect((await Promise.all([update("Prova BankID"), update("Testa BankID")])).sort()).toEqual([
      "Event",
      "StaleVersion",
    ]);
  });

  test("is confirmed by its co-organizer and published", async () => {
    const { confirmCoOrganizing } = (
      await hub.execute(operations.ConfirmCoOrganizingDocument, { eventId: id }, { key: kb })
    ).data;
    expect(confirmCoOrganizing).toEqual({ __typename: "Event", id, coOrganizers: [{ slug: "kb" }] });
    expect(await progress()).toEqual({ developed: 0, planned: 0, held: 0 });
    await hub.execute(operations.PublishEventDocument, { id }, { key: pts });
    expect(await progress()).toEqual({ developed: 0, planned: 1, held: 0 });
  });

  test("is cancelled and uncancelled, and the goal of the campaign follows", async () => {
    const input = { id, reason: "Lokalen är stängd." };
    const { cancelEvent } = (await hub.execute(operations.CancelEventDocument, { input }, { key: pts })).data;
    expect(cancelEvent).toMatchObject({ status: "CANCELLED", cancelledReason: "Lokalen är stängd." });
    expect(await progress()).toEqual({ developed: 0, planned: 0, held: 0 });
    await hub.execute("mutation ($id: ID!) { uncancelEvent(id: $id) { __typename } }", { id }, { key: pts });
    expect(await progress()).toEqual({ developed: 0, planned: 1, held: 0 });
    expect(await report(30)).toMatchObject({ __typename: "EventNotHeld" });
  });

  test("is held when its time is over, and due to be reported by its organizer", async () => {
    await hub.setTime(AFTER_CAMPAIGN);
    expect(await progress()).toEqual({ developed: 0, planned: 0, held: 1 });
    const query = "{ eventsToReport { edges { node { id reportDue { daysSinceHeld reminder } } } } }";
    const due = async (key: string) => (await hub.execute(query, {}, { key })).data.eventsToReport.edges;
    expect(await due(pts)).toEqual([{ node: { id, reportDue: { daysSinceHeld: 5, reminder: 1 } } }]);
    expect(await due(kb)).toEqual([]);
  });

  test("is reported by its organizer and corrected: the goal moves by exactly what the report says", async () => {
    expect(await report(30, kb)).toMatchObject({ __typename: "NotYourEvent" });
    expect(await report(30)).toEqual({
      __typename: "Event",
      id,
      status: "REPORTED",
      report: { participantsTotal: 40, developedCompetence: 30 },
    });
    expect(await progress()).toEqual({ developed: 30, planned: 0, held: 1 });
    await report(12);
    expect(await progress()).toEqual({ developed: 12, planned: 0, held: 1 });
  });

  test("is cancelled and uncancelled after its report: the goal moves by exactly what was reported", async () => {
    const input = { id, reason: "Rapporten gällde en annan aktivitet." };
    const { cancelEvent } = (await hub.execute(operations.CancelEventDocument, { input }, { key: pts })).data;
    expect(cancelEvent).toMatchObject({ status: "CANCELLED" });
    expect(await progress()).toEqual({ developed: 0, planned: 0, held: 0 });
    await hub.execute("mutation ($id: ID!) { uncancelEvent(id: $id) { __typename } }", { id }, { key: pts });
    expect(await progress()).toEqual({ developed: 12, planned: 0, held: 1 });
  });
});
