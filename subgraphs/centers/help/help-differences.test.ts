import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { clock } from "../../../kit/clock.js";
import { officerOf, openHelp } from "../testing.js";

const MONTHS = Array.from({ length: 24 }, (_, i) => new Date(Date.UTC(2025, i, 1)).toISOString().slice(0, 7));
const TOPICS = ["AI", "APPS", "BANKID"] as const;
const lastDayOf = (month: string) =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).toISOString().slice(0, 10);

/** Small figures, those that must not be told: nothing about them is a multiple of 5. */
const figuresOf = (i: number) => ({
  visits: 11 + ((7 * i) % 13),
  dropInVisits: 1 + ((3 * i) % 11),
  meanMinutes: 21 + ((5 * i) % 8),
  questions: TOPICS.map((topic, t) => ({ topic, digcompArea: 1 + ((i + t) % 5), count: 1 + ((5 * i + 3 * t) % 9) })),
});

const FIGURES = "{ visits dropInVisits meanMinutes questions }";
const SUMS = `total ${FIGURES} byMonth { month figures ${FIGURES} } byMunicipality { municipality { code } figures ${FIGURES} }
  byCounty { county { code } figures ${FIGURES} } byTopic { topic questions } byDigcompArea { area questions }`;
interface Sums {
  total: Record<string, number>;
  byTopic: { topic: string; questions: number }[];
}

let hub: Awaited<ReturnType<typeof openHelp>>;
beforeAll(async () => {
  clock.set(new Date("2027-06-01T12:00:00Z"));
  hub = await openHelp();
  for (const [i, month] of MONTHS.entries()) {
    const period = { periodStart: `${month}-01`, periodEnd: lastDayOf(month) };
    await hub.report({ centerId: hub.saterId, ...period, ...figuresOf(i) });
    await hub.report({ centerId: hub.rattvikId, ...period, ...figuresOf(i + 5) }, officerOf("2031"));
  }
});
afterAll(async () => {
  clock.set(undefined);
  await hub.close();
});

/** All sums of the months from `from` to before `to`, as somebody without a key asks for them. */
async function askedBy(scope: string, from: number, to: number): Promise<Sums> {
  const period = `(from: "${MONTHS[from]}-01", to: "${lastDayOf(MONTHS[to - 1]!)}")`;
  if (scope === "network") return (await hub.request(`{ helpStatistics${period} { ${SUMS} } }`)).helpStatistics;
  if (scope === "center") {
    return (await hub.request(`{ center(slug: "digidelcenter-sater") { helpStatistics${period} { ${SUMS} } } }`)).center
      .helpStatistics;
  }
  const [type, code] = scope.split(" ") as [string, string];
  const [entity] = await hub.entities(type, [{ code }], `helpStatistics${period} { ${SUMS} }`, {});
  return (entity as { helpStatistics: Sums }).helpStatistics;
}

const topicsOf = ({ byTopic }: Sums) =>
  Object.fromEntries(TOPICS.map((topic) => [topic, byTopic.find((row) => row.topic === topic)?.questions ?? 0]));
const countsOf = (sums: Sums): Record<string, number> => {
  const { visits, dropInVisits, questions } = sums.total;
  return { visits: visits!, dropInVisits: dropInVisits ?? 0, questions: questions!, ...topicsOf(sums) };
};

describe("somebody who asks for every period and solves the differences", () => {
  test.each(["network", "center", "Municipality 2082", "Municipality 2031", "County 20"])(
    "learns of the sums of %s what the rounded reports tell, and no more",
    async (scope) => {
      const single: Record<string, number>[] = [];
      for (let i = 0; i < MONTHS.length; i++) single.push(countsOf(await askedBy(scope, i, i + 1)));
      for (const counts of single) for (const count of Object.values(counts)) expect(count % 5).toBe(0);

      const windows = MONTHS.flatMap((_, from) => [from + 2, from + 3, MONTHS.length].map((to) => [from, to] as const));
      for (const [from, to] of windows.filter(([, to]) => to <= MONTHS.length)) {
        const counts = countsOf(await askedBy(scope, from, to));
        // Every window is the sum of its months as they are shown: its answer adds no equation to those of the months.
        for (const [figure, count] of Object.entries(counts)) {
          expect(count).toBe(single.slice(from, to).reduce((sum, month) => sum + month[figure]!, 0));
        }
      }
    },
  );

  test("learns from one answer beside another what the rounded reports tell, and no more", async () => {
    const { edges } = (
      await hub.request(`{ center(slug: "digidelcenter-sater") { helpReports(first: 50) { edges { node {
        periodStart visits dropInVisits meanMinutes questions { topic digcompArea count } } } } } }`)
    ).center.helpReports;
    const shown = edges.map(({ node }: any) => node).reverse();
    expect(shown).toHaveLength(MONTHS.length);
    for (const [i, report] of shown.entries()) {
      const answer: any = await askedBy("center", i, i + 1);
      const questions: { topic: string; digcompArea: number; count: number }[] = report.questions;
      const sumOf = (fits: (question: (typeof questions)[number]) => boolean) =>
        questions.filter(fits).reduce((sum, { count }) => sum + count, 0);
      const figures = {
        visits: report.visits,
        dropInVisits: report.dropInVisits,
        meanMinutes: report.meanMinutes,
        questions: sumOf(() => true),
      };
      expect(answer).toEqual({
        total: figures,
        byMonth: [{ month: MONTHS[i], figures }],
        byMunicipality: [{ municipality: { code: "2082" }, figures }],
        byCounty: [{ county: { code: "20" }, figures }],
        byTopic: TOPICS.filter((topic) => sumOf((q) => q.topic === topic)).map((topic) => ({
          topic,
          questions: sumOf((q) => q.topic === topic),
        })),
        byDigcompArea: [1, 2, 3, 4, 5]
          .filter((area) => sumOf((q) => q.digcompArea === area))
          .map((area) => ({ area, questions: sumOf((q) => q.digcompArea === area) })),
      });
    }
  });

  test("gets the same answers where quite different figures were reported", async () => {
    const everything = async () => {
      const answers = [];
      for (const scope of ["network", "center", "County 20"])
        for (const [from, to] of [
          [0, 24],
          [3, 9],
          [7, 8],
        ] as const)
          answers.push(await askedBy(scope, from, to));
      return answers;
    };
    const before = await everything();
    const nearest = (figure: number) => 5 * Math.round(figure / 5);
    const other = (figure: number) => (figure % 5 === 0 ? figure + 1 : nearest(figure));
    const { edges } = (
      await hub.request(
        `{ center(slug: "digidelcenter-sater") { helpReports(first: 50) { edges { node { id periodStart periodEnd
        visits dropInVisits meanMinutes questions { topic digcompArea count } } } } } }`,
        {},
        officerOf("2082"),
      )
    ).center.helpReports;
    for (const { node } of edges) {
      const { id: replaces, visits, dropInVisits, meanMinutes, questions, ...period } = node;
      const figures = {
        visits: other(visits),
        dropInVisits: other(dropInVisits),
        meanMinutes: nearest(meanMinutes),
        questions: questions.map((q: any) => ({ ...q, count: other(q.count) })),
      };
      expect(await hub.report({ centerId: hub.saterId, replaces, ...period, ...figures })).toMatchObject({
        __typename: "HelpStatistic",
      });
    }
    expect(await everything()).toEqual(before);
  });
});
