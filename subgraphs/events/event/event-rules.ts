import { localDay } from "../../../kit/calendar.js";
import type { UserError } from "../../../kit/graphql/errors.js";
import { municipalityByCode } from "../../../kit/sweden/sweden.js";
import type { Campaign } from "../campaign/campaign.js";
import {
  CampaignRequired,
  CommercialNotAllowed,
  MunicipalityRequired,
  NotACampaignDay,
  OnlineAddressRequired,
  PublicActivityMustBeFree,
  SessionOutsideCampaignDays,
  SessionsOverlap,
  UnknownCampaign,
  UnknownMunicipality,
  VenueRequired,
} from "./event-refusals.js";
import type { Event } from "./event.js";

interface Time {
  start: Date;
  end: Date;
}

/**
 * Every rule that holds from the first draft on and is broken. `campaign` is the one it names, if there is such a one;
 * `sessions` are its times in the order that refusals speak of.
 */
export function brokenRules(event: Event, campaign: Campaign | null, sessions: Time[] = timesOf(event)): UserError[] {
  return [
    ...moneyRules(event, campaign),
    ...dayRules(event, campaign, sessions),
    ...overlaps(sessions),
    ...placeRules(event),
  ];
}

const timesOf = ({ sessions }: Event): Time[] =>
  sessions.map(({ start, end }) => ({ start: new Date(start), end: new Date(end) }));

function* moneyRules({ openToPublic, priceSek, commercial }: Event, campaign: Campaign | null) {
  if (openToPublic && priceSek > 0) yield new PublicActivityMustBeFree(priceSek);
  if (campaign && commercial) yield new CommercialNotAllowed(campaign.slug);
}

function* dayRules({ campaignSlug, campaignDays }: Event, campaign: Campaign | null, sessions: Time[]) {
  if (campaignSlug && !campaign) yield new UnknownCampaign(campaignSlug);
  if (campaignDays.length === 0) return;
  if (!campaignSlug) yield new CampaignRequired(campaignDays);
  if (!campaign) return;
  for (const day of campaignDays) {
    if (!campaign.days.includes(day)) yield new NotACampaignDay(day, campaign.days);
  }
  for (const [i, session] of sessions.entries()) {
    const outside = daysOf(session).find((day) => !campaignDays.includes(day));
    if (outside) yield new SessionOutsideCampaignDays(i, outside, campaignDays);
  }
}

/** The first and the last day; one that ends at midnight is over on the day before. */
const daysOf = ({ start, end }: Time) => [localDay(start), localDay(new Date(end.getTime() - 1))];

function* overlaps(sessions: Time[]) {
  const byStart = sessions.map(({ start, end }, i) => ({ start, end, i })).sort((a, b) => +a.start - +b.start);
  for (const [n, { start, i }] of byStart.entries()) {
    const before = byStart[n - 1];
    if (before && start < before.end) yield new SessionsOverlap([before.i, i].sort((a, b) => a - b));
  }
}

function* placeRules({ attendanceMode, venue, municipalityCode, onlineUrl, phone }: Event) {
  const onSite = attendanceMode !== "ONLINE";
  const online = attendanceMode !== "ON_SITE";
  if (onSite && !venue) yield new VenueRequired();
  if (onSite && !municipalityCode) yield new MunicipalityRequired();
  if (online && !onlineUrl && !phone) yield new OnlineAddressRequired();
  if (municipalityCode && !municipalityByCode(municipalityCode)) yield new UnknownMunicipality(municipalityCode);
}
