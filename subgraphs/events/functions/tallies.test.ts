import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { clock } from "../../../kit/clock.js";
import { openSubgraph } from "../../../kit/testing/open-subgraph.js";
import { GoalKind, type TargetGroup } from "../../../kit/vocabulary/activities.js";
import { digcompOf } from "../../../kit/vocabulary/digcomp.js";
import { Topic } from "../../../kit/vocabulary/shared.js";
import { Event } from "../event/event.js";
import { ActivityReport } from "../report/activity-report.js";
import { events } from "../subgraph.js";
import { addEvents, coordinator, type Hub, recordSuspension } from "../testing.js";
import { countFromScratch, DAYS, GOALS } from "./testing.js";

let hub: Hub;
beforeAll(async () => {
  hub = await openSubgraph(events);
});
afterAll(async () => {
  clock.set(undefined);
  await hub.close();
});

async function addCampaign(slug: string) {
  const make = `mutation ($input: CreateCampaignInput!) { createCampaign(input: $input) { __typename } }`;
  await hub.request(make, { input: { slug, series: "digitalidag", name: "Prov", days: DAYS } }, coordinator);
  for (const goal of GOALS) {
    const set = `mutation ($input: SetGoalInput!) { setGoal(input: $input) { __typename } }`;
    await hub.request(set, { input: { campaign: slug, ...goal } }, coordinator);
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

async function expectExact(slug: string) {
  for (const now of ["2024-11-01T12:00", "2024-11-14T14:00", "2024-11-15T00:00", "2024-12-24T12:00"]) {
    clock.set(new Date(`${now}:00+01:00`));
    expect((await hub.request(DASHBOARD, { slug })).campaign).toEqual(await countFromScratch(hub, slug));
  }
}

/** What may happen to activities. `of` picks one of the existing ones. */
const of = fc.nat();
const row = fc.record({
  state: fc.constantFrom("DRAFT", "PUBLISHED", "PUBLISHED", "REPORTED", "ARCHIVED", "CANCELLED", "POSTPONED" as const),
  inCampaign: fc.boolean(),
  campaignDays: fc.subarray(DAYS),
  municipalityCode: fc.constantFrom(null, "2082", "2031", "0180"),
  organizerSlug: fc.constantFrom("pts", "kb", "skr"),
  coOrganizerSlugs: fc.subarray(["digg", "ssc"]),
  invitedSlugs: fc.subarray(["lo"]),
  takenDown: fc.constantFrom(null, null, { at: "2024-11-10T12:00:00.000Z", reason: "x" }),
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
  fc.record({
    kind: fc.constant("suspension" as const),
    actor: fc.constantFrom("pts", "digg"),
    suspended: fc.boolean(),
  }),
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

async function apply(slug: string, step: Step) {
  if (step.kind === "add") {
    const rows = step.rows.map((row) => {
      const { sessions, ...columns } = columnsOf(slug, row);
      return { ...columns, sessions: sessions.map(({ start, end }): [string, string] => [start, end]) };
    });
    return void (await addEvents(hub, rows));
  }
  if (step.kind === "suspension") return recordSuspension(hub, step.actor, step.suspended);
  const work = hub.orm.em.fork().transactional(async (em) => {
    const all = await em.findAll(Event, { orderBy: { id: "asc" } });
    if (step.kind === "move all")
      return void (await sql`update event set municipality_code = ${step.to} where municipality_code is not null`.execute(
        em.getKysely(),
      ));
    const event = all[step.of % all.length];
    if (!event) return;
    const existing = await em.findOne(ActivityReport, { eventId: event.id });
    if (step.kind === "change" || step.kind === "change and crash") Object.assign(event, columnsOf(slug, step.row));
    if (step.kind === "change and crash") {
      await em.flush();
      throw new Error("crash");
    }
    if (step.kind === "delete") em.remove(event);
    if (step.kind === "unreport" && existing) em.remove(existing);
    if (step.kind === "report") {
      const { participantsTotal, developed, topicsCovered } = step.report;
      const developedCompetence = Math.round((participantsTotal * developed) / 100);
      const values = { participantsTotal, developedCompetence, topicsCovered };
      if (existing) em.assign(existing, values);
      else em.create(ActivityReport, { ...values, eventId: event.id, organizerSlug: "pts", reportedAt: clock.now() });
      event.state = "REPORTED";
    }
  });
  await work.catch((error: Error) => expect(error.message).toBe("crash"));
}

test("tallies equal a count from scratch, after any history and at any time", { timeout: 120_000 }, async () => {
  let edition = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 15, size: "max" }), async (history) => {
      const slug = `prov-${++edition}`;
      await hub.orm.em.fork().nativeDelete(Event, {});
      await addCampaign(slug);
      for (const step of history) await apply(slug, step);
      await expectExact(slug);
    }),
    { numRuns: 25 },
  );
});

test("tallies keep nothing of a rolled back change, and no row of a zero", async () => {
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
  const failed = hub.orm.em.fork().transactional(async (em) => {
    (await em.findOneOrFail(Event, id!)).state = "CANCELLED";
    await em.flush();
    throw new Error("failed");
  });
  await expect(failed).rejects.toThrow("failed");
  expect(await tallies()).toBe(7);
  await hub.orm.em.fork().nativeUpdate(Event, { id: id! }, { state: "CANCELLED" });
  expect(await tallies()).toBe(0);
});

test("tallies are exact after many simultaneous writes", async () => {
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

test("digcomp_areas in SQL gives each topic the areas that digcompOf gives it", async () => {
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
