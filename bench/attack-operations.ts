export interface Attack {
  query: string;
  variables?: object;
}

const aliases = (count: number, of: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => `a${i}: ${of(i)}`).join(" ");
const counts = (count: number) =>
  `{ municipalities { ${aliases(count, (i) => `events(first: 0, filter: {text: "data ${i}"}) { totalCount }`)} } }`;
const ROW = `id title { sv en } description { sv en } format status languages topics sessions { start end }
  organizer { name } municipality { name county { name } }`;

/** As attackers send them: some are refused, the others are nearly as dear as an operation may be, or as a cheap one may. */
export const attacks: Record<string, Attack> = {
  "counts by words below all municipalities, 49 aliases": { query: counts(49) },
  "facets of 120 000 codes": {
    query: `query ($f: [MunicipalityCode!]) { ${aliases(20, () => "eventFacets(filter: {municipality: $f}) { exact }")} }`,
    variables: { f: new Array(120_000).fill("2082") },
  },
  "counts by words below all municipalities": { query: counts(5) },
  facets: { query: `{ ${aliases(12, () => "eventFacets { exact day { count } topic { count } }")} }` },
  "the nearest": {
    query: `{ ${aliases(14, () => "events(first: 100, orderBy: NEAREST, filter: {near: {point: {lat: 58.6, lng: 16.2}, km: 2500}}) { edges { node { id } } }")} }`,
  },
  "wide rows": { query: `{ ${aliases(3, () => `events(first: 100) { edges { node { ${ROW} } } }`)} }` },
  "cheap ones, one after the other": {
    query: `{ ${aliases(3, (i) => `events(first: ${20 + i}) { totalCount edges { node { id } } }`)} }`,
  },
};

/** What others ask for meanwhile. */
export const CHEAP = '{ municipality(code: "2082") { name } events(first: 5) { edges { node { id title { sv } } } } }';
