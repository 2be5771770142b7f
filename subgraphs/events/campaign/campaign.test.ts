import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { clock } from "../../../kit/clock.js";
import { municipalities } from "../../../kit/sweden/sweden.js";
import { openSubgraph } from "../../../kit/testing/open-subgraph.js";
import type { Topic } from "../../../kit/vocabulary/shared.js";
import { ActivityReport } from "../report/activity-report.js";
import { events } from "../subgraph.js";
import { addEvents, at, type Hub } from "../testing.js";
import { Goal } from "./goal.js";

const DASHBOARD = `query ($slug: String!) {
  campaign(slug: $slug) {
    slug name startDay endDay days kickoffDay rulesVersion
    goals { kind target from to progress { planned achieved percent asOf } }
    coverage { covered planned held total byCounty { county { code } covered total } uncovered { code } }
    reports {
      participantsTotal developedCompetence byTopic { topic activities participantsTotal } byFormat { format activities }
    }
  }
}`;

describe("seeded campaigns", () => {
  let hub: Hub;
  beforeAll(async () => {
    hub = await openSubgraph(events);
  });
  afterAll(() => hub.close());

  test("are listed by first day, those without known days last", async () => {
    const { campaigns } = await hub.request(
      `{ campaigns { slug startDay endDay days sourceNote series { code names { name } } } }`,
    );
    expect(campaigns.map(({ slug }: { slug: string }) => slug)).toEqual([
      "get-online-week-2017",
      "digital-at-idag-2020",
      "digitalidag-2024",
      "digidel-2013",
      "emedborgarveckan-2016",
      "emedborgarveckan-2017",
    ]);
    expect(campaigns[0].days).toHaveLength(7);
    expect(campaigns[3]).toMatchObject({ startDay: null, endDay: null, days: [] });
    expect(campaigns[1].series).toEqual({
      code: "digitalidag",
      names: [{ name: "Digital@Idag" }, { name: "Digitalidag" }],
    });
    expect(campaigns[2].series).toEqual(campaigns[1].series);
    expect(campaigns.every(({ sourceNote }: { sourceNote: string }) => sourceNote.length > 20)).toBe(true);
    expect(hub.statements).toHaveLength(2);
  });

  test("have their days, kickoff, goals and rules: Digitalidag 2024", async () => {
    const { campaign } = await hub.request(DASHBOARD, { slug: "digitalidag-2024" });
    expect(campaign).toMatchObject({
      startDay: "2024-11-15",
      endDay: "2024-11-16",
      days: ["2024-11-15", "2024-11-16"],
      kickoffDay: "2024-04-18",
      rulesVersion: "2024",
      goals: [
        { kind: "PEOPLE_DEVELOPED", target: 1_000_000, from: "2024-04-18", to: "2024-11-16" },
        { kind: "MUNICIPALITY_COVERAGE", target: 290, from: "2024-11-15", to: "2024-11-16" },
      ],
      coverage: { covered: 0, total: 290 },
      reports: { participantsTotal: 0, developedCompetence: 0, byTopic: [], byFormat: [] },
    });
    expect(campaign.coverage.uncovered).toHaveLength(290);
    expect(campaign.coverage.byCounty).toHaveLength(21);
    expect(hub.statements.length).toBeLessThanOrEqual(8);
  });

  test("are resolved by id and by slug", async () => {
    const [bySlug] = await hub.entities("Campaign", [{ slug: "digidel-2013" }], "id name");
    expect(await hub.entities("Campaign", [{ id: bySlug!.id }, { slug: "none" }], "name")).toEqual([
      { name: "Digidel 2013" },
      null,
    ]);
    expect(await hub.request(DASHBOARD, { slug: "none" })).toEqual({ campaign: null });
  });
});

describe("a campaign with activities", () => {
  let hub: Hub;
  beforeEach(async () => {
    hub = await openSubgraph(events);
    clock.set(new Date(at("2024-11-15", "18:00")));
  });
  afterEach(async () => {
    clock.set(undefined);
    await hub.close();
  });

  const campaignSlug = "digitalidag-2024";
  const friday = "2024-11-15";
  const saturday = "2024-11-16";
  const on = (...days: string[]) => ({
    campaignSlug,
    campaignDays: days,
    sessions: days.map((day): [string, string] => [at(day, "10:00"), at(day, "12:00")]),
  });
  const yearRound = (day: string, end = "12:00") => ({
    campaignSlug,
    sessions: [[at(day, "10:00"), at(day, end)]] as [string, string][],
  });
  const report = (
    eventId: string,
    participantsTotal: number,
    developedCompetence: number,
    topicsCovered: Topic[] = [],
  ) =>
    hub.orm.em.fork().insert(ActivityReport, {
      eventId,
      organizerSlug: "pts",
      participantsTotal,
      developedCompetence,
      topicsCovered,
      reportedAt: clock.now(),
    });
  const dashboard = async () => (await hub.request(DASHBOARD, { slug: campaignSlug })).campaign;

  test("covers municipalities with an activity on one of its days, to come or held", async () => {
    await addEvents(hub, [
      { municipalityCode: "2082", ...on(friday) },
      { municipalityCode: "2082", ...on(saturday) },
      { municipalityCode: "2031", ...on(saturday) },
      { municipalityCode: "0180", ...on(friday, saturday) },
      { municipalityCode: "0583", ...on(friday), state: "REPORTED", attendanceMode: "ONLINE" },
      { municipalityCode: null, ...on(friday), attendanceMode: "ONLINE" },
      ...(["DRAFT", "CANCELLED", "POSTPONED"] as const).map((state) => ({
        municipalityCode: "0114",
        ...on(friday),
        state,
      })),
      { municipalityCode: "0115", ...yearRound("2024-05-02") },
      { municipalityCode: "0117", sessions: on(friday).sessions },
    ]);
    const { coverage, goals } = await dashboard();
    expect(coverage).toMatchObject({ covered: 4, held: 2, planned: 2, total: 290 });
    expect(coverage.byCounty.find(({ county }: { county: { code: string } }) => county.code === "20")).toEqual({
      county: { code: "20" },
      covered: 2,
      total: municipalities.filter(({ countyCode }) => countyCode === "20").length,
    });
    expect(coverage.uncovered).toHaveLength(286);
    expect(goals[1].progress).toEqual({ planned: 2, achieved: 2, percent: 0.7, asOf: expect.any(String) });
    expect(hub.statements.length).toBeLessThanOrEqual(8);

    clock.set(new Date(at("2024-11-17", "00:00")));
    expect((await dashboard()).goals[1].progress).toMatchObject({ planned: 0, achieved: 4, percent: 1.4 });
  });

  test("counts developed competence by the day of the last session, both ends of a goal's period included", async () => {
    const counts = [0, 2, 4, 8, 0];
    const ids = await addEvents(
      hub,
      [
        yearRound("2024-04-17"),
        yearRound("2024-04-18"),
        on(friday),
        yearRound("2024-11-16", "23:59"),
        yearRound("2024-11-17"),
      ].map((row) => ({ ...row, state: "REPORTED" as const })),
    );
    for (const [i, id] of ids.entries()) await report(id, 100, counts[i] || 50);
    const [outside] = await addEvents(hub, [{ sessions: on(friday).sessions, state: "REPORTED" }]);
    await report(outside!, 100, 50);

    const { goals } = await dashboard();
    expect(goals[0].progress).toMatchObject({ planned: null, achieved: 14, percent: 0 });
  });

  test("sums reports by topic and by format", async () => {
    const [lecture, dropIn, cancelled] = await addEvents(hub, [
      { ...on(friday), state: "REPORTED", format: "LECTURE" },
      { ...on(friday), state: "REPORTED" },
      { ...on(friday), state: "CANCELLED" },
    ]);
    await report(lecture!, 30, 20, ["AI", "BANKID"]);
    await report(dropIn!, 5, 5, ["BANKID"]);
    await report(cancelled!, 99, 99, ["AI"]);
    expect((await dashboard()).reports).toEqual({
      participantsTotal: 35,
      developedCompetence: 25,
      byTopic: [
        { topic: "BANKID", activities: 2, participantsTotal: 35 },
        { topic: "AI", activities: 1, participantsTotal: 30 },
      ],
      byFormat: [
        { format: "DROP_IN", activities: 1 },
        { format: "LECTURE", activities: 1 },
      ],
    });
    const query = `query ($id: ID!) { event(id: $id) { report { participantsTotal } } }`;
    expect(await hub.request(query, { id: lecture })).toEqual({ event: { report: { participantsTotal: 30 } } });
  });

  test("sums more visits than an Int can hold", async () => {
    const ids = await addEvents(
      hub,
      [1, 2, 3].map(() => ({ ...on(friday), state: "REPORTED" as const })),
    );
    for (const id of ids) await report(id, 1_000_000_000, 999_999_999, ["AI"]);
    const { goals, reports } = await dashboard();
    expect(goals[0].progress).toMatchObject({ achieved: 2_999_999_997, percent: 300_000 });
    expect(reports).toMatchObject({
      participantsTotal: 3_000_000_000,
      developedCompetence: 2_999_999_997,
      byTopic: [{ participantsTotal: 3_000_000_000 }],
    });
  });

  test("counts activities and actors for goals of these kinds", async () => {
    await hub.orm.em.fork().insertMany(
      Goal,
      (["ACTIVITIES", "ACTORS"] as const).map((kind) => ({
        campaignSlug,
        kind,
        target: 10,
        from: "2024-11-01",
        to: saturday,
        sourceNote: "test",
      })),
    );
    await addEvents(hub, [
      { ...on(friday), organizerSlug: "pts" },
      { ...on(saturday), organizerSlug: "pts" },
      { ...on(saturday), organizerSlug: "kb", coOrganizerSlugs: ["pts", "digg"], invitedSlugs: ["ssc"] },
      { ...on(saturday), organizerSlug: "skr", state: "DRAFT" },
    ]);
    const { goals } = await dashboard();
    const progress = Object.fromEntries(goals.map(({ kind, progress }: any) => [kind, progress]));
    expect(progress.ACTIVITIES).toMatchObject({ planned: 2, achieved: 1, percent: 10 });
    expect(progress.ACTORS).toMatchObject({ planned: 2, achieved: 1, percent: 10 });
  });

  test("gives municipalities and counties their coverage and activities per 1000 residents", async () => {
    await addEvents(hub, [{ ...on(friday) }, { ...on(saturday) }, { ...yearRound("2024-05-02") }]);
    const fields = `coverage(campaign: "${campaignSlug}") { covered COUNT } eventsPer1000(campaign: "${campaignSlug}")`;
    expect(
      await hub.entities(
        "Municipality",
        [
          { code: "2082", population: 10_000 },
          { code: "2031", population: 9_000 },
        ],
        fields.replace("COUNT", "activities"),
      ),
    ).toEqual([
      { coverage: { covered: true, activities: 2 }, eventsPer1000: 0.3 },
      { coverage: { covered: false, activities: 0 }, eventsPer1000: 0 },
    ]);
    expect(hub.statements).toHaveLength(1);
    expect(
      await hub.entities("County", [{ code: "20", population: 30_000 }], fields.replace("COUNT", "total")),
    ).toEqual([{ coverage: { covered: 1, total: 15 }, eventsPer1000: 0.1 }]);
  });

  test.each(["nope", "", "DIGITALIDAG-2024"])("gives no figures of the campaign %j, which is none", async (none) => {
    const fields = `coverage(campaign: "${none}") { covered } eventsPer1000(campaign: "${none}")`;
    const nothing = [{ coverage: null, eventsPer1000: null }];
    expect(await hub.entities("County", [{ code: "20", population: 30_000 }], fields)).toEqual(nothing);
    expect(await hub.entities("Municipality", [{ code: "2082", population: 10_000 }], fields)).toEqual(nothing);
  });
});
