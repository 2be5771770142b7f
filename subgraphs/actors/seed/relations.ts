import type { RelationRole } from "../../../kit/vocabulary/actors.js";
import { documents } from "./documents.js";

interface NamedRelation {
  /** Slug of the actor that has the role. */
  actor: string;
  role: RelationRole;
  campaignSlug?: string;
  initiative?: string;
  targetActorSlug?: string;
  validFrom?: string;
  validTo?: string;
  sourceNote: string;
}

const { takePart, themeDay, inclusion, democracy, centers } = documents;
const allOf = (actors: string[], relation: Omit<NamedRelation, "actor">) =>
  actors.map((actor): NamedRelation => ({ actor, ...relation }));

const digitalidag2020 = { campaignSlug: "digital-at-idag-2020" };
const kickoff2024 = { campaignSlug: "digitalidag-2024", validFrom: "2024-04-18", validTo: "2024-04-18" };
const survey2017 = {
  initiative: "library-survey-2017",
  sourceNote: `${democracy}: sent out in spring 2017 by the three together.`,
};
const grant2018 = { initiative: "digidelcenter-grant-2018" };
const carriedOn = `${inclusion}: carried on with after the campaign Digidel 2013.`;
const sponsored = `${inclusion}: sponsored both this and the other week.`;

/** What the documents say that actors are to campaigns, initiatives and each other. */
export const namedRelations: NamedRelation[] = [
  ...allOf(["ffo", "iva", "lo", "digg", "skr", "ssc"], {
    ...digitalidag2020,
    role: "INITIATOR",
    sourceNote: `${themeDay}: the six initiators.`,
  }),
  ...allOf(["axel-johnson", "volvo", "novare", "wallenberg", "peltarion"], {
    ...digitalidag2020,
    role: "FINANCIER",
    sourceNote: `${themeDay}: the five financiers.`,
  }),
  {
    actor: "ssc",
    role: "PARTICIPANT",
    ...digitalidag2020,
    sourceNote: `${themeDay}: its service offices take part together.`,
  },

  {
    actor: "pts",
    role: "OWNER",
    campaignSlug: "digitalidag-2024",
    validFrom: "2024-01-01",
    sourceNote: `${takePart}: Digitalidag is part of it. Since when is from digitalidag.org, which says January 2024.`,
  },
  {
    actor: "pts",
    role: "CO_CREATOR",
    initiative: "coach-training",
    sourceNote: `${takePart}: developed the training together with Digitalidag.`,
  },
  {
    actor: "pts",
    role: "CHAIR",
    initiative: "digitalidag-council",
    sourceNote: `${takePart}: its head chairs the council of Digitalidag.`,
  },
  { actor: "skr", role: "HOST", ...kickoff2024, sourceNote: `${takePart}: the kickoff was held there.` },
  {
    actor: "ai-kommissionen",
    role: "GUEST",
    ...kickoff2024,
    sourceNote: `${takePart}: its chair was in the studio of the kickoff.`,
  },

  {
    actor: "skr",
    role: "MEMBER",
    targetActorSlug: "digidel-network",
    sourceNote: `${democracy}: one of those the network consists of.`,
  },
  {
    actor: "internetstiftelsen",
    role: "MEMBER",
    targetActorSlug: "digidel-network",
    sourceNote: `${inclusion}: an active part of the network.`,
  },
  { actor: "skr", role: "SENDER", ...survey2017 },
  ...allOf(["kb", "digidel-network"], { role: "PARTNER", ...survey2017 }),
  { actor: "digidel-network", role: "ORGANIZER", initiative: "emedborgarveckan", sourceNote: carriedOn },
  { actor: "digidel-network", role: "ORGANIZER", initiative: "all-digital-week", sourceNote: carriedOn },
  { actor: "internetstiftelsen", role: "SPONSOR", initiative: "emedborgarveckan", sourceNote: sponsored },
  { actor: "internetstiftelsen", role: "SPONSOR", initiative: "all-digital-week", sourceNote: sponsored },

  {
    actor: "internetstiftelsen",
    role: "CO_INITIATOR",
    campaignSlug: "digidel-2013",
    sourceNote: `${inclusion}: one of the initiators of the campaign.`,
  },
  {
    actor: "internetstiftelsen",
    role: "INITIATOR",
    initiative: "digidelcenter",
    sourceNote: `${inclusion}: took the initiative to DigidelCenter.`,
  },
  {
    actor: "motala-bibliotek",
    role: "FIRST_HOST",
    initiative: "digidelcenter",
    sourceNote: `${inclusion}: in 2017, without a day.`,
  },
  {
    actor: "internetstiftelsen",
    role: "FINANCIER",
    ...grant2018,
    sourceNote: `${inclusion} and ${centers}: added to the money of the Government.`,
  },
  {
    actor: "regeringen",
    role: "FINANCIER",
    ...grant2018,
    sourceNote: `${centers}: granted the money, reference N2018/02458/D.`,
  },
  {
    actor: "internetfonden",
    role: "APPLICATION_CHANNEL",
    ...grant2018,
    sourceNote: `${centers}: where municipalities applied.`,
  },
  {
    actor: "internetstiftelsen",
    role: "OPERATOR",
    targetActorSlug: "internetfonden",
    sourceNote: `${centers}: runs the fund.`,
  },
];
