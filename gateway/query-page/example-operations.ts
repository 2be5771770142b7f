import { readFile } from "node:fs/promises";

/** An operation that the page offers. */
export interface Example {
  /** The name of its document in operations/. */
  document: string;
  sv: string;
  en: string;
  variables: Record<string, unknown>;
  query: string;
}

/** What the page offers to everybody, and at the end to those with a key. */
const EXAMPLES: Omit<Example, "query">[] = [
  {
    document: "find-events",
    sv: "Hitta aktiviteter om BankID",
    en: "Find activities about BankID",
    variables: { filter: { topic: ["BANKID"] }, first: 10 },
  },
  {
    document: "event-facets",
    sv: "Räkna aktiviteter per ämne, län och format",
    en: "Count activities by topic, county and format",
    variables: {},
  },
  {
    document: "municipality-page",
    sv: "En kommun med sina DigidelCenter och aktiviteter",
    en: "A municipality with its centres and activities",
    variables: { code: "0583" },
  },
  {
    document: "nearest-centers",
    sv: "Närmaste DigidelCenter",
    en: "The nearest centres",
    variables: { point: { lat: 59.3293, lng: 18.0686 }, first: 5 },
  },
  {
    document: "find-centers",
    sv: "DigidelCenter i ett län",
    en: "Centres of a county",
    variables: { filter: { county: "05" }, first: 10 },
  },
  {
    document: "municipalities-without-center",
    sv: "Kommuner utan DigidelCenter",
    en: "Municipalities without a centre",
    variables: { first: 10 },
  },
  { document: "find-actors", sv: "Nätverkets aktörer", en: "The network's actors", variables: { first: 10 } },
  {
    document: "campaign-dashboard",
    sv: "En kampanj med sina mål",
    en: "A campaign with its goals",
    variables: { slug: "digitalidag-2024" },
  },
  { document: "figures", sv: "Siffror med källor", en: "Figures with sources", variables: {} },
  { document: "me", sv: "Vem jag är (med nyckel)", en: "Who I am (with a key)", variables: {} },
];

/** Reads the examples' documents. */
export const loadExamples = (): Promise<Example[]> =>
  Promise.all(
    EXAMPLES.map(async (example) => ({
      ...example,
      query: await readFile(new URL(`../../operations/${example.document}.graphql`, import.meta.url), "utf8"),
    })),
  );
