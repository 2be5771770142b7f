import { GraphQLError, GraphQLScalarType } from "graphql";
import { GraphQLDateTimeISO, GraphQLLocalDate } from "graphql-scalars";

export const MunicipalityCode = scalar({
  name: "MunicipalityCode",
  description:
    'Code of a municipality by Statistics Sweden: four digits, the first two are its county, as in "2082" (kommunkod).',
  specifiedByURL:
    "https://www.scb.se/hitta-statistik/regional-statistik-och-kartor/regionala-indelningar/lan-och-kommuner/",
  rule: 'a string of four digits, as in "2082"',
  parse: matching(/^\d{4}$/),
});

export const CountyCode = scalar({
  name: "CountyCode",
  description: 'Code of a county by Statistics Sweden: two digits, as in "20" (länskod).',
  specifiedByURL:
    "https://www.scb.se/hitta-statistik/regional-statistik-och-kartor/regionala-indelningar/lan-och-kommuner/",
  rule: 'a string of two digits, as in "20"',
  parse: matching(/^\d{2}$/),
});

export const OrgNumber = scalar({
  name: "OrgNumber",
  description:
    'Swedish organisation number: ten digits, the third at least 2, the last a check digit (Luhn). May be sent as "212000-0142", is given as "2120000142" (organisationsnummer).',
  specifiedByURL: "https://oid-base.com/get/1.3.7",
  rule: 'a string of ten digits with a valid check digit, the third digit at least 2, as in "212000-0142"',
  parse: (value) => {
    const digits = /^\d\d[2-9]\d{3}-?\d{4}$/.test(value) && value.replace("-", "");
    return digits && hasValidCheckDigit(digits) ? digits : undefined;
  },
  describeFault(value) {
    if (!/^\d{6}-?\d{4}$/.test(value)) return "it is not ten digits";
    return /^\d\d[01]/.test(value) ? "its third digit is below 2" : "its check digit is wrong";
  },
});

/** Named `Date` in the schema. A string in TypeScript too, since a local day is not an instant. */
export const LocalDate = scalar({
  name: "Date",
  description: 'A local day in Sweden, "YYYY-MM-DD" (datum).',
  specifiedByURL: "https://www.rfc-editor.org/rfc/rfc3339#section-5.6",
  rule: 'a day of the calendar, "YYYY-MM-DD"',
  parse: (value) => orUndefined(() => withYear(value, GraphQLLocalDate.parseValue(value))),
});

export const LocalTime = scalar({
  name: "LocalTime",
  description: 'A local time of day in Sweden, "HH:MM", 00:00 to 23:59 (klockslag).',
  rule: 'a time of day, "HH:MM"',
  parse: matching(/^([01]\d|2[0-3]):[0-5]\d$/),
  // PostgreSQL's `time` has seconds.
  serialize: (value) => asString(value).slice(0, 5),
});

export const DateTime = scalar({
  name: "DateTime",
  description:
    'An instant, ISO 8601 with seconds and an offset, as in "2024-11-15T10:00:00+01:00"; given in UTC, as in "2024-11-15T09:00:00.000Z" (tidpunkt).',
  specifiedByURL: "https://www.rfc-editor.org/rfc/rfc3339#section-5.6",
  rule: 'a time with seconds and an offset, as in "2024-11-15T10:00:00+01:00"',
  parse: (value) =>
    orUndefined(() => {
      const time = GraphQLDateTimeISO.parseValue(value);
      return withYear(time.toISOString(), time);
    }),
  serialize: (value) => (value instanceof Date ? value : new Date(asString(value))).toISOString(),
});

export const Language = scalar({
  name: "Language",
  description:
    'A language as a BCP 47 tag, as in "sv", "so" or "swl" (Swedish sign language); given in canonical form (språk).',
  specifiedByURL: "https://www.rfc-editor.org/rfc/rfc5646",
  rule: 'a BCP 47 language tag, as in "sv" or "so"',
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
  rule: string;
  /** Undefined for text that breaks the rule. */
  parse: (value: string) => Value | undefined;
  /** The part of the rule that a text breaks, for rules of several parts. */
  describeFault?: (value: string) => string;
  serialize?: (value: unknown) => string;
}

/** A scalar that is a string in JSON. Its errors do not repeat the value: GraphQL does so for variables. */
function scalar<Value>({ rule, parse, describeFault, serialize = asString, ...config }: ScalarConfig<Value>) {
  return new GraphQLScalarType<Value, string>({
    ...config,
    serialize,
    parseValue: (value) => {
      const parsed = typeof value === "string" ? parse(value) : undefined;
      if (parsed !== undefined) return parsed;
      const fault = describeFault && typeof value === "string" ? `: ${describeFault(value)}` : "";
      throw new GraphQLError(`${config.name} must be ${rule}${fault}.`, { extensions: { code: "BAD_USER_INPUT" } });
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
