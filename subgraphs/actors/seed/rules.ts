import { documents } from "./documents.js";

/** The actor rules of Digitalidag 2024, in our own words. */
export const rules2024 = {
  version: "2024",
  url: "https://digitalidag.org/engagera-er/",
  points: [
    {
      code: "choose-days",
      statement: {
        sv: "Aktören väljer själv: den ena temadagen, den andra eller båda.",
        en: "The actor itself chooses one of the theme days, the other or both.",
      },
    },
    {
      code: "independent-not-sales",
      statement: {
        sv: "Digitalidag är fristående. Det som erbjuds ska lära människor något, inte sälja.",
        en: "Digitalidag is independent. What is offered teaches people something and sells nothing.",
      },
    },
    {
      code: "public-free-inclusive",
      statement: {
        sv: "En aktivitet för allmänheten välkomnar alla, har bredd och kostar ingenting att delta i.",
        en: "An activity for the public welcomes everyone, is broad and costs nothing to take part in.",
      },
    },
    {
      code: "marked",
      statement: {
        sv: "Besökaren ska kunna se att aktiviteten hör till Digitalidag.",
        en: "A visitor can see that the activity belongs to Digitalidag.",
      },
    },
    {
      code: "own-costs",
      statement: {
        sv: "Lokal, personal, utrustning och förtäring bekostar aktören på egen hand.",
        en: "The actor pays for its own premises, staff, equipment and refreshments.",
      },
    },
    {
      code: "own-marketing",
      statement: {
        sv: "Aktören sköter reklamen för sin aktivitet, helst tidigt.",
        en: "The actor advertises its own activity, preferably early.",
      },
    },
    {
      code: "published-centrally",
      statement: {
        sv: "Digitalidag berättar om allas insatser på sin webbplats och i sina övriga kanaler.",
        en: "Digitalidag tells of everyone's contributions on its web site and in its other channels.",
      },
    },
  ],
  sourceNote: `${documents.takePart}: the rules for actors, retold.`,
};
