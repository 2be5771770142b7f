import { registerEnumType } from "type-graphql";

/** Registers an enumeration and gives its values by name; `values` holds one description per value. */
function vocabulary<const Values extends Record<string, string>>(name: string, description: string, values: Values) {
  const names = Object.keys(values);
  const byName = Object.fromEntries(names.map((value) => [value, value])) as { readonly [V in keyof Values]: V };
  const valuesConfig = Object.fromEntries(names.map((value) => [value, { description: values[value] }]));
  registerEnumType(byName, { name, description, valuesConfig: valuesConfig as never });
  return byName;
}

// Who asks

export type Role = keyof typeof Role;
export const Role = vocabulary("Role", "What a caller of the hub acts as (roll).", {
  PUBLIC: "Anyone, without a key (allmänheten).",
  MEMBER: "A member organisation, bound to its actor (medlemsorganisation).",
  MUNICIPALITY: "An officer of one municipality, bound to its code (kommun).",
  COORDINATOR: "The national coordinator of the network (nationell samordnare).",
  DASHBOARD: "A service account that reads statistics and no personal data (instrumentpanel).",
  COACH: "A digital coach, bound to the own record (digital coach).",
  ADMIN: "Operations: keys and accounts (drift).",
});

// Actors

export type ActorKind = keyof typeof ActorKind;
export const ActorKind = vocabulary("ActorKind", "What sort of organisation an actor is (typ av aktör).", {
  AUTHORITY: "State authority (myndighet).",
  MUNICIPALITY: "Municipality (kommun).",
  REGION: "Region (region).",
  MUNICIPALITY_ORGANISATION: "Organisation of municipalities and regions (kommunorganisation).",
  LIBRARY: "Library (bibliotek).",
  STUDY_ASSOCIATION: "Study association (studieförbund).",
  FOLK_HIGH_SCHOOL: "Folk high school (folkhögskola).",
  ASSOCIATION: "Non-profit association (förening).",
  UNION: "Trade union (facklig organisation).",
  FOUNDATION: "Foundation (stiftelse).",
  COMPANY: "Company (företag).",
  ACADEMY: "Academy (akademi).",
  NETWORK: "Network without a legal form of its own (nätverk).",
  GOVERNMENT: "The Government of Sweden (regering).",
  GOVERNMENT_COMMITTEE: "Committee or commission appointed by the Government (statlig kommitté).",
  FUND: "Fund that pays out grants (fond).",
  OTHER: "Any other organisation (annat).",
});

export type Sector = keyof typeof Sector;
export const Sector = vocabulary("Sector", "Part of society an actor belongs to (sektor).", {
  PUBLIC: "Public sector (offentlig).",
  PRIVATE: "Private sector (privat).",
  CIVIL_SOCIETY: "Civil society (civilsamhälle).",
});

/** The sector of an actor that names none itself. */
export const defaultSector: Readonly<Record<ActorKind, Sector>> = {
  AUTHORITY: "PUBLIC",
  MUNICIPALITY: "PUBLIC",
  REGION: "PUBLIC",
  MUNICIPALITY_ORGANISATION: "PUBLIC",
  LIBRARY: "PUBLIC",
  STUDY_ASSOCIATION: "CIVIL_SOCIETY",
  FOLK_HIGH_SCHOOL: "CIVIL_SOCIETY",
  ASSOCIATION: "CIVIL_SOCIETY",
  UNION: "CIVIL_SOCIETY",
  FOUNDATION: "CIVIL_SOCIETY",
  COMPANY: "PRIVATE",
  ACADEMY: "CIVIL_SOCIETY",
  NETWORK: "CIVIL_SOCIETY",
  GOVERNMENT: "PUBLIC",
  GOVERNMENT_COMMITTEE: "PUBLIC",
  FUND: "CIVIL_SOCIETY",
  OTHER: "CIVIL_SOCIETY",
};

export type Reach = keyof typeof Reach;
export const Reach = vocabulary("Reach", "How much of the country an actor works in (räckvidd).", {
  LOCAL: "One municipality or a few (lokal).",
  REGIONAL: "One county or a few (regional).",
  NATIONAL: "The whole country (nationell).",
});

export type ActorStatus = keyof typeof ActorStatus;
export const ActorStatus = vocabulary("ActorStatus", "Where an actor stands in the network (status).", {
  ACTIVE: "Takes part (aktiv).",
  SUSPENDED: "Shut out for breaking the rules, for the time being (avstängd).",
  LEFT: "Takes part no longer (lämnat nätverket).",
});

export type RelationRole = keyof typeof RelationRole;
export const RelationRole = vocabulary("RelationRole", "What an actor is to a campaign, initiative or actor (roll).", {
  INITIATOR: "Took the initiative (initiativtagare).",
  CO_INITIATOR: "Took the initiative together with others (en av initiativtagarna).",
  OWNER: "Is responsible for it (huvudman).",
  OPERATOR: "Runs it (driver).",
  ORGANIZER: "Organizes it (arrangör).",
  HOST: "Gives it a place (värd).",
  FIRST_HOST: "Was the first to give it a place (första värd).",
  CHAIR: "Chairs it (ordförande).",
  CO_CREATOR: "Helped to develop it (medutvecklare).",
  SENDER: "Stands behind what is sent out (avsändare).",
  FINANCIER: "Pays for it (finansiär).",
  SPONSOR: "Sponsors it (sponsor).",
  APPLICATION_CHANNEL: "Receives the applications for it (ansökningskanal).",
  PARTNER: "Works on it together with others (partner).",
  PARTICIPANT: "Takes part in it with activities of its own (medverkande aktör).",
  MEMBER: "Belongs to it (medlem).",
  GUEST: "Was invited to it (gäst).",
});

export type MembershipStatus = keyof typeof MembershipStatus;
export const MembershipStatus = vocabulary("MembershipStatus", "State of a membership application (ansökan).", {
  SUBMITTED: "Waits for a decision (inskickad).",
  APPROVED: "Approved: the actor is in the register (godkänd).",
  REJECTED: "Turned down (avslagen).",
  WITHDRAWN: "Taken back by the applicant (återkallad).",
});

export type FigureQualifier = keyof typeof FigureQualifier;
export const FigureQualifier = vocabulary("FigureQualifier", "How exact a quoted figure is (precision).", {
  OVER: "More than the value (över).",
  AT_LEAST: "The value or more (minst).",
  ABOUT: "Roughly the value (cirka).",
});

export type ChangeKind = keyof typeof ChangeKind;
export const ChangeKind = vocabulary("ChangeKind", "What was done to a thing (ändring).", {
  CREATE: "It was made (skapad).",
  UPDATE: "It was changed (ändrad).",
  DELETE: "It was removed (borttagen).",
  READ: "Personal data of it were shown to somebody who may see those of others (läst).",
});

// Activities and campaigns

export type ActivityFormat = keyof typeof ActivityFormat;
export const ActivityFormat = vocabulary("ActivityFormat", "What an activity looks like (format).", {
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

export type VenueKind = keyof typeof VenueKind;
export const VenueKind = vocabulary("VenueKind", "What sort of place a venue is (typ av plats).", {
  LIBRARY: "Library (bibliotek).",
  ASSOCIATION_HALL: "Hall of an association (föreningshus).",
  SHOP: "Shop (butik).",
  TOWN_HALL: "Town hall (kommunhus).",
  SERVICE_OFFICE: "State service office (servicekontor).",
  CITIZEN_OFFICE: "Municipal citizen office (medborgarkontor).",
  CONTACT_CENTRE: "Municipal contact centre (kontaktcenter).",
  MOBILE_UNIT: "Unit that moves around (mobil enhet).",
  OTHER_PUBLIC: "Any other public room (annat offentligt rum).",
});

export type AttendanceMode = keyof typeof AttendanceMode;
export const AttendanceMode = vocabulary("AttendanceMode", "How one takes part (deltagandeform).", {
  ON_SITE: "At the venue (på plats).",
  ONLINE: "Over the internet or telephone (digitalt).",
  MIXED: "At the venue or online, as one likes (hybrid).",
});

export type TargetGroup = keyof typeof TargetGroup;
export const TargetGroup = vocabulary("TargetGroup", "Whom something is for (målgrupp).", {
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

export type Topic = keyof typeof Topic;
export const Topic = vocabulary("Topic", "What something is about (ämne).", {
  BANKID: "BankID (BankID).",
  EID: "Electronic identification other than BankID (e-legitimation).",
  CARE_1177: "Health care online, 1177 (vård på nätet).",
  PUBLIC_E_SERVICES: "E-services of authorities and municipalities (myndigheters e-tjänster).",
  BANKING_PAYMENTS: "Banking and payments, Swish (bank och betalningar).",
  APPS: "Apps (appar).",
  EMAIL_ACCOUNTS: "E-mail, accounts and passwords (e-post, konton och lösenord).",
  SAFETY_FRAUD: "Safety and fraud (säkerhet och bedrägerier).",
  MEDIA_LITERACY: "Media and information literacy (MIK och källkritik).",
  CONSUMER_TECH: "Telephones, computers and other devices (konsumentteknik).",
  LIBRARY_SERVICES: "Digital services of libraries, such as e-books (bibliotekens digitala tjänster).",
  PRINT_SCAN: "Printing and scanning (utskrift och skanning).",
  SOCIAL_MEDIA: "Social media and video calls (sociala medier).",
  JOBS_STUDIES: "Looking for work, studying (jobb och studier).",
  AI: "Artificial intelligence (AI).",
  OTHER: "Any other topic (annat).",
});

export type StaircaseStep = keyof typeof StaircaseStep;
export const StaircaseStep = vocabulary("StaircaseStep", "Step of the digital staircase (digitaliseringstrappan).", {
  MOTIVATION: "Step 1: wanting to (motivation).",
  ACCESS: "Step 2: having device, connection and means (tillgång).",
  USE: "Step 3: doing it (användning).",
  SKILLS: "Step 4: doing it well (färdigheter).",
});

export type Accessibility = keyof typeof Accessibility;
export const Accessibility = vocabulary(
  "Accessibility",
  "What makes a place or activity accessible (tillgänglighet).",
  {
    WHEELCHAIR: "Reached by wheelchair (rullstol).",
    HEARING_LOOP: "Hearing loop (hörslinga).",
    SIGN_LANGUAGE: "Swedish sign language (teckenspråk).",
    EASY_SWEDISH: "Easy Swedish (lätt svenska).",
  },
);

export type RegistrationKind = keyof typeof RegistrationKind;
export const RegistrationKind = vocabulary("RegistrationKind", "Whether one registers in advance (anmälan).", {
  NONE: "No registration, one just comes (ingen anmälan).",
  OPTIONAL: "One may register (frivillig anmälan).",
  REQUIRED: "One must register (obligatorisk anmälan).",
});

export type EventStatus = keyof typeof EventStatus;
export const EventStatus = vocabulary("EventStatus", "Where an activity is in its life (status).", {
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
export const EventOrder = vocabulary("EventOrder", "In what order activities are listed (ordning).", {
  SOONEST: "By start of the first session, earliest first (tidigast först).",
  LATEST: "By start of the first session, latest first (senast först).",
  NEAREST: "By distance from the filter's point, nearest first (närmast först).",
  RELEVANCE: "By how well the filter's text fits, best first (mest relevant först).",
});

export type AgeBand = keyof typeof AgeBand;
export const AgeBand = vocabulary("AgeBand", "How old visitors are, roughly (åldersgrupp).", {
  UNDER_20: "Under 20 years (under 20 år).",
  FROM_20_TO_39: "20 to 39 years (20–39 år).",
  FROM_40_TO_64: "40 to 64 years (40–64 år).",
  FROM_65_TO_79: "65 to 79 years (65–79 år).",
  FROM_80: "80 years and more (80 år och äldre).",
});

export type GoalKind = keyof typeof GoalKind;
export const GoalKind = vocabulary("GoalKind", "What a goal of a campaign counts (mål).", {
  PEOPLE_DEVELOPED: "Visits of people who developed their digital competence (personer som utvecklat sin kompetens).",
  MUNICIPALITY_COVERAGE: "Municipalities with at least one activity (kommuner med aktivitet).",
  ACTIVITIES: "Activities (aktiviteter).",
  ACTORS: "Actors that take part (aktörer).",
});

// Centres

export type CenterStatus = keyof typeof CenterStatus;
export const CenterStatus = vocabulary("CenterStatus", "Where a DigidelCenter is in its life (status).", {
  PLANNED: "Not open yet (planerat).",
  ACTIVE: "Open (aktivt).",
  PAUSED: "Closed for the time being (pausat).",
  CLOSED: "Closed for good (stängt).",
});

export type Criterion = keyof typeof Criterion;
export const Criterion = vocabulary("Criterion", "The five criteria of a DigidelCenter, as of 2023 (kriterier).", {
  ACCESSIBLE_FREE: "1: open to everyone and free of charge (tillgänglig och utan kostnad).",
  NATIONAL_DEVELOPMENT:
    "2: part of the national development, built on data and experience (nationellt utvecklingsarbete).",
  MUNICIPAL_DIGITALISATION: "3: part of the municipality's digitalisation (kommunens digitaliseringsarbete).",
  GOVERNMENT_DESIGNATED: "4: designated by the Government for digital competence (regeringens utpekade aktör).",
  HUMAN_RIGHT: "5: digital inclusion is a human right (mänsklig rättighet).",
});

export type CriterionLevel = keyof typeof CriterionLevel;
export const CriterionLevel = vocabulary("CriterionLevel", "How far a criterion is met (uppfyllelse).", {
  MET: "Met (uppfyllt).",
  PARTLY: "Partly met (delvis uppfyllt).",
  NOT_MET: "Not met (inte uppfyllt).",
});

export type Weekday = keyof typeof Weekday;
export const Weekday = vocabulary("Weekday", "Day of the week (veckodag).", {
  MONDAY: "Monday (måndag).",
  TUESDAY: "Tuesday (tisdag).",
  WEDNESDAY: "Wednesday (onsdag).",
  THURSDAY: "Thursday (torsdag).",
  FRIDAY: "Friday (fredag).",
  SATURDAY: "Saturday (lördag).",
  SUNDAY: "Sunday (söndag).",
});

export type SubmissionType = keyof typeof SubmissionType;
export const SubmissionType = vocabulary("SubmissionType", "What a submission about a centre asks for (ärendetyp).", {
  CREATE: "A new centre (nytt center).",
  UPDATE: "A change of a centre (ändring).",
  CLOSE: "The end of a centre (nedläggning).",
});

export type SubmissionStatus = keyof typeof SubmissionStatus;
export const SubmissionStatus = vocabulary("SubmissionStatus", "State of a submission about a centre (ärendestatus).", {
  DRAFT: "Being written by the municipality (utkast).",
  SUBMITTED: "Waits for the coordinator (inskickat).",
  CHANGES_REQUESTED: "Back at the municipality with comments (komplettering begärd).",
  APPROVED: "Approved and public (godkänt).",
  REJECTED: "Turned down (avslaget).",
  WITHDRAWN: "Taken back by the municipality (återkallat).",
});

export type ReviewDecision = keyof typeof ReviewDecision;
export const ReviewDecision = vocabulary(
  "ReviewDecision",
  "What the coordinator decides about a submission (beslut).",
  {
    APPROVE: "Approve: it becomes public (godkänn).",
    REQUEST_CHANGES: "Send it back with comments (begär komplettering).",
    REJECT: "Turn it down (avslå).",
  },
);

export type HelpSource = keyof typeof HelpSource;
export const HelpSource = vocabulary("HelpSource", "How help statistics came into the hub (källa).", {
  MANUAL: "Entered by hand (manuellt).",
  IMPORT: "Imported from another system (import).",
});

export type ImportOutcome = keyof typeof ImportOutcome;
export const ImportOutcome = vocabulary("ImportOutcome", "What becomes of a row of an import (utfall).", {
  ADDED: "Something new (tillagd).",
  CHANGED: "Something known, with other content (ändrad).",
  UNCHANGED: "Known already, with the same content (oförändrad).",
  REFUSED: "Breaks a rule, nothing of it is kept (avvisad).",
});

export type GrantStatus = keyof typeof GrantStatus;
export const GrantStatus = vocabulary("GrantStatus", "State of a grant application (bidragsansökan).", {
  SUBMITTED: "Waits for a decision (inskickad).",
  GRANTED: "Granted (beviljad).",
  REJECTED: "Turned down (avslagen).",
  REPORTED: "Granted, and its use is reported (redovisad).",
  CLOSED: "Finished (avslutad).",
});

export type BudgetKind = keyof typeof BudgetKind;
export const BudgetKind = vocabulary("BudgetKind", "Which money of a grant round a figure speaks of (budgetpost).", {
  GOVERNMENT: "From the Government (regeringens medel).",
  TOP_UP: "Added by another financier (tillskott).",
  TOTAL: "All of it (totalt).",
});

// Coaches

export type CoachKind = keyof typeof CoachKind;
export const CoachKind = vocabulary("CoachKind", "Who registered as a digital coach (typ av coach).", {
  INDIVIDUAL: "A person (privatperson).",
  ORGANISATION: "An organisation, for several of its people (organisation).",
});

export type CoachMode = keyof typeof CoachMode;
export const CoachMode = vocabulary("CoachMode", "How a coach helps (insats).", {
  LOCAL_MEETING_PLACE: "At a local meeting place (lokal mötesplats).",
  PHONE: "By telephone (telefon).",
  ONLINE: "Over the internet (digitalt).",
});

export type CoachStatus = keyof typeof CoachStatus;
export const CoachStatus = vocabulary("CoachStatus", "How far a coach has come (status).", {
  REGISTERED: "Has registered (anmäld).",
  CONTACTED: "The coordinator has been in touch (kontaktad).",
  IN_TRAINING: "Takes the course (under utbildning).",
  TRAINED: "Has the diploma (utbildad).",
  CERTIFIED: "Checked by the coordinator (certifierad).",
  ACTIVE: "Matched and helping (aktiv).",
  PAUSED: "Takes a break, is not matched (pausad).",
  LEFT: "Has left (slutat).",
  ERASED: "Personal data erased, counts kept (raderad).",
});

export type CoachLevel = keyof typeof CoachLevel;
export const CoachLevel = vocabulary("CoachLevel", "What a coach has shown (nivå).", {
  TRAINED: "Has the diploma of the course (utbildad).",
  CERTIFIED: "Has the diploma and was checked by the coordinator (certifierad).",
});

export type CoachRequestStatus = keyof typeof CoachRequestStatus;
export const CoachRequestStatus = vocabulary("CoachRequestStatus", "State of a request for coaches (förfrågan).", {
  OPEN: "No coach confirmed yet (öppen).",
  PARTLY_MATCHED: "Some of the coaches confirmed (delvis matchad).",
  FILLED: "All coaches confirmed (fylld).",
  DONE: "The time is over, the coaches came (genomförd).",
  CANCELLED: "Called off by the requester (inställd).",
  EXPIRED: "The time is over, too few coaches (utgången).",
});

export type MatchCriterion = keyof typeof MatchCriterion;
export const MatchCriterion = vocabulary("MatchCriterion", "What gives a match its points (matchningsgrund).", {
  PLACE: "Municipality or county, or no place needed; at most 35 points (plats).",
  TIME: "The coach has the whole time; at most 25 points (tid).",
  LANGUAGE: "The coach speaks the languages; at most 20 points (språk).",
  TOPICS: "The coach knows the topics; at most 20 points (ämnen).",
});
