import type { Topic } from "../vocabulary/shared.js";

interface Titled {
  en: string;
  sv: string;
}

export interface DigcompArea extends Titled {
  /** Title of each competence by its code, "1.1" to "5.4". */
  competences: Readonly<Record<string, Titled>>;
}

/** The European framework of digital competence, DigComp 2.2: five areas, 21 competences (JRC, CC BY 4.0). */
export const digcompAreas: Readonly<Record<1 | 2 | 3 | 4 | 5, DigcompArea>> = {
  1: {
    en: "Information and data literacy",
    sv: "Informations- och datakunskap",
    competences: {
      "1.1": {
        en: "Browsing, searching and filtering data, information and digital content",
        sv: "Söka, filtrera och bläddra i data, information och digitalt innehåll",
      },
      "1.2": {
        en: "Evaluating data, information and digital content",
        sv: "Utvärdera data, information och digitalt innehåll",
      },
      "1.3": {
        en: "Managing data, information and digital content",
        sv: "Hantera data, information och digitalt innehåll",
      },
    },
  },
  2: {
    en: "Communication and collaboration",
    sv: "Kommunikation och samarbete",
    competences: {
      "2.1": { en: "Interacting through digital technologies", sv: "Interagera genom digitala teknologier" },
      "2.2": { en: "Sharing through digital technologies", sv: "Dela genom digitala teknologier" },
      "2.3": {
        en: "Engaging in citizenship through digital technologies",
        sv: "Engagera medborgarskap genom digitala teknologier",
      },
      "2.4": { en: "Collaborating through digital technologies", sv: "Samarbeta genom digitala teknologier" },
      "2.5": { en: "Netiquette", sv: "Nätetikett" },
      "2.6": { en: "Managing digital identity", sv: "Hantera digital identitet" },
    },
  },
  3: {
    en: "Digital content creation",
    sv: "Skapa digitalt innehåll",
    competences: {
      "3.1": { en: "Developing digital content", sv: "Utveckla digitalt innehåll" },
      "3.2": {
        en: "Integrating and re-elaborating digital content",
        sv: "Integrera och omformulera digitalt innehåll",
      },
      "3.3": { en: "Copyright and licences", sv: "Upphovsrätt och licenser" },
      "3.4": { en: "Programming", sv: "Programmering" },
    },
  },
  4: {
    en: "Safety",
    sv: "Säkerhet",
    competences: {
      "4.1": { en: "Protecting devices", sv: "Skydda enheter" },
      "4.2": { en: "Protecting personal data and privacy", sv: "Skydda personuppgifter och privatliv" },
      "4.3": { en: "Protecting health and well-being", sv: "Skydda hälsa och välbefinnande" },
      "4.4": { en: "Protecting the environment", sv: "Skydda miljön" },
    },
  },
  5: {
    en: "Problem solving",
    sv: "Problemlösning",
    competences: {
      "5.1": { en: "Solving technical problems", sv: "Lösa tekniska problem" },
      "5.2": {
        en: "Identifying needs and technological responses",
        sv: "Identifiera behov och teknologiska svar",
      },
      "5.3": { en: "Creatively using digital technologies", sv: "Kreativt använda digital teknik" },
      "5.4": { en: "Identifying digital competence gaps", sv: "Identifiera digitala kompetensluckor" },
    },
  },
};

export const digcompCodes: readonly string[] = Object.values(digcompAreas).flatMap(({ competences }) =>
  Object.keys(competences),
);

/** The competences an activity on a topic trains, unless its organizer says otherwise. */
export const digcompOf: Readonly<Record<Topic, readonly string[]>> = {
  BANKID: ["2.3", "2.6", "4.2"],
  EID: ["2.3", "2.6", "4.2"],
  CARE_1177: ["1.1", "2.3", "4.3"],
  PUBLIC_E_SERVICES: ["1.1", "2.3"],
  BANKING_PAYMENTS: ["2.3", "4.2"],
  APPS: ["5.1", "5.2"],
  EMAIL_ACCOUNTS: ["2.1", "2.6", "4.1"],
  SAFETY_FRAUD: ["4.1", "4.2"],
  MEDIA_LITERACY: ["1.1", "1.2"],
  CONSUMER_TECH: ["4.1", "5.1", "5.2"],
  LIBRARY_SERVICES: ["1.1", "1.3"],
  PRINT_SCAN: ["1.3", "5.1"],
  SOCIAL_MEDIA: ["2.1", "2.2", "2.5"],
  JOBS_STUDIES: ["1.1", "2.3", "3.1"],
  AI: ["1.2", "3.1", "5.3"],
  OTHER: [],
};
