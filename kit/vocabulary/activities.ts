import { enumeration } from "./enumeration.js";

export type ActivityFormat = keyof typeof ActivityFormat;
export const ActivityFormat = enumeration("ActivityFormat", "What an activity looks like (format).", {
  OPEN_HOUSE: "Open house (öppet hus).",
  LECTURE: "Lecture (föreläsning).",
  SEMINAR: "Seminar (seminarium).",
  TALK: "Conversation in front of an audience (samtal).",
  WEBINAR: "Lecture or seminar online (webbinarium).",
  PODCAST: "Podcast episode (poddavsnitt).",
  DROP_IN: "Help without an appointment (drop-in).",
  THEME_EVENING: "Evening on one theme (temakväll).",
  COURSE: "Course or other teaching (kurs/utbildning).",
  WORKSHOP: "Workshop, one tries for oneself (verkstad).",
  PHONE_SUPPORT: "Help by telephone (telefonservice).",
  STAFF_TRAINING: "Training of staff or volunteers (kompetensutveckling av personal).",
  CAMPAIGN_COMMUNICATION: "Campaign in channels of one's own (kampanj i egna kanaler).",
  OTHER: "Any other format (annat).",
});

export type AttendanceMode = keyof typeof AttendanceMode;
export const AttendanceMode = enumeration("AttendanceMode", "How one takes part (deltagandeform).", {
  ON_SITE: "At the venue (på plats).",
  ONLINE: "Over the internet or telephone (digitalt).",
  MIXED: "At the venue or online, as one likes (hybrid).",
});

export type TargetGroup = keyof typeof TargetGroup;
export const TargetGroup = enumeration("TargetGroup", "Whom something is for (målgrupp).", {
  EVERYONE: "Everyone (alla).",
  BEGINNERS: "Beginners with digital things (nybörjare).",
  EXPERIENCED: "People used to digital things (erfarna).",
  OLDER: "Older people (äldre).",
  NEW_ARRIVALS: "People new in Sweden (nyanlända).",
  OTHER_LANGUAGES: "Speakers of other languages than Swedish (andra språk).",
  LOW_EDUCATION: "People with a short education (kort utbildning).",
  DISABILITY: "People with a disability (funktionsnedsättning).",
  CHILDREN_YOUTH: "Children and young people (barn och unga).",
  PROFESSIONALS: "People at work (yrkesverksamma).",
  STAFF_VOLUNTEERS: "Staff and volunteers who help others (personal/volontärer).",
});

export type StaircaseStep = keyof typeof StaircaseStep;
export const StaircaseStep = enumeration("StaircaseStep", "Step of the digital staircase (digitaliseringstrappan).", {
  MOTIVATION: "Step 1: wanting to (motivation).",
  ACCESS: "Step 2: having device, connection and means (tillgång).",
  USE: "Step 3: doing it (användning).",
  SKILLS: "Step 4: doing it well (färdigheter).",
});

export type RegistrationKind = keyof typeof RegistrationKind;
export const RegistrationKind = enumeration("RegistrationKind", "Whether one registers in advance (anmälan).", {
  NONE: "No registration, one just comes (ingen anmälan).",
  OPTIONAL: "One may register (frivillig anmälan).",
  REQUIRED: "One must register (obligatorisk anmälan).",
});

export type EventStatus = keyof typeof EventStatus;
export const EventStatus = enumeration("EventStatus", "Where an activity is in its life (status).", {
  DRAFT: "Being written, seen by those who arrange it only (utkast).",
  PUBLISHED: "Public (publicerad).",
  POSTPONED: "Public, with a new time to come (framskjuten).",
  CANCELLED: "Public, but will not take place (inställd).",
  HELD: "Its last session is over (genomförd).",
  REPORTED: "Its results are reported (rapporterad).",
  ARCHIVED: "Put aside after its report (arkiverad).",
  DELETED: "A draft thrown away (borttagen).",
});

export type EventOrder = keyof typeof EventOrder;
export const EventOrder = enumeration("EventOrder", "In what order activities are listed (ordning).", {
  SOONEST: "By start of the first session, earliest first (tidigast först).",
  LATEST: "By start of the first session, latest first (senast först).",
  NEAREST: "By distance from the filter's point, nearest first (närmast först).",
  RELEVANCE: "By how well the filter's text fits, best first (mest relevant först).",
});

export type AgeBand = keyof typeof AgeBand;
export const AgeBand = enumeration("AgeBand", "How old visitors are, roughly (åldersgrupp).", {
  UNDER_20: "Under 20 years (under 20 år).",
  FROM_20_TO_39: "20 to 39 years (20–39 år).",
  FROM_40_TO_64: "40 to 64 years (40–64 år).",
  FROM_65_TO_79: "65 to 79 years (65–79 år).",
  FROM_80: "80 years and more (80 år och äldre).",
});

export type GoalKind = keyof typeof GoalKind;
export const GoalKind = enumeration("GoalKind", "What a goal of a campaign counts (mål).", {
  PEOPLE_DEVELOPED: "Visits of people who developed their digital competence (personer som utvecklat sin kompetens).",
  MUNICIPALITY_COVERAGE: "Municipalities with at least one activity (kommuner med aktivitet).",
  ACTIVITIES: "Activities (aktiviteter).",
  ACTORS: "Actors that take part (aktörer).",
});
