import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import {
  CampaignDashboardDocument,
  EventFacetsDocument,
  type EventFilter,
  type EventOrder,
  FindEventsDocument,
  MunicipalityPageDocument,
} from "../operations/generated/graphql.js";
import type { DemoHub } from "./demo-hub.js";

/** The same question to a small and to a large hub, worded so that as many activities fit it in both. */
export interface Question {
  name: string;
  of: [small: Asked, large: Asked];
}

export interface Asked {
  document: TypedDocumentNode<unknown, Record<string, unknown>>;
  variables: { filter?: EventFilter } & Record<string, unknown>;
}

/** Three of 290 municipalities: about as many of a million activities as there are in all of ten thousand. */
const THREE = { municipality: ["2082", "0583", "1480"] };
const STOCKHOLM = { lat: 59.33, lng: 18.07 };

/** What fits in the small hub, and the same narrowed down in the large one. */
type Filters = [small: EventFilter, large: EventFilter];
const PLACE: Filters = [{}, THREE];
const DAYS: Filters = [
  { days: { from: "2024-01-01", to: "2026-12-31" } },
  { days: { from: "2025-05-05", to: "2025-05-17" } },
];
const FILTERS: Record<string, Filters> = {
  "by place": PLACE,
  "by days": DAYS,
  "from a day on": [{ days: { from: "2025-01-01" } }, { days: { from: "2026-12-25" } }],
  "by words": [{ text: "källkritik" }, { text: "källkritik", ...THREE }],
  "by mistyped words": [{ text: "källkrtik" }, { text: "källkrtik", ...THREE }],
  "by format": [{ format: ["DROP_IN"] }, { format: ["DROP_IN"], ...THREE }],
  "by distance": [{ near: { point: STOCKHOLM, km: 100 } }, { near: { point: STOCKHOLM, km: 2.4 } }],
};

/** A place this many activities into a list: 1 000 pages of five. */
const DEEP = 5_000;

export async function questions(small: DemoHub, large: DemoHub): Promise<Question[]> {
  const asked: Question[] = [];
  const ask = async <V extends Record<string, unknown>>(
    name: string,
    document: TypedDocumentNode<unknown, V>,
    variablesOf: (hub: DemoHub, i: 0 | 1) => V | Promise<V>,
  ) => {
    const of = async (hub: DemoHub, i: 0 | 1): Promise<Asked> => ({
      document: document as Asked["document"],
      variables: await variablesOf(hub, i),
    });
    asked.push({ name, of: [await of(small, 0), await of(large, 1)] });
  };

  for (const [name, filters] of Object.entries(FILTERS)) {
    await ask(`FindEvents ${name}`, FindEventsDocument, (_, i) => ({
      filter: filters[i],
      orderBy: orderOf(name),
      first: 100,
    }));
    await ask(`EventFacets ${name}`, EventFacetsDocument, (_, i) => ({ filter: filters[i] }));
  }
  for (const [name, filters] of [
    ["by place", PLACE],
    ["by days", DAYS],
  ] as const) {
    await ask(`FindEvents ${name}, 1 000 pages deep`, FindEventsDocument, async (hub, i) => ({
      ...{ filter: filters[i], first: 5 },
      after: await cursorAt(hub, filters[i], DEEP),
    }));
  }
  await ask("CampaignDashboard", CampaignDashboardDocument, () => ({ slug: "digitalidag-2024" }));
  await ask("MunicipalityPage", MunicipalityPageDocument, () => ({ code: "2082" }));
  return asked;
}

const orderOf = (name: string): EventOrder =>
  name.endsWith("words") ? "RELEVANCE" : name === "by distance" ? "NEAREST" : "SOONEST";

async function cursorAt({ ask }: DemoHub, filter: EventFilter, depth: number): Promise<string> {
  let after: string | null | undefined;
  for (let seen = 0; seen < depth; seen += 100) {
    const { data } = await ask(FindEventsDocument, { filter, first: 100, after });
    after = data.events!.pageInfo.endCursor;
  }
  if (!after) throw new Error(`Fewer than ${depth} activities fit.`);
  return after;
}
