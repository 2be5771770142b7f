import type { FigureQualifier } from "../../../kit/vocabulary.js";
import { documents } from "./documents.js";

interface StatedFigure {
  key: string;
  sv: string;
  en: string;
  value: number;
  qualifier?: FigureQualifier;
  unit: string;
  asOf?: string;
  source: string;
  /** Keys of the figures that state something else of the same matter. */
  conflictingKeys?: string[];
}

const { takePart, themeDay, inclusion, democracy, centers } = documents;

/** Every figure that the documents state. */
export const statedFigures: StatedFigure[] = [
  {
    ...{ key: "rarely-or-never-digital", value: 10, unit: "percent", asOf: "2024", source: takePart },
    sv: "En svensk av tio gör sällan eller aldrig något digitalt.",
    en: "One Swede in ten rarely or never does anything digitally.",
    conflictingKeys: ["adults-without-internet"],
  },
  {
    ...{ key: "adults-without-internet", value: 1_000_000, unit: "persons", asOf: "2020-10-02", source: themeDay },
    sv: "Så många vuxna i Sverige är inte på internet.",
    en: "Adults in Sweden who are not on the internet.",
    conflictingKeys: ["rarely-or-never-digital"],
  },
  {
    ...{ key: "digitalidag-2024-goal-people", value: 1_000_000, qualifier: "AT_LEAST", unit: "persons", asOf: "2024" },
    sv: "Mål för Digitalidag 2024: så många ska ha blivit mer digitalt kunniga mellan den 18 april och den 16 november.",
    en: "Goal of Digitalidag 2024: people whose digital competence has grown between 18 April and 16 November.",
    source: takePart,
  },
  {
    ...{ key: "municipalities-of-sweden", value: 290, unit: "municipalities", asOf: "2024", source: takePart },
    sv: "Så många kommuner har Sverige; Digitalidag 2024 vill finnas i varenda en.",
    en: "Municipalities of Sweden; Digitalidag 2024 wants to be in every one.",
  },
  {
    ...{ key: "service-offices", value: 100, qualifier: "OVER", unit: "service offices", asOf: "2020-10-02" },
    sv: "Så många av statens servicekontor är med på temadagen 2020.",
    en: "State service offices that take part in the theme day of 2020.",
    source: themeDay,
  },
  {
    ...{ key: "internetstiftelsen-since", value: 2008, unit: "year", source: inclusion },
    sv: "Året då Internetstiftelsen började arbeta för digital delaktighet.",
    en: "The year when Internetstiftelsen began to work for digital inclusion.",
  },
  {
    ...{ key: "library-survey-2017-answered", value: 91, unit: "percent", asOf: "2017", source: democracy },
    sv: "Så stor del av kommunerna besvarade biblioteksenkäten våren 2017.",
    en: "Share of the municipalities that answered the library survey of spring 2017.",
  },
  {
    ...{ key: "library-survey-2017-programmes", value: 80, unit: "percent", asOf: "2017", source: democracy },
    sv: "Så stor del av kommunerna som svarade har program på folkbiblioteken för digital kompetens.",
    en: "Share of the answering municipalities whose public libraries have programmes for digital competence.",
  },
  {
    ...{ key: "emedborgarveckan-2016-actors", value: 170, qualifier: "OVER", unit: "actors", asOf: "2016" },
    sv: "Så många aktörer var med i eMedborgarveckan 2016.",
    en: "Actors in eMedborgarveckan 2016.",
    source: democracy,
  },
  {
    ...{ key: "emedborgarveckan-2016-participants", value: 20_000, qualifier: "OVER", unit: "persons", asOf: "2016" },
    sv: "Så många deltog i eMedborgarveckan 2016.",
    en: "Participants in eMedborgarveckan 2016.",
    source: democracy,
  },
  {
    ...{ key: "first-digidelcenter", value: 2017, unit: "year", source: inclusion },
    sv: "Året då det första DigidelCentret kom till, på biblioteket i Motala.",
    en: "The year when the first DigidelCenter came about, at the library of Motala.",
  },
  {
    ...{ key: "digidelcenters-listed", value: 26, unit: "municipalities", source: inclusion },
    sv: "Så många kommuner räknas upp som har DigidelCenter.",
    en: "Municipalities listed as having a DigidelCenter.",
    conflictingKeys: ["digidelcenters-2024"],
  },
  {
    ...{ key: "digidelcenters-2024", value: 30, qualifier: "ABOUT", unit: "centers", asOf: "2024-02-06" },
    sv: "Så många DigidelCenter finns det i början av 2024, och fler väntas.",
    en: "DigidelCenters at the beginning of 2024, with more to come.",
    source: centers,
    conflictingKeys: ["digidelcenters-listed"],
  },
  {
    ...{ key: "grant-2018-grants", value: 15, unit: "municipalities", asOf: "2018" },
    sv: "Så många kommuner fick bidrag 2018 för att starta DigidelCenter.",
    en: "Municipalities that got a grant in 2018 to start a DigidelCenter.",
    source: `${inclusion}; ${centers}`,
  },
  {
    ...{ key: "grant-2018-applications", value: 50, unit: "applications", asOf: "2018", source: centers },
    sv: "Så många ansökningar kom in till bidragsomgången 2018.",
    en: "Applications in the grant round of 2018.",
    conflictingKeys: ["grant-applicants-since-2017"],
  },
  {
    ...{ key: "grant-applicants-since-2017", value: 50, qualifier: "OVER", unit: "municipalities", source: inclusion },
    sv: "Så många kommuner har sökt pengar till DigidelCenter sedan det första kom 2017.",
    en: "Municipalities that have applied for money for a DigidelCenter since the first one of 2017.",
    conflictingKeys: ["grant-2018-applications"],
  },
  {
    ...{ key: "grant-2018-government", value: 9_600_000, unit: "SEK", asOf: "2018", source: centers },
    sv: "Så mycket gav regeringen till DigidelCenter 2018; med tillskottet i samma källa blir det 11,8 miljoner.",
    en: "What the Government gave for DigidelCenter in 2018; with the top-up of the same source it makes 11.8 million.",
    conflictingKeys: ["grant-2018-total"],
  },
  {
    ...{ key: "grant-2018-top-up-internetstiftelsen", value: 2_400_000, unit: "SEK", asOf: "2018", source: inclusion },
    sv: "Internetstiftelsens tillskott 2018, enligt stiftelsen.",
    en: "What Internetstiftelsen added in 2018, as it says itself.",
    conflictingKeys: ["grant-2018-top-up-digidel"],
  },
  {
    ...{ key: "grant-2018-top-up-digidel", value: 2_200_000, unit: "SEK", asOf: "2018", source: centers },
    sv: "Internetstiftelsens tillskott 2018, enligt Digidel.",
    en: "What Internetstiftelsen added in 2018, as Digidel says.",
    conflictingKeys: ["grant-2018-top-up-internetstiftelsen", "grant-2018-total"],
  },
  {
    ...{ key: "grant-2018-total", value: 10_400_000, unit: "SEK", asOf: "2018", source: inclusion },
    sv: "Så mycket fick kommunerna sammanlagt 2018.",
    en: "What the municipalities got in all in 2018.",
    conflictingKeys: ["grant-2018-government", "grant-2018-top-up-digidel"],
  },
];
