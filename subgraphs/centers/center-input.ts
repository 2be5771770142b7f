import type { SqlEntityManager } from "@mikro-orm/postgresql";
import { ValidateNested } from "class-validator";
import { Field, InputType } from "type-graphql";
import { GeoPointInput } from "../../kit/geo.js";
import { EmailAddress, ListOf, NoneTwice, PhoneNumber, TextOf, TextsOf } from "../../kit/rules.js";
import { Language, MunicipalityCode } from "../../kit/scalars.js";
import { LocalizedTextInput } from "../../kit/text.js";
import { Accessibility, Criterion, CriterionLevel, Topic, VenueKind } from "../../kit/vocabulary.js";
import { CenterUnit } from "./center-unit.js";
import type { DigidelCenter } from "./digidel-center.js";
import { DropIn, OpeningException, OpeningHours } from "./opening-hours.js";

@InputType({ description: "One of the places where a centre meets people." })
export class CenterUnitInput {
  @Field(() => String, {
    description: "Its name, unique in the centre, 2 to 200 characters. A unit of the same name is changed, others go.",
  })
  @TextOf(2, 200)
  name!: string;

  @Field(() => VenueKind, { description: "What sort of place it is." })
  venueKind!: VenueKind;

  @Field(() => String, { nullable: true, description: "Street and number, at most 200 characters." })
  @TextOf(1, 200)
  street?: string | null;

  @Field(() => String, { nullable: true, description: "Postal code, at most 10 characters." })
  @TextOf(1, 10)
  postalCode?: string | null;

  @Field(() => String, { nullable: true, description: "Postal town, at most 100 characters." })
  @TextOf(1, 100)
  locality?: string | null;

  @Field(() => GeoPointInput, {
    nullable: true,
    description: "Where it lies, in Sweden; the municipality's seat when left out.",
  })
  @ValidateNested()
  point?: GeoPointInput | null;

  @Field(() => Boolean, { nullable: true, description: "Whether it moves around; false when left out." })
  mobile?: boolean | null;

  @Field(() => [OpeningHours], {
    nullable: true,
    description: "Its regular hours, which may not overlap; at most 100.",
  })
  @ListOf(0, 100)
  @ValidateNested({ each: true })
  openingHours?: OpeningHours[] | null;

  @Field(() => [OpeningException], {
    nullable: true,
    description: "Days with other hours than the regular ones; at most 200.",
  })
  @ListOf(0, 200)
  @ValidateNested({ each: true })
  exceptions?: OpeningException[] | null;

  @Field(() => [DropIn], { nullable: true, description: "When one gets help without an appointment; at most 100." })
  @ListOf(0, 100)
  @ValidateNested({ each: true })
  dropIn?: DropIn[] | null;

  @Field(() => [Accessibility], { nullable: true, description: "What makes it accessible." })
  accessibility?: Accessibility[] | null;

  @Field(() => String, { nullable: true, description: "Telephone number of the place, never a person's." })
  @PhoneNumber()
  phone?: string | null;

  @Field(() => String, { nullable: true, description: "Functional mailbox of the place, never a person's." })
  @EmailAddress()
  publicEmail?: string | null;
}

@InputType({ description: "How far the centre meets a criterion, in the municipality's own judgement." })
export class CriterionInput {
  @Field(() => Criterion, { description: "Which criterion." })
  criterion!: Criterion;

  @Field(() => CriterionLevel, { description: "How far it is met." })
  level!: CriterionLevel;

  @Field(() => String, { nullable: true, description: "What shows it, at most 4000 characters." })
  @TextOf(1, 4000)
  evidence?: string | null;

  @Field(() => String, { description: "Which version of the criteria was used, such as 2023: see `criteria`." })
  @TextOf(1, 20)
  criteriaVersion!: string;
}

/** What there is to say about a centre; in a draft, each field may still be missing. */
function centerFields({ draft }: { draft: boolean }) {
  @InputType()
  abstract class CenterFields {
    @Field(() => String, { nullable: draft, description: "Its name, 3 to 200 characters." })
    @TextOf(3, 200)
    name!: string;

    @Field(() => MunicipalityCode, { nullable: draft, description: "The municipality that runs it: the caller's own." })
    municipality!: string;

    @Field(() => LocalizedTextInput, { nullable: true, description: "What one meets there." })
    @ValidateNested()
    description?: LocalizedTextInput | null;

    @Field(() => [String], {
      nullable: true,
      description: "What one gets help with: at most 50 texts of at most 100 characters.",
    })
    @TextsOf(50, 100)
    services?: string[] | null;

    @Field(() => [String], {
      nullable: true,
      description: "Devices to try or borrow: at most 50 texts of at most 100 characters.",
    })
    @TextsOf(50, 100)
    equipment?: string[] | null;

    @Field(() => [Language], { nullable: true, description: "Languages one gets help in; at most 50." })
    @ListOf(0, 50)
    languages?: string[] | null;

    @Field(() => [String], { nullable: true, description: "Slugs of the actors it works with; at most 50." })
    @TextsOf(50, 200)
    partners?: string[] | null;

    @Field(() => [Topic], { nullable: true, description: "Topics it helps with most." })
    topics?: Topic[] | null;

    @Field(() => Boolean, {
      nullable: true,
      description: "Whether it is closed for the time being; false when left out.",
    })
    paused?: boolean | null;

    @Field(() => Boolean, { nullable: draft, description: "Whether everything is free for visitors; it must be." })
    freeOfCharge!: boolean;

    @Field(() => Boolean, { nullable: draft, description: "Whether staff is there in its opening hours; it must be." })
    staffed!: boolean;

    @Field(() => [CenterUnitInput], {
      nullable: draft,
      description: "Its places, 1 to 50, at least one with opening hours.",
    })
    @ListOf(draft ? 0 : 1, 50)
    @NoneTwice((unit: CenterUnitInput) => unit.name)
    @ValidateNested({ each: true })
    units!: CenterUnitInput[];

    @Field(() => [CriterionInput], { nullable: draft, description: "An assessment of each of the criteria." })
    @NoneTwice(({ criterion }: CriterionInput) => criterion)
    @ValidateNested({ each: true })
    criteria!: CriterionInput[];
  }
  return CenterFields;
}

@InputType({
  description: "All there is to say about a centre. What is left out is gone once the submission is approved.",
})
export class CenterInput extends centerFields({ draft: false }) {}

@InputType({
  description: "What is known so far about a centre: a `CenterInput` whose every field may still be missing.",
})
export class CenterDraftInput extends centerFields({ draft: true }) {}

/** What a submission says; complete once it is submitted. */
export type CenterContent = { [Field in keyof CenterInput]?: CenterInput[Field] | null };

/** The input without all that says nothing, so that two of them can be compared. */
export const lean = <T extends CenterContent>(input: T): T =>
  JSON.parse(
    JSON.stringify(input, (key, value: unknown) => {
      const isDefault = value === false && (key === "mobile" || key === "paused");
      const saysNothing = value == null || (Array.isArray(value) && value.length === 0) || isDefault;
      return saysNothing ? undefined : value;
    }),
  ) as T;

/** The input that would make a centre as it is. */
export async function inputOf(em: SqlEntityManager, center: DigidelCenter): Promise<CenterInput> {
  const units = await em.find(CenterUnit, { centerId: center.id }, { orderBy: { name: "asc" } });
  return lean({
    ...pick(center, "name", "description", "services", "equipment", "languages", "topics", "freeOfCharge", "staffed"),
    municipality: center.municipalityCode,
    partners: center.partnerSlugs,
    paused: center.status === "PAUSED",
    units: units.map((unit) => ({
      ...pick(unit, "name", "venueKind", "street", "postalCode", "locality", "mobile", "accessibility"),
      ...pick(unit, "openingHours", "exceptions", "dropIn", "phone", "publicEmail"),
      point: unit.approximate ? null : unit.point(),
    })),
    criteria: center.criteria.map((assessment) =>
      pick(assessment, "criterion", "level", "evidence", "criteriaVersion"),
    ),
  });
}

const pick = <T, K extends keyof T>(row: T, ...keys: K[]) =>
  Object.fromEntries(keys.map((key) => [key, row[key]])) as Pick<T, K>;
