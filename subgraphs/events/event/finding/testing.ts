import { expect } from "vitest";
import type { Viewer } from "../../../../kit/request/viewer.js";
import { addEvents, at, type Hub } from "../../testing.js";

/** Where the activities below are, more or less. */
export const SATER = { lat: 60.35, lng: 15.75 };

export const day = (of: string): [string, string][] => [[at(of, "10:00"), at(of, "12:00")]];
const ROWS: Parameters<typeof addEvents>[1] = [
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

/** The titles of those that are public and not cancelled, soonest first. */
export const LISTED = ["past", "two days", "Källkritik på nätet", "Biblioteket visar", "at midnight"];

/** Adds ten activities that differ in all that filters ask for; it is meant to be the 10th of November 2024. */
export const addDifferentEvents = (hub: Hub) => addEvents(hub, ROWS);

/** The titles that a filter finds; their number is also the total count. */
export async function findTitles(
  hub: Hub,
  filter: object,
  orderBy?: string,
  viewer?: Partial<Viewer>,
): Promise<string[]> {
  const query = `query ($filter: EventFilter, $orderBy: EventOrder) {
    events(filter: $filter, orderBy: $orderBy, first: 100) { totalCount edges { node { title { sv } } } }
  }`;
  const { events } = await hub.request(query, { filter, orderBy }, viewer);
  const titles = events.edges.map((edge: { node: { title: { sv: string } } }) => edge.node.title.sv);
  expect(events.totalCount).toBe(titles.length);
  return titles;
}
