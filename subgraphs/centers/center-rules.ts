import { Field, Int, ObjectType } from "type-graphql";
import { UserError } from "../../kit/errors.js";
import { Criterion, Weekday } from "../../kit/vocabulary.js";
import type { CenterInput, CenterUnitInput } from "./center-input.js";
import type { CriterionDefinition } from "./criterion.js";
import type { OpeningHours } from "./opening-hours.js";

@ObjectType({
  implements: UserError,
  description: "Service and activities of a DigidelCenter are free of charge for visitors.",
})
export class MustBeFreeOfCharge extends UserError {
  constructor() {
    super({
      sv: "Ett DigidelCenter ska vara avgiftsfritt för besökarna.",
      en: "A DigidelCenter must be free of charge for its visitors.",
    });
  }
}

@ObjectType({
  implements: UserError,
  description: "A DigidelCenter is staffed, and at least one of its units has opening hours.",
})
export class MustBeStaffedWithOpeningHours extends UserError {
  @Field(() => Boolean, { description: "Whether the submitted centre is staffed." })
  staffed: boolean;

  @Field(() => Int, { description: "How many of its units have opening hours." })
  unitsWithOpeningHours: number;

  constructor(staffed: boolean, unitsWithOpeningHours: number) {
    super({
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
export class CriteriaNotAssessed extends UserError {
  @Field(() => [Criterion], { description: "Those still to be assessed." })
  missing: Criterion[];

  @Field(() => String, { description: "The version to assess them against." })
  criteriaVersion: string;

  constructor(missing: CriterionDefinition[]) {
    const { version } = missing[0]!;
    super({
      sv: `Kriterier som återstår att bedöma enligt ${version} års version: ${missing.length}.`,
      en: `Criteria still to be assessed against the version of ${version}: ${missing.length}.`,
    });
    this.missing = missing.map(({ criterion }) => criterion);
    this.criteriaVersion = version;
  }
}

@ObjectType({ implements: UserError, description: "Two opening hours of a unit hold at the same time." })
export class HoursOverlap extends UserError {
  @Field(() => String, { description: "Name of the unit." })
  unit: string;

  @Field(() => Weekday, { description: "On which day of the week." })
  weekday: Weekday;

  constructor(unit: string, weekday: Weekday) {
    super({
      sv: `Öppettider för ${unit} överlappar varandra (${weekday}).`,
      en: `Opening hours of ${unit} overlap (${weekday}).`,
    });
    this.unit = unit;
    this.weekday = weekday;
  }
}

@ObjectType({ implements: UserError, description: "The position of a unit is not in Sweden." })
export class PointOutsideSweden extends UserError {
  @Field(() => String, { description: "Name of the unit." })
  unit: string;

  constructor(unit: string) {
    super({
      sv: `Positionen för ${unit} ligger utanför Sverige. Är latitud och longitud förväxlade?`,
      en: `The position of ${unit} lies outside Sweden. Are latitude and longitude swapped?`,
    });
    this.unit = unit;
  }
}

/** Every rule that the content of a centre breaks, whoever submits it. */
export function brokenRules(center: CenterInput, definitions: CriterionDefinition[]): UserError[] {
  const { freeOfCharge, staffed, units } = center;
  const withHours = units.filter((unit) => unit.openingHours?.length).length;
  const missing = definitions.filter(
    ({ criterion, version }) =>
      !center.criteria.some((row) => row.criterion === criterion && row.criteriaVersion === version),
  );
  return [
    ...(freeOfCharge ? [] : [new MustBeFreeOfCharge()]),
    ...(staffed && withHours > 0 ? [] : [new MustBeStaffedWithOpeningHours(staffed, withHours)]),
    ...(missing.length > 0 ? [new CriteriaNotAssessed(missing)] : []),
    ...units.flatMap((unit) => overlappingDays(unit).map((weekday) => new HoursOverlap(unit.name, weekday))),
    ...units.filter(isOutsideSweden).map((unit) => new PointOutsideSweden(unit.name)),
  ];
}

function overlappingDays({ openingHours }: CenterUnitInput): Weekday[] {
  const hours = openingHours ?? [];
  const clashing = hours.filter((one, i) => hours.slice(0, i).some((other) => overlap(one, other)));
  return [...new Set(clashing.map(({ weekday }) => weekday))];
}

const overlap = (a: OpeningHours, b: OpeningHours) =>
  a.weekday === b.weekday &&
  a.opens < b.closes &&
  b.opens < a.closes &&
  (a.validFrom ?? "") <= (b.validTo ?? "9999") &&
  (b.validFrom ?? "") <= (a.validTo ?? "9999");

const isOutsideSweden = ({ point }: CenterUnitInput) =>
  point != null && !(point.lat >= 55.3 && point.lat <= 69.1 && point.lng >= 10.9 && point.lng <= 24.2);
