import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { clock } from "../../../kit/clock.js";
import type { Viewer } from "../../../kit/request/viewer.js";
import { openSubgraph } from "../../../kit/testing/open-subgraph.js";
import { events } from "../subgraph.js";
import { addEvents, at, coordinator, type Hub, memberOf } from "../testing.js";
import { isShownSplit } from "./report-visibility.js";

let hub: Hub;
beforeAll(async () => {
  hub = await openSubgraph(events);
  clock.set(new Date(at("2024-11-15", "13:00")));
});
afterAll(async () => {
  clock.set(undefined);
  await hub.close();
});

const dashboard: Partial<Viewer> = { role: "DASHBOARD" };

async function report(figures: object, organizerSlug = "pts") {
  const [eventId] = await addEvents(hub, [
    { organizerSlug, campaignSlug: "digitalidag-2024", campaignDays: ["2024-11-15"] },
  ]);
  const input = { eventId, participantsTotal: 40, developedCompetence: 30, ...figures };
  const { reportEvent } = await hub.request(
    "mutation ($input: ReportEventInput!) { reportEvent(input: $input) { __typename } }",
    { input },
    memberOf(organizerSlug),
  );
  expect(reportEvent.__typename).toBe("Event");
  return eventId!;
}
const DIVISIONS = "participantsOnline ageBands { band count } otherLanguageShare coachesUsed isExact";
const read = async (id: string, viewer: Partial<Viewer> = {}) =>
  (
    await hub.request(
      `query ($id: ID!) { event(id: $id) { report { participantsTotal developedCompetence ${DIVISIONS} } } }`,
      { id },
      viewer,
    )
  ).event.report;

const bands = (...counts: number[]) =>
  counts.map((count, i) => ({ band: ["UNDER_20", "FROM_20_TO_39", "FROM_65_TO_79"][i], count }));
const HIDDEN = { participantsOnline: null, ageBands: [], otherLanguageShare: null, coachesUsed: null, isExact: false };

describe("Event.report hides from everybody else what is made up of fewer than five people", () => {
  test.each<[string, object]>([
    ["a band of two", { ageBands: bands(30, 2) }],
    ["what large bands leave of the sum", { ageBands: bands(20, 17) }],
    ["a single band that leaves three", { ageBands: bands(37) }],
    ["four of forty visits online", { participantsOnline: 4 }],
    ["four at the venue, the others online", { participantsOnline: 36 }],
    ["none online", { participantsOnline: 0 }],
    ["speakers of other languages who are four", { otherLanguageShare: 0.1 }],
    ["speakers of Swedish who are two", { otherLanguageShare: 0.95 }],
    ["a share of nobody", { otherLanguageShare: 0 }],
    ["one coach", { coachesUsed: 1 }],
    [
      "all of a small activity",
      { participantsTotal: 4, developedCompetence: 4, ageBands: bands(4), otherLanguageShare: 1 },
    ],
  ])("%s", async (_, figures) => {
    const id = await report(figures);
    const { participantsTotal = 40, developedCompetence = 30 } = figures as Record<string, number>;
    const sums = { participantsTotal, developedCompetence };
    for (const viewer of [{}, memberOf("kb"), { role: "COACH" as const }])
      expect(await read(id, viewer)).toEqual({ ...sums, ...HIDDEN });
    const given = { participantsOnline: null, ageBands: [], otherLanguageShare: null, coachesUsed: null, ...figures };
    for (const viewer of [memberOf("pts"), coordinator, dashboard])
      expect(await read(id, viewer)).toEqual({ ...sums, ...given, isExact: true });
  });

  test("and shows what is made up of more", async () => {
    const shown = { participantsOnline: 35, otherLanguageShare: 0.125, coachesUsed: 5 };
    const id = await report({ ...shown, ageBands: bands(5, 0, 30) });
    expect(await read(id)).toMatchObject({ ...shown, ageBands: bands(5, 0, 30).filter(({ count }) => count > 0) });
    expect(await read(await report({ ageBands: bands(20, 15, 5) }))).toMatchObject({ ageBands: bands(20, 15, 5) });
  });
});

test("isShownSplit leaves no small part to be worked out from what is shown", () =>
  fc.assert(
    fc.property(fc.nat(60), fc.array(fc.nat(20), { maxLength: 4 }), (rest, parts) => {
      const total = parts.reduce((sum, part) => sum + part, rest);
      const isSmall = (count: number) => count > 0 && count < 5;
      if (isShownSplit(total, parts)) expect([...parts, rest].filter(isSmall)).toEqual([]);
    }),
  ));

test("no sum, facet or list changes with what is hidden", async () => {
  const CAMPAIGN =
    `{ campaign(slug: "digitalidag-2024") { activities organizers goals { progress { planned achieved percent } }
    reports { ...Sums byTopic { topic ...Sums } byFormat { format ...Sums } byTargetGroup { targetGroup ...Sums } byDigcompArea { area ...Sums } } }
    eventFacets(filter: { campaign: "digitalidag-2024" }) { exact format { count } topic { count } county { count } day { count } }
    events(filter: { campaign: "digitalidag-2024" }, first: 100) { totalCount edges { node { warnings { message } version report { participantsTotal developedCompetence ${DIVISIONS} } } } } }
    `.replaceAll("...Sums", "activities participantsTotal developedCompetence");
  const answersWith = async (figures: object) => {
    await hub.orm.em.getConnection().execute("delete from activity_report; delete from event");
    for (const organizer of ["pts", "kb"]) await report(figures, organizer);
    return hub.request(CAMPAIGN);
  };
  const [one, other] = [
    await answersWith({ ageBands: bands(38, 2), otherLanguageShare: 0.05, participantsOnline: 3, coachesUsed: 4 }),
    await answersWith({ ageBands: bands(1, 4, 7), otherLanguageShare: 0.975, participantsOnline: 39, coachesUsed: 1 }),
  ];
  expect(one.campaign.reports.participantsTotal).toBe(80);
  expect(other).toEqual(one);
});
