import { Field, Int, ObjectType } from "type-graphql";
import { InvalidField, type Says, UserError } from "../../kit/errors.js";
import { Criterion, Weekday } from "../../kit/vocabulary.js";
import type { CenterContent, CenterUnitInput } from "./center-input.js";
import type { CriterionDefinition } from "./criterion.js";
import type { OpeningHours } from "./opening-hours.js";

/** A rule that the content of a centre breaks, and where. */
@ObjectType()
export abstract class BrokenRule extends UserError {
  @Field(() => String, {
    description: "Where in the mutation's input, with dots and indexes from 0: `center.units.0.point`.",
  })
  path: string;

  constructor(path: string, says: Says) {
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
    super(path, {
      sv: `Kriterier som återstår att bedöma enligt ${version} års version: ${missing.length}.`,
      en: `Criteria still to be assessed against the version of ${version}: ${missing.length}.`,
    });
    this.notAssessed = missing.map(({ criterion }) => criterion);
    this.criteriaVersion = version;
  }
}

@ObjectType({ implements: UserError, description: "Two opening hours of a unit hold at the same time." })
export class HoursOverlap extends BrokenRule {
  @Field(() => String, { description: "Name of the unit." })
  unit: string;

  @Field(() => Weekday, { description: "On which day of the week." })
  weekday: Weekday;

  constructor(path: string, unit: string, weekday: Weekday) {
    super(path, {
      sv: `Öppettider för ${unit} överlappar varandra (${weekday}).`,
      en: `Opening hours of ${unit} overlap (${weekday}).`,
    });
    this.unit = unit;
    this.weekday = weekday;
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

/** What a draft may lack and a submission may not. */
export const fieldsMissingIn = (content: CenterContent, at = ""): InvalidField[] =>
  (["name", "municipality", "freeOfCharge", "staffed", "units"] as const)
    .filter((field) => content[field] == null)
    .map((field) => new InvalidField(at + field, MUST_BE_GIVEN));

export const MUST_BE_GIVEN: Says = { sv: "måste anges", en: "must be given" };

/** Every rule that the content of a centre breaks, whoever submits it; `at` stands before each path. */
export function* brokenRules(
  { freeOfCharge, staffed, units, criteria }: CenterContent,
  definitions: CriterionDefinition[],
  at = "",
): Generator<BrokenRule> {
  if (freeOfCharge === false) yield new MustBeFreeOfCharge(`${at}freeOfCharge`);

  const withHours = units?.filter((unit) => unit.openingHours?.length).length;
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
    if (isOutsideSweden(unit)) yield new PointOutsideSweden(`${at}units.${i}.point`, unit.name);
  }
}

/** The first of the hours of each weekday that overlap earlier ones in the list. */
export function* overlaps(
  { name, openingHours }: Pick<CenterUnitInput, "name" | "openingHours">,
  at = "",
): Generator<HoursOverlap> {
  const hours = openingHours ?? [];
  const told = new Set<Weekday>();
  for (const [i, one] of hours.entries()) {
    if (told.has(one.weekday) || !hours.slice(0, i).some((other) => overlap(one, other))) continue;
    told.add(one.weekday);
    yield new HoursOverlap(`${at}openingHours.${i}`, name, one.weekday);
  }
}

const overlap = (a: OpeningHours, b: OpeningHours) =>
  a.weekday === b.weekday &&
  a.opens < b.closes &&
  b.opens < a.closes &&
  (a.validFrom ?? "") <= (b.validTo ?? "9999") &&
  (b.validFrom ?? "") <= (a.validTo ?? "9999");

const isOutsideSweden = ({ point }: CenterUnitInput) =>
  point != null && !(point.lat >= 55.3 && point.lat <= 69.1 && point.lng >= 10.9 && point.lng <= 24.2);
