import { enumeration } from "./enumeration.js";

export type ActorKind = keyof typeof ActorKind;
export const ActorKind = enumeration("ActorKind", "What sort of organisation an actor is (typ av aktör).", {
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
export const Sector = enumeration("Sector", "Part of society an actor belongs to (sektor).", {
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
export const Reach = enumeration("Reach", "How much of the country an actor works in (räckvidd).", {
  LOCAL: "One municipality or a few (lokal).",
  REGIONAL: "One county or a few (regional).",
  NATIONAL: "The whole country (nationell).",
});

export type ActorStatus = keyof typeof ActorStatus;
export const ActorStatus = enumeration("ActorStatus", "Where an actor stands in the network (status).", {
  ACTIVE: "Takes part (aktiv).",
  SUSPENDED: "Shut out for breaking the rules, for the time being (avstängd).",
  LEFT: "Takes part no longer (lämnat nätverket).",
});

export type RelationRole = keyof typeof RelationRole;
export const RelationRole = enumeration("RelationRole", "What an actor is to a campaign, initiative or actor (roll).", {
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
export const MembershipStatus = enumeration("MembershipStatus", "State of a membership application (ansökan).", {
  SUBMITTED: "Waits for a decision (inskickad).",
  APPROVED: "Approved: the actor is in the register (godkänd).",
  REJECTED: "Turned down (avslagen).",
  WITHDRAWN: "Taken back by the applicant (återkallad).",
});

export type FigureQualifier = keyof typeof FigureQualifier;
export const FigureQualifier = enumeration("FigureQualifier", "How exact a quoted figure is (precision).", {
  OVER: "More than the value (över).",
  AT_LEAST: "The value or more (minst).",
  ABOUT: "Roughly the value (cirka).",
});
