import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { localDay } from "../../../kit/calendar.js";
import { clock } from "../../../kit/clock.js";
import { municipalities } from "../../../kit/sweden/sweden.js";
import { openSubgraph } from "../../../kit/testing/open-subgraph.js";
import { GoalKind, type TargetGroup } from "../../../kit/vocabulary/activities.js";
import { digcompOf } from "../../../kit/vocabulary/digcomp.js";
import { Topic } from "../../../kit/vocabulary/shared.js";
import { Event } from "../event/event.js";
import { ActivityReport } from "../report/activity-report.js";
import { events } from "../subgraph.js";
import { addEvents, coordinator, type Hub } from "../testing.js";

let hub: Hub;
beforeAll(async () => {
  hub = await openSubgraph(events);
});
afterAll(async () => {
  clock.set(undefined);
  await hub.close();
});

const DAYS = ["2024-11-13", "2024-11-14", "2024-11-15"];
const GOALS = [
  { kind: "ACTIVITIES", target: 7, from: "2024-11-14", to: "2024-11-20" },
  { kind: "ACTORS", target: 3, from: "2024-11-14", to: "2024-11-15" },
  { kind: "MUNICIPALITY_COVERAGE", target: 290, from: "2024-11-14", to: "2024-11-30" },
  { kind: "PEOPLE_DEVELOPED", target: 100, from: "2024-11-12", to: "2024-11-14" },
];

async function addCampaign(slug: string) {
  const make = `mutation ($input: CreateCampaignInput!) { createCampaign(input: $input) { __typename } }`;
  await hub.ask(make, { input: { slug, series: "digitalidag", name: "Prov", days: DAYS } }, coordinator);
  for (const goal of GOALS) {
    const set = `mutation ($input: SetGoalInput!) { setGoal(input: $input) { __typename } }`;
    await hub.ask(set, { input: { campaign: slug, ...goal } }, coordinator);
  }
}

const DASHBOARD = `query ($slug: String!) {
  campaign(slug: $slug) {
    activities organizers
    goals { kind progress { planned achieved } }
    coverage { planned held byCounty { county { code } covered } uncovered { code } }
    reports {
      activities participantsTotal developedCompetence
      byFormat { format ...Sums } byTopic { topic ...Sums } byTargetGroup { targetGroup ...Sums } byDigcompArea { area ...Sums }
    }
  }
}`.replaceAll("...Sums", "activities participantsTotal developedCompetence");

const actorsOf = ({ organizerSlug, coOrganizerSlugs }: Event) => [organizerSlug, ...coOrganizerSlugs];

/** The same from scratch: every activity and every report is looked at. */
async function fromScratch(slug: string) {
  const em = hub.orm.em.fork();
  const reports = new Map((await em.findAll(ActivityReport)).map((report) => [report.eventId, report]));
  const now = clock.now();
  const counted = (await em.find(Event, { campaignSlug: slug }))
    .filter(({ state }) => ["PUBLISHED", "REPORTED", "ARCHIVED"].includes(state))
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

async function expectExact(slug: string) {
  for (const now of ["2024-11-01T12:00", "2024-11-14T14:00", "2024-11-15T00:00", "2024-12-24T12:00"]) {
    clock.set(new Date(`${now}:00+01:00`));
    expect((await hub.ask(DASHBOARD, { slug })).campaign).toEqual(await fromScratch(slug));
  }
}

/** What may happen to an activity. `of` picks one of those there are. */
const of = fc.nat();
const row = fc.record({
  state: fc.constantFrom("DRAFT", "PUBLISHED", "PUBLISHED", "REPORTED", "ARCHIVED", "CANCELLED", "POSTPONED" as const),
  inCampaign: fc.boolean(),
  campaignDays: fc.subarray(DAYS),
  municipalityCode: fc.constantFrom(null, "2082", "2031", "0180"),
  organizerSlug: fc.constantFrom("pts", "kb", "skr"),
  coOrganizerSlugs: fc.subarray(["digg", "ssc"]),
  invitedSlugs: fc.subarray(["lo"]),
  format: fc.constantFrom("LECTURE", "DROP_IN" as const),
  targetGroups: fc.subarray<TargetGroup>(["OLDER", "BEGINNERS"]),
  digcompCodes: fc.constantFrom<(string[] | null)[]>(null, ["1.1", "1.2", "5.4"]),
  session: fc.record({
    day: fc.constantFrom("2024-11-12", ...DAYS, "2024-11-16"),
    hour: fc.integer({ min: 0, max: 22 }),
  }),
});
const report = fc.record({
  participantsTotal: fc.nat(30),
  developed: fc.integer({ min: 0, max: 100 }),
  topicsCovered: fc.subarray(Object.keys(Topic) as Topic[], { maxLength: 3 }),
});
const step = fc.oneof(
  fc.record({ kind: fc.constant("add" as const), rows: fc.array(row, { minLength: 1, maxLength: 4 }) }),
  fc.record({ kind: fc.constantFrom("change", "change and crash" as const), of, row }),
  fc.record({ kind: fc.constant("report" as const), of, report }),
  fc.record({ kind: fc.constant("unreport" as const), of }),
  fc.record({ kind: fc.constant("delete" as const), of }),
  fc.record({ kind: fc.constant("move all" as const), to: fc.constantFrom("0180", "2082") }),
);
type Row = typeof row extends fc.Arbitrary<infer T> ? T : never;
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

const columnsOf = (slug: string, { inCampaign, campaignDays, session: { day, hour }, ...rest }: Row) => {
  const start = new Date(`${day}T${String(hour).padStart(2, "0")}:00:00+01:00`);
  return {
    ...rest,
    campaignSlug: inCampaign ? slug : null,
    campaignDays: inCampaign ? campaignDays : [],
    // Some end at midnight, which still belongs to the day before.
    sessions: [
      { start: start.toISOString(), end: new Date(start.getTime() + 7_200_000).toISOString(), capacity: null },
    ],
  };
};

async function take(slug: string, what: Step) {
  if (what.kind === "add") {
    const rows = what.rows.map((it) => {
      const { sessions, ...columns } = columnsOf(slug, it);
      return { ...columns, sessions: sessions.map(({ start, end }): [string, string] => [start, end]) };
    });
    return void (await addEvents(hub, rows));
  }
  const work = hub.orm.em.fork().transactional(async (em) => {
    const all = await em.findAll(Event, { orderBy: { id: "asc" } });
    if (what.kind === "move all")
      return void (await sql`update event set municipality_code = ${what.to} where municipality_code is not null`.execute(
        em.getKysely(),
      ));
    const event = all[what.of % all.length];
    if (!event) return;
    const told = await em.findOne(ActivityReport, { eventId: event.id });
    if (what.kind === "change" || what.kind === "change and crash") Object.assign(event, columnsOf(slug, what.row));
    if (what.kind === "change and crash") {
      await em.flush();
      throw new Error("crash");
    }
    if (what.kind === "delete") em.remove(event);
    if (what.kind === "unreport" && told) em.remove(told);
    if (what.kind === "report") {
      const { participantsTotal, developed, topicsCovered } = what.report;
      const developedCompetence = Math.round((participantsTotal * developed) / 100);
      const values = { participantsTotal, developedCompetence, topicsCovered };
      if (told) em.assign(told, values);
      else em.create(ActivityReport, { ...values, eventId: event.id, organizerSlug: "pts", reportedAt: clock.now() });
      event.state = "REPORTED";
    }
  });
  await work.catch((error: Error) => expect(error.message).toBe("crash"));
}

test("says what a count from scratch says, after any history and at any time", { timeout: 120_000 }, async () => {
  let edition = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 15, size: "max" }), async (history) => {
      const slug = `prov-${++edition}`;
      await hub.orm.em.fork().nativeDelete(Event, {});
      await addCampaign(slug);
      for (const what of history) await take(slug, what);
      await expectExact(slug);
    }),
    { numRuns: 25 },
  );
});

test("keeps nothing of what is rolled back, and no row for what is gone", async () => {
  await hub.orm.em.fork().nativeDelete(Event, {});
  const on = { campaignSlug: "digitalidag-2024", campaignDays: ["2024-11-15"], municipalityCode: "2082" };
  const [id] = await addEvents(hub, [on]);
  const tallies = async () => {
    const { rows } = await sql<{ n: number }>`
      select (select count(*) from end_tally)::int + (select count(*) from campaign_tally)::int as n`.execute(
      hub.orm.em.fork().getKysely(),
    );
    return rows[0]!.n;
  };
  expect(await tallies()).toBe(7);
  const lost = hub.orm.em.fork().transactional(async (em) => {
    (await em.findOneOrFail(Event, id!)).state = "CANCELLED";
    await em.flush();
    throw new Error("lost");
  });
  await expect(lost).rejects.toThrow("lost");
  expect(await tallies()).toBe(7);
  await hub.orm.em.fork().nativeUpdate(Event, { id: id! }, { state: "CANCELLED" });
  expect(await tallies()).toBe(0);
});

test("counts what many write at once", async () => {
  const slug = "prov-together";
  await addCampaign(slug);
  const ids = await addEvents(
    hub,
    Array.from({ length: 30 }, (_, i) => ({
      campaignSlug: slug,
      campaignDays: DAYS.slice(i % 3),
      municipalityCode: i % 2 ? "2082" : "0180",
      state: "DRAFT" as const,
      organizerSlug: ["pts", "kb", "skr"][i % 3]!,
    })),
  );
  await Promise.all(
    ids.map((id, i) =>
      hub.orm.em.fork().transactional(async (em) => {
        const event = await em.findOneOrFail(Event, id);
        event.state = i % 5 ? "PUBLISHED" : "REPORTED";
        if (i % 5 === 0) {
          const figures = {
            participantsTotal: i,
            developedCompetence: i,
            topicsCovered: [i % 2 ? "AI" : "BANKID"] as Topic[],
          };
          em.create(ActivityReport, { ...figures, eventId: id, organizerSlug: "pts", reportedAt: clock.now() });
        }
      }),
    ),
  );
  await expectExact(slug);
});

test("knows the areas of DigComp that topics train as the rest of the hub does", async () => {
  const topics = Object.keys(Topic) as Topic[];
  const { rows } = await sql<{ topic: Topic; areas: string[] }>`
    select topic, digcomp_areas(null, array[topic]) as areas from unnest(${topics}::text[]) as topic`.execute(
    hub.orm.em.fork().getKysely(),
  );
  for (const { topic, areas } of rows)
    expect(areas).toEqual([...new Set(digcompOf[topic].map((code) => code[0]!))].sort());
  expect(rows).toHaveLength(Object.keys(Topic).length);
  expect(GOALS.map(({ kind }) => kind)).toEqual(Object.keys(GoalKind).toSorted());
});
