import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openSubgraph } from "../../../kit/testing/open-subgraph.js";
import { actors } from "../subgraph.js";
import { type Hub } from "../testing.js";

let hub: Hub;
beforeAll(async () => {
  hub = await openSubgraph(actors);
});
afterAll(() => hub.close());

describe("figures", () => {
  interface Stated {
    key: string;
    value: number;
    conflictsWith: { key: string }[];
  }
  const ask = async (): Promise<Stated[]> =>
    (
      await hub.request(
        "{ figures { key statement { sv en } value qualifier unit asOf source conflictsWith { key } } }",
      )
    ).figures;

  test("are ordered by key, with unit, qualifier and source", async () => {
    const figures = await ask();
    expect(hub.statements).toHaveLength(2);
    expect(figures.map(({ key }) => key)).toEqual(
      figures.map(({ key }) => key).toSorted((a, b) => a.localeCompare(b, "sv")),
    );
    expect(figures.find(({ key }) => key === "digidelcenters-2024")).toMatchObject({
      value: 30,
      qualifier: "ABOUT",
      unit: "centers",
      asOf: "2024-02-06",
      conflictsWith: [{ key: "digidelcenters-listed" }],
    });
  });

  test("that disagree refer to each other", async () => {
    const figures = await ask();
    const pairs = figures.flatMap(({ key, conflictsWith }) => conflictsWith.map((other) => `${key} ${other.key}`));
    for (const pair of pairs) expect(pairs).toContain(pair.split(" ").reverse().join(" "));
    expect(pairs).toHaveLength(12);
    expect(pairs).toContain("grant-2018-top-up-digidel grant-2018-top-up-internetstiftelsen");
  });

  test.each([
    ["grant-2018-government", 9_600_000],
    ["grant-2018-top-up-internetstiftelsen", 2_400_000],
    ["grant-2018-top-up-digidel", 2_200_000],
    ["grant-2018-total", 10_400_000],
    ["grant-2018-applications", 50],
    ["grant-2018-grants", 15],
    ["library-survey-2017-answered", 91],
    ["library-survey-2017-programmes", 80],
    ["emedborgarveckan-2016-actors", 170],
    ["emedborgarveckan-2016-participants", 20_000],
    ["adults-without-internet", 1_000_000],
    ["municipalities-of-sweden", 290],
    ["internetstiftelsen-since", 2008],
  ])("state that %s is %d", async (key, value) => {
    expect((await ask()).find((figure) => figure.key === key)?.value).toBe(value);
  });
});
