import { Field, Int, ObjectType } from "type-graphql";
import { localDay } from "../../../kit/calendar.js";
import { clock } from "../../../kit/clock.js";
import { UserError } from "../../../kit/graphql/errors.js";
import { LocalDate } from "../../../kit/graphql/scalars.js";
import { Weekday } from "../../../kit/vocabulary/centers.js";
import type { Draft, OpeningException, OpeningHours } from "../hours/opening-hours.js";
import { nameOfWeekday, weekdayOf } from "../hours/opening.js";
import { BrokenRule } from "./center-refusals.js";

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

/** Whether any of these hours hold today or later. */
export function hasCurrentHours(hours: Draft<OpeningHours[]> | null | undefined): boolean {
  const today = localDay(clock.now());
  return (hours ?? []).some(({ validTo }) => (validTo ?? today) >= today);
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

interface HoursOfUnit {
  openingHours?: Draft<OpeningHours[]> | null;
  exceptions?: Draft<OpeningException[]> | null;
}

/** Where the hours of a unit overlap: once for each weekday, once for each day with exceptions. `path` is that of the unit. */
export function* overlappingHours(
  unit: string,
  { openingHours, exceptions }: HoursOfUnit,
  path = "",
): Generator<HoursOverlap> {
  for (const [i, { weekday }] of firstConflicts(openingHours ?? [], ({ weekday }) => weekday, overlapInSameSeason)) {
    yield new HoursOverlap(`${path}openingHours.${i}`, unit, weekday!);
  }
  for (const [i, { date }] of firstConflicts(exceptions ?? [], ({ date }) => date, contradict)) {
    yield new HoursOverlap(`${path}exceptions.${i}`, unit, weekdayOf(date!), date);
  }
}

/** Of each day, the first row that conflicts with an earlier one, and its index. */
function* firstConflicts<T>(
  rows: T[],
  dayOfRow: (row: T) => string | null | undefined,
  conflict: (a: T, b: T) => boolean,
): Generator<[number, T]> {
  const found = new Set<string>();
  for (const [i, row] of rows.entries()) {
    const day = dayOfRow(row);
    if (!day || found.has(day)) continue;
    if (!rows.slice(0, i).some((earlier) => dayOfRow(earlier) === day && conflict(row, earlier))) continue;
    found.add(day);
    yield [i, row];
  }
}

type Times = Draft<Pick<OpeningException, "closed" | "opens" | "closes">>;

/** A time that a draft does not have yet overlaps nothing. */
const overlap = (a: Times, b: Times) => (a.opens ?? "~") < (b.closes ?? "") && (b.opens ?? "~") < (a.closes ?? "");

const overlapInSameSeason = (a: Draft<OpeningHours>, b: Draft<OpeningHours>) =>
  overlap(a, b) && (a.validFrom ?? "") <= (b.validTo ?? "9999") && (b.validFrom ?? "") <= (a.validTo ?? "9999");

const contradict = (a: Times, b: Times) => a.closed === true || b.closed === true || overlap(a, b);
