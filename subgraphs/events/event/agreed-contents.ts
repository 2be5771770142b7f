import type { LocalizedText } from "../../../kit/graphql/localized-text.js";
import { wordsOf } from "../../../kit/sql/search.js";
import { isSame } from "../../../kit/writing/assign-changed.js";
import type { Event } from "./event.js";

/** Of an activity, what co-organizers have agreed to by confirming it. */
type AgreedContents = ReturnType<typeof agreedContents>;

export function agreedContents(event: Event) {
  const { title, description, sessions, venue, format, attendanceMode, municipalityCode } = event;
  const { campaignSlug, campaignDays, openToPublic, priceSek, commercial } = event;
  const times = sessions.map(({ start, end }) => [start, end]);
  return {
    title,
    description,
    /** What has been missing may be filled in. */
    place: [municipalityCode, event.centerSlug, venue?.name, venue?.street, venue?.locality],
    others: { times, format, attendanceMode, campaignSlug, campaignDays, openToPublic, priceSek, commercial },
  };
}

/** Those that have confirmed are asked again when it has become another activity; until they confirm they are not shown. */
export function askAgainIfRewritten(event: Event, before: AgreedContents): void {
  if (!isRewritten(before, agreedContents(event))) return;
  event.invitedSlugs = event.allCoOrganizers();
  event.coOrganizerSlugs = [];
  event.suspendedCoOrganizerSlugs = [];
}

const isRewritten = (before: AgreedContents, after: AgreedContents): boolean =>
  !isSame(before.others, after.others) ||
  before.place.some((value, i) => value != null && value !== after.place[i]) ||
  differs(before.title, after.title, (was, is) => !isSame(was, is)) ||
  differs(before.description, after.description, haveLittleInCommon);

/** Whether a text differs so in a language that it has before and after. */
const differs = (
  before: LocalizedText | null | undefined,
  after: LocalizedText | null | undefined,
  isOther: (before: string[], after: string[]) => boolean,
): boolean =>
  (["sv", "en"] as const).some((language) => {
    const [was, is] = [before?.[language], after?.[language]];
    return was != null && is != null && isOther(wordsOf(was), wordsOf(is));
  });

function haveLittleInCommon(before: string[], after: string[]): boolean {
  const [was, is] = [new Set(before), new Set(after)];
  const common = [...was].filter((word) => is.has(word)).length;
  return 2 * common < Math.max(was.size, is.size);
}
