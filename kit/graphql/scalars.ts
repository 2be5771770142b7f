import { GraphQLScalarType } from "graphql";
import { GraphQLDateTimeISO, GraphQLLocalDate } from "graphql-scalars";
import type { Messages } from "./errors.js";
import { LocalizedError } from "./localized-error.js";
import { normalizedText } from "./text.js";

export const MunicipalityCode = scalar({
  name: "MunicipalityCode",
  description:
    'Code of a municipality by Statistics Sweden: four digits, the first two are its county, as in "2082" (kommunkod).',
  specifiedByURL:
    "https://www.scb.se/hitta-statistik/regional-statistik-och-kartor/regionala-indelningar/lan-och-kommuner/",
  rule: { sv: 'en kommunkod med fyra siffror, som "2082"', en: 'a string of four digits, as in "2082"' },
  parse: matching(/^\d{4}$/),
});

export const CountyCode = scalar({
  name: "CountyCode",
  description: 'Code of a county by Statistics Sweden: two digits, as in "20" (länskod).',
  specifiedByURL:
    "https://www.scb.se/hitta-statistik/regional-statistik-och-kartor/regionala-indelningar/lan-och-kommuner/",
  rule: { sv: 'en länskod med två siffror, som "20"', en: 'a string of two digits, as in "20"' },
  parse: matching(/^\d{2}$/),
});

export const OrgNumber = scalar({
  name: "OrgNumber",
  description:
    'Swedish organisation number: ten digits, the third at least 2, the last a check digit (Luhn). May be sent as "212000-0142", is given as "2120000142" (organisationsnummer).',
  specifiedByURL: "https://oid-base.com/get/1.3.7",
  rule: {
    sv: 'ett organisationsnummer med tio siffror, den tredje minst 2 och den sista en riktig kontrollsiffra, som "212000-0142"',
    en: 'a string of ten digits with a valid check digit, the third digit at least 2, as in "212000-0142"',
  },
  parse: (value) => {
    const digits = /^\d\d[2-9]\d{3}-?\d{4}$/.test(value) && value.replace("-", "");
    return digits && hasValidCheckDigit(digits) ? digits : undefined;
  },
  describeFault(value) {
    if (!/^\d{6}-?\d{4}$/.test(value)) return { sv: "det är inte tio siffror", en: "it is not ten digits" };
    return /^\d\d[01]/.test(value)
      ? { sv: "den tredje siffran är lägre än 2", en: "its third digit is below 2" }
      : { sv: "kontrollsiffran stämmer inte", en: "its check digit is wrong" };
  },
});

/** Named `Date` in the schema. A string in TypeScript too, since a local day is not an instant. */
export const LocalDate = scalar({
  name: "Date",
  description: 'A local day in Sweden, "YYYY-MM-DD" (datum).',
  specifiedByURL: "https://www.rfc-editor.org/rfc/rfc3339#section-5.6",
  rule: { sv: 'en dag i kalendern, som "2024-11-15"', en: 'a day of the calendar, "YYYY-MM-DD"' },
  parse: (value) => orUndefined(() => withYear(value, GraphQLLocalDate.parseValue(value))),
});

export const LocalTime = scalar({
  name: "LocalTime",
  description:
    'A local time of day in Sweden, "HH:MM", 00:00 to 23:59; 24:00, the midnight at the end of the day, where something ends (klockslag).',
  rule: { sv: 'ett klockslag, som "09:30"', en: 'a time of day, "HH:MM"' },
  parse: matching(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/),
  // PostgreSQL's `time` has seconds.
  serialize: (value) => asString(value).slice(0, 5),
});

export const DateTime = scalar({
  name: "DateTime",
  description:
    'An instant, ISO 8601 with seconds and an offset, as in "2024-11-15T10:00:00+01:00"; given in UTC, as in "2024-11-15T09:00:00.000Z" (tidpunkt).',
  specifiedByURL: "https://www.rfc-editor.org/rfc/rfc3339#section-5.6",
  rule: {
    sv: 'en tidpunkt med sekunder och tidszon, som "2024-11-15T10:00:00+01:00"',
    en: 'a time with seconds and an offset, as in "2024-11-15T10:00:00+01:00"',
  },
  describeFault: (value) =>
    /T24:/.test(value)
      ? { sv: "24:00 skrivs som nästa dag, 00:00", en: "24:00 is written as the next day, 00:00" }
      : undefined,
  parse: (value) =>
    orUndefined(() => {
      const time = GraphQLDateTimeISO.parseValue(value);
      return withYear(time.toISOString(), time);
    }),
  serialize(value) {
    if (value instanceof Date) return value.toISOString();
    const text = asString(value);
    return IN_UTC.test(text) ? text : new Date(text).toISOString();
  },
});

/** As times are given, and stored within JSON: there is nothing to convert. */
const IN_UTC = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

export const Language = scalar({
  name: "Language",
  description:
    'A language as a BCP 47 tag, as in "sv", "so" or "swl" (Swedish sign language); given in canonical form (språk).',
  specifiedByURL: "https://www.rfc-editor.org/rfc/rfc5646",
  rule: { sv: 'en språkkod (BCP 47), som "sv" eller "so"', en: 'a BCP 47 language tag, as in "sv" or "so"' },
  parse: (value) =>
    orUndefined(() => {
      const locale = new Intl.Locale(value);
      // Longer ones are well-formed but not in use: "svenska" is no tag.
      return locale.language.length <= 3 ? locale.toString() : undefined;
    }),
});

interface ScalarConfig<Value> {
  name: string;
  description: string;
  specifiedByURL?: string;
  /** Ends the sentence "<name> must be …". */
  rule: Messages;
  /** Undefined for text that breaks the rule. */
  parse: (value: string) => Value | undefined;
  /** The part of the rule that a text breaks, for rules of several parts. */
  describeFault?: (value: string) => Messages | undefined;
  serialize?: (value: unknown) => string;
}

/** A value that breaks the rule of its scalar. The message does not repeat the value: GraphQL does so for variables. */
export class MalformedScalar extends LocalizedError {
  constructor(
    name: string,
    /** What is wrong with the value, to be read after the name of its field. */
    readonly problem: Messages,
  ) {
    super("BAD_USER_INPUT", { sv: `${name} ${problem.sv}.`, en: `${name} ${problem.en}.` });
  }
}

/** A scalar that is a string in JSON. */
function scalar<Value>({ rule, parse, describeFault, serialize = asString, ...config }: ScalarConfig<Value>) {
  return new GraphQLScalarType<Value, string>({
    ...config,
    serialize,
    parseValue: (value) => {
      const text = typeof value === "string" ? normalizedText(value) : undefined;
      const parsed = text === undefined ? undefined : parse(text);
      if (parsed !== undefined) return parsed;
      const fault = text === undefined ? undefined : describeFault?.(text);
      const inFull = (language: keyof Messages) => rule[language] + (fault ? `: ${fault[language]}` : "");
      throw new MalformedScalar(config.name, { sv: `ska vara ${inFull("sv")}`, en: `must be ${inFull("en")}` });
    },
  });
}

function asString(value: unknown): string {
  if (typeof value === "string") return value;
  throw new TypeError(`Text expected, not ${value?.constructor.name}.`);
}

function matching(pattern: RegExp) {
  return (value: string) => (pattern.test(value) ? value : undefined);
}

function orUndefined<T>(parse: () => T): T | undefined {
  try {
    return parse();
  } catch {
    return undefined;
  }
}

/** The value if its year has four digits: PostgreSQL has no year 0, and writes years after 9999 differently from ISO 8601. */
const withYear = <T>(iso: string, value: T) => (/^(?!0000)\d{4}-/.test(iso) ? value : undefined);

/** Luhn: every second digit from the left counts double, with its digits added up. */
function hasValidCheckDigit(digits: string): boolean {
  const sum = [...digits]
    .map((digit, i) => Number(digit) * (i % 2 ? 1 : 2))
    .reduce((a, n) => a + (n > 9 ? n - 9 : n), 0);
  return sum % 10 === 0;
}
