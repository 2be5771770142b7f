import type { ActorKind, Reach, Sector } from "../../../kit/vocabulary/actors.js";
import { documents } from "./documents.js";

interface NamedActor {
  slug: string;
  name: string;
  kind: ActorKind;
  /** Left out where it follows from the kind. */
  sector?: Sector;
  reach?: Reach;
  formerNames?: { name: string; until: null }[];
  homeMunicipalityCode?: string;
  website?: string;
  description?: { sv: string; en: string };
  sourceNote: string;
}

const { takePart, themeDay, inclusion, democracy, centers } = documents;
const initiator = `${themeDay}: among the initiators of the theme day.`;
const financier = `${themeDay}: among the financiers of the theme day; the kind is common knowledge.`;

/** The organisations that the documents name. */
export const namedActors: NamedActor[] = [
  {
    slug: "pts",
    name: "Post- och telestyrelsen (PTS)",
    kind: "AUTHORITY",
    reach: "NATIONAL",
    sourceNote: `${takePart}: Digitalidag is part of it.`,
  },
  {
    slug: "skr",
    name: "Sveriges Kommuner och Regioner (SKR)",
    kind: "MUNICIPALITY_ORGANISATION",
    reach: "NATIONAL",
    formerNames: [{ name: "Sveriges Kommuner och Landsting (SKL)", until: null }],
    sourceNote: `${takePart}, has the name of today; ${democracy}, the former one.`,
  },
  {
    slug: "ssc",
    name: "Statens servicecenter",
    kind: "AUTHORITY",
    reach: "NATIONAL",
    sourceNote: `${themeDay}: publisher, with service offices in the whole country.`,
  },
  {
    slug: "ffo",
    name: "Forum för Omställning (FfO)",
    kind: "ASSOCIATION",
    sourceNote: `${initiator} The kind is from digitalidag.org.`,
  },
  { slug: "iva", name: "Ingenjörsvetenskapsakademin (IVA)", kind: "ACADEMY", sourceNote: initiator },
  { slug: "lo", name: "Landsorganisationen i Sverige (LO)", kind: "UNION", sourceNote: initiator },
  {
    slug: "digg",
    name: "Myndigheten för digital förvaltning (DIGG)",
    kind: "AUTHORITY",
    reach: "NATIONAL",
    sourceNote: initiator,
  },
  { slug: "axel-johnson", name: "Axel Johnson", kind: "COMPANY", sourceNote: financier },
  { slug: "volvo", name: "Volvo", kind: "COMPANY", sourceNote: financier },
  { slug: "novare", name: "Novare Human Capital", kind: "COMPANY", sourceNote: financier },
  { slug: "wallenberg", name: "Wallenberg Foundations", kind: "FOUNDATION", sector: "PRIVATE", sourceNote: financier },
  { slug: "peltarion", name: "Peltarion", kind: "COMPANY", sourceNote: financier },
  {
    slug: "internetstiftelsen",
    name: "Internetstiftelsen",
    kind: "FOUNDATION",
    reach: "NATIONAL",
    website: "https://internetstiftelsen.se/",
    sourceNote: `${inclusion}: publisher.`,
  },
  {
    slug: "regeringen",
    name: "Regeringen",
    kind: "GOVERNMENT",
    reach: "NATIONAL",
    sourceNote: `${centers}: financed the grants of 2018.`,
  },
  {
    slug: "kb",
    name: "Kungliga Biblioteket",
    kind: "AUTHORITY",
    reach: "NATIONAL",
    sourceNote: `${democracy}: took part in the library survey of 2017.`,
  },
  {
    slug: "digidel-network",
    name: "Digidelnätverket",
    kind: "NETWORK",
    reach: "NATIONAL",
    website: "https://digidel.se/",
    description: {
      sv: "Ett fritt nätverk utan rangordning. Det tog vid när kampanjen Digidel 2013 var över i december 2013. Medlemmarna, allt från myndigheter och bibliotek till föreningar och företag, arbetar var och en utifrån sin uppgift för att fler ska bli digitalt delaktiga.",
      en: "A free network without ranks. It took over when the campaign Digidel 2013 was over in December 2013. Its members, from authorities and libraries to associations and companies, each work within their own mission for more people to be part of digital life.",
    },
    sourceNote: `${democracy}: what it is and who belongs to it.`,
  },
  {
    slug: "motala-bibliotek",
    name: "Motala bibliotek",
    kind: "LIBRARY",
    reach: "LOCAL",
    homeMunicipalityCode: "0583",
    sourceNote: `${inclusion}: the first DigidelCenter, of 2017, was there.`,
  },
  {
    slug: "internetfonden",
    name: "Internetfonden",
    kind: "FUND",
    sourceNote: `${centers}: received the grant applications of 2018.`,
  },
  {
    slug: "ai-kommissionen",
    name: "AI-kommissionen",
    kind: "GOVERNMENT_COMMITTEE",
    sourceNote: `${takePart}: a guest at the kickoff.`,
  },
];

/** The municipalities listed as having a DigidelCenter, each an actor that runs its own. */
export const municipalitiesWithCenter = [
  "Båstad",
  "Gällivare",
  "Götene",
  "Helsingborg",
  "Hylte",
  "Härnösand",
  "Karlskrona",
  "Kristianstad",
  "Landskrona",
  "Luleå",
  "Mariestad",
  "Motala",
  "Mönsterås",
  "Norrköping",
  "Norrtälje",
  "Nyköping",
  "Rättvik",
  "Sundsvall",
  "Säter",
  "Sävsjö",
  "Torsby",
  "Uddevalla",
  "Vingåker",
  "Västerås",
  "Älmhult",
  "Örnsköldsvik",
];

export const municipalitiesNote = `${inclusion}: in its list of municipalities with a DigidelCenter.`;
