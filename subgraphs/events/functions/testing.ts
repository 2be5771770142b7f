import { expect } from "vitest";
import { localDay } from "../../../kit/calendar.js";
import { clock } from "../../../kit/clock.js";
import { municipalities } from "../../../kit/sweden/sweden.js";
import { digcompOf } from "../../../kit/vocabulary/digcomp.js";
import { Event } from "../event/event.js";
import { ActivityReport } from "../report/activity-report.js";
import type { Hub } from "../testing.js";

export const DAYS = ["2024-11-13", "2024-11-14", "2024-11-15"];
export const GOALS = [
  { kind: "ACTIVITIES", target: 7, from: "2024-11-14", to: "2024-11-20" },
  { kind: "ACTORS", target: 3, from: "2024-11-14", to: "2024-11-15" },
  { kind: "MUNICIPALITY_COVERAGE", target: 290, from: "2024-11-14", to: "2024-11-30" },
  { kind: "PEOPLE_DEVELOPED", target: 100, from: "2024-11-12", to: "2024-11-14" },
];

const actorsOf = ({ organizerSlug, coOrganizerSlugs }: Event) => [organizerSlug, ...coOrganizerSlugs];

/** The figures of a campaign without the tallies: every activity and every report is read. */
export async function countFromScratch(hub: Hub, slug: string) {
  const em = hub.orm.em.fork();
  const reports = new Map((await em.findAll(ActivityReport)).map((report) => [report.eventId, report]));
  const now = clock.now();
  const counted = (await em.find(Event, { campaignSlug: slug }))
    .filter((event) => ["PUBLISHED", "REPORTED", "ARCHIVED"].includes(event.state) && !event.hidden())
    .map((event) => ({
      event,
      end: event.endsAt(),
      lastDay: localDay(new Date(event.endsAt().getTime() - 1)),
      report: event.state === "PUBLISHED" ? undefined : reports.get(event.id),
    }));
  type Counted = (typeof counted)[number];
  const reported = counted.filter(({ report }) => report);

  const within = (rows: Counted[], { from, to }: { from: string; to: string }) =>
    rows.filter(({ lastDay }) => from <= lastDay && lastDay <= to);
  const progress = (ends: Date[]) => ({
    planned: ends.filter((end) => end > now).length,
    achieved: ends.filter((end) => end <= now).length,
  });
  const firstEnds = (rows: Counted[], keysOf: (event: Event) => string[]) => {
    const first = new Map<string, Date>();
    for (const { event, end } of rows) {
      for (const key of keysOf(event)) if (!first.has(key) || end < first.get(key)!) first.set(key, end);
    }
    return first;
  };
  const covering = (days: string[]) =>
    firstEnds(
      counted.filter(({ event }) => event.municipalityCode && event.campaignDays.some((day) => days.includes(day))),
      ({ municipalityCode }) => [municipalityCode!],
    );
  const goals: Record<string, (goal: (typeof GOALS)[number]) => object> = {
    ACTIVITIES: (goal) => progress(within(counted, goal).map(({ end }) => end)),
    ACTORS: (goal) => progress([...firstEnds(within(counted, goal), actorsOf).values()]),
    MUNICIPALITY_COVERAGE: ({ from, to }) =>
      progress([...covering(DAYS.filter((day) => from <= day && day <= to)).values()]),
    PEOPLE_DEVELOPED: (goal) => ({
      planned: null,
      achieved: within(reported, goal).reduce((sum, { report }) => sum + report!.developedCompetence, 0),
    }),
  };
  const sums = (rows: Counted[]) => ({
    activities: rows.length,
    participantsTotal: rows.reduce((sum, { report }) => sum + report!.participantsTotal, 0),
    developedCompetence: rows.reduce((sum, { report }) => sum + report!.developedCompetence, 0),
  });
  const sumsBy = (name: string, keysOf: (row: Counted) => (string | number)[]) =>
    [...new Set(reported.flatMap(keysOf))]
      .map((key) => ({ key, ...sums(reported.filter((row) => keysOf(row).includes(key))) }))
      .sort((a, b) => b.activities - a.activities || (a.key < b.key ? -1 : 1))
      .map(({ key, ...figures }) => ({ [name]: key, ...figures }));
  const covered = covering(DAYS);
  const { planned, achieved: held } = progress([...covered.values()]);
  const inOrder = [...GOALS].sort((a, b) => (a.from + a.kind < b.from + b.kind ? -1 : 1));
  return {
    activities: counted.length,
    organizers: new Set(counted.flatMap(({ event }) => actorsOf(event))).size,
    goals: inOrder.map((goal) => ({ kind: goal.kind, progress: goals[goal.kind]!(goal) })),
    coverage: {
      planned,
      held,
      byCounty: expect.arrayContaining(
        [...Map.groupBy(covered.keys(), (code) => code.slice(0, 2))].map(([code, codes]) => ({
          county: { code },
          covered: codes.length,
        })),
      ),
      uncovered: municipalities.filter(({ code }) => !covered.has(code)).map(({ code }) => ({ code })),
    },
    reports: {
      ...sums(reported),
      byFormat: sumsBy("format", ({ event }) => [event.format]),
      byTopic: sumsBy("topic", ({ report }) => report!.topicsCovered),
      byTargetGroup: sumsBy("targetGroup", ({ event }) => event.targetGroups),
      byDigcompArea: sumsBy("area", ({ event, report }) => [
        ...new Set(
          (event.digcompCodes ?? report!.topicsCovered.flatMap((topic) => digcompOf[topic])).map((code) =>
            Number(code[0]),
          ),
        ),
      ]),
    },
  };
}
