import { afterAll, beforeAll, expect, test } from "vitest";
import { openCenters } from "../testing.js";

let hub: Awaited<ReturnType<typeof openCenters>>;
beforeAll(async () => {
  hub = await openCenters();
});
afterAll(() => hub.close());

test("grantRounds are seeded with the round of 2018 and all that its sources say", async () => {
  const { grantRounds } = await hub.request(`{ grantRounds {
    slug name reference channel budgetFigures { kind amountSek source } applicationsCount { value qualifier source }
    grantsCount sourcesDisagree applications { id } } }`);
  expect(grantRounds).toMatchObject([
    {
      slug: "digidelcenter-2018",
      name: "DigidelCenter 2018",
      reference: "N2018/02458/D",
      grantsCount: 15,
      sourcesDisagree: true,
      applications: [],
    },
  ]);
  const figures = grantRounds[0].budgetFigures.map(({ kind, amountSek }: { kind: string; amountSek: number }) => [
    kind,
    amountSek,
  ]);
  expect(figures).toEqual([
    ["GOVERNMENT", 9_600_000],
    ["TOP_UP", 2_200_000],
    ["TOP_UP", 2_400_000],
    ["TOTAL", 10_400_000],
  ]);
  expect(new Set(grantRounds[0].budgetFigures.map(({ source }: { source: string }) => source)).size).toBe(2);
  expect(grantRounds[0].applicationsCount).toMatchObject([
    { value: 50, qualifier: null },
    { value: 50, qualifier: "OVER" },
  ]);
});
