import type { CenterInput, CreateEventInput } from "../../operations/generated/graphql.js";

/** Before the days of Digitalidag 2024, when its activities can be published. */
export const BEFORE_CAMPAIGN = new Date("2024-11-10T12:00:00+01:00");
export const AFTER_CAMPAIGN = new Date("2024-11-20T12:00:00+01:00");

/** An activity that breaks no rule. */
export const eventInput: CreateEventInput = {
  title: { sv: "Öppet hus om BankID", en: "Open house about BankID" },
  description: { sv: "Vi hjälper dig att komma i gång." },
  format: "OPEN_HOUSE",
  campaign: "digitalidag-2024",
  campaignDays: ["2024-11-15"],
  sessions: [{ start: "2024-11-15T10:00:00+01:00", end: "2024-11-15T12:00:00+01:00" }],
  attendanceMode: "ON_SITE",
  venue: { kind: "LIBRARY", name: "Säters bibliotek" },
  municipality: "2082",
  openToPublic: true,
  priceSek: 0,
  commercial: false,
  campaignMarked: true,
  targetGroups: ["EVERYONE"],
  topics: ["BANKID"],
};

/** A centre that meets all criteria. */
export const centerInput: CenterInput = {
  name: "DigidelCenter Borensberg",
  municipality: "0583",
  description: { sv: "Hjälp med vardagens teknik." },
  freeOfCharge: true,
  staffed: true,
  units: [
    {
      name: "Borensbergs bibliotek",
      venueKind: "LIBRARY",
      openingHours: [{ weekday: "MONDAY", opens: "10:00", closes: "18:00" }],
    },
  ],
  criteria: (
    [
      "ACCESSIBLE_FREE",
      "NATIONAL_DEVELOPMENT",
      "MUNICIPAL_DIGITALISATION",
      "GOVERNMENT_DESIGNATED",
      "HUMAN_RIGHT",
    ] as const
  ).map((criterion) => ({ criterion, level: "MET", evidence: "Så här gör vi.", criteriaVersion: "2023" })),
};
