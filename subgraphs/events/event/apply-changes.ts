import { municipalityByCode } from "../../../kit/sweden/sweden.js";
import type { EventChangesInput } from "./event-changes-input.js";
import type { Event } from "./event.js";

/** Sets what the input says; what it leaves out stays as it is. */
export function applyChanges(event: Event, input: EventChangesInput): void {
  const { description, campaign, venue, onlineUrl, phone, municipality, registrationUrl, digcomp } = input;
  const { title, format, sessions, attendanceMode, openToPublic, priceSek, commercial } = input;
  set(event, {
    description,
    venue,
    onlineUrl,
    phone,
    registrationUrl,
    campaignSlug: campaign,
    municipalityCode: municipality,
    digcompCodes: digcomp && distinct(digcomp)?.sort(),
    campaignDays: distinct(input.campaignDays)?.sort(),
    languages: distinct(input.languages),
    interpreter: distinct(input.interpreter),
    targetGroups: distinct(input.targetGroups),
    topics: distinct(input.topics),
    staircaseSteps: distinct(input.staircaseSteps),
    accessibility: distinct(input.accessibility),
  });
  // An activity is never without these.
  set(event, {
    title: title ?? undefined,
    format: format ?? undefined,
    attendanceMode: attendanceMode ?? undefined,
    openToPublic: openToPublic ?? undefined,
    priceSek: priceSek ?? undefined,
    commercial: commercial ?? undefined,
    campaignMarked: input.campaignMarked ?? undefined,
    registration: input.registration ?? undefined,
    sessions: sessions
      ?.toSorted((a, b) => a.start.getTime() - b.start.getTime())
      .map(({ start, end, capacity = null }) => ({ start: start.toISOString(), end: end.toISOString(), capacity })),
  });

  const point =
    event.venue?.point ?? (event.municipalityCode ? municipalityByCode(event.municipalityCode)?.seat : null);
  event.lat = point?.lat ?? null;
  event.lng = point?.lng ?? null;
}

type Changes<T> = { [K in keyof T]?: T[K] | undefined };

function set(event: Event, changes: Changes<Event>) {
  Object.assign(event, Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)));
}

/** Null is an empty list, undefined stays. */
const distinct = <T>(values: T[] | null | undefined): T[] | undefined =>
  values === undefined ? undefined : [...new Set(values)];
