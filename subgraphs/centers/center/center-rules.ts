import { Field, Int, ObjectType } from "type-graphql";
import { localDay } from "../../../kit/calendar.js";
import { clock } from "../../../kit/clock.js";
import { InvalidField, type Messages, UserError } from "../../../kit/graphql/errors.js";
import { LocalDate } from "../../../kit/graphql/scalars.js";
import { Criterion, Weekday } from "../../../kit/vocabulary/centers.js";
import type { OpeningException, OpeningHours } from "../hours/opening-hours.js";
import { nameOfWeekday, weekdayOf } from "../hours/opening.js";
import type { CenterContent, Draft } from "./center-content.js";
import type { CenterUnitInput } from "./center-input.js";
import type { CriterionDefinition } from "./criterion.js";

/** A rule that the content of a centre breaks, and where. */
@ObjectType()
export abstract class BrokenRule extends UserError {
  @Field(() => String, {
    description: "Where in the mutation's input, with dots and indexes from 0: `center.units.0.point`.",
  })
  path: string;

  constructor(path: string, says: Messages) {
    super(says);
    this.path = path;
  }
}

@ObjectType({
  implements: UserError,
  description: "Service and activities of a DigidelCenter are free of charge for visitors.",
})
export class MustBeFreeOfCharge extends BrokenRule {
  constructor(path: string) {
    super(path, {
      sv: "Ett DigidelCenter ska vara avgiftsfritt för besökarna.",
      en: "A DigidelCenter must be free of charge for its visitors.",
    });
  }
}

@ObjectType({
  implements: UserError,
  description: "A DigidelCenter is staffed, and at least one of its units has opening hours.",
})
export class MustBeStaffedWithOpeningHours extends BrokenRule {
  @Field(() => Boolean, { description: "Whether the submitted centre is staffed." })
  staffed: boolean;

  @Field(() => Int, { description: "How many of its units have opening hours." })
  unitsWithOpeningHours: number;

  constructor(path: string, staffed: boolean, unitsWithOpeningHours: number) {
    super(path, {
      sv: "Centret ska vara bemannat, och minst en enhet ska ha öppettider.",
      en: "The centre must be staffed, and at least one unit must have opening hours.",
    });
    this.staffed = staffed;
    this.unitsWithOpeningHours = unitsWithOpeningHours;
  }
}

@ObjectType({
  implements: UserError,
  description: "Each criterion must be assessed, against the latest version of the criteria.",
})
export class CriteriaNotAssessed extends BrokenRule {
  @Field(() => [Criterion], { description: "Those still to be assessed." })
  notAssessed: Criterion[];

  @Field(() => String, { description: "The version to assess them against." })
  criteriaVersion: string;

  constructor(path: string, missing: CriterionDefinition[]) {
    const { version } = missing[0]!;
    const names = missing.map(({ criterion }) => criterion).join(", ");
    super(path, {
      sv: `Kriterier som återstår att bedöma enligt ${version} års version: ${names}.`,
      en: `Criteria still to be assessed against the version of ${version}: ${names}.`,
    });
    this.notAssessed = missing.map(({ criterion }) => criterion);
    this.criteriaVersion = version;
  }
}

@ObjectType({
  implements: UserError,
  description:
    "Two opening hours of a unit overlap, or two exceptions for the same day overlap or contradict each other.",
})
export class HoursOverlap extends BrokenRule {
  @Field(() => String, { description: "Name of the unit." })
  unit: string;

  @Field(() => Weekday, { description: "On which day of the week." })
  weekday: Weekday;

  @Field(() => LocalDate, {
    nullable: true,
    description: "On which day; null when it is about the hours of every week.",
  })
  date: string | null;

  constructor(path: string, unit: string, weekday: Weekday, date: string | null = null) {
    super(path, {
      sv: `Öppettider för ${unit} överlappar varandra (${date ?? nameOfWeekday(weekday, "sv")}).`,
      en: `Opening hours of ${unit} overlap (${date ?? nameOfWeekday(weekday, "en")}).`,
    });
    this.unit = unit;
    this.weekday = weekday;
    this.date = date;
  }
}

@ObjectType({ implements: UserError, description: "The position of a unit is not in Sweden." })
export class PointOutsideSweden extends BrokenRule {
  @Field(() => String, { description: "Name of the unit." })
  unit: string;

  constructor(path: string, unit: string) {
    super(path, {
      sv: `Positionen för ${unit} ligger utanför Sverige. Är latitud och longitud förväxlade?`,
      en: `The position of ${unit} lies outside Sweden. Are latitude and longitude swapped?`,
    });
    this.unit = unit;
  }
}

export const MUST_BE_GIVEN: Messages = { sv: "måste anges", en: "must be given" };

type Row = Record<string, unknown>;

/** What a draft may lack and a submission may not, by the field that a row stands in; "" is the centre itself. */
const NEEDED: Record<string, (row: Row) => string[]> = {
  "": () => ["name", "municipality", "freeOfCharge", "staffed", "units"],
  description: () => ["sv"],
  units: () => ["name", "venueKind"],
  point: () => ["lat", "lng"],
  openingHours: () => ["weekday", "opens", "closes"],
  exceptions: ({ closed }) => (closed ? ["date"] : ["date", "opens", "closes"]),
  dropIn: () => ["weekday", "start", "end"],
  criteria: () => ["criterion", "level", "criteriaVersion"],
};

/** The fields that content still lacks, down to each of its parts; `at` stands before each path. */
export function* fieldsMissingIn(content: object, at = "", standingIn = ""): Generator<InvalidField> {
  const row = content as Row;
  for (const field of NEEDED[standingIn]?.(row) ?? []) {
    if (row[field] == null) yield new InvalidField(at + field, MUST_BE_GIVEN);
  }
  for (const field of Object.keys(NEEDED)) {
    const value = row[field];
    if (Array.isArray(value)) {
      for (const [i, part] of value.entries()) yield* fieldsMissingIn(part as object, `${at}${field}.${i}.`, field);
    } else if (value) yield* fieldsMissingIn(value, `${at}${field}.`, field);
  }
}

/** Every rule that the content of a centre breaks, whoever submits it; `at` stands before each path. */
export function* brokenRules(
  { freeOfCharge, staffed, units, criteria }: CenterContent,
  definitions: CriterionDefinition[],
  at = "",
): Generator<BrokenRule> {
  if (freeOfCharge === false) yield new MustBeFreeOfCharge(`${at}freeOfCharge`);

  const withHours = units?.filter((unit) => holdAnyHours(unit.openingHours)).length;
  if (staffed === false || withHours === 0) {
    const path = at + (staffed === false ? "staffed" : "units");
    yield new MustBeStaffedWithOpeningHours(path, staffed ?? false, withHours ?? 0);
  }

  const isAssessed = ({ criterion, version }: CriterionDefinition) =>
    criteria?.some((row) => row.criterion === criterion && row.criteriaVersion === version);
  const missing = definitions.filter((definition) => !isAssessed(definition));
  if (missing.length > 0) yield new CriteriaNotAssessed(`${at}criteria`, missing);

  for (const [i, unit] of (units ?? []).entries()) {
    yield* overlaps(unit, `${at}units.${i}.`);
    if (isOutsideSweden(unit)) yield new PointOutsideSweden(`${at}units.${i}.point`, nameOf(unit));
  }
}

type Unit = Draft<CenterUnitInput>;

const nameOf = ({ name }: Unit) => name ?? "–";

/** Whether any of these hours hold today or later. */
export function holdAnyHours(hours: Unit["openingHours"]): boolean {
  const today = localDay(clock.now());
  return (hours ?? []).some(({ validTo }) => (validTo ?? today) >= today);
}

/** The first of the hours of each weekday, and of each day's exceptions, that overlap earlier ones in the list. */
export function* overlaps(unit: Unit, at = ""): Generator<HoursOverlap> {
  const { openingHours, exceptions } = unit;
  for (const [i, { weekday }] of firstOfEach(openingHours ?? [], ({ weekday }) => weekday, overlapInTheSameDays)) {
    yield new HoursOverlap(`${at}openingHours.${i}`, nameOf(unit), weekday!);
  }
  for (const [i, { date }] of firstOfEach(exceptions ?? [], ({ date }) => date, contradict)) {
    yield new HoursOverlap(`${at}exceptions.${i}`, nameOf(unit), weekdayOf(date!), date);
  }
}

function* firstOfEach<T>(
  rows: T[],
  day: (row: T) => string | null | undefined,
  clash: (a: T, b: T) => boolean,
): Generator<[number, T]> {
  const told = new Set();
  for (const [i, row] of rows.entries()) {
    const its = day(row);
    if (!its || told.has(its)) continue;
    if (!rows.slice(0, i).some((other) => day(other) === its && clash(row, other))) continue;
    told.add(its);
    yield [i, row];
  }
}

type Times = Draft<Pick<OpeningException, "closed" | "opens" | "closes">>;

/** Times that are not told yet overlap nothing. */
const overlap = (a: Times, b: Times) => (a.opens ?? "~") < (b.closes ?? "") && (b.opens ?? "~") < (a.closes ?? "");

const overlapInTheSameDays = (a: Draft<OpeningHours>, b: Draft<OpeningHours>) =>
  overlap(a, b) && (a.validFrom ?? "") <= (b.validTo ?? "9999") && (b.validFrom ?? "") <= (a.validTo ?? "9999");

const contradict = (a: Times, b: Times) => a.closed === true || b.closed === true || overlap(a, b);

const isOutsideSweden = ({ point }: Unit) => {
  const { lat, lng } = point ?? {};
  return lat != null && lng != null && !(lat >= 55.3 && lat <= 69.1 && lng >= 10.9 && lng <= 24.2);
};
