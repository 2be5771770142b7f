import { createHash } from "node:crypto";
import { print } from "graphql";
import {
  CampaignDashboardDocument,
  CreateEventDocument,
  type CreateEventInput,
  FindEventsDocument,
  MunicipalityPageDocument,
} from "../../operations/generated/graphql.js";

/** The operations as a client of the hub sends them. */
export const OPERATIONS = {
  MunicipalityPage: print(MunicipalityPageDocument),
  FindEvents: print(FindEventsDocument),
  CampaignDashboard: print(CampaignDashboardDocument),
  Viewer: "{ viewer { role } }",
  MunicipalityName: "query MunicipalityName($code: MunicipalityCode!) { municipality(code: $code) { name } }",
  CreateEvent: print(CreateEventDocument),
};

export interface Variables {
  MunicipalityPage: { code: string };
  FindEvents: { filter: { municipality: [code: string] }; first: number };
  CampaignDashboard: { slug: string };
  Viewer: object;
  MunicipalityName: { code: string };
  CreateEvent: { input: CreateEventInput };
}

/** What a contender is asked. */
export interface Request<O extends keyof Variables = keyof Variables> {
  operation: O;
  variables: Variables[O];
}

export interface Workload {
  name: string;
  /** Sent one after the other, and again from the first. */
  requests: Request[];
}

/** The workloads over these places, each in an order of chance that is the same in every run. */
export function createWorkloads(municipalities: string[], campaigns: string[]): Workload[] {
  const requestsOf = <O extends keyof Variables>(operation: O, variables: Variables[O][]): Request[] =>
    shuffled(variables).map((each) => ({ operation, variables: each }));
  const codes = municipalities.map((code) => ({ code }));

  const pages = requestsOf("MunicipalityPage", codes);
  const lists = requestsOf(
    "FindEvents",
    municipalities.map((code) => ({ filter: { municipality: [code] }, first: 50 })),
  );
  const dashboards = requestsOf(
    "CampaignDashboard",
    campaigns.map((slug) => ({ slug })),
  );
  const viewer = requestsOf("Viewer", [{}]);
  const names = requestsOf("MunicipalityName", codes);
  const drafts = requestsOf("CreateEvent", municipalities.map(draftIn));
  const mix = [
    ...repeated(lists, 700),
    ...repeated(pages, 700),
    ...repeated(names, 400),
    ...repeated(viewer, 100),
    ...repeated(dashboards, 80),
    ...repeated(drafts, 20),
  ];
  return [
    { name: "W1 MunicipalityPage", requests: pages },
    { name: "W2 FindEvents", requests: lists },
    { name: "W3 CampaignDashboard", requests: dashboards },
    { name: "W4 mix, 1 % mutations", requests: shuffled(mix) },
    { name: "W5 viewer { role }", requests: viewer },
    { name: "W6 municipality { name }", requests: names },
  ];
}

/** A draft, which nobody but its organizer sees: the answers to all other requests stay what they are. */
function draftIn(municipality: string): Variables["CreateEvent"] {
  const day = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
  return {
    input: {
      title: { sv: `Drop-in om BankID i ${municipality}` },
      format: "DROP_IN",
      sessions: [{ start: `${day}T09:00:00Z`, end: `${day}T11:00:00Z` }],
      attendanceMode: "ON_SITE",
      venue: { kind: "LIBRARY", name: "Biblioteket" },
      municipality,
      openToPublic: true,
      priceSek: 0,
      commercial: false,
      campaignMarked: false,
      targetGroups: ["EVERYONE"],
      topics: ["BANKID"],
    },
  };
}

const repeated = <T>(items: T[], count: number): T[] =>
  Array.from({ length: count }, (_, i) => items[i % items.length]!);

function shuffled<T>(items: T[]): T[] {
  const placeOf = (item: T, i: number) =>
    createHash("sha1")
      .update(JSON.stringify([i, item]))
      .digest("hex");
  return items
    .map((item, i) => ({ item, place: placeOf(item, i) }))
    .toSorted((a, b) => (a.place < b.place ? -1 : 1))
    .map(({ item }) => item);
}
