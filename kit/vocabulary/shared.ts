import { enumeration } from "./enumeration.js";

export type VenueKind = keyof typeof VenueKind;
export const VenueKind = enumeration("VenueKind", "What sort of place a venue is (typ av plats).", {
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

export type Accessibility = keyof typeof Accessibility;
export const Accessibility = enumeration(
  "Accessibility",
  "What makes a place or activity accessible (tillgänglighet).",
  {
    WHEELCHAIR: "Reached by wheelchair (rullstol).",
    HEARING_LOOP: "Hearing loop (hörslinga).",
    SIGN_LANGUAGE: "Swedish sign language (teckenspråk).",
    EASY_SWEDISH: "Easy Swedish (lätt svenska).",
  },
);

export type Topic = keyof typeof Topic;
export const Topic = enumeration("Topic", "What something is about (ämne).", {
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

export type ImportOutcome = keyof typeof ImportOutcome;
export const ImportOutcome = enumeration("ImportOutcome", "What becomes of a row of an import (utfall).", {
  ADDED: "Something new (tillagd).",
  CHANGED: "Something known, with other content (ändrad).",
  UNCHANGED: "Known already, with the same content (oförändrad).",
  REFUSED: "Breaks a rule, nothing of it is kept (avvisad).",
});

export type ChangeKind = keyof typeof ChangeKind;
export const ChangeKind = enumeration("ChangeKind", "What was done to a thing (ändring).", {
  CREATE: "It was made (skapad).",
  UPDATE: "It was changed (ändrad).",
  DELETE: "It was removed (borttagen).",
  READ: "Personal data of it were shown to somebody who may see those of others (läst).",
});
