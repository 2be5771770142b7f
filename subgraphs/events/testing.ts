import type { open } from "../../kit/testing.js";
import type { Viewer } from "../../kit/viewer.js";
import { Event } from "./event.js";

export type Hub = Awaited<ReturnType<typeof open>>;

export const coordinator: Partial<Viewer> = { role: "COORDINATOR" };
export const memberOf = (actorSlug: string): Partial<Viewer> => ({
  role: "MEMBER",
  actorSlug,
  actorActive: true,
  rulesVersionAccepted: "2024",
});

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

type Row = Partial<Omit<Event, "sessions">> & { sessions?: [start: string, end: string][] };

/** Puts activities straight into the database: published, in Säter in November 2024, unless said otherwise. */
export async function addEvents(hub: Hub, rows: Row[]): Promise<string[]> {
  const em = hub.orm.em.fork();
  const events = rows.map(({ sessions = [[at("2024-11-15", "10:00"), at("2024-11-15", "12:00")]], ...row }) =>
    em.create(Event, {
      ...{ title: { sv: "Drop-in" }, format: "DROP_IN", attendanceMode: "ON_SITE", state: "PUBLISHED" },
      ...{ organizerSlug: "pts", invitedSlugs: [], municipalityCode: "2082", campaignDays: [] },
      ...{ openToPublic: true, priceSek: 0, commercial: false, campaignMarked: false },
      ...{ languages: [], targetGroups: [], topics: [], accessibility: [] },
      ...row,
      sessions: sessions.map(([start, end]) => ({
        start: new Date(start).toISOString(),
        end: new Date(end).toISOString(),
        capacity: null,
      })),
    }),
  );
  await em.flush();
  return events.map(({ id }) => id);
}
