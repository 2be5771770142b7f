import { Field, Int, ObjectType } from "type-graphql";
import { localDay } from "../../../kit/calendar.js";
import { UserError } from "../../../kit/graphql/errors.js";
import { LocalDate } from "../../../kit/graphql/scalars.js";
import { isInSweden } from "../../../kit/sweden/distance.js";
import { municipalityByCode } from "../../../kit/sweden/sweden.js";
import { UnknownCampaign } from "../campaign/campaign-rules.js";
import type { Campaign } from "../campaign/campaign.js";
import type { Event } from "./event.js";
import { CenterClosed, UnknownCenter } from "./peer-rules.js";

@ObjectType({ implements: UserError, description: "An activity that is open to the public must be free of charge." })
class PublicActivityMustBeFree extends UserError {
  @Field(() => Int, { description: "The price as sent, in whole kronor." })
  priceSek: number;

  constructor(priceSek: number) {
    super({
      sv: "En aktivitet som är öppen för allmänheten ska vara kostnadsfri. Sätt priset till 0.",
      en: "An activity that is open to the public must be free of charge. Set the price to 0.",
    });
    this.priceSek = priceSek;
  }
}

@ObjectType({ implements: UserError, description: "An activity in a campaign may not sell anything." })
class CommercialNotAllowed extends UserError {
  @Field(() => String, { description: "Slug of the campaign." })
  campaignSlug: string;

  constructor(campaignSlug: string) {
    super({
      sv: "En aktivitet i en kampanj får inte sälja något.",
      en: "An activity in a campaign may not sell anything.",
    });
    this.campaignSlug = campaignSlug;
  }
}

@ObjectType({ implements: UserError, description: "Days of a campaign are chosen, but no campaign." })
class CampaignRequired extends UserError {
  @Field(() => [LocalDate], { description: "The days that were chosen." })
  campaignDays: string[];

  constructor(campaignDays: string[]) {
    super({
      sv: "Ange vilken kampanj dagarna hör till, eller ta bort dem.",
      en: "Say which campaign the days belong to, or leave them out.",
    });
    this.campaignDays = campaignDays;
  }
}

@ObjectType({ implements: UserError, description: "A chosen day is not one of the campaign's." })
class NotACampaignDay extends UserError {
  @Field(() => LocalDate, { description: "The day that was chosen." })
  day: string;

  @Field(() => [LocalDate], { description: "The campaign's days." })
  days: string[];

  constructor(day: string, days: string[]) {
    super({ sv: `${day} är ingen av kampanjens dagar.`, en: `${day} is not one of the campaign's days.` });
    this.day = day;
    this.days = days;
  }
}

@ObjectType({
  implements: UserError,
  description: "A session lies on a day that is not one of the chosen campaign days.",
})
class SessionOutsideCampaignDays extends UserError {
  @Field(() => Int, { description: "Which session, counted from 0 as in the input." })
  session: number;

  @Field(() => LocalDate, { description: "The local day it lies on." })
  day: string;

  @Field(() => [LocalDate], { description: "The chosen days." })
  days: string[];

  constructor(session: number, day: string, days: string[]) {
    super({
      sv: `Ett tillfälle ligger ${day}, som inte är en av de valda kampanjdagarna.`,
      en: `A session is on ${day}, which is not one of the chosen campaign days.`,
    });
    this.session = session;
    this.day = day;
    this.days = days;
  }
}

@ObjectType({ implements: UserError, description: "Two sessions of the same activity overlap in time." })
class SessionsOverlap extends UserError {
  @Field(() => [Int], { description: "The two sessions, counted from 0 as in the input." })
  overlapping: number[];

  constructor(overlapping: number[]) {
    super({ sv: "Två tillfällen överlappar varandra.", en: "Two sessions overlap." });
    this.overlapping = overlapping;
  }
}

@ObjectType({ implements: UserError, description: "An activity on site must name its venue." })
class VenueRequired extends UserError {
  constructor() {
    super({ sv: "Ange lokalen där aktiviteten hålls.", en: "Name the venue where the activity takes place." });
  }
}

@ObjectType({ implements: UserError, description: "An activity on site must name its municipality." })
class MunicipalityRequired extends UserError {
  constructor() {
    super({ sv: "Ange kommunen där aktiviteten hålls.", en: "Name the municipality where the activity takes place." });
  }
}

@ObjectType({
  implements: UserError,
  description: "An activity that can be joined online must have a web address or a telephone number.",
})
class OnlineAddressRequired extends UserError {
  constructor() {
    super({
      sv: "Ange en webbadress eller ett telefonnummer som man deltar genom.",
      en: "Give a web address or a telephone number by which one takes part.",
    });
  }
}

@ObjectType({ implements: UserError, description: "No municipality has this code." })
class UnknownMunicipality extends UserError {
  @Field(() => String, { description: "The code." })
  code: string;

  constructor(code: string) {
    super({ sv: `Ingen kommun har koden ${code}.`, en: `No municipality has the code ${code}.` });
    this.code = code;
  }
}

@ObjectType({ implements: UserError, description: "The position of the venue is not in Sweden." })
class VenueOutsideSweden extends UserError {
  constructor() {
    super({
      sv: "Lokalens position ligger utanför Sverige. Är latitud och longitud förväxlade? Utelämna den om du inte vet.",
      en: "The venue's position lies outside Sweden. Are latitude and longitude swapped? Leave it out if you do not know.",
    });
  }
}

/** What an activity may be refused for, by `brokenRules` or for its center. */
export const eventRefusals = [
  PublicActivityMustBeFree,
  CommercialNotAllowed,
  CampaignRequired,
  NotACampaignDay,
  SessionOutsideCampaignDays,
  SessionsOverlap,
  VenueRequired,
  MunicipalityRequired,
  OnlineAddressRequired,
  UnknownMunicipality,
  UnknownCampaign,
  UnknownCenter,
  CenterClosed,
  VenueOutsideSweden,
];

interface TimeRange {
  start: Date;
  end: Date;
}

/**
 * Every rule that holds from the first draft on and is broken. `campaign` is the one it names, if there is such a one;
 * `sessions` are its times in the order that refusals speak of.
 */
export function brokenRules(
  event: Event,
  campaign: Campaign | null,
  sessions: TimeRange[] = sessionTimes(event),
): UserError[] {
  return [
    ...moneyRules(event, campaign),
    ...dayRules(event, campaign, sessions),
    ...overlaps(sessions),
    ...placeRules(event),
  ];
}

const sessionTimes = ({ sessions }: Event): TimeRange[] =>
  sessions.map(({ start, end }) => ({ start: new Date(start), end: new Date(end) }));

function* moneyRules({ openToPublic, priceSek, commercial }: Event, campaign: Campaign | null) {
  if (openToPublic && priceSek > 0) yield new PublicActivityMustBeFree(priceSek);
  if (campaign && commercial) yield new CommercialNotAllowed(campaign.slug);
}

function* dayRules({ campaignSlug, campaignDays }: Event, campaign: Campaign | null, sessions: TimeRange[]) {
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
const daysOf = ({ start, end }: TimeRange) => [localDay(start), localDay(new Date(end.getTime() - 1))];

function* overlaps(sessions: TimeRange[]) {
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
  if (venue?.point && !isInSweden(venue.point)) yield new VenueOutsideSweden();
  if (municipalityCode && !municipalityByCode(municipalityCode)) yield new UnknownMunicipality(municipalityCode);
}
