import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { clock } from "../../../kit/clock.js";
import type { Viewer } from "../../../kit/request/viewer.js";
import { openSubgraph } from "../../../kit/testing/open-subgraph.js";
import { Event } from "../event/event.js";
import { events } from "../subgraph.js";
import { addEvents, at, coordinator, type Hub, memberOf } from "../testing.js";
import { ActivityReport } from "./activity-report.js";

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
  [id] = (await addEvents(hub, [
    { campaignSlug: "digitalidag-2024", campaignDays: ["2024-11-15"], topics: ["BANKID", "AI"] },
  ])) as [string];
});

const REPORT = `mutation ($input: ReportEventInput!) { reportEvent(input: $input) {
  __typename
  ... on Event { id status version reportDue { daysSinceHeld } report {
    participantsTotal participantsOnline developedCompetence ageBands { band count } otherLanguageShare topicsCovered
    coachesUsed comment reportedAt reportedBy correctedAt correctedBy correctableUntil
  } }
  ... on UserError { message }
  ... on InvalidInput { fields { path } }
  ... on WrongState { status }
  ... on StaleVersion { currentVersion }
  ... on EventNotHeld { endsAt }
  ... on ReportTooLate { until }
  ... on MoreOnlineThanParticipants { participantsOnline participantsTotal }
  ... on MoreDevelopedThanParticipants { developedCompetence participantsTotal }
  ... on MoreByAgeThanParticipants { byAge participantsTotal }
  ... on SeveralRefusals { refusals { __typename } }
} }`;
const figures = { participantsTotal: 40, developedCompetence: 30 };
const report = async (more: object = {}, viewer: Partial<Viewer> = memberOf("pts"), eventId = id) =>
  (await hub.request(REPORT, { input: { eventId, ...figures, ...more } }, viewer)).reportEvent;
const reports = () => hub.orm.em.fork().find(ActivityReport, { eventId: id });
const achieved = async () => {
  const { campaign } = await hub.request(
    `{ campaign(slug: "digitalidag-2024") { goals { progress { achieved } } reports { participantsTotal } } }`,
  );
  return [campaign.goals[0].progress.achieved, campaign.reports.participantsTotal];
};

describe("reportEvent", () => {
  test("stores the report, and the goal grows by its figures", async () => {
    const [before, visits] = await achieved();
    const details = {
      participantsOnline: 10,
      otherLanguageShare: 0.25,
      coachesUsed: 2,
      comment: "Många frågor om BankID.",
      ageBands: [
        { band: "FROM_65_TO_79", count: 25 },
        { band: "FROM_80", count: 15 },
      ],
      topicsCovered: ["BANKID", "APPS", "APPS"],
    };
    expect(await report(details)).toMatchObject({
      __typename: "Event",
      id,
      status: "REPORTED",
      version: 2,
      reportDue: null,
      report: {
        ...figures,
        ...details,
        topicsCovered: ["BANKID", "APPS"],
        reportedAt: expect.stringMatching(/^2024-11-15T12:00/),
        reportedBy: "MEMBER",
        correctedAt: null,
        correctableUntil: expect.stringMatching(/^2025-01-14T12:00/),
      },
    });
    expect(await achieved()).toEqual([before + 30, visits + 40]);
    expect(await reports()).toMatchObject([{ organizerSlug: "pts" }]);
  });

  test("needs the figures only, and then covers the topics of the activity", async () => {
    expect((await report()).report).toMatchObject({
      participantsOnline: null,
      ageBands: [],
      otherLanguageShare: null,
      coachesUsed: null,
      comment: null,
      topicsCovered: ["BANKID", "AI"],
    });
  });

  test("lets the coordinator correct any report, also later and archived, and tells the organizer; the goal follows", async () => {
    const [before] = await achieved();
    expect(await report({}, coordinator)).toMatchObject({ __typename: "WrongState", status: "HELD" });
    await report();
    clock.set(new Date(at("2025-11-15", "12:00")));
    expect(await report({ developedCompetence: 3 })).toMatchObject({ __typename: "ReportTooLate" });
    const correction = { participantsTotal: 4, developedCompetence: 3 };
    expect(await report(correction, coordinator)).toMatchObject({ __typename: "StaleVersion", currentVersion: 2 });
    expect(await report({ ...correction, developedCompetence: 5, expectedVersion: 2 }, coordinator)).toMatchObject({
      __typename: "MoreDevelopedThanParticipants",
    });
    expect(await report({ ...correction, expectedVersion: 2 }, coordinator)).toMatchObject({ version: 3 });
    expect(await achieved()).toEqual([before + 3, expect.any(Number)]);
    const corrected = {
      reportedBy: "MEMBER",
      correctedBy: "COORDINATOR",
      correctedAt: expect.stringMatching(/^2025-11-15T11:00/),
    };
    const query = `query ($id: ID!) { event(id: $id) { report { reportedBy correctedBy correctedAt } } }`;
    expect((await hub.request(query, { id }, memberOf("pts"))).event.report).toEqual(corrected);

    await hub.request(`mutation ($id: ID!) { archiveEvent(id: $id) { __typename } }`, { id }, memberOf("pts"));
    const again = { ...correction, developedCompetence: 2, expectedVersion: 4 };
    expect(await report(again, coordinator)).toMatchObject({ __typename: "Event", status: "ARCHIVED" });
    expect(await achieved()).toEqual([before + 2, expect.any(Number)]);
    const { rows } = await sql`
      select viewer_role, owner_actor from audit_entry
      where entity_type = 'ActivityReport' and entity_id = ${id} order by at desc, id desc limit 1`.execute(
      hub.orm.em.fork().getKysely(),
    );
    expect(rows).toEqual([{ viewer_role: "COORDINATOR", owner_actor: "pts" }]);
  });

  test("is the organizer's for 60 days: it replaces what the coordinator corrected, once it has read that", async () => {
    await report();
    expect(await report({ developedCompetence: 3, expectedVersion: 2 }, coordinator)).toMatchObject({ version: 3 });
    const own = { developedCompetence: 8 };
    for (const unread of [own, { ...own, expectedVersion: 2 }])
      expect(await report(unread)).toMatchObject({ __typename: "StaleVersion", currentVersion: 3 });
    expect(await report({ ...own, expectedVersion: 3 })).toMatchObject({
      report: { developedCompetence: 8, correctedBy: "MEMBER" },
    });
    clock.set(new Date(at("2025-01-20", "12:00")));
    expect(await report({ developedCompetence: 3, expectedVersion: 4 }, coordinator)).toMatchObject({ version: 5 });
    expect(await report({ ...own, expectedVersion: 5 })).toMatchObject({ __typename: "ReportTooLate" });
  });

  test("corrects the report for 60 days, and the goal follows", async () => {
    const [before] = await achieved();
    const officer = { ...memberOf("pts"), role: "MUNICIPALITY", municipalityCode: "2082" } as const;
    await report({ coachesUsed: 3 }, officer);
    clock.set(new Date(at("2024-12-24", "15:00")));
    expect(await report({ developedCompetence: 5, expectedVersion: 2 })).toMatchObject({
      status: "REPORTED",
      version: 3,
      report: {
        participantsTotal: 40,
        developedCompetence: 5,
        coachesUsed: null,
        reportedBy: "MUNICIPALITY",
        reportedAt: expect.stringMatching(/^2024-11-15/),
        correctedAt: expect.stringMatching(/^2024-12-24T14:00/),
        correctedBy: "MEMBER",
      },
    });
    expect(await achieved()).toEqual([before + 5, expect.any(Number)]);
    expect(await reports()).toHaveLength(1);
    const { rows } = await sql`
      select change, diff from audit_entry
      where entity_type = 'ActivityReport' and entity_id = ${id} order by at`.execute(hub.orm.em.fork().getKysely());
    expect(rows).toEqual([
      { change: "CREATE", diff: expect.arrayContaining([{ path: "developedCompetence", before: null, after: 30 }]) },
      { change: "UPDATE", diff: expect.arrayContaining([{ path: "developedCompetence", before: 30, after: 5 }]) },
    ]);

    clock.set(new Date(at("2025-01-14", "12:59")));
    expect(await report({ developedCompetence: 6 })).toMatchObject({ __typename: "Event" });
    clock.set(new Date(at("2025-01-14", "13:01")));
    expect(await report({ developedCompetence: 7 })).toMatchObject({
      __typename: "ReportTooLate",
      until: expect.stringMatching(/^2025-01-14T12:00/),
    });
    expect(await achieved()).toEqual([before + 6, expect.any(Number)]);
  });

  test("counts the training of staff, which is not open to the public", async () => {
    const [before] = await achieved();
    await hub.orm.em.fork().nativeUpdate(Event, { id }, { format: "STAFF_TRAINING", openToPublic: false });
    await report();
    expect(await achieved()).toEqual([before + 30, expect.any(Number)]);
  });

  test("accepts a first report at any later time", async () => {
    clock.set(new Date(at("2025-06-15", "13:00")));
    expect(await report()).toMatchObject({ status: "REPORTED" });
  });

  test("refuses to correct another version than the one expected, and stores one report of simultaneous ones", async () => {
    const answers = await Promise.all([1, 2, 3].map(() => report({ expectedVersion: 1 })));
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual(["Event", "StaleVersion", "StaleVersion"]);
    expect(await Promise.all([1, 2, 3].map(() => report()))).toHaveLength(3);
    expect(await reports()).toHaveLength(1);
  });

  test.each([
    [
      { participantsOnline: 41 },
      { __typename: "MoreOnlineThanParticipants", participantsOnline: 41, participantsTotal: 40 },
    ],
    [
      { developedCompetence: 41 },
      { __typename: "MoreDevelopedThanParticipants", developedCompetence: 41, participantsTotal: 40 },
    ],
    [
      {
        ageBands: [
          { band: "UNDER_20", count: 40 },
          { band: "FROM_80", count: 1 },
        ],
      },
      { __typename: "MoreByAgeThanParticipants", byAge: 41, participantsTotal: 40 },
    ],
    [
      { participantsTotal: 0, participantsOnline: 1 },
      {
        __typename: "SeveralRefusals",
        refusals: [{ __typename: "MoreOnlineThanParticipants" }, { __typename: "MoreDevelopedThanParticipants" }],
      },
    ],
  ])("refuses the figures %j", async (more, refusal) => {
    expect(await report(more)).toMatchObject({ ...refusal, message: expect.stringMatching(/\w/) });
    expect(await reports()).toEqual([]);
  });

  test.each([
    [{ participantsTotal: -1 }, ["participantsTotal"]],
    [{ otherLanguageShare: 1.1 }, ["otherLanguageShare"]],
    [{ coachesUsed: -1, comment: "" }, ["coachesUsed", "comment"]],
    [{ ageBands: [{ band: "FROM_80", count: -1 }] }, ["ageBands.0.count"]],
    [{ ageBands: Array(2).fill({ band: "FROM_80", count: 1 }) }, ["ageBands"]],
  ])("names the invalid fields of %j", async (more, paths) => {
    const { __typename, fields } = await report(more);
    expect(__typename).toBe("InvalidInput");
    expect(fields.map(({ path }: { path: string }) => path).sort()).toEqual(paths);
  });

  test("refuses a report before the last session is over", async () => {
    clock.set(new Date(at("2024-11-15", "11:00")));
    expect(await report()).toMatchObject({
      __typename: "EventNotHeld",
      endsAt: "2024-11-15T11:00:00.000Z",
    });
    clock.set(new Date(at("2024-11-15", "12:00")));
    expect(await report()).toMatchObject({ __typename: "Event" });
  });

  test("is for the organizer only, and a correction for the coordinator", async () => {
    expect(await report({}, memberOf("kb"))).toMatchObject({ __typename: "NotYourEvent" });
    await expect(report({}, {})).rejects.toMatchObject({ extensions: { code: "UNAUTHENTICATED" } });
    await expect(report({}, { role: "DASHBOARD" })).rejects.toMatchObject({ extensions: { code: "FORBIDDEN" } });
  });
});
