import { Field, ObjectType } from "type-graphql";
import { InvalidField, type Messages, UserError } from "../../../kit/graphql/errors.js";
import { withId } from "../../../kit/graphql/text.js";
import type { Context } from "../../../kit/request/context.js";
import { createLoader } from "../../../kit/request/loaders.js";
import { isInSweden } from "../../../kit/sweden/distance.js";
import { Criterion } from "../../../kit/vocabulary/centers.js";
import { swedishTermOf } from "../../../kit/vocabulary/enumeration.js";
import { BrokenRule } from "../center/center-refusals.js";
import type { CriterionDefinition } from "../center/criterion.js";
import { hasCurrentHours, MustBeStaffedWithOpeningHours, overlappingHours } from "../center/hours-rules.js";
import type { Draft } from "../hours/opening-hours.js";
import type { CenterContent } from "./center-content.js";
import type { CenterUnitInput } from "./center-input.js";

export const MUST_BE_GIVEN: Messages = { sv: "måste anges", en: "must be given" };

type Part = Record<string, unknown>;

/** The fields that a submission needs and a draft may lack, for the centre itself (ROOT) and for each part by the field that holds it. */
const REQUIRED_FIELDS: Record<string, (part: Part) => string[]> = {
  ROOT: () => ["name", "municipality", "freeOfCharge", "staffed", "units"],
  description: () => ["sv"],
  units: () => ["name", "venueKind"],
  point: () => ["lat", "lng"],
  openingHours: () => ["weekday", "opens", "closes"],
  exceptions: ({ closed }) => (closed ? ["date"] : ["date", "opens", "closes"]),
  dropIn: () => ["weekday", "start", "end"],
  criteria: () => ["criterion", "level", "criteriaVersion"],
};

/** The required fields that content lacks, at any depth; `path` is put before each of their paths. */
export const missingFields = (content: CenterContent, path = "") => missingIn(content as Part, "ROOT", path);

function* missingIn(part: Part, field: string, path: string): Generator<InvalidField> {
  for (const required of REQUIRED_FIELDS[field]!(part)) {
    if (part[required] == null) yield new InvalidField(path + required, MUST_BE_GIVEN);
  }
  for (const inner of Object.keys(REQUIRED_FIELDS)) {
    const value = part[inner];
    if (Array.isArray(value)) {
      for (const [i, row] of value.entries()) yield* missingIn(row as Part, inner, `${path}${inner}.${i}.`);
    } else if (value) yield* missingIn(value as Part, inner, `${path}${inner}.`);
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
  description: "Each criterion must be assessed, against the latest version of the criteria.",
})
export class CriteriaNotAssessed extends BrokenRule {
  @Field(() => [Criterion], { description: "Those still to be assessed." })
  notAssessed: Criterion[];

  @Field(() => String, { description: "The version to assess them against." })
  criteriaVersion: string;

  constructor(path: string, missing: CriterionDefinition[]) {
    const { version } = missing[0]!;
    const criteria = missing.map(({ criterion }) => criterion);
    const terms = criteria.map((criterion) => swedishTermOf(Criterion, criterion));
    super(path, {
      sv: `Kriterier som återstår att bedöma enligt ${version} års version: ${terms.join(", ")}.`,
      en: `Criteria still to be assessed against the version of ${version}: ${criteria.join(", ")}.`,
    });
    this.notAssessed = criteria;
    this.criteriaVersion = version;
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

/** The rules that the content of a centre breaks; `path` is put before each of their paths. */
export function* brokenRules(
  { freeOfCharge, staffed, units, criteria }: CenterContent,
  definitions: CriterionDefinition[],
  path = "",
): Generator<BrokenRule> {
  if (freeOfCharge === false) yield new MustBeFreeOfCharge(`${path}freeOfCharge`);

  const unitsWithHours = units?.filter((unit) => hasCurrentHours(unit.openingHours)).length;
  if (staffed === false || unitsWithHours === 0) {
    const field = staffed === false ? "staffed" : "units";
    yield new MustBeStaffedWithOpeningHours(path + field, staffed ?? false, unitsWithHours ?? 0);
  }

  const isAssessed = ({ criterion, version }: CriterionDefinition) =>
    criteria?.some((row) => row.criterion === criterion && row.criteriaVersion === version);
  const notAssessed = definitions.filter((definition) => !isAssessed(definition));
  if (notAssessed.length > 0) yield new CriteriaNotAssessed(`${path}criteria`, notAssessed);

  for (const [i, unit] of (units ?? []).entries()) {
    const name = unit.name ?? "–";
    yield* overlappingHours(name, unit, `${path}units.${i}.`);
    if (isOutsideSweden(unit)) yield new PointOutsideSweden(`${path}units.${i}.point`, name);
  }
}

function isOutsideSweden({ point }: Draft<CenterUnitInput>): boolean {
  const { lat, lng } = point ?? {};
  return lat != null && lng != null && !isInSweden({ lat, lng });
}

@ObjectType({ implements: UserError, description: "A partner is no actor of the network." })
export class UnknownPartner extends BrokenRule {
  @Field(() => [String], { description: "The slugs that no actor has." })
  slugs: string[];

  constructor(path: string, slugs: string[]) {
    super(path, {
      sv: `${withId("Det finns ingen aktör med namnet", slugs.join(", "))}.`,
      en: `${withId("There is no actor named", slugs.join(", "))}.`,
    });
    this.slugs = slugs;
  }
}

/** Looks the partners up in the actors subgraph; without partners there is no call. */
export async function findUnknownPartners(
  content: CenterContent | null | undefined,
  ctx: Context,
): Promise<UnknownPartner | null> {
  const slugs = content?.partners ?? [];
  const exist = await Promise.all(slugs.map((slug) => SLUG.test(slug) && loadActorExists(ctx, slug)));
  const unknown = slugs.filter((_, i) => !exist[i]);
  return unknown.length > 0 ? new UnknownPartner("center.partners", unknown) : null;
}

const SLUG = /^[a-z0-9-]+$/;

const loadActorExists = createLoader(async (slugs: readonly string[], { peers }): Promise<boolean[]> => {
  const { _entities } = await peers.query<{ _entities: ({ slug: string } | null)[] }>(
    "actors",
    "query ($actors: [_Any!]!) { _entities(representations: $actors) { ... on Actor { slug } } }",
    { actors: slugs.map((slug) => ({ __typename: "Actor", slug })) },
  );
  return _entities.map((actor) => actor !== null);
});
