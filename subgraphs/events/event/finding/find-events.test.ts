import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { clock } from "../../../../kit/clock.js";
import type { Viewer } from "../../../../kit/request/viewer.js";
import { openSubgraph } from "../../../../kit/testing/open-subgraph.js";
import { events } from "../../subgraph.js";
import { addEvents, at, coordinator, type Hub, memberOf } from "../../testing.js";

let hub: Hub;
beforeAll(async () => {
  hub = await openSubgraph(events);
  clock.set(new Date(at("2024-11-10", "12:00")));
  await addEvents(hub, rows);
});
afterAll(async () => {
  clock.set(undefined);
  await hub.close();
});

const SATER = { lat: 60.35, lng: 15.75 };
const day = (of: string): [string, string][] => [[at(of, "10:00"), at(of, "12:00")]];
const rows: Parameters<typeof addEvents>[1] = [
  { title: { sv: "past" }, sessions: day("2024-11-01"), lat: 60.35, lng: 15.75, attendanceMode: "MIXED" },
  {
    title: { sv: "two days", en: "Wednesday and Friday" },
    sessions: [...day("2024-11-13"), ...day("2024-11-15")],
    municipalityCode: "0180",
    organizerSlug: "kb",
    lat: 59.33,
    lng: 18.07,
    languages: ["sv", "so"],
  },
  {
    title: { sv: "Källkritik på nätet" },
    description: { sv: "Om att söka säkert på biblioteket." },
    sessions: day("2024-11-14"),
    campaignSlug: "digitalidag-2024",
    format: "LECTURE",
    topics: ["MEDIA_LITERACY", "AI"],
    targetGroups: ["OLDER"],
    centerSlug: "digidelcenter-sater",
    lat: 60.49,
    lng: 15.43,
  },
  {
    title: { sv: "Biblioteket visar" },
    sessions: day("2024-11-16"),
    openToPublic: false,
    topics: ["BANKID"],
    state: "REPORTED",
    lat: 60.6,
    lng: 15.63,
  },
  { title: { sv: "at midnight" }, sessions: [[at("2024-11-20", "22:00"), at("2024-11-21", "00:00")]] },
  { title: { sv: "draft" }, state: "DRAFT", organizerSlug: "kb" },
  { title: { sv: "cancelled" }, state: "CANCELLED" },
  { title: { sv: "postponed" }, state: "POSTPONED" },
  { title: { sv: "archived" }, state: "ARCHIVED" },
  { title: { sv: "deleted" }, state: "DELETED" },
];

async function find(filter: object, orderBy?: string, viewer?: Partial<Viewer>): Promise<string[]> {
  const query = `query ($filter: EventFilter, $orderBy: EventOrder) {
    events(filter: $filter, orderBy: $orderBy, first: 100) { totalCount edges { node { title { sv } } } }
  }`;
  const { events } = await hub.ask(query, { filter, orderBy }, viewer);
  const titles = events.edges.map((edge: { node: { title: { sv: string } } }) => edge.node.title.sv);
  expect(events.totalCount).toBe(titles.length);
  return titles;
}

const LISTED = ["past", "two days", "Källkritik på nätet", "Biblioteket visar", "at midnight"];

describe("filters", () => {
  test("lists what is published, held or reported, soonest first", async () => {
    expect(await find({})).toEqual(LISTED);
    expect(await find({}, "LATEST")).toEqual(LISTED.toReversed());
  });

  test.each([
    [{ municipality: ["0180"] }, ["two days"]],
    [{ organizer: "" }, []],
    [{ campaign: "" }, []],
    [{ center: "" }, []],
    [{ municipality: ["0180", "2082"] }, LISTED],
    [{ municipality: [] }, []],
    [{ county: ["01"] }, ["two days"]],
    [{ county: ["01", "02"], organizer: "pts" }, []],
    [{ campaign: "digitalidag-2024" }, ["Källkritik på nätet"]],
    [{ format: ["LECTURE", "PODCAST"] }, ["Källkritik på nätet"]],
    [{ topic: ["AI", "BANKID"] }, ["Källkritik på nätet", "Biblioteket visar"]],
    [{ targetGroup: ["OLDER"] }, ["Källkritik på nätet"]],
    [{ language: ["so"] }, ["two days"]],
    [{ attendanceMode: ["MIXED", "ONLINE"] }, ["past"]],
    [{ organizer: "kb" }, ["two days"]],
    [{ center: "digidelcenter-sater" }, ["Källkritik på nätet"]],
    [{ openToPublic: false }, ["Biblioteket visar"]],
    [{ openToPublic: true, organizer: "kb" }, ["two days"]],
    [{ text: null, municipality: null, days: null, near: null, status: null }, LISTED],
  ])("%j", async (filter, titles) => {
    expect(await find(filter)).toEqual(titles);
  });

  test.each([
    [{ from: "2024-11-13", to: "2024-11-13" }, ["two days"]],
    [{ from: "2024-11-14", to: "2024-11-14" }, ["Källkritik på nätet"]],
    [{ from: "2024-11-15", to: "2024-11-16" }, ["two days", "Biblioteket visar"]],
    [{ from: "2024-11-16" }, ["Biblioteket visar", "at midnight"]],
    [{ to: "2024-11-13" }, ["past", "two days"]],
    [{ from: "2024-11-20", to: "2024-11-20" }, ["at midnight"]],
    [{ from: "2024-11-21" }, []],
    [{ from: "2024-11-16", to: "2024-11-15" }, []],
  ])("by days %j, none of them in between", async (days, titles) => {
    expect(await find({ days })).toEqual(titles);
  });

  test.each([
    ["källkritik", ["Källkritik på nätet"]],
    ["KÄLLKRIT", ["Källkritik på nätet"]],
    ["kallkritik", []],
    ["bibliotek", ["Källkritik på nätet", "Biblioteket visar"]],
    ["söker säker", ["Källkritik på nätet"]],
    ["friday", ["two days"]],
    ["'; drop table event; --", []],
    ["& | !", LISTED],
  ])("by words: %s", async (text, titles) => {
    expect(await find({ text })).toEqual(titles);
  });

  test("tells by the clock what is held", async () => {
    expect(await find({ status: ["HELD"] })).toEqual(["past"]);
    expect(await find({ status: ["PUBLISHED"] })).toEqual(["two days", "Källkritik på nätet", "at midnight"]);
    expect(await find({ status: ["PUBLISHED", "HELD", "REPORTED"] })).toEqual(LISTED);
    const { events } = await hub.ask(`{ events { edges { node { status } } } }`);
    expect(events.edges.map(({ node }: { node: { status: string } }) => node.status)).toEqual([
      "HELD",
      "PUBLISHED",
      "PUBLISHED",
      "REPORTED",
      "PUBLISHED",
    ]);
  });

  test("shows what is cancelled, postponed or archived when asked, and nothing deleted", async () => {
    expect(await find({ status: ["CANCELLED", "POSTPONED", "ARCHIVED", "DELETED"] })).toHaveLength(3);
    expect(await find({ status: ["DELETED"] }, undefined, coordinator)).toEqual([]);
    expect(await find({ status: [] })).toEqual([]);
  });
});

describe("orders", () => {
  const near = { point: SATER, km: 30 };

  test("finds what is near, nearest first", async () => {
    expect(await find({ near })).toEqual(["past", "Källkritik på nätet", "Biblioteket visar"]);
    expect(await find({ near: { ...near, km: 25 } })).toEqual(["past", "Källkritik på nätet"]);
    expect(await find({ near: { ...near, km: 500 } }, "NEAREST")).toEqual([
      "past",
      "Källkritik på nätet",
      "Biblioteket visar",
      "two days",
    ]);
  });

  test("puts a word of the title before one of the description", async () => {
    expect(await find({ text: "biblioteket" }, "RELEVANCE")).toEqual(["Biblioteket visar", "Källkritik på nätet"]);
  });

  test.each([
    ["NEAREST", {}],
    ["RELEVANCE", {}],
    ["NEAREST", { near: { point: { lat: 91, lng: 0 }, km: 3 } }],
    ["NEAREST", { near: { point: SATER, km: 0 } }],
    ["SOONEST", { text: "å".repeat(201) }],
  ])("refuses %s with %j", async (orderBy, filter) => {
    await expect(find(filter, orderBy)).rejects.toMatchObject({ extensions: { code: "BAD_USER_INPUT" } });
  });
});

describe("drafts", () => {
  const status = ["DRAFT"];

  test("are listed to their organizer and the coordinator only", async () => {
    expect(await find({ status })).toEqual([]);
    expect(await find({ status }, undefined, memberOf("pts"))).toEqual([]);
    expect(await find({ status }, undefined, { role: "DASHBOARD" })).toEqual([]);
    expect(await find({ status }, undefined, memberOf("kb"))).toEqual(["draft"]);
    expect(await find({ status }, undefined, coordinator)).toEqual(["draft"]);
  });

  test("are not there for others by id or reference", async () => {
    const query = `{ events(filter: { status: DRAFT }) { edges { node { id } } } }`;
    const { events } = await hub.ask(query, {}, coordinator);
    const { id } = events.edges[0].node;
    const byId = async (viewer: Partial<Viewer>) => [
      (await hub.ask(`query ($id: ID!) { event(id: $id) { id } }`, { id }, viewer)).event,
      (await hub.entities("Event", [{ id }], "id", viewer))[0],
    ];
    expect(await byId({})).toEqual([null, null]);
    expect(await byId(memberOf("pts"))).toEqual([null, null]);
    expect(await byId(memberOf("kb"))).toEqual([{ id }, { id }]);
    expect(await byId(coordinator)).toEqual([{ id }, { id }]);
  });

  test("an id that is none names nothing", async () => {
    expect(await hub.ask(`{ event(id: "no uuid") { id } }`)).toEqual({ event: null });
  });
});

describe("pages", () => {
  let own: Hub;
  beforeAll(async () => {
    own = await openSubgraph(events);
    // Many begin at the same time, lie at the same place and fit the text as well.
    await addEvents(
      own,
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
  afterAll(() => own.close());

  const walk = async (filter: object, orderBy: string, first: number) => {
    const ids: string[] = [];
    for (let after: string | null = null; ;) {
      const query = `query ($filter: EventFilter, $orderBy: EventOrder, $first: Int, $after: String) {
        events(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
          pageInfo { hasNextPage hasPreviousPage endCursor } edges { cursor node { id } }
        } }`;
      const { events }: any = await own.ask(query, { filter, orderBy, first, after });
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
  ])("%s %j: the same rows in pages of 7 as in one, none twice", async (orderBy, filter, count) => {
    const all = await walk(filter, orderBy, 100);
    expect(new Set(all).size).toBe(count);
    expect(await walk(filter, orderBy, 7)).toEqual(all);
  });

  test("refuses a cursor of another order", async () => {
    const { events } = await own.ask(`{ events(first: 1) { pageInfo { endCursor } } }`);
    const query = `query ($after: String) { events(orderBy: LATEST, after: $after) { edges { cursor } } }`;
    await expect(own.ask(query, { after: events.pageInfo.endCursor })).rejects.toMatchObject({
      extensions: { code: "BAD_USER_INPUT" },
    });
  });
});

describe("below others", () => {
  const connection = "{ totalCount edges { node { title { sv } } } }";

  test("lists the activities of actors, municipalities, counties and centers, a statement for each list", async () => {
    const [pts, kb] = await hub.entities(
      "Actor",
      [{ slug: "pts" }, { slug: "kb" }],
      `eventCount events(first: 1) ${connection}`,
    );
    expect(pts).toEqual({ eventCount: 4, events: { totalCount: 4, edges: [{ node: { title: { sv: "past" } } }] } });
    expect(kb).toMatchObject({ eventCount: 1, events: { totalCount: 1 } });
    expect(hub.statements).toHaveLength(3);

    const municipalities = await hub.entities(
      "Municipality",
      [{ code: "2082" }, { code: "0180" }, { code: "0114" }],
      `events(filter: { text: "källkritik" }) ${connection}`,
    );
    expect(municipalities.map(({ events }) => (events as { totalCount: number }).totalCount)).toEqual([1, 0, 0]);
    expect(hub.statements).toHaveLength(2);

    const counties = await hub.entities("County", [{ code: "20" }, { code: "01" }], `events ${connection}`);
    expect(counties.map(({ events }) => (events as { totalCount: number }).totalCount)).toEqual([4, 1]);
    expect(hub.statements).toHaveLength(2);

    const centers = await hub.entities(
      "DigidelCenter",
      [{ slug: "digidelcenter-sater" }, { slug: "digidelcenter-motala" }],
      `upcomingEvents(first: 3) ${connection}`,
    );
    expect(centers.map(({ upcomingEvents }) => (upcomingEvents as { totalCount: number }).totalCount)).toEqual([1, 0]);
    expect(hub.statements).toHaveLength(2);
  });

  test("takes two statements for 50 activities with their campaigns", async () => {
    const { events } = await hub.ask(`{ events(first: 50) {
      pageInfo { hasNextPage endCursor }
      edges { cursor node {
        id title { sv en } format attendanceMode status openToPublic priceSek languages targetGroups topics
        municipality { code } organizer { slug } center { slug }
        campaign { slug } campaignDays sessions { start end }
      } }
    } }`);
    expect(events.edges[2].node).toMatchObject({
      municipality: { code: "2082" },
      organizer: { slug: "pts" },
      center: { slug: "digidelcenter-sater" },
      campaign: { slug: "digitalidag-2024" },
    });
    expect(hub.statements).toHaveLength(2);
  });

  test("knows the competences that topics train", async () => {
    const { events } = await hub.ask(`{ events(filter: { topic: MEDIA_LITERACY }) { edges { node { digcomp } } } }`);
    expect(events.edges[0].node.digcomp).toEqual(["1.1", "1.2", "3.1", "5.3"]);
  });
});
