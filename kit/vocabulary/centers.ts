import { enumeration } from "./enumeration.js";

export type CenterStatus = keyof typeof CenterStatus;
export const CenterStatus = enumeration("CenterStatus", "Where a DigidelCenter is in its life (status).", {
  PLANNED: "Not open yet (planerat).",
  ACTIVE: "Open (aktivt).",
  PAUSED: "Closed for the time being (pausat).",
  CLOSED: "Closed for good (stängt).",
});

export type Criterion = keyof typeof Criterion;
export const Criterion = enumeration("Criterion", "The five criteria of a DigidelCenter, as of 2023 (kriterier).", {
  ACCESSIBLE_FREE: "1: open to everyone and free of charge (tillgänglig och utan kostnad).",
  NATIONAL_DEVELOPMENT:
    "2: part of the national development, built on data and experience (nationellt utvecklingsarbete).",
  MUNICIPAL_DIGITALISATION: "3: part of the municipality's digitalisation (kommunens digitaliseringsarbete).",
  GOVERNMENT_DESIGNATED: "4: designated by the Government for digital competence (regeringens utpekade aktör).",
  HUMAN_RIGHT: "5: digital inclusion is a human right (mänsklig rättighet).",
});

export type CriterionLevel = keyof typeof CriterionLevel;
export const CriterionLevel = enumeration("CriterionLevel", "How far a criterion is met (uppfyllelse).", {
  MET: "Met (uppfyllt).",
  PARTLY: "Partly met (delvis uppfyllt).",
  NOT_MET: "Not met (inte uppfyllt).",
});

export type Weekday = keyof typeof Weekday;
export const Weekday = enumeration("Weekday", "Day of the week (veckodag).", {
  MONDAY: "Monday (måndag).",
  TUESDAY: "Tuesday (tisdag).",
  WEDNESDAY: "Wednesday (onsdag).",
  THURSDAY: "Thursday (torsdag).",
  FRIDAY: "Friday (fredag).",
  SATURDAY: "Saturday (lördag).",
  SUNDAY: "Sunday (söndag).",
});

export type SubmissionType = keyof typeof SubmissionType;
export const SubmissionType = enumeration("SubmissionType", "What a submission about a centre asks for (ärendetyp).", {
  CREATE: "A new centre (nytt center).",
  UPDATE: "A change of a centre (ändring).",
  CLOSE: "The end of a centre (nedläggning).",
});

export type SubmissionStatus = keyof typeof SubmissionStatus;
export const SubmissionStatus = enumeration(
  "SubmissionStatus",
  "State of a submission about a centre (ärendestatus).",
  {
    DRAFT: "Being written by the municipality (utkast).",
    SUBMITTED: "Waits for the coordinator (inskickat).",
    CHANGES_REQUESTED: "Back at the municipality with comments (komplettering begärd).",
    APPROVED: "Approved and public (godkänt).",
    REJECTED: "Turned down (avslaget).",
    WITHDRAWN: "Taken back by the municipality (återkallat).",
  },
);

export type ReviewDecision = keyof typeof ReviewDecision;
export const ReviewDecision = enumeration(
  "ReviewDecision",
  "What the coordinator decides about a submission (beslut).",
  {
    APPROVE: "Approve: it becomes public (godkänn).",
    REQUEST_CHANGES: "Send it back with comments (begär komplettering).",
    REJECT: "Turn it down (avslå).",
  },
);

export type HelpSource = keyof typeof HelpSource;
export const HelpSource = enumeration("HelpSource", "How help statistics came into the hub (källa).", {
  MANUAL: "Entered by hand (manuellt).",
  IMPORT: "Imported from another system (import).",
});

export type GrantStatus = keyof typeof GrantStatus;
export const GrantStatus = enumeration("GrantStatus", "State of a grant application (bidragsansökan).", {
  SUBMITTED: "Waits for a decision (inskickad).",
  GRANTED: "Granted (beviljad).",
  REJECTED: "Turned down (avslagen).",
  REPORTED: "Granted, and its use is reported (redovisad).",
  CLOSED: "Finished (avslutad).",
});

export type BudgetKind = keyof typeof BudgetKind;
export const BudgetKind = enumeration("BudgetKind", "Which money of a grant round a figure speaks of (budgetpost).", {
  GOVERNMENT: "From the Government (regeringens medel).",
  TOP_UP: "Added by another financier (tillskott).",
  TOTAL: "All of it (totalt).",
});
