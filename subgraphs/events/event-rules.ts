import { dayOf } from "../../kit/clock.js";
import type { UserError } from "../../kit/errors.js";
import { municipalityByCode } from "../../kit/sweden.js";
import type { Campaign } from "./campaign.js";
import type { CreateEventInput } from "./create-event-input.js";
import {
  CampaignRequired,
  CommercialNotAllowed,
  MunicipalityRequired,
  NotACampaignDay,
  OnlineAddressRequired,
  PublicActivityMustBeFree,
  SessionOutsideCampaignDays,
  SessionsOverlap,
  UnknownMunicipality,
  VenueRequired,
} from "./event-refusals.js";

/** What the rules look at. */
type Ruled = Pick<
  CreateEventInput,
  | "openToPublic"
  | "priceSek"
  | "commercial"
  | "campaign"
  | "campaignDays"
  | "sessions"
  | "attendanceMode"
  | "venue"
  | "onlineUrl"
  | "phone"
  | "municipality"
>;

/** Every rule that holds from the first draft on and is broken; `campaign` is the one it names, if there is such a one. */
export function brokenRules(event: Ruled, campaign: Campaign | null): UserError[] {
  return [...moneyRules(event, campaign), ...dayRules(event, campaign), ...overlaps(event), ...placeRules(event)];
}

function* moneyRules({ openToPublic, priceSek, commercial }: Ruled, campaign: Campaign | null) {
  if (openToPublic && priceSek > 0) yield new PublicActivityMustBeFree(priceSek);
  if (campaign && commercial) yield new CommercialNotAllowed(campaign.slug);
}

function* dayRules({ campaign: slug, campaignDays, sessions }: Ruled, campaign: Campaign | null) {
  if (!campaignDays?.length) return;
  if (!slug) yield new CampaignRequired(campaignDays);
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
const daysOf = ({ start, end }: { start: Date; end: Date }) => [dayOf(start), dayOf(new Date(end.getTime() - 1))];

function* overlaps({ sessions }: Ruled) {
  const byStart = sessions.map(({ start, end }, i) => ({ start, end, i })).sort((a, b) => +a.start - +b.start);
  for (const [n, { start, i }] of byStart.entries()) {
    const before = byStart[n - 1];
    if (before && start < before.end) yield new SessionsOverlap([before.i, i].sort((a, b) => a - b));
  }
}

function* placeRules({ attendanceMode, venue, municipality, onlineUrl, phone }: Ruled) {
  const onSite = attendanceMode !== "ONLINE";
  const online = attendanceMode !== "ON_SITE";
  if (onSite && !venue) yield new VenueRequired();
  if (onSite && !municipality) yield new MunicipalityRequired();
  if (online && !onlineUrl && !phone) yield new OnlineAddressRequired();
  if (municipality && !municipalityByCode(municipality)) yield new UnknownMunicipality(municipality);
}
