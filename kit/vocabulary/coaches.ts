import { enumeration } from "./enumeration.js";

export type CoachKind = keyof typeof CoachKind;
export const CoachKind = enumeration("CoachKind", "Who registered as a digital coach (typ av coach).", {
  INDIVIDUAL: "A person (privatperson).",
  ORGANISATION: "An organisation, for several of its people (organisation).",
});

export type CoachMode = keyof typeof CoachMode;
export const CoachMode = enumeration("CoachMode", "How a coach helps (insats).", {
  LOCAL_MEETING_PLACE: "At a local meeting place (lokal mötesplats).",
  PHONE: "By telephone (telefon).",
  ONLINE: "Over the internet (digitalt).",
});

export type CoachStatus = keyof typeof CoachStatus;
export const CoachStatus = enumeration("CoachStatus", "How far a coach has come (status).", {
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
export const CoachLevel = enumeration("CoachLevel", "What a coach has shown (nivå).", {
  TRAINED: "Has the diploma of the course (utbildad).",
  CERTIFIED: "Has the diploma and was checked by the coordinator (certifierad).",
});

export type CoachRequestStatus = keyof typeof CoachRequestStatus;
export const CoachRequestStatus = enumeration("CoachRequestStatus", "State of a request for coaches (förfrågan).", {
  OPEN: "No coach confirmed yet (öppen).",
  PARTLY_MATCHED: "Some of the coaches confirmed (delvis matchad).",
  FILLED: "All coaches confirmed (fylld).",
  DONE: "The time is over, the coaches came (genomförd).",
  CANCELLED: "Called off by the requester (inställd).",
  EXPIRED: "The time is over, too few coaches (utgången).",
});

export type MatchCriterion = keyof typeof MatchCriterion;
export const MatchCriterion = enumeration("MatchCriterion", "What gives a match its points (matchningsgrund).", {
  PLACE: "Municipality or county, or no place needed; at most 35 points (plats).",
  TIME: "The coach has the whole time; at most 25 points (tid).",
  LANGUAGE: "The coach speaks the languages; at most 20 points (språk).",
  TOPICS: "The coach knows the topics; at most 20 points (ämnen).",
});
