import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { clock } from "../../../../kit/clock.js";
import { openSubgraph } from "../../../../kit/testing/open-subgraph.js";
import { events } from "../../subgraph.js";
import { addEvents, at, type Hub } from "../../testing.js";
import { addDifferentEvents, day, findTitles, SATER } from "./testing.js";

let hub: Hub;
beforeAll(async () => {
  hub = await openSubgraph(events);
  clock.set(new Date(at("2024-11-10", "12:00")));
  await addDifferentEvents(hub);
});
afterAll(async () => {
  clock.set(undefined);
  await hub.close();
});

const find = (filter: object, orderBy?: string) => findTitles(hub, filter, orderBy);

describe("orderBy", () => {
  const near = { point: SATER, km: 30 };

  test("NEAREST lists the nearest first", async () => {
    expect(await find({ near })).toEqual(["past", "Källkritik på nätet", "Biblioteket visar"]);
    expect(await find({ near: { ...near, km: 25 } })).toEqual(["past", "Källkritik på nätet"]);
    expect(await find({ near: { ...near, km: 500 } }, "NEAREST")).toEqual([
      "past",
      "Källkritik på nätet",
      "Biblioteket visar",
      "two days",
    ]);
  });

  test("RELEVANCE ranks a word of the title before one of the description", async () => {
    expect(await find({ text: "biblioteket" }, "RELEVANCE")).toEqual(["Biblioteket visar", "Källkritik på nätet"]);
  });

  test.each([
    ["NEAREST", {}],
    ["RELEVANCE", {}],
    ["NEAREST", { near: { point: { lat: 91, lng: 0 }, km: 3 } }],
    ["NEAREST", { near: { point: SATER, km: 0 } }],
    ["SOONEST", { text: "å".repeat(201) }],
  ])("%s refuses the filter %j", async (orderBy, filter) => {
    await expect(find(filter, orderBy)).rejects.toMatchObject({ extensions: { code: "BAD_USER_INPUT" } });
  });
});

describe("a list in pages", () => {
  let crowded: Hub;
  beforeAll(async () => {
    crowded = await openSubgraph(events);
    // Many begin at the same time, are at the same place and match a text equally well.
    await addEvents(
      crowded,
      Array.from({ length: 57 }, (_, i) => ({
        title: { sv: `Prova på ${i % 3 ? "surfplatta" : "dator, dator"}` },
        description: { sv: "dator" },
        sessions: day(`2024-11-${10 + (i % 5)}`),
        lat: 60 + (i % 4) / 10,
        lng: 15,
        topics: [i % 2 ? "AI" : "APPS"],
      })),
    );
  });
  afterAll(() => crowded.close());

  const idsInPages = async (filter: object, orderBy: string, first: number) => {
    const ids: string[] = [];
    for (let after: string | null = null; ;) {
      const query = `query ($filter: EventFilter, $orderBy: EventOrder, $first: Int, $after: String) {
        events(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
          pageInfo { hasNextPage hasPreviousPage endCursor } edges { cursor node { id } }
        } }`;
      const { events }: any = await crowded.request(query, { filter, orderBy, first, after });
      expect(events.pageInfo.hasPreviousPage).toBe(after !== null);
      ids.push(...events.edges.map((edge: { node: { id: string } }) => edge.node.id));
      if (!events.pageInfo.hasNextPage) return ids;
      after = events.pageInfo.endCursor;
    }
  };
  const near = { point: { lat: 60.04, lng: 15 }, km: 100 };

  test.each([
    ["SOONEST", {}, 57],
    ["SOONEST", { topic: ["AI"] }, 28],
    ["LATEST", {}, 57],
    ["LATEST", { days: { from: "2024-11-11", to: "2024-11-12" } }, 23],
    ["NEAREST", { near }, 57],
    ["RELEVANCE", { text: "dator" }, 57],
    ["RELEVANCE", { text: "dator", near, topic: ["APPS"] }, 29],
  ])("%s %j has the same rows in pages of 7 as in one page, none twice", async (orderBy, filter, count) => {
    const all = await idsInPages(filter, orderBy, 100);
    expect(new Set(all).size).toBe(count);
    expect(await idsInPages(filter, orderBy, 7)).toEqual(all);
  });

  const point = { lat: 60.04, lng: 15 };
  test.each([
    ["another order", {}, { orderBy: "LATEST" }],
    ["another text", { filter: { text: "dator" } }, { filter: { text: "mobil" } }],
    ["another point", nearest(point), nearest({ ...point, lat: 60.05 })],
    ["another radius", nearest(point), nearest(point, 99)],
    ["a wider filter", { filter: { topic: ["AI"] } }, {}],
    ["a filter that finds the same rows", { filter: { text: "dator" } }, {}],
  ])("refuses a cursor of %s, even when it wants only the count", async (_, before, args) => {
    const { events } = await crowded.request(
      `query ${ARGUMENTS} { events${GIVEN} { pageInfo { endCursor } } }`,
      before,
    );
    for (const selection of ["edges { cursor }", "totalCount"]) {
      const query = `query ${ARGUMENTS} { events${GIVEN} { ${selection} } }`;
      await expect(crowded.request(query, { ...args, after: events.pageInfo.endCursor })).rejects.toMatchObject({
        extensions: { code: "BAD_USER_INPUT" },
      });
    }
  });

  test("takes a cursor when the arguments are written in another way", async () => {
    const query = `query ${ARGUMENTS} { events${GIVEN} { pageInfo { endCursor } edges { node { id } } } }`;
    const filter = { topic: ["AI", "APPS"], text: "dator" };
    const { events } = await crowded.request(query, { filter });
    const next = await crowded.request(query, { filter, after: events.pageInfo.endCursor });
    const other = { text: "dator", topic: ["APPS", "AI"], campaign: null };
    expect(await crowded.request(query, { filter: other, orderBy: null, after: events.pageInfo.endCursor })).toEqual(
      next,
    );
  });
});

const ARGUMENTS = "($filter: EventFilter, $orderBy: EventOrder, $after: String)";
const GIVEN = "(filter: $filter, orderBy: $orderBy, first: 3, after: $after)";
const nearest = (point: object, km = 100) => ({ orderBy: "NEAREST", filter: { near: { point, km } } });
