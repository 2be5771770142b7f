import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openSubgraph } from "../../../../kit/testing/open-subgraph.js";
import { events } from "../../subgraph.js";
import { addEvents, at, type Hub } from "../../testing.js";

describe("a filter by days", () => {
  let hub: Hub;
  beforeAll(async () => {
    hub = await openSubgraph(events);
    const session = (from: string, to: string): [string, string] => [at(from, "20:00"), at(to, "10:00")];
    await addEvents(hub, [
      { title: { sv: "over" }, sessions: [session("2024-11-01", "2024-11-02")] },
      { title: { sv: "course" }, sessions: [session("2024-11-02", "2024-11-03"), session("2024-12-01", "2024-12-02")] },
      { title: { sv: "night" }, sessions: [session("2024-11-14", "2024-11-15")] },
      { title: { sv: "week" }, sessions: [session("2024-11-14", "2024-11-20")] },
      { title: { sv: "later" }, sessions: [session("2024-11-16", "2024-11-17")] },
    ]);
  });
  afterAll(() => hub.close());

  const titlesFrom = async (day: string, orderBy: string, first: number) => {
    const titles: string[] = [];
    for (let after: string | null = null; ;) {
      const query = `query ($day: Date!, $orderBy: EventOrder, $first: Int, $after: String) {
        events(filter: { days: { from: $day } }, orderBy: $orderBy, first: $first, after: $after) {
          totalCount pageInfo { hasNextPage endCursor } edges { node { title { sv } } } } }`;
      const { events }: any = await hub.request(query, { day, orderBy, first, after });
      titles.push(...events.edges.map((edge: any) => edge.node.title.sv));
      if (!events.pageInfo.hasNextPage) {
        expect(events.totalCount).toBe(titles.length);
        return titles;
      }
      after = events.pageInfo.endCursor;
    }
  };

  test.each([1, 2, 20])("from a day on lists what is still going on and what begins, in pages of %i", async (first) => {
    expect(await titlesFrom("2024-11-15", "SOONEST", first)).toEqual(["course", "night", "week", "later"]);
    expect(await titlesFrom("2024-11-15", "LATEST", first)).toEqual(["later", "week", "night", "course"]);
    expect(await titlesFrom("2024-11-21", "SOONEST", first)).toEqual(["course"]);
    expect(await titlesFrom("2024-12-03", "SOONEST", first)).toEqual([]);
    expect(await titlesFrom("2024-11-01", "SOONEST", first)).toHaveLength(5);
  });

  test("on a few days finds the same with and without other conditions, whichever index is used", async () => {
    const hub = await openSubgraph(events);
    const session = (from: string, to: string): [string, string] => [at(from, "20:00"), at(to, "10:00")];
    const combined = { topics: ["AI" as const], targetGroups: ["OLDER" as const], languages: ["sv"] };
    const rows = [
      { title: { sv: "years" }, sessions: [session("2024-01-01", "2025-06-01")] },
      { title: { sv: "course" }, sessions: [session("2024-11-02", "2024-11-03"), session("2024-12-01", "2024-12-02")] },
      { title: { sv: "night" }, sessions: [session("2024-11-14", "2024-11-15")] },
      {
        title: { sv: "midnight" },
        sessions: [[at("2024-11-14", "22:00"), at("2024-11-15", "00:00")]] as [[string, string]],
      },
    ];
    await addEvents(
      hub,
      rows.map((row) => ({ ...row, ...combined, municipalityCode: "2082", description: { sv: "Om datorer" } })),
    );
    const query = `query ($filter: EventFilter) { events(filter: $filter) { totalCount edges { node { title { sv } } } } }`;
    const found = async (filter: object) => {
      const { totalCount, edges } = (await hub.request(query, { filter })).events;
      expect(totalCount).toBe(edges.length);
      return edges.map(({ node }: any) => node.title.sv);
    };
    for (const [from, to, titles] of [
      ["2024-11-14", "2024-11-14", ["years", "night", "midnight"]],
      ["2024-11-15", "2024-11-30", ["years", "night"]],
      ["2024-12-02", "2024-12-20", ["years", "course"]],
      ["2025-06-02", "2025-06-03", []],
      ["2024-11-01", "2024-12-31", ["years", "course", "night", "midnight"]],
    ] as const) {
      const days = { from, to };
      const lists = { topic: ["AI"], targetGroup: ["OLDER"], language: ["sv"], text: "datorer" };
      const place = { municipality: ["2082", "0180"], county: ["20"] };
      for (const more of [{}, lists, place, { ...lists, ...place }, { ...lists, ...place, format: ["DROP_IN"] }]) {
        expect((await found({ days, ...more })).toSorted()).toEqual(titles.toSorted());
      }
    }
    expect(await found({ topic: ["AI"], municipality: ["0180"] })).toEqual([]);
    expect(await found({ topic: ["AI"], municipality: ["2082"], county: ["01"] })).toEqual([]);
    await hub.close();
  });
});
