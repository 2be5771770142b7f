import { type Peers, systemCaller } from "../../kit/request/context.js";
import type { Viewer } from "../../kit/request/viewer.js";
import type { openSubgraph } from "../../kit/testing/open-subgraph.js";
import { Event } from "./event/event.js";

export type Hub = Awaited<ReturnType<typeof openSubgraph>>;

export const coordinator: Partial<Viewer> = { role: "COORDINATOR" };
export const memberOf = (actorSlug: string): Partial<Viewer> => ({
  role: "MEMBER",
  actorSlug,
  actorActive: true,
  rulesVersionAccepted: "2024",
});

export const CENTER = "019a0000-0000-7000-8000-000000000001";

/** The other subgraphs, where there is one center, and every actor is active but `lo`. */
export const peers: Peers = {
  query: async <T>(subgraph: string, _query: string, variables?: Record<string, unknown>) => {
    const keys = variables![subgraph] as { id: string; slug: string }[];
    const answer = ({ id, slug }: { id: string; slug: string }) => {
      if (subgraph === "centers") return id === CENTER ? { slug: "digidelcenter-sater" } : null;
      return slug === "none" ? null : { status: slug === "lo" ? "LEFT" : "ACTIVE" };
    };
    return { _entities: keys.map(answer) } as T;
  },
};

/** What `actors` announces, until all activities show it. */
export async function recordSuspension(hub: Hub, actor: string, suspended: boolean): Promise<void> {
  const mutation = `mutation ($actor: String!, $suspended: Boolean!) { recordSuspension(actor: $actor, suspended: $suspended) }`;
  for (let changed = 1; changed > 0;) {
    const { data, errors } = await hub.execute(mutation, { actor, suspended }, systemCaller());
    if (errors) throw errors[0]!;
    changed = (data as { recordSuspension: number }).recordSuspension;
  }
}

/** A time in Sweden in winter. */
export const at = (day: string, time: string) => `${day}T${time}:00+01:00`;

/** What a member sends; every rule is kept and it may be published in 2024. */
export const openHouse = {
  title: { sv: "Öppet hus om BankID", en: "Open house about BankID" },
  description: { sv: "Vi hjälper dig att skaffa BankID.", en: "We help you to get BankID." },
  format: "OPEN_HOUSE",
  campaign: "digitalidag-2024",
  campaignDays: ["2024-11-15"],
  sessions: [{ start: at("2024-11-15", "10:00"), end: at("2024-11-15", "12:00"), capacity: 20 }],
  attendanceMode: "ON_SITE",
  venue: { kind: "LIBRARY", name: "Säters bibliotek" },
  municipality: "2082",
  openToPublic: true,
  priceSek: 0,
  commercial: false,
  campaignMarked: true,
  languages: ["sv"],
  targetGroups: ["EVERYONE"],
  topics: ["BANKID"],
};

/** A draft of pts by `createEvent`. */
export async function draftOf(hub: Hub, changes: object = {}): Promise<string> {
  const query = `mutation ($input: CreateEventInput!) { createEvent(input: $input) { ... on Event { id } } }`;
  return (await hub.request(query, { input: { ...openHouse, ...changes } }, memberOf("pts"))).createEvent.id;
}

export type EventValues = Partial<Omit<Event, "sessions">> & { sessions?: [start: string, end: string][] };

/** An activity: published, in Säter in November 2024, unless said otherwise. */
export const newEvent = ({
  sessions = [[at("2024-11-15", "10:00"), at("2024-11-15", "12:00")]],
  ...values
}: EventValues = {}): Event =>
  Object.assign(
    new Event(),
    {
      title: { sv: "Drop-in" },
      format: "DROP_IN",
      attendanceMode: "ON_SITE",
      state: "PUBLISHED",
      organizerSlug: "pts",
      municipalityCode: "2082",
      openToPublic: true,
      priceSek: 0,
      commercial: false,
      campaignMarked: false,
      sessions: sessions.map(([start, end]) => ({
        start: new Date(start).toISOString(),
        end: new Date(end).toISOString(),
        capacity: null,
      })),
    } satisfies Partial<Event>,
    values,
  );

/** Puts activities straight into the database. */
export async function addEvents(hub: Hub, rows: EventValues[]): Promise<string[]> {
  const events = rows.map(newEvent);
  await hub.orm.em.fork().persist(events).flush();
  return events.map(({ id }) => id);
}
