import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { clock } from "../../../../kit/clock.js";
import type { Viewer } from "../../../../kit/request/viewer.js";
import { openSubgraph } from "../../../../kit/testing/open-subgraph.js";
import { events } from "../../subgraph.js";
import { at, coordinator, type Hub, memberOf } from "../../testing.js";
import { addDifferentEvents, findTitles, LISTED } from "./testing.js";

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

const find = (filter: object, orderBy?: string, viewer?: Partial<Viewer>) => findTitles(hub, filter, orderBy, viewer);

describe("a filter", () => {
  test("left out lists published, held and reported activities, soonest first", async () => {
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
  ])("%j finds activities that match all of it", async (filter, titles) => {
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
  ])("by days %j finds activities with a session on one of them", async (days, titles) => {
    expect(await find({ days })).toEqual(titles);
  });

  test.each([
    ["källkritik", ["Källkritik på nätet"]],
    ["KÄLLKRIT", ["Källkritik på nätet"]],
    ["kallkritik", ["Källkritik på nätet"]],
    ["bibliotek", ["Källkritik på nätet", "Biblioteket visar"]],
    ["söker säker", ["Källkritik på nätet"]],
    ["friday", ["two days"]],
    ["'; drop table event; --", []],
    ["& | !", []],
    ["", []],
    [" \u200b", []],
    ["%", []],
  ])("by text %j finds all words, as stems or beginnings", async (text, titles) => {
    expect(await find({ text })).toEqual(titles);
  });

  test("by status finds as HELD what is published and over", async () => {
    expect(await find({ status: ["HELD"] })).toEqual(["past"]);
    expect(await find({ status: ["PUBLISHED"] })).toEqual(["two days", "Källkritik på nätet", "at midnight"]);
    expect(await find({ status: ["PUBLISHED", "HELD", "REPORTED"] })).toEqual(LISTED);
    const { events } = await hub.request(`{ events { edges { node { status } } } }`);
    expect(events.edges.map(({ node }: { node: { status: string } }) => node.status)).toEqual([
      "HELD",
      "PUBLISHED",
      "PUBLISHED",
      "REPORTED",
      "PUBLISHED",
    ]);
  });

  test("by status finds cancelled, postponed and archived activities, and never deleted ones", async () => {
    expect(await find({ status: ["CANCELLED", "POSTPONED", "ARCHIVED", "DELETED"] })).toHaveLength(3);
    expect(await find({ status: ["DELETED"] }, undefined, coordinator)).toEqual([]);
    expect(await find({ status: [] })).toEqual([]);
  });
});

describe("a filter by status DRAFT", () => {
  const status = ["DRAFT"];

  test("finds drafts for their organizer and the coordinator only", async () => {
    expect(await find({ status })).toEqual([]);
    expect(await find({ status }, undefined, memberOf("pts"))).toEqual([]);
    expect(await find({ status }, undefined, { role: "DASHBOARD" })).toEqual([]);
    expect(await find({ status }, undefined, memberOf("kb"))).toEqual(["draft"]);
    expect(await find({ status }, undefined, coordinator)).toEqual(["draft"]);
  });
});
