/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** Which rules the caller's organisation accepts. */
export type AcceptRulesInput = {
  /** The version, such as 2024: see `actorRules`. */
  version: string;
};

/** What makes a place or activity accessible (tillgänglighet). */
export type Accessibility =
  /** Easy Swedish (lätt svenska). */
  | 'EASY_SWEDISH'
  /** Hearing loop (hörslinga). */
  | 'HEARING_LOOP'
  /** Swedish sign language (teckenspråk). */
  | 'SIGN_LANGUAGE'
  /** Reached by wheelchair (rullstol). */
  | 'WHEELCHAIR';

/** What an activity looks like (format). */
export type ActivityFormat =
  /** Campaign in channels of one's own (kampanj i egna kanaler). */
  | 'CAMPAIGN_COMMUNICATION'
  /** Course or other teaching (kurs/utbildning). */
  | 'COURSE'
  /** Help without an appointment (drop-in). */
  | 'DROP_IN'
  /** Lecture (föreläsning). */
  | 'LECTURE'
  /** Open house (öppet hus). */
  | 'OPEN_HOUSE'
  /** Any other format (annat). */
  | 'OTHER'
  /** Help by telephone (telefonservice). */
  | 'PHONE_SUPPORT'
  /** Podcast episode (poddavsnitt). */
  | 'PODCAST'
  /** Seminar (seminarium). */
  | 'SEMINAR'
  /** Training of staff or volunteers (kompetensutveckling av personal). */
  | 'STAFF_TRAINING'
  /** Conversation in front of an audience (samtal). */
  | 'TALK'
  /** Evening on one theme (temakväll). */
  | 'THEME_EVENING'
  /** Lecture or seminar online (webbinarium). */
  | 'WEBINAR'
  /** Workshop, one tries for oneself (verkstad). */
  | 'WORKSHOP';

/** Which actors. All given conditions hold together; a list means any of its values. */
export type ActorFilter = {
  /** With a relation to the campaign of this slug. */
  campaign?: string | null | undefined;
  /** At home or active in one of these counties. */
  county?: Array<string> | null | undefined;
  /** Of one of these kinds. */
  kind?: Array<ActorKind> | null | undefined;
  /** In one of these roles, in `campaign` if that is given. */
  role?: Array<RelationRole> | null | undefined;
  /** In one of these sectors. */
  sector?: Array<Sector> | null | undefined;
  /** Of one of these statuses; ACTIVE when left out. Others than ACTIVE are found by the coordinator only. */
  status?: Array<ActorStatus> | null | undefined;
  /** Words of its name today or before, or of its municipality's name, or beginnings of words. Other forms of a word and the parts of compounds are found too, and, when no actor has all the words, those that differ in the marks of letters. */
  text?: string | null | undefined;
};

/** What sort of organisation an actor is (typ av aktör). */
export type ActorKind =
  /** Academy (akademi). */
  | 'ACADEMY'
  /** Non-profit association (förening). */
  | 'ASSOCIATION'
  /** State authority (myndighet). */
  | 'AUTHORITY'
  /** Company (företag). */
  | 'COMPANY'
  /** Folk high school (folkhögskola). */
  | 'FOLK_HIGH_SCHOOL'
  /** Foundation (stiftelse). */
  | 'FOUNDATION'
  /** Fund that pays out grants (fond). */
  | 'FUND'
  /** The Government of Sweden (regering). */
  | 'GOVERNMENT'
  /** Committee or commission appointed by the Government (statlig kommitté). */
  | 'GOVERNMENT_COMMITTEE'
  /** Library (bibliotek). */
  | 'LIBRARY'
  /** Municipality (kommun). */
  | 'MUNICIPALITY'
  /** Organisation of municipalities and regions (kommunorganisation). */
  | 'MUNICIPALITY_ORGANISATION'
  /** Network without a legal form of its own (nätverk). */
  | 'NETWORK'
  /** Any other organisation (annat). */
  | 'OTHER'
  /** Region (region). */
  | 'REGION'
  /** Study association (studieförbund). */
  | 'STUDY_ASSOCIATION'
  /** Trade union (facklig organisation). */
  | 'UNION';

/** Where an actor stands in the network (status). */
export type ActorStatus =
  /** Takes part (aktiv). */
  | 'ACTIVE'
  /** Takes part no longer (lämnat nätverket). */
  | 'LEFT'
  /** Shut out for breaking the rules, for the time being (avstängd). */
  | 'SUSPENDED';

/** How old visitors are, roughly (åldersgrupp). */
export type AgeBand =
  /** 20 to 39 years (20–39 år). */
  | 'FROM_20_TO_39'
  /** 40 to 64 years (40–64 år). */
  | 'FROM_40_TO_64'
  /** 65 to 79 years (65–79 år). */
  | 'FROM_65_TO_79'
  /** 80 years and more (80 år och äldre). */
  | 'FROM_80'
  /** Under 20 years (under 20 år). */
  | 'UNDER_20';

/** Visits of people of one age band; it may be an estimate. */
export type AgeVisitsInput = {
  /** The age band. */
  band: AgeBand;
  /** How many visits, 0 to 1 000 000. */
  count: number;
};

/** An application for money of a grant round. */
export type ApplyForGrantInput = {
  /** The municipality that applies: the caller's own. */
  municipality: string;
  /** The amount applied for, in whole kronor (SEK), 1 to 100 000 000. */
  requestedSek: number;
  /** The round, which must be open. */
  roundId: string | number;
};

/** An organisation that wants to join the network. */
export type ApplyForMembershipInput = {
  /** Whom to answer. */
  contact: ContactInput;
  /** The municipality it belongs to; when left out, the one that has its organisation number. */
  homeMunicipality?: string | null | undefined;
  /** A random text that makes it safe to repeat, in place of the header Idempotency-Key. */
  idempotencyKey?: string | null | undefined;
  /** What sort of organisation it is. */
  kind: ActorKind;
  /** Its name, 2 to 200 characters. */
  name: string;
  /** Its organisation number; a municipality's library gives the municipality's, a network may have none. */
  orgNumber?: string | null | undefined;
  /** A functional mailbox of the organisation, never a person's. */
  publicEmail?: string | null | undefined;
  /** Web site. */
  website?: string | null | undefined;
};

/** How one takes part (deltagandeform). */
export type AttendanceMode =
  /** At the venue or online, as one likes (hybrid). */
  | 'MIXED'
  /** Over the internet or telephone (digitalt). */
  | 'ONLINE'
  /** At the venue (på plats). */
  | 'ON_SITE';

/** Which changes. All given conditions hold together; a list means any of its values. */
export type AuditFilter = {
  /** Made by one of these mutations, such as publishEvent. */
  action?: Array<string> | null | undefined;
  /** Made for an actor with one of these slugs. */
  actor?: Array<string> | null | undefined;
  /** Of these kinds: READ finds who looked at contacts. */
  change?: Array<ChangeKind> | null | undefined;
  /** Of the thing with this key. */
  entityId?: string | number | null | undefined;
  /** Of things of this type, such as Event. */
  entityType?: string | null | undefined;
  /** Made at this time or later. */
  from?: string | null | undefined;
  /** Made with one of these keys, or by the coach of one of these pseudonyms. */
  keyId?: Array<string | number> | null | undefined;
  /** Made for one of these municipalities, or of what is theirs. */
  municipality?: Array<string> | null | undefined;
  /** Of what is an actor's with one of these slugs, whoever made them. */
  owner?: Array<string> | null | undefined;
  /** Made by the request of this id. */
  requestId?: string | null | undefined;
  /** Made before this time. */
  to?: string | null | undefined;
};

/** Which money of a grant round a figure speaks of (budgetpost). */
export type BudgetKind =
  /** From the Government (regeringens medel). */
  | 'GOVERNMENT'
  /** Added by another financier (tillskott). */
  | 'TOP_UP'
  /** All of it (totalt). */
  | 'TOTAL';

/** The cancellation of an activity. */
export type CancelEventInput = {
  /** Id of the activity. */
  id: string | number;
  /** Why, shown to everybody: 3 to 500 characters. */
  reason: string;
};

/** A centre that is still being described: a `CenterInput` of which anything may be missing. */
export type CenterDraftInput = {
  /** An assessment of each of the criteria. */
  criteria?: Array<CriterionDraftInput> | null | undefined;
  /** What one meets there. */
  description?: LocalizedTextDraftInput | null | undefined;
  /** Devices to try or borrow: at most 50 different texts of at most 100 characters. */
  equipment?: Array<string> | null | undefined;
  /** Whether everything is free for visitors; it must be. */
  freeOfCharge?: boolean | null | undefined;
  /** Languages one gets help in, each once; at most 50. */
  languages?: Array<string> | null | undefined;
  /** The municipality that runs it: the caller's own. */
  municipality?: string | null | undefined;
  /** Its name, 3 to 200 characters. */
  name?: string | null | undefined;
  /** Slugs of the actors it works with, each once; at most 50. */
  partners?: Array<string> | null | undefined;
  /** Whether it is closed for the time being; false when left out. */
  paused?: boolean | null | undefined;
  /** What one gets help with: at most 50 different texts of at most 100 characters. */
  services?: Array<string> | null | undefined;
  /** Whether staff is there in its opening hours; it must be. */
  staffed?: boolean | null | undefined;
  /** Topics it helps with most, each once. */
  topics?: Array<Topic> | null | undefined;
  /** Its places, 1 to 50, at least one with opening hours. */
  units?: Array<CenterUnitDraftInput> | null | undefined;
};

/** Which centres. All given conditions hold together; a list means any of its values. */
export type CenterFilter = {
  /** In one of these counties. */
  county?: Array<string> | null | undefined;
  /** With help in one of these languages. */
  language?: Array<string> | null | undefined;
  /** In one of these municipalities. */
  municipality?: Array<string> | null | undefined;
  /** True: open at this moment. False: closed. Centres whose hours are not known, with `openNow` null, are neither. */
  openNow?: boolean | null | undefined;
  /** With one of these services, spelled as the centre spells it. */
  service?: Array<string> | null | undefined;
  /** True: not confirmed by its municipality in the last twelve months. False: confirmed. */
  stale?: boolean | null | undefined;
  /** With one of these statuses; active and paused ones when left out. */
  status?: Array<CenterStatus> | null | undefined;
  /** Words of its name, description, services, municipality or county (where a town has the county's name: 'Örebro län'), or beginnings of words. Other forms of a word and the parts of compounds are found too, and, when no centre has all the words, those that differ in the marks of letters. */
  text?: string | null | undefined;
};

/** All there is to say about a centre. What is left out is gone once the submission is approved. */
export type CenterInput = {
  /** An assessment of each of the criteria. */
  criteria: Array<CriterionInput>;
  /** What one meets there. */
  description?: LocalizedTextInput | null | undefined;
  /** Devices to try or borrow: at most 50 different texts of at most 100 characters. */
  equipment?: Array<string> | null | undefined;
  /** Whether everything is free for visitors; it must be. */
  freeOfCharge: boolean;
  /** Languages one gets help in, each once; at most 50. */
  languages?: Array<string> | null | undefined;
  /** The municipality that runs it: the caller's own. */
  municipality: string;
  /** Its name, 3 to 200 characters. */
  name: string;
  /** Slugs of the actors it works with, each once; at most 50. */
  partners?: Array<string> | null | undefined;
  /** Whether it is closed for the time being; false when left out. */
  paused?: boolean | null | undefined;
  /** What one gets help with: at most 50 different texts of at most 100 characters. */
  services?: Array<string> | null | undefined;
  /** Whether staff is there in its opening hours; it must be. */
  staffed: boolean;
  /** Topics it helps with most, each once. */
  topics?: Array<Topic> | null | undefined;
  /** Its places, 1 to 50, at least one with opening hours. */
  units: Array<CenterUnitInput>;
};

/** Where a DigidelCenter is in its life (status). */
export type CenterStatus =
  /** Open (aktivt). */
  | 'ACTIVE'
  /** Closed for good (stängt). */
  | 'CLOSED'
  /** Closed for the time being (pausat). */
  | 'PAUSED'
  /** Not open yet (planerat). */
  | 'PLANNED';

/** One of the places of a centre, of which anything may still be missing. */
export type CenterUnitDraftInput = {
  /** What makes it accessible, each once. */
  accessibility?: Array<Accessibility> | null | undefined;
  /** When one gets help without an appointment; at most 100. */
  dropIn?: Array<DropInDraftInput> | null | undefined;
  /** Days with other hours than the regular ones; at most 200. */
  exceptions?: Array<OpeningExceptionDraftInput> | null | undefined;
  /** Postal town, at most 100 characters. */
  locality?: string | null | undefined;
  /** Whether it moves around; false when left out. */
  mobile?: boolean | null | undefined;
  /** Its name, unique in the centre, 2 to 200 characters. A unit of the same name is changed, others go. */
  name?: string | null | undefined;
  /** Its regular hours, which may not overlap; at most 100. */
  openingHours?: Array<OpeningHoursDraftInput> | null | undefined;
  /** Telephone number of the place, never a person's. */
  phone?: string | null | undefined;
  /** Where it lies, in Sweden; the municipality's seat when left out. */
  point?: GeoPointDraftInput | null | undefined;
  /** Postal code, at most 10 characters. */
  postalCode?: string | null | undefined;
  /** Functional mailbox of the place, never a person's. */
  publicEmail?: string | null | undefined;
  /** Street and number, at most 200 characters. */
  street?: string | null | undefined;
  /** What sort of place it is. */
  venueKind?: VenueKind | null | undefined;
};

/** One of the places where a centre meets people. */
export type CenterUnitInput = {
  /** What makes it accessible, each once. */
  accessibility?: Array<Accessibility> | null | undefined;
  /** When one gets help without an appointment; at most 100. */
  dropIn?: Array<DropInInput> | null | undefined;
  /** Days with other hours than the regular ones; at most 200. */
  exceptions?: Array<OpeningExceptionInput> | null | undefined;
  /** Postal town, at most 100 characters. */
  locality?: string | null | undefined;
  /** Whether it moves around; false when left out. */
  mobile?: boolean | null | undefined;
  /** Its name, unique in the centre, 2 to 200 characters. A unit of the same name is changed, others go. */
  name: string;
  /** Its regular hours, which may not overlap; at most 100. */
  openingHours?: Array<OpeningHoursInput> | null | undefined;
  /** Telephone number of the place, never a person's. */
  phone?: string | null | undefined;
  /** Where it lies, in Sweden; the municipality's seat when left out. */
  point?: GeoPointInput | null | undefined;
  /** Postal code, at most 10 characters. */
  postalCode?: string | null | undefined;
  /** Functional mailbox of the place, never a person's. */
  publicEmail?: string | null | undefined;
  /** Street and number, at most 200 characters. */
  street?: string | null | undefined;
  /** What sort of place it is. */
  venueKind: VenueKind;
};

/** What was done to a thing (ändring). */
export type ChangeKind =
  /** It was made (skapad). */
  | 'CREATE'
  /** It was removed (borttagen). */
  | 'DELETE'
  /** Personal data of it were shown to somebody who may see those of others (läst). */
  | 'READ'
  /** It was changed (ändrad). */
  | 'UPDATE';

/** Which coaches. All given conditions hold together; a list means any of its values. */
export type CoachFilter = {
  /** With one of these languages. */
  language?: Array<string> | null | undefined;
  /** In one of these ways. */
  mode?: Array<CoachMode> | null | undefined;
  /** Helping in one of these municipalities. */
  municipality?: Array<string> | null | undefined;
  /** In one of these states; any state when left out. */
  status?: Array<CoachStatus> | null | undefined;
  /** With one of these topics. */
  topic?: Array<Topic> | null | undefined;
};

/** Who registered as a digital coach (typ av coach). */
export type CoachKind =
  /** A person (privatperson). */
  | 'INDIVIDUAL'
  /** An organisation, for several of its people (organisation). */
  | 'ORGANISATION';

/** How a coach helps (insats). */
export type CoachMode =
  /** At a local meeting place (lokal mötesplats). */
  | 'LOCAL_MEETING_PLACE'
  /** Over the internet (digitalt). */
  | 'ONLINE'
  /** By telephone (telefon). */
  | 'PHONE';

/** How far a coach has come (status). */
export type CoachStatus =
  /** Matched and helping (aktiv). */
  | 'ACTIVE'
  /** Checked by the coordinator (certifierad). */
  | 'CERTIFIED'
  /** The coordinator has been in touch (kontaktad). */
  | 'CONTACTED'
  /** Personal data erased, counts kept (raderad). */
  | 'ERASED'
  /** Takes the course (under utbildning). */
  | 'IN_TRAINING'
  /** Has left (slutat). */
  | 'LEFT'
  /** Takes a break, is not matched (pausad). */
  | 'PAUSED'
  /** Has registered (anmäld). */
  | 'REGISTERED'
  /** Has the diploma (utbildad). */
  | 'TRAINED';

/** A person to turn to. Only the coordinator and the organisation itself see it. */
export type ContactInput = {
  /** E-mail address. */
  email: string;
  /** The person's name, 2 to 200 characters. */
  name: string;
  /** Telephone number. */
  phone?: string | null | undefined;
};

/** A new edition of a campaign. */
export type CreateCampaignInput = {
  /** The days that activities may choose, 1 to 31. */
  days: Array<string>;
  /** Its name, 3 to 100 characters. */
  name: string;
  /** The version of the actor rules that organizers must have accepted, such as 2026 or 2026-2; any when left out. */
  rulesVersion?: string | null | undefined;
  /** Code of the series it is an edition of. */
  series: string;
  /** Its slug, such as digitalidag-2026: 3 to 80 of a to z, 0 to 9 and hyphens. */
  slug: string;
};

/** A new activity. It is stored as a draft, seen only by its organizer, the actors it invites and the coordinator until it is published. */
export type CreateEventInput = {
  /** What makes it accessible. */
  accessibility?: Array<Accessibility> | null | undefined;
  /** How one takes part. A new webinar, podcast or telephone support is ONLINE, all else ON_SITE, when left out. */
  attendanceMode?: AttendanceMode | null | undefined;
  /** Slug of the campaign it is part of, if any. */
  campaign?: string | null | undefined;
  /** The days of the campaign it takes part in; none for a year-round activity of the campaign. */
  campaignDays?: Array<string> | null | undefined;
  /** Whether it is clearly marked as a part of the campaign. */
  campaignMarked: boolean;
  /** Id of the DigidelCenter it is held at, if any. */
  centerId?: string | number | null | undefined;
  /** Slugs of actors to invite as co-organizers, at most 20; each is shown when it confirms. */
  coOrganizers?: Array<string> | null | undefined;
  /** Whether it sells something, which an activity in a campaign may not. */
  commercial: boolean;
  /** What happens and for whom; required when it is published. */
  description?: LocalizedTextInput | null | undefined;
  /** Competences of DigComp 2.2 it trains, as codes such as 4.2; those of its topics when left out or null. */
  digcomp?: Array<string> | null | undefined;
  /** Its id in the system that sends it, 1 to 200 characters, unique among the organizer's activities. */
  externalId?: string | null | undefined;
  /** What it looks like. */
  format: ActivityFormat;
  /** Languages it is interpreted to, at most 20. */
  interpreter?: Array<string> | null | undefined;
  /** Languages it is held in, at most 20. */
  languages?: Array<string> | null | undefined;
  /** Where; required unless it is only online. An online activity that names none counts for no municipality. */
  municipality?: string | null | undefined;
  /** Web address; it or `phone` is required unless it is only on site. */
  onlineUrl?: string | null | undefined;
  /** Whether anybody may come; it must then be free of charge. */
  openToPublic: boolean;
  /** Telephone number by which one takes part. */
  phone?: string | null | undefined;
  /** Price for each participant in whole Swedish kronor, 0 to 100 000. */
  priceSek: number;
  /** Whether one registers in advance; NONE at first. */
  registration?: RegistrationKind | null | undefined;
  /** Web address where one registers. */
  registrationUrl?: string | null | undefined;
  /** When it takes place: 1 to 110 sessions that do not overlap; with campaign days, each is on one of them. */
  sessions: Array<SessionInput>;
  /** Steps of the digital staircase that it supports. */
  staircaseSteps?: Array<StaircaseStep> | null | undefined;
  /** Whom it is for; at least one is required when it is published. */
  targetGroups?: Array<TargetGroup> | null | undefined;
  /** Its title, 3 to 200 characters in each language. */
  title: LocalizedTextInput;
  /** What it is about. */
  topics?: Array<Topic> | null | undefined;
  /** Where; required unless it is only online. */
  venue?: VenueInput | null | undefined;
};

/** The five criteria of a DigidelCenter, as of 2023 (kriterier). */
export type Criterion =
  /** 1: open to everyone and free of charge (tillgänglig och utan kostnad). */
  | 'ACCESSIBLE_FREE'
  /** 4: designated by the Government for digital competence (regeringens utpekade aktör). */
  | 'GOVERNMENT_DESIGNATED'
  /** 5: digital inclusion is a human right (mänsklig rättighet). */
  | 'HUMAN_RIGHT'
  /** 3: part of the municipality's digitalisation (kommunens digitaliseringsarbete). */
  | 'MUNICIPAL_DIGITALISATION'
  /** 2: part of the national development, built on data and experience (nationellt utvecklingsarbete). */
  | 'NATIONAL_DEVELOPMENT';

/** The judgement of a criterion, of which anything may still be missing. */
export type CriterionDraftInput = {
  /** Which version of the criteria was used, such as 2023: see `criteria`. */
  criteriaVersion?: string | null | undefined;
  /** Which criterion. */
  criterion?: Criterion | null | undefined;
  /** What shows it, at most 4000 characters. */
  evidence?: string | null | undefined;
  /** How far it is met. */
  level?: CriterionLevel | null | undefined;
};

/** How far the centre meets a criterion, in the municipality's own judgement. */
export type CriterionInput = {
  /** Which version of the criteria was used, such as 2023: see `criteria`. */
  criteriaVersion: string;
  /** Which criterion. */
  criterion: Criterion;
  /** What shows it, at most 4000 characters. */
  evidence?: string | null | undefined;
  /** How far it is met. */
  level: CriterionLevel;
};

/** How far a criterion is met (uppfyllelse). */
export type CriterionLevel =
  /** Met (uppfyllt). */
  | 'MET'
  /** Not met (inte uppfyllt). */
  | 'NOT_MET'
  /** Partly met (delvis uppfyllt). */
  | 'PARTLY';

/** A range of local days, both ends included; an end left out is open. */
export type DateRangeInput = {
  /** The first day. */
  from?: string | null | undefined;
  /** The last day. */
  to?: string | null | undefined;
};

/** The coordinator's decision about an application: an amount, or `reject`. */
export type DecideGrantInput = {
  /** What is granted, in whole kronor (SEK), 1 to 100 000 000. */
  grantedSek?: number | null | undefined;
  /** Which application. */
  id: string | number;
  /** What to say about it, at most 4000 characters. */
  note?: string | null | undefined;
  /** True turns it down. */
  reject?: boolean | null | undefined;
};

/** The coordinator's decision about an application for membership. */
export type DecideMembershipInput = {
  /** Whether the organisation becomes a member. */
  approve: boolean;
  /** Whether it becomes a new actor although it has `formerActors`; false when left out. */
  asNew?: boolean | null | undefined;
  /** Which of its `formerActors` it comes back as, with its history. The applicant may be somebody else: ask first. */
  comesBackAs?: string | number | null | undefined;
  /** Which application. */
  id: string | number;
  /** What to say about it, at most 4000 characters; must be given when it is rejected. */
  note?: string | null | undefined;
};

/** A time of drop-in that may still lack anything. */
export type DropInDraftInput = {
  /** When it ends, later on the same day, 24:00 at the latest. */
  end?: string | null | undefined;
  /** When it begins, Swedish time. */
  start?: string | null | undefined;
  /** What one gets help with; null means anything. */
  topics?: Array<Topic> | null | undefined;
  /** On which day of the week. */
  weekday?: Weekday | null | undefined;
};

/** When one gets help without an appointment, the same every week (drop-in). */
export type DropInInput = {
  /** When it ends, later on the same day, 24:00 at the latest. */
  end: string;
  /** When it begins, Swedish time. */
  start: string;
  /** What one gets help with; null means anything. */
  topics?: Array<Topic> | null | undefined;
  /** On which day of the week. */
  weekday: Weekday;
};

/** What to change in an activity. Fields that are left out stay as they are. Null clears an optional property, and leaves a required one as it is. */
export type EventChangesInput = {
  /** What makes it accessible. */
  accessibility?: Array<Accessibility> | null | undefined;
  /** How one takes part. A new webinar, podcast or telephone support is ONLINE, all else ON_SITE, when left out. */
  attendanceMode?: AttendanceMode | null | undefined;
  /** Slug of the campaign it is part of, if any. */
  campaign?: string | null | undefined;
  /** The days of the campaign it takes part in; none for a year-round activity of the campaign. */
  campaignDays?: Array<string> | null | undefined;
  /** Whether it is clearly marked as a part of the campaign. */
  campaignMarked?: boolean | null | undefined;
  /** Id of the DigidelCenter it is held at, if any. */
  centerId?: string | number | null | undefined;
  /** Whether it sells something, which an activity in a campaign may not. */
  commercial?: boolean | null | undefined;
  /** What happens and for whom; required when it is published. */
  description?: LocalizedTextInput | null | undefined;
  /** Competences of DigComp 2.2 it trains, as codes such as 4.2; those of its topics when left out or null. */
  digcomp?: Array<string> | null | undefined;
  /** What it looks like. */
  format?: ActivityFormat | null | undefined;
  /** Languages it is interpreted to, at most 20. */
  interpreter?: Array<string> | null | undefined;
  /** Languages it is held in, at most 20. */
  languages?: Array<string> | null | undefined;
  /** Where; required unless it is only online. An online activity that names none counts for no municipality. */
  municipality?: string | null | undefined;
  /** Web address; it or `phone` is required unless it is only on site. */
  onlineUrl?: string | null | undefined;
  /** Whether anybody may come; it must then be free of charge. */
  openToPublic?: boolean | null | undefined;
  /** Telephone number by which one takes part. */
  phone?: string | null | undefined;
  /** Price for each participant in whole Swedish kronor, 0 to 100 000. */
  priceSek?: number | null | undefined;
  /** Whether one registers in advance; NONE at first. */
  registration?: RegistrationKind | null | undefined;
  /** Web address where one registers. */
  registrationUrl?: string | null | undefined;
  /** All its sessions, which replace the present ones: 1 to 110 that do not overlap. */
  sessions?: Array<SessionInput> | null | undefined;
  /** Steps of the digital staircase that it supports. */
  staircaseSteps?: Array<StaircaseStep> | null | undefined;
  /** Whom it is for; at least one is required when it is published. */
  targetGroups?: Array<TargetGroup> | null | undefined;
  /** Its title, 3 to 200 characters in each language. */
  title?: LocalizedTextInput | null | undefined;
  /** What it is about. */
  topics?: Array<Topic> | null | undefined;
  /** Where; required unless it is only online. */
  venue?: VenueInput | null | undefined;
};

/** Which activities. All given conditions hold together; a list means any of its values. */
export type EventFilter = {
  /** With one of these ways to take part. */
  attendanceMode?: Array<AttendanceMode> | null | undefined;
  /** Part of the campaign with this slug. */
  campaign?: string | null | undefined;
  /** Held at the DigidelCenter with this slug. */
  center?: string | null | undefined;
  /** In one of these counties. */
  county?: Array<string> | null | undefined;
  /** With a session on one of these days. */
  days?: DateRangeInput | null | undefined;
  /** In one of these formats. */
  format?: Array<ActivityFormat> | null | undefined;
  /** True: only activities that are hidden from the public, since they are taken down or their organizer is suspended; each caller has their own, the coordinator all. False: none of them. When left out, none of them unless `status` is given. */
  hidden?: boolean | null | undefined;
  /** Held in one of these languages. */
  language?: Array<string> | null | undefined;
  /** In one of these municipalities. */
  municipality?: Array<string> | null | undefined;
  /** Near a point. A venue without a position counts as lying at the seat of its municipality. */
  near?: NearInput | null | undefined;
  /** Whether anybody may come. */
  openToPublic?: boolean | null | undefined;
  /** Organized by the actor with this slug. */
  organizer?: string | null | undefined;
  /** In one of these states; PUBLISHED, HELD and REPORTED when left out; with `campaign` ARCHIVED too, since the campaign's figures count it. Drafts and hidden activities are shown to their organizers, to actors that co-organize them or are invited to, and to the coordinator. */
  status?: Array<EventStatus> | null | undefined;
  /** For one of these target groups. */
  targetGroup?: Array<TargetGroup> | null | undefined;
  /** Words of title, description and the names of municipality and county (where a town has the county's name: 'Örebro län'), or beginnings of words. Other forms of a word and the parts of compounds are found too, and, when no activity has the word, those that differ in the marks of letters or are mistyped. */
  text?: string | null | undefined;
  /** About one of these topics. */
  topic?: Array<Topic> | null | undefined;
};

/** In what order activities are listed (ordning). */
export type EventOrder =
  /** By start of the first session, latest first (senast först). */
  | 'LATEST'
  /** By distance from the filter's point, nearest first (närmast först). */
  | 'NEAREST'
  /** By how well the filter's text fits, best first (mest relevant först). */
  | 'RELEVANCE'
  /** By start of the first session, earliest first (tidigast först). */
  | 'SOONEST';

/** Where an activity is in its life (status). */
export type EventStatus =
  /** Put aside after its report (arkiverad). */
  | 'ARCHIVED'
  /** Public, but will not take place (inställd). */
  | 'CANCELLED'
  /** A draft thrown away (borttagen). */
  | 'DELETED'
  /** Being written, seen by those who arrange it only (utkast). */
  | 'DRAFT'
  /** Its last session is over (genomförd). */
  | 'HELD'
  /** Public, with a new time to come (framskjuten). */
  | 'POSTPONED'
  /** Public (publicerad). */
  | 'PUBLISHED'
  /** Its results are reported (rapporterad). */
  | 'REPORTED';

/** How exact a quoted figure is (precision). */
export type FigureQualifier =
  /** Roughly the value (cirka). */
  | 'ABOUT'
  /** The value or more (minst). */
  | 'AT_LEAST'
  /** More than the value (över). */
  | 'OVER';

/** A position that may still lack one of its numbers. */
export type GeoPointDraftInput = {
  /** Latitude in degrees, -90 to 90, north is positive. */
  lat?: number | null | undefined;
  /** Longitude in degrees, -180 to 180, east is positive. */
  lng?: number | null | undefined;
};

/** A position on earth, WGS 84 (position). */
export type GeoPointInput = {
  /** Latitude in degrees, -90 to 90, north is positive. */
  lat: number;
  /** Longitude in degrees, -180 to 180, east is positive. */
  lng: number;
};

/** What a goal of a campaign counts (mål). */
export type GoalKind =
  /** Activities (aktiviteter). */
  | 'ACTIVITIES'
  /** Actors that take part (aktörer). */
  | 'ACTORS'
  /** Municipalities with at least one activity (kommuner med aktivitet). */
  | 'MUNICIPALITY_COVERAGE'
  /** Visits of people who developed their digital competence (personer som utvecklat sin kompetens). */
  | 'PEOPLE_DEVELOPED';

/** State of a grant application (bidragsansökan). */
export type GrantStatus =
  /** Finished (avslutad). */
  | 'CLOSED'
  /** Granted (beviljad). */
  | 'GRANTED'
  /** Turned down (avslagen). */
  | 'REJECTED'
  /** Granted, and its use is reported (redovisad). */
  | 'REPORTED'
  /** Waits for a decision (inskickad). */
  | 'SUBMITTED';

/** How many questions of one sort visitors got help with. */
export type HelpQuestionInput = {
  /** How many, 0 to 100 000. */
  count: number;
  /** Area of DigComp they belong to, 1 to 5; null when not reported. */
  digcompArea?: number | null | undefined;
  /** What they were about. */
  topic: Topic;
};

/** Centres from another system. */
export type ImportCentersInput = {
  /** True only says what would become of each row. */
  dryRun?: boolean | null | undefined;
  /** 1 to 200 centres. */
  rows: Array<ImportedCenterInput>;
};

/** Reports from another system, such as those of a whole year. */
export type ImportHelpStatisticsInput = {
  /** True only says what would become of each row. */
  dryRun?: boolean | null | undefined;
  /** 1 to 200 reports. One of a unit and period that was imported before takes the place of that one. */
  rows: Array<ReportHelpStatisticsInput>;
};

/** What becomes of a row of an import (utfall). */
export type ImportOutcome =
  /** Something new (tillagd). */
  | 'ADDED'
  /** Something known, with other content (ändrad). */
  | 'CHANGED'
  /** Breaks a rule, nothing of it is kept (avvisad). */
  | 'REFUSED'
  /** Known already, with the same content (oförändrad). */
  | 'UNCHANGED';

/** A centre from another system. */
export type ImportedCenterInput = {
  /** All there is to say about it. */
  center: CenterInput;
  /** The municipality's own name of it, 1 to 100 characters: the same in each import, in capitals or small letters. A centre without such a name yet is found by its slug. */
  externalId: string;
};

/** What an API key is to be for. */
export type IssueApiKeyInput = {
  /** Of a MEMBER key, the slug of its actor, such as pts. */
  actor?: string | null | undefined;
  /** When it stops working; null when it does not expire. */
  expiresAt?: string | null | undefined;
  /** A random text that makes it safe to repeat, in place of the header Idempotency-Key. */
  idempotencyKey?: string | null | undefined;
  /** What it is for, 1 to 200 characters. */
  label?: string | null | undefined;
  /** Of a MUNICIPALITY key, its code. */
  municipality?: string | null | undefined;
  /** The role it gives; for members and municipalities no other than their own. */
  role: Role;
};

/** Text for people that may still lack its Swedish. */
export type LocalizedTextDraftInput = {
  /** The text in English, at most 4000 characters. */
  en?: string | null | undefined;
  /** The text in Swedish, at most 4000 characters. */
  sv?: string | null | undefined;
};

/** Text for people, in one language or two (text). */
export type LocalizedTextInput = {
  /** The text in English, at most 4000 characters. In a change, it stays as it is when left out, and null takes it away. */
  en?: string | null | undefined;
  /** The text in Swedish, at most 4000 characters. */
  sv: string;
};

/** State of a membership application (ansökan). */
export type MembershipStatus =
  /** Approved: the actor is in the register (godkänd). */
  | 'APPROVED'
  /** Turned down (avslagen). */
  | 'REJECTED'
  /** Waits for a decision (inskickad). */
  | 'SUBMITTED'
  /** Taken back by the applicant (återkallad). */
  | 'WITHDRAWN';

/** Within a distance of a point, as the crow flies. */
export type NearInput = {
  /** The distance in kilometres, 0.1 to 2500. */
  km: number;
  /** The point. */
  point: GeoPointInput;
};

/** A day with other hours that may still lack anything. */
export type OpeningExceptionDraftInput = {
  /** True: closed all day. Otherwise the hours must be given. */
  closed?: boolean | null | undefined;
  /** When it closes, later on the same day, 24:00 at the latest; null when closed. */
  closes?: string | null | undefined;
  /** Which day. */
  date?: string | null | undefined;
  /** When it opens, Swedish time; null when closed. */
  opens?: string | null | undefined;
};

/** One day on which other hours hold than those of its weekday, such as a public holiday (avvikande öppettid). Several of one day add up. */
export type OpeningExceptionInput = {
  /** True: closed all day. Otherwise the hours must be given. */
  closed?: boolean | null | undefined;
  /** When it closes, later on the same day, 24:00 at the latest; null when closed. */
  closes?: string | null | undefined;
  /** Which day. */
  date: string;
  /** When it opens, Swedish time; null when closed. */
  opens?: string | null | undefined;
};

/** Opening hours that may still lack anything. */
export type OpeningHoursDraftInput = {
  /** When it closes, later on the same day, 24:00 at the latest. */
  closes?: string | null | undefined;
  /** When it opens, Swedish time. */
  opens?: string | null | undefined;
  /** First day these hours hold; null when they have no beginning. */
  validFrom?: string | null | undefined;
  /** Last day these hours hold; null when they have no end. */
  validTo?: string | null | undefined;
  /** On which day of the week. */
  weekday?: Weekday | null | undefined;
};

/** Hours that a unit is open, the same every week; past midnight they go on in a row of the next day (öppettider). */
export type OpeningHoursInput = {
  /** When it closes, later on the same day, 24:00 at the latest. */
  closes: string;
  /** When it opens, Swedish time. */
  opens: string;
  /** First day these hours hold; null when they have no beginning. */
  validFrom?: string | null | undefined;
  /** Last day these hours hold; null when they have no end. */
  validTo?: string | null | undefined;
  /** On which day of the week. */
  weekday: Weekday;
};

/** How much of the country an actor works in (räckvidd). */
export type Reach =
  /** One municipality or a few (lokal). */
  | 'LOCAL'
  /** The whole country (nationell). */
  | 'NATIONAL'
  /** One county or a few (regional). */
  | 'REGIONAL';

/** Whether one registers in advance (anmälan). */
export type RegistrationKind =
  /** No registration, one just comes (ingen anmälan). */
  | 'NONE'
  /** One may register (frivillig anmälan). */
  | 'OPTIONAL'
  /** One must register (obligatorisk anmälan). */
  | 'REQUIRED';

/** What an actor is to a campaign, initiative or actor (roll). */
export type RelationRole =
  /** Receives the applications for it (ansökningskanal). */
  | 'APPLICATION_CHANNEL'
  /** Chairs it (ordförande). */
  | 'CHAIR'
  /** Helped to develop it (medutvecklare). */
  | 'CO_CREATOR'
  /** Took the initiative together with others (en av initiativtagarna). */
  | 'CO_INITIATOR'
  /** Pays for it (finansiär). */
  | 'FINANCIER'
  /** Was the first to give it a place (första värd). */
  | 'FIRST_HOST'
  /** Was invited to it (gäst). */
  | 'GUEST'
  /** Gives it a place (värd). */
  | 'HOST'
  /** Took the initiative (initiativtagare). */
  | 'INITIATOR'
  /** Belongs to it (medlem). */
  | 'MEMBER'
  /** Runs it (driver). */
  | 'OPERATOR'
  /** Organizes it (arrangör). */
  | 'ORGANIZER'
  /** Is responsible for it (huvudman). */
  | 'OWNER'
  /** Takes part in it with activities of its own (medverkande aktör). */
  | 'PARTICIPANT'
  /** Works on it together with others (partner). */
  | 'PARTNER'
  /** Stands behind what is sent out (avsändare). */
  | 'SENDER'
  /** Sponsors it (sponsor). */
  | 'SPONSOR';

/** The report of an activity. Participants are visits, not unique persons. A correction sends the whole report again. */
export type ReportEventInput = {
  /** Visits by age, each age band at most once. */
  ageBands?: Array<AgeVisitsInput> | null | undefined;
  /** How many digital coaches helped, 0 to 1000. */
  coachesUsed?: number | null | undefined;
  /** Anything else, for the coordinator, at most 2000 characters. Name no persons. */
  comment?: string | null | undefined;
  /** In how many of the visits somebody developed their digital competence; staff who were trained count. */
  developedCompetence: number;
  /** Id of the activity. */
  eventId: string | number;
  /** The activity's `version` when the caller read it, so that nobody's correction is overwritten. */
  expectedVersion?: number | null | undefined;
  /** Share of the visits by speakers of other languages than Swedish, 0 to 1; it may be an estimate. */
  otherLanguageShare?: number | null | undefined;
  /** How many of the visits were online. */
  participantsOnline?: number | null | undefined;
  /** Visits, at the venue and online, 0 to 1 000 000. */
  participantsTotal: number;
  /** The topics that were covered; those of the activity when left out. */
  topicsCovered?: Array<Topic> | null | undefined;
};

/** What a centre, or one of its units, helped with in a period of at most a month. */
export type ReportHelpStatisticsInput = {
  /** The centre, of the caller's own municipality. */
  centerId: string | number;
  /** Those of the visits without an appointment. */
  dropInVisits?: number | null | undefined;
  /** The `version` of the report that `replaces` names, when the caller read it. */
  expectedVersion?: number | null | undefined;
  /** How long a visit lasted in the mean, 0 to 1440 minutes. */
  meanMinutes?: number | null | undefined;
  /** Last day of the period, less than a month after the first. */
  periodEnd: string;
  /** First day of the period, which must have begun. */
  periodStart: string;
  /** What visitors got help with, each topic and area once; at most 100. */
  questions?: Array<HelpQuestionInput> | null | undefined;
  /** An earlier report that this one corrects and takes the place of. */
  replaces?: string | number | null | undefined;
  /** Name of the unit; left out for the centre as a whole, whose periods overlap with those of any unit. */
  unit?: string | null | undefined;
  /** Visits, 0 to 100 000. Visits are counted, not persons. */
  visits: number;
};

/** What to say about a field of a submission. */
export type ReviewCommentInput = {
  /** Which field of the centre's input: a path as in the submission's `diff`, `units.0.phone`; or a part such as `units.0`. */
  field: string;
  /** What to change, or why, at most 4000 characters. */
  text: string;
};

/** What the coordinator decides about a submission (beslut). */
export type ReviewDecision =
  /** Approve: it becomes public (godkänn). */
  | 'APPROVE'
  /** Turn it down (avslå). */
  | 'REJECT'
  /** Send it back with comments (begär komplettering). */
  | 'REQUEST_CHANGES';

/** The coordinator's decision about a submission. */
export type ReviewSubmissionInput = {
  /** Approve it as planned: not open and not public yet, and not bound to meet every criterion. Only of a centre that is new or planned; false when left out. */
  asPlanned?: boolean | null | undefined;
  /** What to say about it; at least one unless it is approved, at most 100. */
  comments?: Array<ReviewCommentInput> | null | undefined;
  /** What to do with it. */
  decision: ReviewDecision;
  /** The `version` of the submission that was read: what has been submitted anew since then is not decided unread. */
  expectedVersion?: number | null | undefined;
  /** Which submission. */
  id: string | number;
};

/** What a caller of the hub acts as (roll). */
export type Role =
  /** Operations: keys and accounts (drift). */
  | 'ADMIN'
  /** A digital coach, bound to the own record (digital coach). */
  | 'COACH'
  /** The national coordinator of the network (nationell samordnare). */
  | 'COORDINATOR'
  /** A service account that reads statistics and no personal data (instrumentpanel). */
  | 'DASHBOARD'
  /** A member organisation, bound to its actor (medlemsorganisation). */
  | 'MEMBER'
  /** An officer of one municipality, bound to its code (kommun). */
  | 'MUNICIPALITY'
  /** Anyone, without a key (allmänheten). */
  | 'PUBLIC';

/** What to save of a submission that is not ready yet. */
export type SaveCenterDraftInput = {
  /** The centre as far as it is described, in place of what was saved before. When left out, what was saved stays, and a new draft begins with the centre as it is. */
  center?: CenterDraftInput | null | undefined;
  /** The centre to change or close; left out for a new one. */
  centerId?: string | number | null | undefined;
  /** The `version` of the draft when the caller read it, so that a colleague's work is not replaced unread. */
  expectedVersion?: number | null | undefined;
  /** The draft, or the submission that came back with comments, to go on with; left out for a new draft. */
  submissionId?: string | number | null | undefined;
  /** What it is going to request; that of an existing one cannot change. */
  type: SubmissionType;
};

/** Part of society an actor belongs to (sektor). */
export type Sector =
  /** Civil society (civilsamhälle). */
  | 'CIVIL_SOCIETY'
  /** Private sector (privat). */
  | 'PRIVATE'
  /** Public sector (offentlig). */
  | 'PUBLIC';

/** A time when an activity takes place (tillfälle). */
export type SessionInput = {
  /** How many there is room for, at least 1; no limit when left out. */
  capacity?: number | null | undefined;
  /** When it ends, after its start and at most 366 days later. */
  end: string;
  /** When it begins. */
  start: string;
};

/** What a campaign is to achieve. It may have several goals of a kind, each for another period; a present one is changed by `id`, or kind and period, with its version. */
export type SetGoalInput = {
  /** Slug of the campaign. */
  campaign: string;
  /** The `version` of the goal when the caller read it; required to change one. */
  expectedVersion?: number | null | undefined;
  /** The first day that counts. */
  from: string;
  /** Id of the goal that is changed; a new one when left out. */
  id?: string | number | null | undefined;
  /** What is counted. */
  kind: GoalKind;
  /** How many there are to be, 1 to 100 000 000; no more municipalities than there are. */
  target: number;
  /** The last day that counts. */
  to: string;
};

/** Step of the digital staircase (digitaliseringstrappan). */
export type StaircaseStep =
  /** Step 2: having device, connection and means (tillgång). */
  | 'ACCESS'
  /** Step 1: wanting to (motivation). */
  | 'MOTIVATION'
  /** Step 4: doing it well (färdigheter). */
  | 'SKILLS'
  /** Step 3: doing it (användning). */
  | 'USE';

/** Which submissions. All given conditions hold together; a list means any of its values. */
export type SubmissionFilter = {
  /** Of one of these municipalities. */
  municipality?: Array<string> | null | undefined;
  /** With one of these statuses. */
  status?: Array<SubmissionStatus> | null | undefined;
  /** Of one of these types. */
  type?: Array<SubmissionType> | null | undefined;
};

/** State of a submission about a centre (ärendestatus). */
export type SubmissionStatus =
  /** Approved and public (godkänt). */
  | 'APPROVED'
  /** Back at the municipality with comments (komplettering begärd). */
  | 'CHANGES_REQUESTED'
  /** Being written by the municipality (utkast). */
  | 'DRAFT'
  /** Turned down (avslaget). */
  | 'REJECTED'
  /** Waits for the coordinator (inskickat). */
  | 'SUBMITTED'
  /** Taken back by the municipality (återkallat). */
  | 'WITHDRAWN';

/** What a submission about a centre asks for (ärendetyp). */
export type SubmissionType =
  /** The end of a centre (nedläggning). */
  | 'CLOSE'
  /** A new centre (nytt center). */
  | 'CREATE'
  /** A change of a centre (ändring). */
  | 'UPDATE';

/** What the coordinator is to approve about a centre: a draft, or all at once. */
export type SubmitCenterInput = {
  /** The version of that centre the submission builds on. Give the centre's present one to submit a stale submission again. */
  baseVersion?: number | null | undefined;
  /** All there is to say about the centre; left out to close it. */
  center?: CenterInput | null | undefined;
  /** The centre to change or close; left out for a new one. */
  centerId?: string | number | null | undefined;
  /** The `version` of the draft or submission when the caller read it, so that a colleague's work is neither replaced nor submitted unread. */
  expectedVersion?: number | null | undefined;
  /** A draft, a submission that came back with comments, or one that waits and has become stale. Its content holds where none is given here, and where that left the centre as it was, it follows the centre as it is now. */
  submissionId?: string | number | null | undefined;
  /** What it requests; CREATE when left out. That of a draft cannot change. */
  type?: SubmissionType | null | undefined;
};

/** Whom something is for (målgrupp). */
export type TargetGroup =
  /** Beginners with digital things (nybörjare). */
  | 'BEGINNERS'
  /** Children and young people (barn och unga). */
  | 'CHILDREN_YOUTH'
  /** People with a disability (funktionsnedsättning). */
  | 'DISABILITY'
  /** Everyone (alla). */
  | 'EVERYONE'
  /** People used to digital things (erfarna). */
  | 'EXPERIENCED'
  /** People with a short education (kort utbildning). */
  | 'LOW_EDUCATION'
  /** People new in Sweden (nyanlända). */
  | 'NEW_ARRIVALS'
  /** Older people (äldre). */
  | 'OLDER'
  /** Speakers of other languages than Swedish (andra språk). */
  | 'OTHER_LANGUAGES'
  /** People at work (yrkesverksamma). */
  | 'PROFESSIONALS'
  /** Staff and volunteers who help others (personal/volontärer). */
  | 'STAFF_VOLUNTEERS';

/** What something is about (ämne). */
export type Topic =
  /** Artificial intelligence (AI). */
  | 'AI'
  /** Apps (appar). */
  | 'APPS'
  /** BankID (BankID). */
  | 'BANKID'
  /** Banking and payments, Swish (bank och betalningar). */
  | 'BANKING_PAYMENTS'
  /** Health care online, 1177 (vård på nätet). */
  | 'CARE_1177'
  /** Telephones, computers and other devices (konsumentteknik). */
  | 'CONSUMER_TECH'
  /** Electronic identification other than BankID (e-legitimation). */
  | 'EID'
  /** E-mail, accounts and passwords (e-post, konton och lösenord). */
  | 'EMAIL_ACCOUNTS'
  /** Looking for work, studying (jobb och studier). */
  | 'JOBS_STUDIES'
  /** Digital services of libraries, such as e-books (bibliotekens digitala tjänster). */
  | 'LIBRARY_SERVICES'
  /** Media and information literacy (MIK och källkritik). */
  | 'MEDIA_LITERACY'
  /** Any other topic (annat). */
  | 'OTHER'
  /** Printing and scanning (utskrift och skanning). */
  | 'PRINT_SCAN'
  /** E-services of authorities and municipalities (myndigheters e-tjänster). */
  | 'PUBLIC_E_SERVICES'
  /** Safety and fraud (säkerhet och bedrägerier). */
  | 'SAFETY_FRAUD'
  /** Social media and video calls (sociala medier). */
  | 'SOCIAL_MEDIA';

/** Changes of an actor's profile. A field that is left out is kept; null clears it. */
export type UpdateActorInput = {
  /** Counties it works in, apart from its home. */
  activeCounties?: Array<string> | null | undefined;
  /** What it is and does. */
  description?: LocalizedTextInput | null | undefined;
  /** The version that the caller has read. */
  expectedVersion: number;
  /** Which actor. */
  id: string | number;
  /** Languages it helps people in, at most 50. */
  languages?: Array<string> | null | undefined;
  /** Its new name, 2 to 200 characters; the old one is added to `formerNames`. Null keeps it. */
  name?: string | null | undefined;
  /** Its organisation number, which decides whose logins act for it. Set by the coordinator alone, and never of a municipality, which has its own; null keeps it. */
  orgNumber?: string | null | undefined;
  /** A functional mailbox of the organisation, never a person's. */
  publicEmail?: string | null | undefined;
  /** How widely it works. */
  reach?: Reach | null | undefined;
  /** Web site. */
  website?: string | null | undefined;
};

/** A change of an activity. */
export type UpdateEventInput = {
  /** What to change. */
  changes: EventChangesInput;
  /** Its `version` when the caller read it. */
  expectedVersion: number;
  /** Id of the activity. */
  id: string | number;
};

/** What a municipality changes in one unit of its centre without a review. */
export type UpdateOpeningHoursInput = {
  /** Which centre. */
  centerId: string | number;
  /** All times of help without an appointment; at most 100. They stay as they are when left out. */
  dropIn?: Array<DropInInput> | null | undefined;
  /** All days with other hours, such as public holidays; at most 200. They stay as they are when left out. */
  exceptions?: Array<OpeningExceptionInput> | null | undefined;
  /** The `version` of the centre that the caller has read. */
  expectedVersion: number;
  /** All its regular hours from now on, which may not overlap; at most 100. */
  openingHours: Array<OpeningHoursInput>;
  /** Telephone number of the place, never a person's. It stays as it is when left out, null takes it away. */
  phone?: string | null | undefined;
  /** Name of the unit. */
  unit: string;
};

/** Where an activity takes place (lokal). */
export type VenueInput = {
  /** What to know about getting there and in, at most 500 characters. */
  accessibilityNote?: string | null | undefined;
  /** What sort of place it is. */
  kind: VenueKind;
  /** Postal town (postort), at most 100 characters. */
  locality?: string | null | undefined;
  /** Its name, 1 to 200 characters. */
  name: string;
  /** Where it lies; when left out, searches by distance take the municipality's seat. */
  point?: GeoPointInput | null | undefined;
  /** Postal code, at most 10 characters. */
  postalCode?: string | null | undefined;
  /** Street and number, at most 200 characters. */
  street?: string | null | undefined;
};

/** What sort of place a venue is (typ av plats). */
export type VenueKind =
  /** Hall of an association (föreningshus). */
  | 'ASSOCIATION_HALL'
  /** Municipal citizen office (medborgarkontor). */
  | 'CITIZEN_OFFICE'
  /** Municipal contact centre (kontaktcenter). */
  | 'CONTACT_CENTRE'
  /** Library (bibliotek). */
  | 'LIBRARY'
  /** Unit that moves around (mobil enhet). */
  | 'MOBILE_UNIT'
  /** Any other public room (annat offentligt rum). */
  | 'OTHER_PUBLIC'
  /** State service office (servicekontor). */
  | 'SERVICE_OFFICE'
  /** Shop (butik). */
  | 'SHOP'
  /** Town hall (kommunhus). */
  | 'TOWN_HALL';

/** Day of the week (veckodag). */
export type Weekday =
  /** Friday (fredag). */
  | 'FRIDAY'
  /** Monday (måndag). */
  | 'MONDAY'
  /** Saturday (lördag). */
  | 'SATURDAY'
  /** Sunday (söndag). */
  | 'SUNDAY'
  /** Thursday (torsdag). */
  | 'THURSDAY'
  /** Tuesday (tisdag). */
  | 'TUESDAY'
  /** Wednesday (onsdag). */
  | 'WEDNESDAY';

export type AcceptRulesMutationVariables = Exact<{
  input: AcceptRulesInput;
}>;


export type AcceptRulesMutation = { acceptRules:
    | { __typename: 'Actor', id: string, rulesAccepted: { version: string, at: string } | null }
    | { __typename: 'IdempotencyKeyReused', message: string }
    | { __typename: 'InvalidInput', message: string }
    | { __typename: 'NotFound', message: string }
    | { __typename: 'SeveralRefusals', message: string }
    | { __typename: 'UnknownRulesVersion', message: string }
    | { __typename: 'WrongActorStatus', message: string }
   | null };

export type ActorPageQueryVariables = Exact<{
  slug: string;
}>;


export type ActorPageQuery = { actor: { id: string, name: string, kind: ActorKind, website: string | null, events: { edges: Array<{ node: { id: string, title: { sv: string } } }> } | null, operatedCenters: Array<{ slug: string, name: string }> | null } | null };

export type ApplyForGrantMutationVariables = Exact<{
  input: ApplyForGrantInput;
}>;


export type ApplyForGrantMutation = { applyForGrant:
    | { __typename: 'AlreadyApplied', message: string }
    | { __typename: 'ApplicantMustBeActor', message: string }
    | { __typename: 'GrantApplication', id: string, status: GrantStatus }
    | { __typename: 'IdempotencyKeyReused', message: string }
    | { __typename: 'InvalidInput', message: string }
    | { __typename: 'NotFound', message: string }
    | { __typename: 'NotYourMunicipality', message: string }
    | { __typename: 'RoundClosed', message: string }
    | { __typename: 'SeveralRefusals', message: string }
   | null };

export type ApplyForMembershipMutationVariables = Exact<{
  input: ApplyForMembershipInput;
}>;


export type ApplyForMembershipMutation = { applyForMembership:
    | { __typename: 'AlreadyDone', message: string }
    | { __typename: 'AlreadyMember', message: string }
    | { __typename: 'ApplicationPending', message: string }
    | { __typename: 'IdempotencyKeyReused', message: string }
    | { __typename: 'InvalidInput', message: string }
    | { __typename: 'MembershipApplication', id: string, status: MembershipStatus }
    | { __typename: 'NotFound', message: string }
    | { __typename: 'OrgNumberNotOfMunicipality', message: string }
    | { __typename: 'SeveralRefusals', message: string }
   | null };

export type AuditQueryVariables = Exact<{
  filter?: AuditFilter | null | undefined;
  first?: number | null | undefined;
}>;


export type AuditQuery = { auditLog: { edges: Array<{ node: { at: string, action: string, requestId: string, viewer: { role: string }, entity: { type: string, id: string } } }> } | null };

export type CampaignDashboardQueryVariables = Exact<{
  slug: string;
}>;


export type CampaignDashboardQuery = { campaign: { slug: string, name: string, startDay: string | null, endDay: string | null, days: Array<string>, goals: Array<{ kind: GoalKind, target: number, from: string, to: string, progress: { planned: number | null, achieved: number, percent: number, asOf: string } }>, coverage: { covered: number, total: number, byCounty: Array<{ covered: number, total: number, county: { code: string, name: string } | null }>, uncovered: Array<{ code: string, name: string }> }, reports: { participantsTotal: number, developedCompetence: number, byTopic: Array<{ topic: Topic, activities: number, participantsTotal: number }>, byFormat: Array<{ format: ActivityFormat, activities: number }> }, actors: { totalCount: number, edges: Array<{ node: { name: string } }> } | null } | null };

export type CampaignsQueryVariables = Exact<{ [key: string]: never; }>;


export type CampaignsQuery = { campaigns: Array<{ slug: string, name: string, startDay: string | null, endDay: string | null, days: Array<string>, series: { code: string, names: Array<{ name: string, from: string | null, to: string | null }> } | null }> | null };

export type CancelEventMutationVariables = Exact<{
  input: CancelEventInput;
}>;


export type CancelEventMutation = { cancelEvent:
    | { __typename: 'Event', id: string, status: EventStatus, cancelledReason: string | null }
    | { __typename: 'IdempotencyKeyReused', message: string }
    | { __typename: 'InvalidInput', message: string }
    | { __typename: 'NotFound', message: string }
    | { __typename: 'NotYourEvent', message: string }
    | { __typename: 'ReportTooLate', message: string }
    | { __typename: 'SeveralRefusals', message: string }
    | { __typename: 'WrongState', message: string }
   | null };

export type CoachBoardQueryVariables = Exact<{
  filter?: CoachFilter | null | undefined;
  first?: number | null | undefined;
}>;


export type CoachBoardQuery = { coaches: { totalCount: number, edges: Array<{ node: { id: string, kind: CoachKind, status: CoachStatus, languages: Array<string>, topics: Array<Topic>, modes: Array<CoachMode>, areas: Array<{ code: string } | null> } }> } | null };

export type CompareEditionsQueryVariables = Exact<{
  slug: string;
}>;


export type CompareEditionsQuery = { campaign: { slug: string, series: { code: string, editions: Array<{ slug: string, name: string, startDay: string | null, activities: number, organizers: number, coverage: { covered: number }, reports: { activities: number, participantsTotal: number, developedCompetence: number, byTargetGroup: Array<{ targetGroup: TargetGroup, participantsTotal: number }>, byDigcompArea: Array<{ area: number, participantsTotal: number, title: { sv: string } }> } }> } | null, previous: { slug: string } | null } | null };

export type ConfirmCenterMutationVariables = Exact<{
  id: string | number;
}>;


export type ConfirmCenterMutation = { confirmCenter:
    | { __typename: 'CenterIsClosed', message: string }
    | { __typename: 'DigidelCenter', id: string, lastVerifiedAt: string | null, stale: boolean }
    | { __typename: 'IdempotencyKeyReused', message: string }
    | { __typename: 'InvalidInput', message: string }
    | { __typename: 'NotFound', message: string }
    | { __typename: 'NotYourMunicipality', message: string }
    | { __typename: 'SeveralRefusals', message: string }
   | null };

export type ConfirmCoOrganizingMutationVariables = Exact<{
  eventId: string | number;
}>;


export type ConfirmCoOrganizingMutation = { confirmCoOrganizing:
    | { __typename: 'ActorNotActive', message: string }
    | { __typename: 'Event', id: string, coOrganizers: Array<{ slug: string } | null> }
    | { __typename: 'IdempotencyKeyReused', message: string }
    | { __typename: 'InvalidInput', message: string }
    | { __typename: 'NotFound', message: string }
    | { __typename: 'NotInvited', message: string }
    | { __typename: 'RulesNotAccepted', message: string }
    | { __typename: 'SeveralRefusals', message: string }
    | { __typename: 'WrongState', message: string }
   | null };

export type CountEventsQueryVariables = Exact<{
  filter?: EventFilter | null | undefined;
}>;


export type CountEventsQuery = { events: { totalCount: number, totalCountIsExact: boolean } | null };

export type CountiesQueryVariables = Exact<{ [key: string]: never; }>;


export type CountiesQuery = { counties: Array<{ code: string, name: string, municipalities: Array<{ code: string, name: string, hasCenter: boolean | null }> }> | null };

export type CreateCampaignMutationVariables = Exact<{
  input: CreateCampaignInput;
}>;


export type CreateCampaignMutation = { createCampaign:
    | { __typename: 'Campaign', id: string, slug: string, days: Array<string> }
    | { __typename: 'CampaignSlugTaken', message: string }
    | { __typename: 'IdempotencyKeyReused', message: string }
    | { __typename: 'InvalidInput', message: string }
    | { __typename: 'NotFound', message: string }
    | { __typename: 'SeveralRefusals', message: string }
    | { __typename: 'UnknownSeries', message: string }
   | null };

export type CreateEventMutationVariables = Exact<{
  input: CreateEventInput;
}>;


export type CreateEventMutation = { createEvent:
    | { __typename: 'CampaignRequired', message: string }
    | { __typename: 'CannotCoOrganize', message: string }
    | { __typename: 'CenterClosed', message: string }
    | { __typename: 'CommercialNotAllowed', message: string }
    | { __typename: 'Event', id: string, status: EventStatus, version: number }
    | { __typename: 'ExternalIdTaken', message: string }
    | { __typename: 'IdempotencyKeyReused', message: string }
    | { __typename: 'InvalidInput', message: string, fields: Array<{ path: string, problem: string }> }
    | { __typename: 'MunicipalityRequired', message: string }
    | { __typename: 'NotACampaignDay', message: string }
    | { __typename: 'NotFound', message: string }
    | { __typename: 'OnlineAddressRequired', message: string }
    | { __typename: 'PublicActivityMustBeFree', message: string }
    | { __typename: 'SessionOutsideCampaignDays', message: string }
    | { __typename: 'SessionsOverlap', message: string }
    | { __typename: 'SeveralRefusals', message: string }
    | { __typename: 'UnknownCampaign', message: string }
    | { __typename: 'UnknownCenter', message: string }
    | { __typename: 'UnknownMunicipality', message: string }
    | { __typename: 'VenueOutsideSweden', message: string }
    | { __typename: 'VenueRequired', message: string }
   | null };

export type DecideGrantMutationVariables = Exact<{
  input: DecideGrantInput;
}>;


export type DecideGrantMutation = { decideGrant:
    | { __typename: 'GrantApplication', id: string, status: GrantStatus, grantedSek: number | null }
    | { __typename: 'GrantTotalExceeded', message: string }
    | { __typename: 'GrantedMoreThanRequested', message: string }
    | { __typename: 'IdempotencyKeyReused', message: string }
    | { __typename: 'InvalidInput', message: string }
    | { __typename: 'NotFound', message: string }
    | { __typename: 'SeveralRefusals', message: string }
    | { __typename: 'WrongGrantState', message: string }
   | null };

export type DecideMembershipMutationVariables = Exact<{
  input: DecideMembershipInput;
}>;


export type DecideMembershipMutation = { decideMembership:
    | { __typename: 'AlreadyMember', message: string }
    | { __typename: 'ApplicationAlreadyDecided', message: string }
    | { __typename: 'FormerMember', message: string }
    | { __typename: 'IdempotencyKeyReused', message: string }
    | { __typename: 'InvalidInput', message: string }
    | { __typename: 'MembershipApplication', id: string, status: MembershipStatus, actor: { id: string, slug: string } | null }
    | { __typename: 'NotFound', message: string }
    | { __typename: 'SeveralRefusals', message: string }
   | null };

export type DeclineCoOrganizingMutationVariables = Exact<{
  eventId: string | number;
}>;


export type DeclineCoOrganizingMutation = { declineCoOrganizing:
    | { __typename: 'Event', id: string }
    | { __typename: 'IdempotencyKeyReused', message: string }
    | { __typename: 'InvalidInput', message: string }
    | { __typename: 'NotFound', message: string }
    | { __typename: 'NotInvited', message: string }
    | { __typename: 'SeveralRefusals', message: string }
   | null };

export type EventFacetsQueryVariables = Exact<{
  filter?: EventFilter | null | undefined;
}>;


export type EventFacetsQuery = { eventFacets: { exact: boolean, format: Array<{ format: ActivityFormat, count: number }>, topic: Array<{ topic: Topic, count: number }>, county: Array<{ count: number, county: { code: string, name: string } | null }>, day: Array<{ day: string, count: number }> } | null };

export type ExportCentersQueryVariables = Exact<{
  filter?: CenterFilter | null | undefined;
  after?: string | null | undefined;
}>;


export type ExportCentersQuery = { centers: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { slug: string, externalId: string | null, name: string, status: CenterStatus, services: Array<string>, equipment: Array<string>, languages: Array<string>, topics: Array<Topic>, freeOfCharge: boolean, staffed: boolean, municipality: { code: string } | null, description: { sv: string, en: string | null } | null, partners: Array<{ slug: string } | null>, criteria: Array<{ criterion: Criterion, level: CriterionLevel, evidence: string | null, criteriaVersion: string }>, units: Array<{ name: string, venueKind: VenueKind, approximate: boolean, mobile: boolean, accessibility: Array<Accessibility>, phone: string | null, publicEmail: string | null, address: { street: string | null, postalCode: string | null, locality: string | null } | null, point: { lat: number, lng: number }, openingHours: Array<{ weekday: Weekday, opens: string, closes: string, validFrom: string | null, validTo: string | null }>, exceptions: Array<{ date: string, closed: boolean | null, opens: string | null, closes: string | null }>, dropIn: Array<{ weekday: Weekday, start: string, end: string, topics: Array<Topic> | null }> }> } }> } | null };

export type FiguresQueryVariables = Exact<{ [key: string]: never; }>;


export type FiguresQuery = { figures: Array<{ key: string, value: number, qualifier: FigureQualifier | null, unit: string, asOf: string | null, source: string, statement: { sv: string, en: string | null }, conflictsWith: Array<{ key: string }> }> | null };

export type FindActorsQueryVariables = Exact<{
  filter?: ActorFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type FindActorsQuery = { actors: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ cursor: string, node: { id: string, slug: string, name: string, kind: ActorKind, sector: Sector, formerNames: Array<{ name: string }>, homeMunicipality: { code: string, name: string } | null, relations: Array<{ role: RelationRole, validFrom: string | null, validTo: string | null, campaign: { slug: string, name: string } | null }> } }> } | null };

export type FindCentersQueryVariables = Exact<{
  filter?: CenterFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type FindCentersQuery = { centers: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, slug: string, name: string, status: CenterStatus, services: Array<string>, equipment: Array<string>, languages: Array<string>, sourceNote: string | null, lastVerifiedAt: string | null, stale: boolean, openNow: boolean | null, municipality: { code: string, name: string } | null, operator: { slug: string, name: string } | null, criteria: Array<{ criterion: Criterion, level: CriterionLevel, evidence: string | null, criteriaVersion: string }>, upcomingEvents: { edges: Array<{ node: { id: string, title: { sv: string } } }> } | null } }> } | null };

export type FindEventsQueryVariables = Exact<{
  filter?: EventFilter | null | undefined;
  orderBy?: EventOrder | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type FindEventsQuery = { events: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ cursor: string, node: { id: string, format: ActivityFormat, attendanceMode: AttendanceMode, status: EventStatus, openToPublic: boolean, priceSek: number, languages: Array<string>, targetGroups: Array<TargetGroup>, topics: Array<Topic>, campaignDays: Array<string>, title: { sv: string, en: string | null }, municipality: { code: string, name: string, county: { name: string } } | null, organizer: { slug: string, name: string } | null, center: { slug: string, name: string } | null, campaign: { slug: string } | null, sessions: Array<{ start: string, end: string }> } }> } | null };

export type GrantsQueryVariables = Exact<{ [key: string]: never; }>;


export type GrantsQuery = { grantRounds: Array<{ id: string, name: string, reference: string | null, isOpen: boolean, grantsCount: number | null, grantedSek: number, sourcesDisagree: boolean, budgetFigures: Array<{ kind: BudgetKind, amountSek: number, source: string }>, applicationsCount: Array<{ value: number, qualifier: FigureQualifier | null, source: string }> }> | null };

export type HelpStatisticsQueryVariables = Exact<{
  from?: string | null | undefined;
  to?: string | null | undefined;
}>;


export type HelpStatisticsQuery = { helpStatistics: { isExact: boolean, total: { visits: number, dropInVisits: number | null, meanMinutes: number | null, questions: number }, byMonth: Array<{ month: string, figures: { visits: number, questions: number } }>, byCounty: Array<{ county: { code: string, name: string } | null, figures: { visits: number, questions: number } }>, byTopic: Array<{ topic: Topic, questions: number }> } | null };

export type ImportCentersMutationVariables = Exact<{
  input: ImportCentersInput;
}>;


export type ImportCentersMutation = { importCenters:
    | { __typename: 'CentersImport', added: number, changed: number, unchanged: number, refused: number, rows: Array<{ row: number, externalId: string, outcome: ImportOutcome, faults: Array<{ path: string, problem: string }>, submission: { id: string, status: SubmissionStatus, warnings: Array<{ path: string, message: string }> } | null }> }
    | { __typename: 'IdempotencyKeyReused', message: string }
    | { __typename: 'InvalidInput', message: string, fields: Array<{ path: string, problem: string }> }
    | { __typename: 'NotFound', message: string }
    | { __typename: 'SeveralRefusals', message: string }
   | null };

export type ImportHelpStatisticsMutationVariables = Exact<{
  input: ImportHelpStatisticsInput;
}>;


export type ImportHelpStatisticsMutation = { importHelpStatistics:
    | { __typename: 'HelpStatisticsImport', added: number, changed: number, unchanged: number, refused: number, rows: Array<{ row: number, outcome: ImportOutcome, faults: Array<{ path: string, problem: string }> }> }
    | { __typename: 'IdempotencyKeyReused', message: string }
    | { __typename: 'InvalidInput', message: string, fields: Array<{ path: string, problem: string }> }
    | { __typename: 'NotFound', message: string }
    | { __typename: 'SeveralRefusals', message: string }
   | null };

export type IssueApiKeyMutationVariables = Exact<{
  input: IssueApiKeyInput;
}>;


export type IssueApiKeyMutation = { issueApiKey:
    | { __typename: 'IdempotencyKeyReused', message: string }
    | { __typename: 'InvalidInput', message: string }
    | { __typename: 'IssuedApiKey', key: string, apiKey: { id: string, role: Role, expiresAt: string | null } }
    | { __typename: 'KeyAlreadyIssued', message: string }
    | { __typename: 'KeyBeyondYourRights', message: string }
    | { __typename: 'KeyBindingMismatch', message: string }
    | { __typename: 'NotFound', message: string }
    | { __typename: 'SeveralRefusals', message: string }
    | { __typename: 'WrongActorStatus', message: string }
   | null };

export type KeysQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type KeysQuery = { apiKeys: { edges: Array<{ node: { id: string, role: Role, createdAt: string, expiresAt: string | null, lastUsedAt: string | null, revokedAt: string | null, actor: { slug: string } | null, municipality: { code: string } | null } }> } | null };

export type MeQueryVariables = Exact<{ [key: string]: never; }>;


export type MeQuery = { viewer: { role: Role, scopes: Array<string>, actor: { slug: string } | null, municipality: { code: string } | null } | null };

export type MunicipalitiesWithoutCenterQueryVariables = Exact<{
  county?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type MunicipalitiesWithoutCenterQuery = { municipalitiesWithoutCenter: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { code: string, name: string, population: number, county: { name: string } } }> } | null };

export type MunicipalityPageQueryVariables = Exact<{
  code: string;
}>;


export type MunicipalityPageQuery = { municipality: { code: string, name: string, officialName: string, population: number, coachCount: number | null, county: { code: string, name: string }, actor: { slug: string, name: string, kind: ActorKind } | null, centers: Array<{ slug: string, name: string, status: CenterStatus, freeOfCharge: boolean, criteria: Array<{ criterion: Criterion, level: CriterionLevel }>, units: Array<{ venueKind: VenueKind, openingHours: Array<{ weekday: Weekday, opens: string, closes: string }> }> }> | null, events: { totalCount: number, edges: Array<{ node: { id: string, title: { sv: string }, organizer: { slug: string, name: string } | null, sessions: Array<{ start: string, end: string }> } }> } | null } | null };

export type NearestCentersQueryVariables = Exact<{
  point: GeoPointInput;
  first?: number | null | undefined;
}>;


export type NearestCentersQuery = { nearestCenters: Array<{ distanceKm: number, approximate: boolean, center: { slug: string, name: string, municipality: { name: string } | null } }> | null };

export type PublishEventMutationVariables = Exact<{
  id: string | number;
}>;


export type PublishEventMutation = { publishEvent:
    | { __typename: 'ActorNotActive', message: string }
    | { __typename: 'CampaignMarkRequired', message: string }
    | { __typename: 'CampaignRequired', message: string }
    | { __typename: 'CenterClosed', message: string }
    | { __typename: 'CommercialNotAllowed', message: string }
    | { __typename: 'Event', id: string, status: EventStatus, publishedAt: string | null }
    | { __typename: 'EventTakenDown', message: string }
    | { __typename: 'IdempotencyKeyReused', message: string }
    | { __typename: 'InvalidInput', message: string }
    | { __typename: 'MunicipalityRequired', message: string }
    | { __typename: 'NotACampaignDay', message: string }
    | { __typename: 'NotFound', message: string }
    | { __typename: 'NotReadyToPublish', message: string }
    | { __typename: 'NotYourEvent', message: string }
    | { __typename: 'OnlineAddressRequired', message: string }
    | { __typename: 'PublicActivityMustBeFree', message: string }
    | { __typename: 'RulesNotAccepted', message: string }
    | { __typename: 'SessionOutsideCampaignDays', message: string }
    | { __typename: 'SessionsInThePast', message: string }
    | { __typename: 'SessionsOverlap', message: string }
    | { __typename: 'SeveralRefusals', message: string }
    | { __typename: 'UnknownCampaign', message: string }
    | { __typename: 'UnknownCenter', message: string }
    | { __typename: 'UnknownMunicipality', message: string }
    | { __typename: 'VenueOutsideSweden', message: string }
    | { __typename: 'VenueRequired', message: string }
    | { __typename: 'WrongState', message: string }
   | null };

export type ReportEventMutationVariables = Exact<{
  input: ReportEventInput;
}>;


export type ReportEventMutation = { reportEvent:
    | { __typename: 'Event', id: string, status: EventStatus, report: { participantsTotal: number, developedCompetence: number } | null }
    | { __typename: 'EventNotHeld', message: string }
    | { __typename: 'IdempotencyKeyReused', message: string }
    | { __typename: 'InvalidInput', message: string }
    | { __typename: 'MoreByAgeThanParticipants', message: string }
    | { __typename: 'MoreDevelopedThanParticipants', message: string }
    | { __typename: 'MoreOnlineThanParticipants', message: string }
    | { __typename: 'NotFound', message: string }
    | { __typename: 'NotYourEvent', message: string }
    | { __typename: 'ReportTooLate', message: string }
    | { __typename: 'SeveralRefusals', message: string }
    | { __typename: 'StaleVersion', message: string }
    | { __typename: 'WrongState', message: string }
   | null };

export type ReportHelpStatisticsMutationVariables = Exact<{
  input: ReportHelpStatisticsInput;
}>;


export type ReportHelpStatisticsMutation = { reportHelpStatistics:
    | { __typename: 'HelpStatistic', id: string, visits: number }
    | { __typename: 'IdempotencyKeyReused', message: string }
    | { __typename: 'InvalidInput', message: string }
    | { __typename: 'NotFound', message: string }
    | { __typename: 'NotYourMunicipality', message: string }
    | { __typename: 'PeriodOverlaps', message: string }
    | { __typename: 'SeveralRefusals', message: string }
    | { __typename: 'StaleVersion', message: string }
   | null };

export type ReviewSubmissionMutationVariables = Exact<{
  input: ReviewSubmissionInput;
}>;


export type ReviewSubmissionMutation = { reviewSubmission:
    | { __typename: 'CenterSubmission', id: string, status: SubmissionStatus, reviewComments: Array<{ field: string, text: string }>, center: { slug: string, status: CenterStatus, version: number } | null }
    | { __typename: 'CriteriaNotMet', message: string }
    | { __typename: 'IdempotencyKeyReused', message: string }
    | { __typename: 'InvalidInput', message: string }
    | { __typename: 'NotFound', message: string }
    | { __typename: 'SeveralRefusals', message: string }
    | { __typename: 'StaleSubmission', message: string }
    | { __typename: 'StaleVersion', message: string }
    | { __typename: 'WrongSubmissionState', message: string }
   | null };

export type RevokeApiKeyMutationVariables = Exact<{
  id: string | number;
}>;


export type RevokeApiKeyMutation = { revokeApiKey:
    | { __typename: 'ApiKey', id: string, revokedAt: string | null }
    | { __typename: 'IdempotencyKeyReused', message: string }
    | { __typename: 'InvalidInput', message: string }
    | { __typename: 'NotFound', message: string }
    | { __typename: 'SeveralRefusals', message: string }
   | null };

export type RotateApiKeyMutationVariables = Exact<{
  id: string | number;
}>;


export type RotateApiKeyMutation = { rotateApiKey:
    | { __typename: 'ApiKeyNotInUse', message: string }
    | { __typename: 'IdempotencyKeyReused', message: string }
    | { __typename: 'InvalidInput', message: string }
    | { __typename: 'IssuedApiKey', key: string, apiKey: { id: string, expiresAt: string | null } }
    | { __typename: 'KeyAlreadyIssued', message: string }
    | { __typename: 'NotFound', message: string }
    | { __typename: 'SeveralRefusals', message: string }
   | null };

export type SaveCenterDraftMutationVariables = Exact<{
  input: SaveCenterDraftInput;
}>;


export type SaveCenterDraftMutation = { saveCenterDraft:
    | { __typename: 'CenterIsClosed', message: string }
    | { __typename: 'CenterSubmission', id: string, status: SubmissionStatus }
    | { __typename: 'IdempotencyKeyReused', message: string }
    | { __typename: 'InvalidInput', message: string, fields: Array<{ path: string, problem: string }> }
    | { __typename: 'NotFound', message: string }
    | { __typename: 'NotYourMunicipality', message: string }
    | { __typename: 'SeveralRefusals', message: string }
    | { __typename: 'StaleVersion', message: string }
    | { __typename: 'WrongSubmissionState', message: string }
   | null };

export type SetGoalMutationVariables = Exact<{
  input: SetGoalInput;
}>;


export type SetGoalMutation = { setGoal:
    | { __typename: 'Campaign', id: string, goals: Array<{ kind: GoalKind, target: number }> }
    | { __typename: 'GoalExists', message: string }
    | { __typename: 'IdempotencyKeyReused', message: string }
    | { __typename: 'InvalidInput', message: string }
    | { __typename: 'MoreThanMunicipalities', message: string }
    | { __typename: 'NoCampaignDayInPeriod', message: string }
    | { __typename: 'NotFound', message: string }
    | { __typename: 'SeveralRefusals', message: string }
    | { __typename: 'StaleVersion', message: string }
    | { __typename: 'UnknownCampaign', message: string }
   | null };

export type SubmissionQueryVariables = Exact<{
  id: string | number;
}>;


export type SubmissionQuery = { centerSubmission: { id: string, type: SubmissionType, status: SubmissionStatus, baseVersion: number | null, submittedAt: string | null, decidedAt: string | null, municipality: { code: string, name: string } | null, center: { slug: string, name: string, version: number } | null, diff: Array<{ path: string, before: string | null, after: string | null }>, changedMeanwhile: Array<{ path: string, before: string | null, after: string | null }>, missing: Array<{ path: string, problem: string }>, warnings: Array<{ path: string, message: string }>, reviewComments: Array<{ field: string, text: string }>, history: Array<{ status: SubmissionStatus, at: string, by: Role, comments: Array<{ field: string, text: string }> }> } | null };

export type SubmissionsQueryVariables = Exact<{
  filter?: SubmissionFilter | null | undefined;
  first?: number | null | undefined;
}>;


export type SubmissionsQuery = { submissions: { totalCount: number, edges: Array<{ node: { id: string, type: SubmissionType, status: SubmissionStatus, submittedAt: string | null, municipality: { code: string, name: string } | null } }> } | null };

export type SubmitCenterMutationVariables = Exact<{
  input: SubmitCenterInput;
}>;


export type SubmitCenterMutation = { submitCenter:
    | { __typename: 'CenterIsClosed', message: string }
    | { __typename: 'CenterSubmission', id: string, status: SubmissionStatus, municipality: { code: string } | null, diff: Array<{ path: string, before: string | null, after: string | null }> }
    | { __typename: 'CriteriaNotAssessed', message: string }
    | { __typename: 'HoursOverlap', message: string }
    | { __typename: 'IdempotencyKeyReused', message: string }
    | { __typename: 'InvalidInput', message: string }
    | { __typename: 'MustBeFreeOfCharge', message: string }
    | { __typename: 'MustBeStaffedWithOpeningHours', message: string }
    | { __typename: 'NotFound', message: string }
    | { __typename: 'NotYourMunicipality', message: string }
    | { __typename: 'OpenSubmissionExists', message: string }
    | { __typename: 'OperatorMustBeMunicipality', message: string }
    | { __typename: 'PointOutsideSweden', message: string }
    | { __typename: 'SeveralRefusals', message: string }
    | { __typename: 'StaleSubmission', message: string }
    | { __typename: 'StaleVersion', message: string }
    | { __typename: 'UnknownPartner', message: string }
    | { __typename: 'WrongSubmissionState', message: string }
   | null };

export type TrainingQueryVariables = Exact<{ [key: string]: never; }>;


export type TrainingQuery = { trainingCourse: { code: string, name: string, version: string, modules: Array<{ code: string, staircaseStep: StaircaseStep | null, title: { sv: string } }> } | null };

export type UpdateActorMutationVariables = Exact<{
  input: UpdateActorInput;
}>;


export type UpdateActorMutation = { updateActor:
    | { __typename: 'Actor', id: string, version: number }
    | { __typename: 'AlreadyMember', message: string }
    | { __typename: 'IdempotencyKeyReused', message: string }
    | { __typename: 'InvalidInput', message: string }
    | { __typename: 'NotFound', message: string }
    | { __typename: 'NotYourActor', message: string }
    | { __typename: 'SeveralRefusals', message: string }
    | { __typename: 'StaleVersion', message: string }
    | { __typename: 'WrongActorStatus', message: string }
   | null };

export type UpdateEventMutationVariables = Exact<{
  input: UpdateEventInput;
}>;


export type UpdateEventMutation = { updateEvent:
    | { __typename: 'ActorNotActive', message: string }
    | { __typename: 'CampaignMarkRequired', message: string }
    | { __typename: 'CampaignRequired', message: string }
    | { __typename: 'CenterClosed', message: string }
    | { __typename: 'CommercialNotAllowed', message: string }
    | { __typename: 'Event', id: string, version: number }
    | { __typename: 'IdempotencyKeyReused', message: string }
    | { __typename: 'InvalidInput', message: string }
    | { __typename: 'MunicipalityRequired', message: string }
    | { __typename: 'NotACampaignDay', message: string }
    | { __typename: 'NotFound', message: string }
    | { __typename: 'NotReadyToPublish', message: string }
    | { __typename: 'NotYourEvent', message: string }
    | { __typename: 'OnlineAddressRequired', message: string }
    | { __typename: 'PublicActivityMustBeFree', message: string }
    | { __typename: 'RulesNotAccepted', message: string }
    | { __typename: 'SessionOutsideCampaignDays', message: string }
    | { __typename: 'SessionsInThePast', message: string }
    | { __typename: 'SessionsOverlap', message: string }
    | { __typename: 'SeveralRefusals', message: string }
    | { __typename: 'StaleVersion', message: string }
    | { __typename: 'UnknownCampaign', message: string }
    | { __typename: 'UnknownCenter', message: string }
    | { __typename: 'UnknownMunicipality', message: string }
    | { __typename: 'VenueOutsideSweden', message: string }
    | { __typename: 'VenueRequired', message: string }
    | { __typename: 'WrongState', message: string }
   | null };

export type UpdateOpeningHoursMutationVariables = Exact<{
  input: UpdateOpeningHoursInput;
}>;


export type UpdateOpeningHoursMutation = { updateOpeningHours:
    | { __typename: 'CenterIsClosed', message: string }
    | { __typename: 'DigidelCenter', id: string, version: number, openNow: boolean | null }
    | { __typename: 'HoursOverlap', message: string }
    | { __typename: 'IdempotencyKeyReused', message: string }
    | { __typename: 'InvalidInput', message: string }
    | { __typename: 'MustBeStaffedWithOpeningHours', message: string }
    | { __typename: 'NotFound', message: string }
    | { __typename: 'NotYourMunicipality', message: string }
    | { __typename: 'SeveralRefusals', message: string }
    | { __typename: 'StaleVersion', message: string }
   | null };

export type VerifyDiplomaQueryVariables = Exact<{
  number: string;
  verificationCode: string;
}>;


export type VerifyDiplomaQuery = { verifyDiploma: { number: string, issuedAt: string, valid: boolean, holderName: string | null, course: { code: string, name: string } | null } | null };

export type WithdrawSubmissionMutationVariables = Exact<{
  id: string | number;
}>;


export type WithdrawSubmissionMutation = { withdrawSubmission:
    | { __typename: 'CenterSubmission', id: string, status: SubmissionStatus }
    | { __typename: 'IdempotencyKeyReused', message: string }
    | { __typename: 'InvalidInput', message: string }
    | { __typename: 'NotFound', message: string }
    | { __typename: 'SeveralRefusals', message: string }
    | { __typename: 'WrongSubmissionState', message: string }
   | null };


export const AcceptRulesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AcceptRules"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AcceptRulesInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"acceptRules"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Actor"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"rulesAccepted"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"at"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<AcceptRulesMutation, AcceptRulesMutationVariables>;
export const ActorPageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ActorPage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"slug"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"actor"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"slug"},"value":{"kind":"Variable","name":{"kind":"Name","value":"slug"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"website"}},{"kind":"Field","name":{"kind":"Name","value":"events"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sv"}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"operatedCenters"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]} as unknown as DocumentNode<ActorPageQuery, ActorPageQueryVariables>;
export const ApplyForGrantDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ApplyForGrant"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ApplyForGrantInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"applyForGrant"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"GrantApplication"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<ApplyForGrantMutation, ApplyForGrantMutationVariables>;
export const ApplyForMembershipDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ApplyForMembership"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ApplyForMembershipInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"applyForMembership"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MembershipApplication"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<ApplyForMembershipMutation, ApplyForMembershipMutationVariables>;
export const AuditDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Audit"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AuditFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"auditLog"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"role"}}]}},{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"entity"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"requestId"}}]}}]}}]}}]}}]} as unknown as DocumentNode<AuditQuery, AuditQueryVariables>;
export const CampaignDashboardDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CampaignDashboard"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"slug"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"campaign"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"slug"},"value":{"kind":"Variable","name":{"kind":"Name","value":"slug"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"startDay"}},{"kind":"Field","name":{"kind":"Name","value":"endDay"}},{"kind":"Field","name":{"kind":"Name","value":"days"}},{"kind":"Field","name":{"kind":"Name","value":"goals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"target"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"progress"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"planned"}},{"kind":"Field","name":{"kind":"Name","value":"achieved"}},{"kind":"Field","name":{"kind":"Name","value":"percent"}},{"kind":"Field","name":{"kind":"Name","value":"asOf"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"coverage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"covered"}},{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"byCounty"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"county"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"covered"}},{"kind":"Field","name":{"kind":"Name","value":"total"}}]}},{"kind":"Field","name":{"kind":"Name","value":"uncovered"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"reports"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"participantsTotal"}},{"kind":"Field","name":{"kind":"Name","value":"developedCompetence"}},{"kind":"Field","name":{"kind":"Name","value":"byTopic"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"topic"}},{"kind":"Field","name":{"kind":"Name","value":"activities"}},{"kind":"Field","name":{"kind":"Name","value":"participantsTotal"}}]}},{"kind":"Field","name":{"kind":"Name","value":"byFormat"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"format"}},{"kind":"Field","name":{"kind":"Name","value":"activities"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"actors"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<CampaignDashboardQuery, CampaignDashboardQueryVariables>;
export const CampaignsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Campaigns"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"campaigns"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"series"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"names"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"startDay"}},{"kind":"Field","name":{"kind":"Name","value":"endDay"}},{"kind":"Field","name":{"kind":"Name","value":"days"}}]}}]}}]} as unknown as DocumentNode<CampaignsQuery, CampaignsQueryVariables>;
export const CancelEventDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CancelEvent"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CancelEventInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cancelEvent"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Event"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"cancelledReason"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<CancelEventMutation, CancelEventMutationVariables>;
export const CoachBoardDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CoachBoard"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"CoachFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"coaches"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"languages"}},{"kind":"Field","name":{"kind":"Name","value":"topics"}},{"kind":"Field","name":{"kind":"Name","value":"modes"}},{"kind":"Field","name":{"kind":"Name","value":"areas"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<CoachBoardQuery, CoachBoardQueryVariables>;
export const CompareEditionsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CompareEditions"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"slug"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"campaign"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"slug"},"value":{"kind":"Variable","name":{"kind":"Name","value":"slug"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"series"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"editions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"startDay"}},{"kind":"Field","name":{"kind":"Name","value":"activities"}},{"kind":"Field","name":{"kind":"Name","value":"organizers"}},{"kind":"Field","name":{"kind":"Name","value":"coverage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"covered"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reports"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"activities"}},{"kind":"Field","name":{"kind":"Name","value":"participantsTotal"}},{"kind":"Field","name":{"kind":"Name","value":"developedCompetence"}},{"kind":"Field","name":{"kind":"Name","value":"byTargetGroup"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"targetGroup"}},{"kind":"Field","name":{"kind":"Name","value":"participantsTotal"}}]}},{"kind":"Field","name":{"kind":"Name","value":"byDigcompArea"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"area"}},{"kind":"Field","name":{"kind":"Name","value":"title"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sv"}}]}},{"kind":"Field","name":{"kind":"Name","value":"participantsTotal"}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"previous"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}}]}}]}}]}}]} as unknown as DocumentNode<CompareEditionsQuery, CompareEditionsQueryVariables>;
export const ConfirmCenterDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ConfirmCenter"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"confirmCenter"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DigidelCenter"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"lastVerifiedAt"}},{"kind":"Field","name":{"kind":"Name","value":"stale"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<ConfirmCenterMutation, ConfirmCenterMutationVariables>;
export const ConfirmCoOrganizingDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ConfirmCoOrganizing"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"eventId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"confirmCoOrganizing"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"eventId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"eventId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Event"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"coOrganizers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<ConfirmCoOrganizingMutation, ConfirmCoOrganizingMutationVariables>;
export const CountEventsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CountEvents"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"EventFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"events"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"totalCountIsExact"}}]}}]}}]} as unknown as DocumentNode<CountEventsQuery, CountEventsQueryVariables>;
export const CountiesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Counties"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"counties"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"municipalities"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"hasCenter"}}]}}]}}]}}]} as unknown as DocumentNode<CountiesQuery, CountiesQueryVariables>;
export const CreateCampaignDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateCampaign"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateCampaignInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createCampaign"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Campaign"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"days"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<CreateCampaignMutation, CreateCampaignMutationVariables>;
export const CreateEventDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateEvent"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateEventInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createEvent"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Event"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidInput"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fields"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"problem"}}]}}]}}]}}]}}]} as unknown as DocumentNode<CreateEventMutation, CreateEventMutationVariables>;
export const DecideGrantDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DecideGrant"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DecideGrantInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"decideGrant"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"GrantApplication"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"grantedSek"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<DecideGrantMutation, DecideGrantMutationVariables>;
export const DecideMembershipDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DecideMembership"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DecideMembershipInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"decideMembership"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MembershipApplication"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"actor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<DecideMembershipMutation, DecideMembershipMutationVariables>;
export const DeclineCoOrganizingDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DeclineCoOrganizing"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"eventId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"declineCoOrganizing"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"eventId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"eventId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Event"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<DeclineCoOrganizingMutation, DeclineCoOrganizingMutationVariables>;
export const EventFacetsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"EventFacets"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"EventFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"eventFacets"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"exact"}},{"kind":"Field","name":{"kind":"Name","value":"format"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"format"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}},{"kind":"Field","name":{"kind":"Name","value":"topic"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"topic"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}},{"kind":"Field","name":{"kind":"Name","value":"county"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"county"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}},{"kind":"Field","name":{"kind":"Name","value":"day"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"day"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}}]}}]}}]} as unknown as DocumentNode<EventFacetsQuery, EventFacetsQueryVariables>;
export const ExportCentersDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ExportCenters"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"CenterFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"centers"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"externalId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"municipality"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"description"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sv"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"services"}},{"kind":"Field","name":{"kind":"Name","value":"equipment"}},{"kind":"Field","name":{"kind":"Name","value":"languages"}},{"kind":"Field","name":{"kind":"Name","value":"partners"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}}]}},{"kind":"Field","name":{"kind":"Name","value":"topics"}},{"kind":"Field","name":{"kind":"Name","value":"freeOfCharge"}},{"kind":"Field","name":{"kind":"Name","value":"staffed"}},{"kind":"Field","name":{"kind":"Name","value":"criteria"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"criterion"}},{"kind":"Field","name":{"kind":"Name","value":"level"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"}},{"kind":"Field","name":{"kind":"Name","value":"criteriaVersion"}}]}},{"kind":"Field","name":{"kind":"Name","value":"units"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"venueKind"}},{"kind":"Field","name":{"kind":"Name","value":"address"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"street"}},{"kind":"Field","name":{"kind":"Name","value":"postalCode"}},{"kind":"Field","name":{"kind":"Name","value":"locality"}}]}},{"kind":"Field","name":{"kind":"Name","value":"point"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lat"}},{"kind":"Field","name":{"kind":"Name","value":"lng"}}]}},{"kind":"Field","name":{"kind":"Name","value":"approximate"}},{"kind":"Field","name":{"kind":"Name","value":"mobile"}},{"kind":"Field","name":{"kind":"Name","value":"openingHours"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"weekday"}},{"kind":"Field","name":{"kind":"Name","value":"opens"}},{"kind":"Field","name":{"kind":"Name","value":"closes"}},{"kind":"Field","name":{"kind":"Name","value":"validFrom"}},{"kind":"Field","name":{"kind":"Name","value":"validTo"}}]}},{"kind":"Field","name":{"kind":"Name","value":"exceptions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"date"}},{"kind":"Field","name":{"kind":"Name","value":"closed"}},{"kind":"Field","name":{"kind":"Name","value":"opens"}},{"kind":"Field","name":{"kind":"Name","value":"closes"}}]}},{"kind":"Field","name":{"kind":"Name","value":"dropIn"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"weekday"}},{"kind":"Field","name":{"kind":"Name","value":"start"}},{"kind":"Field","name":{"kind":"Name","value":"end"}},{"kind":"Field","name":{"kind":"Name","value":"topics"}}]}},{"kind":"Field","name":{"kind":"Name","value":"accessibility"}},{"kind":"Field","name":{"kind":"Name","value":"phone"}},{"kind":"Field","name":{"kind":"Name","value":"publicEmail"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<ExportCentersQuery, ExportCentersQueryVariables>;
export const FiguresDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Figures"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"figures"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"statement"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sv"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"qualifier"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"asOf"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"conflictsWith"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}}]}}]}}]} as unknown as DocumentNode<FiguresQuery, FiguresQueryVariables>;
export const FindActorsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"FindActors"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ActorFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"actors"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"formerNames"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"sector"}},{"kind":"Field","name":{"kind":"Name","value":"homeMunicipality"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"relations"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"campaign"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"validFrom"}},{"kind":"Field","name":{"kind":"Name","value":"validTo"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<FindActorsQuery, FindActorsQueryVariables>;
export const FindCentersDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"FindCenters"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"CenterFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"centers"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"municipality"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"operator"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"services"}},{"kind":"Field","name":{"kind":"Name","value":"equipment"}},{"kind":"Field","name":{"kind":"Name","value":"languages"}},{"kind":"Field","name":{"kind":"Name","value":"criteria"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"criterion"}},{"kind":"Field","name":{"kind":"Name","value":"level"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"}},{"kind":"Field","name":{"kind":"Name","value":"criteriaVersion"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sourceNote"}},{"kind":"Field","name":{"kind":"Name","value":"lastVerifiedAt"}},{"kind":"Field","name":{"kind":"Name","value":"stale"}},{"kind":"Field","name":{"kind":"Name","value":"openNow"}},{"kind":"Field","name":{"kind":"Name","value":"upcomingEvents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"3"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sv"}}]}}]}}]}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<FindCentersQuery, FindCentersQueryVariables>;
export const FindEventsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"FindEvents"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"EventFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"EventOrder"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"events"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sv"}},{"kind":"Field","name":{"kind":"Name","value":"en"}}]}},{"kind":"Field","name":{"kind":"Name","value":"format"}},{"kind":"Field","name":{"kind":"Name","value":"attendanceMode"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"openToPublic"}},{"kind":"Field","name":{"kind":"Name","value":"priceSek"}},{"kind":"Field","name":{"kind":"Name","value":"languages"}},{"kind":"Field","name":{"kind":"Name","value":"targetGroups"}},{"kind":"Field","name":{"kind":"Name","value":"topics"}},{"kind":"Field","name":{"kind":"Name","value":"municipality"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"county"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"organizer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"center"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"campaign"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}}]}},{"kind":"Field","name":{"kind":"Name","value":"campaignDays"}},{"kind":"Field","name":{"kind":"Name","value":"sessions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"start"}},{"kind":"Field","name":{"kind":"Name","value":"end"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<FindEventsQuery, FindEventsQueryVariables>;
export const GrantsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Grants"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"grantRounds"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"reference"}},{"kind":"Field","name":{"kind":"Name","value":"isOpen"}},{"kind":"Field","name":{"kind":"Name","value":"budgetFigures"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"amountSek"}},{"kind":"Field","name":{"kind":"Name","value":"source"}}]}},{"kind":"Field","name":{"kind":"Name","value":"applicationsCount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"qualifier"}},{"kind":"Field","name":{"kind":"Name","value":"source"}}]}},{"kind":"Field","name":{"kind":"Name","value":"grantsCount"}},{"kind":"Field","name":{"kind":"Name","value":"grantedSek"}},{"kind":"Field","name":{"kind":"Name","value":"sourcesDisagree"}}]}}]}}]} as unknown as DocumentNode<GrantsQuery, GrantsQueryVariables>;
export const HelpStatisticsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"HelpStatistics"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"to"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"helpStatistics"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}},{"kind":"Argument","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"to"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"isExact"}},{"kind":"Field","name":{"kind":"Name","value":"total"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"visits"}},{"kind":"Field","name":{"kind":"Name","value":"dropInVisits"}},{"kind":"Field","name":{"kind":"Name","value":"meanMinutes"}},{"kind":"Field","name":{"kind":"Name","value":"questions"}}]}},{"kind":"Field","name":{"kind":"Name","value":"byMonth"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"month"}},{"kind":"Field","name":{"kind":"Name","value":"figures"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"visits"}},{"kind":"Field","name":{"kind":"Name","value":"questions"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"byCounty"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"county"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"figures"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"visits"}},{"kind":"Field","name":{"kind":"Name","value":"questions"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"byTopic"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"topic"}},{"kind":"Field","name":{"kind":"Name","value":"questions"}}]}}]}}]}}]} as unknown as DocumentNode<HelpStatisticsQuery, HelpStatisticsQueryVariables>;
export const ImportCentersDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ImportCenters"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ImportCentersInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"importCenters"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CentersImport"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rows"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"row"}},{"kind":"Field","name":{"kind":"Name","value":"externalId"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"faults"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"problem"}}]}},{"kind":"Field","name":{"kind":"Name","value":"submission"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"warnings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"added"}},{"kind":"Field","name":{"kind":"Name","value":"changed"}},{"kind":"Field","name":{"kind":"Name","value":"unchanged"}},{"kind":"Field","name":{"kind":"Name","value":"refused"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidInput"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fields"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"problem"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ImportCentersMutation, ImportCentersMutationVariables>;
export const ImportHelpStatisticsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ImportHelpStatistics"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ImportHelpStatisticsInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"importHelpStatistics"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"HelpStatisticsImport"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rows"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"row"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"faults"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"problem"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"added"}},{"kind":"Field","name":{"kind":"Name","value":"changed"}},{"kind":"Field","name":{"kind":"Name","value":"unchanged"}},{"kind":"Field","name":{"kind":"Name","value":"refused"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidInput"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fields"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"problem"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ImportHelpStatisticsMutation, ImportHelpStatisticsMutationVariables>;
export const IssueApiKeyDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"IssueApiKey"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"IssueApiKeyInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issueApiKey"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"IssuedApiKey"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"apiKey"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<IssueApiKeyMutation, IssueApiKeyMutationVariables>;
export const KeysDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Keys"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"apiKeys"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"actor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}}]}},{"kind":"Field","name":{"kind":"Name","value":"municipality"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastUsedAt"}},{"kind":"Field","name":{"kind":"Name","value":"revokedAt"}}]}}]}}]}}]}}]} as unknown as DocumentNode<KeysQuery, KeysQueryVariables>;
export const MeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Me"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"actor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}}]}},{"kind":"Field","name":{"kind":"Name","value":"municipality"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"scopes"}}]}}]}}]} as unknown as DocumentNode<MeQuery, MeQueryVariables>;
export const MunicipalitiesWithoutCenterDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MunicipalitiesWithoutCenter"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"county"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"CountyCode"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"municipalitiesWithoutCenter"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"county"},"value":{"kind":"Variable","name":{"kind":"Name","value":"county"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"population"}},{"kind":"Field","name":{"kind":"Name","value":"county"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<MunicipalitiesWithoutCenterQuery, MunicipalitiesWithoutCenterQueryVariables>;
export const MunicipalityPageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MunicipalityPage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"code"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MunicipalityCode"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"municipality"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"code"},"value":{"kind":"Variable","name":{"kind":"Name","value":"code"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"officialName"}},{"kind":"Field","name":{"kind":"Name","value":"population"}},{"kind":"Field","name":{"kind":"Name","value":"county"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"actor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}},{"kind":"Field","name":{"kind":"Name","value":"centers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"freeOfCharge"}},{"kind":"Field","name":{"kind":"Name","value":"criteria"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"criterion"}},{"kind":"Field","name":{"kind":"Name","value":"level"}}]}},{"kind":"Field","name":{"kind":"Name","value":"units"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"venueKind"}},{"kind":"Field","name":{"kind":"Name","value":"openingHours"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"weekday"}},{"kind":"Field","name":{"kind":"Name","value":"opens"}},{"kind":"Field","name":{"kind":"Name","value":"closes"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"events"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sv"}}]}},{"kind":"Field","name":{"kind":"Name","value":"organizer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sessions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"start"}},{"kind":"Field","name":{"kind":"Name","value":"end"}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"coachCount"}}]}}]}}]} as unknown as DocumentNode<MunicipalityPageQuery, MunicipalityPageQueryVariables>;
export const NearestCentersDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"NearestCenters"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"point"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"GeoPointInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nearestCenters"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"point"},"value":{"kind":"Variable","name":{"kind":"Name","value":"point"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"distanceKm"}},{"kind":"Field","name":{"kind":"Name","value":"approximate"}},{"kind":"Field","name":{"kind":"Name","value":"center"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"municipality"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]} as unknown as DocumentNode<NearestCentersQuery, NearestCentersQueryVariables>;
export const PublishEventDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"PublishEvent"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"publishEvent"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Event"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"publishedAt"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<PublishEventMutation, PublishEventMutationVariables>;
export const ReportEventDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ReportEvent"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ReportEventInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reportEvent"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Event"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"report"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"participantsTotal"}},{"kind":"Field","name":{"kind":"Name","value":"developedCompetence"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<ReportEventMutation, ReportEventMutationVariables>;
export const ReportHelpStatisticsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ReportHelpStatistics"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ReportHelpStatisticsInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reportHelpStatistics"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"HelpStatistic"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"visits"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<ReportHelpStatisticsMutation, ReportHelpStatisticsMutationVariables>;
export const ReviewSubmissionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ReviewSubmission"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ReviewSubmissionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reviewSubmission"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CenterSubmission"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"reviewComments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"text"}}]}},{"kind":"Field","name":{"kind":"Name","value":"center"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<ReviewSubmissionMutation, ReviewSubmissionMutationVariables>;
export const RevokeApiKeyDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RevokeApiKey"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revokeApiKey"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ApiKey"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revokedAt"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<RevokeApiKeyMutation, RevokeApiKeyMutationVariables>;
export const RotateApiKeyDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RotateApiKey"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rotateApiKey"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"IssuedApiKey"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"apiKey"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<RotateApiKeyMutation, RotateApiKeyMutationVariables>;
export const SaveCenterDraftDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SaveCenterDraft"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SaveCenterDraftInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"saveCenterDraft"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CenterSubmission"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidInput"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fields"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"problem"}}]}}]}}]}}]}}]} as unknown as DocumentNode<SaveCenterDraftMutation, SaveCenterDraftMutationVariables>;
export const SetGoalDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SetGoal"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SetGoalInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"setGoal"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Campaign"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"goals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"target"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<SetGoalMutation, SetGoalMutationVariables>;
export const SubmissionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Submission"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"centerSubmission"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"municipality"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"center"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"slug"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}},{"kind":"Field","name":{"kind":"Name","value":"baseVersion"}},{"kind":"Field","name":{"kind":"Name","value":"submittedAt"}},{"kind":"Field","name":{"kind":"Name","value":"decidedAt"}},{"kind":"Field","name":{"kind":"Name","value":"diff"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"before"}},{"kind":"Field","name":{"kind":"Name","value":"after"}}]}},{"kind":"Field","name":{"kind":"Name","value":"changedMeanwhile"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"before"}},{"kind":"Field","name":{"kind":"Name","value":"after"}}]}},{"kind":"Field","name":{"kind":"Name","value":"missing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"problem"}}]}},{"kind":"Field","name":{"kind":"Name","value":"warnings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reviewComments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"text"}}]}},{"kind":"Field","name":{"kind":"Name","value":"history"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"by"}},{"kind":"Field","name":{"kind":"Name","value":"comments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"text"}}]}}]}}]}}]}}]} as unknown as DocumentNode<SubmissionQuery, SubmissionQueryVariables>;
export const SubmissionsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Submissions"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"SubmissionFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"submissions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"municipality"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"submittedAt"}}]}}]}}]}}]}}]} as unknown as DocumentNode<SubmissionsQuery, SubmissionsQueryVariables>;
export const SubmitCenterDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SubmitCenter"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SubmitCenterInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"submitCenter"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CenterSubmission"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"municipality"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"diff"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"before"}},{"kind":"Field","name":{"kind":"Name","value":"after"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<SubmitCenterMutation, SubmitCenterMutationVariables>;
export const TrainingDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Training"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"trainingCourse"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"code"},"value":{"kind":"StringValue","value":"digital-coach","block":false}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"modules"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"title"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sv"}}]}},{"kind":"Field","name":{"kind":"Name","value":"staircaseStep"}}]}}]}}]}}]} as unknown as DocumentNode<TrainingQuery, TrainingQueryVariables>;
export const UpdateActorDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdateActor"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateActorInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateActor"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Actor"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<UpdateActorMutation, UpdateActorMutationVariables>;
export const UpdateEventDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdateEvent"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateEventInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateEvent"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Event"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<UpdateEventMutation, UpdateEventMutationVariables>;
export const UpdateOpeningHoursDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdateOpeningHours"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateOpeningHoursInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateOpeningHours"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DigidelCenter"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"openNow"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<UpdateOpeningHoursMutation, UpdateOpeningHoursMutationVariables>;
export const VerifyDiplomaDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"VerifyDiploma"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"number"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"verificationCode"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"verifyDiploma"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"number"},"value":{"kind":"Variable","name":{"kind":"Name","value":"number"}}},{"kind":"Argument","name":{"kind":"Name","value":"verificationCode"},"value":{"kind":"Variable","name":{"kind":"Name","value":"verificationCode"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"course"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"issuedAt"}},{"kind":"Field","name":{"kind":"Name","value":"valid"}},{"kind":"Field","name":{"kind":"Name","value":"holderName"}}]}}]}}]} as unknown as DocumentNode<VerifyDiplomaQuery, VerifyDiplomaQueryVariables>;
export const WithdrawSubmissionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"WithdrawSubmission"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"withdrawSubmission"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CenterSubmission"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<WithdrawSubmissionMutation, WithdrawSubmissionMutationVariables>;