import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import {
  CampaignDashboardDocument,
  CountEventsDocument,
  EventFacetsDocument,
  type EventFilter,
  type EventOrder,
  FindEventsDocument,
  MunicipalityPageDocument,
} from "../operations/generated/graphql.js";
import type { DemoHub } from "./demo-hub.js";

/** An operation with variables for a small and for a large hub, chosen so that about as many activities fit in both. */
export interface BenchOperation {
  name: string;
  requests: [small: BenchRequest, large: BenchRequest];
}

export interface BenchRequest {
  document: TypedDocumentNode<unknown, Record<string, unknown>>;
  variables: { filter?: EventFilter } & Record<string, unknown>;
}

/** Three of 290 municipalities: about as many of a million activities as there are in all of ten thousand. */
const THREE = { municipality: ["2082", "0583", "1480"] };
const NORRKOPING = { lat: 58.59, lng: 16.19 };
const HELSINGBORG = { lat: 56.05, lng: 12.7 };

/** What fits in the small hub, and the same narrowed down in the large one. */
type Filters = [small: EventFilter, large: EventFilter];
const PLACE: Filters = [{}, THREE];
const DAYS: Filters = [
  { days: { from: "2024-01-01", to: "2026-12-31" } },
  { days: { from: "2025-05-05", to: "2025-05-17" } },
];
const COMMON: Filters = [{ text: "steg" }, { text: "steg", ...THREE }];
const DISTANCE: Filters = [{ near: { point: NORRKOPING, km: 2500 } }, { near: { point: HELSINGBORG, km: 18.5 } }];
const combined = { topic: ["BANKID", "AI"], format: ["DROP_IN"] } satisfies EventFilter;
const FILTERS: Record<string, Filters> = {
  "by place": PLACE,
  "by days": DAYS,
  "from a day on": [{ days: { from: "2025-01-01" } }, { days: { from: "2026-12-25" } }],
  "by words": [{ text: "lösenord" }, { text: "lösenord", ...THREE }],
  "by mistyped words": [{ text: "lösenrod" }, { text: "lösenrod", ...THREE }],
  "by a word of all": COMMON,
  "by format": [{ format: ["DROP_IN"] }, { format: ["DROP_IN"], ...THREE }],
  "by topics, format and place": [combined, { ...combined, ...THREE }],
  "by topic and days": [
    { topic: ["AI"], days: { from: "2025-01-01", to: "2026-12-31" } },
    { topic: ["AI"], days: { from: "2025-05-05", to: "2025-05-10" } },
  ],
  "by distance": [{ near: { point: NORRKOPING, km: 100 } }, { near: { point: NORRKOPING, km: 4 } }],
};

/** So many activities into a list: 1 000 pages of five. */
const DEEP = 5_000;

export async function benchOperations(small: DemoHub, large: DemoHub): Promise<BenchOperation[]> {
  const operations: BenchOperation[] = [];
  const add = async <V extends Record<string, unknown>>(
    name: string,
    document: TypedDocumentNode<unknown, V>,
    variablesOf: (hub: DemoHub, i: 0 | 1) => V | Promise<V>,
  ) => {
    const requestTo = async (hub: DemoHub, i: 0 | 1): Promise<BenchRequest> => ({
      document: document as BenchRequest["document"],
      variables: await variablesOf(hub, i),
    });
    operations.push({ name, requests: [await requestTo(small, 0), await requestTo(large, 1)] });
  };

  for (const [name, filters] of Object.entries(FILTERS)) {
    await add(`FindEvents ${name}`, FindEventsDocument, (_, i) => ({
      filter: filters[i],
      orderBy: orderOf(name),
      first: 100,
    }));
    await add(`EventFacets ${name}`, EventFacetsDocument, (_, i) => ({ filter: filters[i] }));
    await add(`CountEvents ${name}`, CountEventsDocument, (_, i) => ({ filter: filters[i] }));
  }
  for (const [name, filters, orderBy] of [
    ["by place", PLACE, "SOONEST"],
    ["by place, latest first", PLACE, "LATEST"],
    ["by days", DAYS, "SOONEST"],
    ["by distance", DISTANCE, "NEAREST"],
    ["by a word of all", COMMON, "RELEVANCE"],
  ] as const) {
    await add(`FindEvents ${name}, 1 000 pages deep`, FindEventsDocument, async (hub, i) => ({
      filter: filters[i],
      orderBy,
      first: 100,
      after: await cursorAt(hub, { filter: filters[i], orderBy }),
    }));
  }
  await add("CampaignDashboard", CampaignDashboardDocument, () => ({ slug: "digitalidag-2024" }));
  await add("MunicipalityPage", MunicipalityPageDocument, () => ({ code: "2082" }));
  return operations;
}

const orderOf = (name: string): EventOrder =>
  name.includes("word") ? "RELEVANCE" : name === "by distance" ? "NEAREST" : "SOONEST";

async function cursorAt({ execute }: DemoHub, list: { filter: EventFilter; orderBy: EventOrder }): Promise<string> {
  let after: string | null | undefined;
  for (let seen = 0; seen < DEEP; seen += 100) {
    const { data } = await execute(FindEventsDocument, { ...list, first: 100, after });
    after = data.events!.pageInfo.endCursor;
  }
  if (!after) throw new Error(`Fewer than ${DEEP} activities fit.`);
  return after;
}
