import { instantAfter } from "../../../kit/calendar.js";
import { clock } from "../../../kit/clock.js";
import type { Context } from "../../../kit/request/context.js";
import { findNearerSeat, nearerSeatMessages } from "../../../kit/sweden/distance.js";
import { municipalityByCode } from "../../../kit/sweden/sweden.js";
import { EventWarning } from "./event-warning.js";
import type { Event } from "./event.js";
import { loadCenterFacts } from "./peer-rules.js";

/** What looks wrong in an activity as its organizer describes it, though there may be a reason for it. */
export async function findImplausible(event: Event, ctx: Context): Promise<EventWarning[]> {
  return [
    ...placeWarnings(event),
    ...(await centerWarnings(event, ctx)),
    ...registrationWarnings(event),
    ...sessionWarnings(event),
    ...priceWarnings(event),
  ];
}

function* placeWarnings({ venue, municipalityCode }: Event) {
  const seats = venue?.point && municipalityCode ? findNearerSeat(venue.point, municipalityCode) : null;
  if (seats) yield new EventWarning("venue.point", nearerSeatMessages(seats));
}

/** Another municipality's centre may come on a visit, and a centre may close when its activities are planned. */
async function centerWarnings({ centerSlug, municipalityCode }: Event, ctx: Context): Promise<EventWarning[]> {
  const center = centerSlug ? await loadCenterFacts(ctx, centerSlug) : null;
  if (!center) return [];
  const warnings = [];
  const own = center.municipality && municipalityByCode(center.municipality.code)?.name;
  const other = municipalityCode && municipalityByCode(municipalityCode)?.name;
  if (own && other && own !== other) {
    warnings.push(
      new EventWarning("centerId", {
        sv: `Centret ligger i ${own}, men aktiviteten hålls i ${other}.`,
        en: `The centre is in ${own}, but the activity takes place in ${other}.`,
      }),
    );
  }
  if (center.status === "CLOSED")
    warnings.push(new EventWarning("centerId", { sv: "Centret är nedlagt.", en: "The centre has closed for good." }));
  return warnings;
}

function* registrationWarnings({ registration, registrationUrl, phone }: Event) {
  if (registration === "REQUIRED" && !registrationUrl && !phone) {
    yield new EventWarning("registrationUrl", {
      sv: "Anmälan krävs, men det står inte var man anmäler sig.",
      en: "One must register, but nothing says where.",
    });
  }
  if (registration === "NONE" && registrationUrl) {
    yield new EventWarning("registration", {
      sv: "Det finns en adress för anmälan, men ingen anmälan.",
      en: "There is an address to register at, but no registration.",
    });
  }
}

const DAYS_AHEAD = 2 * 365;
const MANY_PLACES = 10_000;

function* sessionWarnings({ sessions, state, attendanceMode, format }: Event) {
  const now = clock.now();
  const isOnSite = attendanceMode !== "ONLINE";
  for (const [i, { start, end, capacity }] of sessions.entries()) {
    const [from, to] = [new Date(start), new Date(end)];
    if (from > instantAfter(now, { days: DAYS_AHEAD })) {
      yield new EventWarning(`sessions.${i}.start`, {
        sv: `Tillfället ligger år ${from.getFullYear()}, mer än två år fram.`,
        en: `The session is in ${from.getFullYear()}, more than two years ahead.`,
      });
    }
    if (state === "DRAFT" && to < now) {
      yield new EventWarning(`sessions.${i}.end`, {
        sv: "Tillfället har redan varit.",
        en: "The session is over already.",
      });
    }
    if (isOnSite && format !== "CAMPAIGN_COMMUNICATION" && to > instantAfter(from, { days: 1 })) {
      yield new EventWarning(`sessions.${i}.end`, {
        sv: "Tillfället varar mer än ett dygn. Ge varje dag ett eget tillfälle.",
        en: "The session lasts more than a day. Give each day a session of its own.",
      });
    }
    if (isOnSite && capacity !== null && capacity > MANY_PLACES) {
      yield new EventWarning(`sessions.${i}.capacity`, {
        sv: `${capacity} platser är ovanligt många.`,
        en: `${capacity} places are unusually many.`,
      });
    }
  }
}

const HIGH_PRICE = 10_000;

function* priceWarnings({ priceSek }: Event) {
  if (priceSek > HIGH_PRICE) {
    yield new EventWarning("priceSek", {
      sv: `${priceSek} kr är ett ovanligt högt pris. Priset anges i hela kronor.`,
      en: `SEK ${priceSek} is an unusually high price. Prices are in whole kronor.`,
    });
  }
}
