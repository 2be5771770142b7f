import { ValidateNested } from "class-validator";
import { Field, Float, InputType } from "type-graphql";
import { GeoPointInput } from "../../../kit/graphql/geo-point.js";
import { LocalizedTextInput } from "../../../kit/graphql/localized-text.js";
import { Language, MunicipalityCode } from "../../../kit/graphql/scalars.js";
import {
  EmailAddress,
  ListSize,
  UniqueBy,
  InRange,
  PhoneNumber,
  IsText,
  EachText,
} from "../../../kit/graphql/validation.js";
import { Criterion, CriterionLevel } from "../../../kit/vocabulary/centers.js";
import { Accessibility, Topic, VenueKind } from "../../../kit/vocabulary/shared.js";
import {
  DropIn,
  DropInDraft,
  type Completeness,
  OpeningException,
  OpeningExceptionDraft,
  OpeningHours,
  OpeningHoursDraft,
} from "../hours/opening-hours.js";

@InputType({ description: "Text for people that may still lack its Swedish." })
class LocalizedTextDraftInput {
  @Field(() => String, { nullable: true, description: "The text in Swedish, at most 4000 characters." })
  @IsText(1, 4000)
  sv?: string | null;

  @Field(() => String, { nullable: true, description: "The text in English, at most 4000 characters." })
  @IsText(1, 4000)
  en?: string | null;
}

@InputType({ description: "A position that may still lack one of its numbers." })
class GeoPointDraftInput {
  @Field(() => Float, { nullable: true, description: "Latitude in degrees, -90 to 90, north is positive." })
  @InRange(-90, 90)
  lat?: number | null;

  @Field(() => Float, { nullable: true, description: "Longitude in degrees, -180 to 180, east is positive." })
  @InRange(-180, 180)
  lng?: number | null;
}

function unitFields({ draft }: Completeness) {
  @InputType()
  abstract class UnitFields {
    @Field(() => String, {
      nullable: draft,
      description:
        "Its name, unique in the centre, 2 to 200 characters. A unit of the same name is changed, others go.",
    })
    @IsText(2, 200)
    name!: string;

    @Field(() => VenueKind, { nullable: draft, description: "What sort of place it is." })
    venueKind!: VenueKind;

    @Field(() => String, { nullable: true, description: "Street and number, at most 200 characters." })
    @IsText(1, 200)
    street?: string | null;

    @Field(() => String, { nullable: true, description: "Postal code, at most 10 characters." })
    @IsText(1, 10)
    postalCode?: string | null;

    @Field(() => String, { nullable: true, description: "Postal town, at most 100 characters." })
    @IsText(1, 100)
    locality?: string | null;

    @Field(() => (draft ? GeoPointDraftInput : GeoPointInput), {
      nullable: true,
      description: "Where it lies, in Sweden; the municipality's seat when left out.",
    })
    @ValidateNested()
    point?: GeoPointInput | null;

    @Field(() => Boolean, { nullable: true, description: "Whether it moves around; false when left out." })
    mobile?: boolean | null;

    @Field(() => [draft ? OpeningHoursDraft : OpeningHours], {
      nullable: true,
      description: "Its regular hours, which may not overlap; at most 100.",
    })
    @ListSize(0, 100)
    @ValidateNested({ each: true })
    openingHours?: OpeningHours[] | null;

    @Field(() => [draft ? OpeningExceptionDraft : OpeningException], {
      nullable: true,
      description: "Days with other hours than the regular ones; at most 200.",
    })
    @ListSize(0, 200)
    @ValidateNested({ each: true })
    exceptions?: OpeningException[] | null;

    @Field(() => [draft ? DropInDraft : DropIn], {
      nullable: true,
      description: "When one gets help without an appointment; at most 100.",
    })
    @ListSize(0, 100)
    @ValidateNested({ each: true })
    dropIn?: DropIn[] | null;

    @Field(() => [Accessibility], { nullable: true, description: "What makes it accessible, each once." })
    @UniqueBy((value) => value)
    accessibility?: Accessibility[] | null;

    @Field(() => String, { nullable: true, description: "Telephone number of the place, never a person's." })
    @PhoneNumber()
    phone?: string | null;

    @Field(() => String, { nullable: true, description: "Functional mailbox of the place, never a person's." })
    @EmailAddress()
    publicEmail?: string | null;
  }
  return UnitFields;
}

@InputType({ description: "One of the places where a centre meets people." })
export class CenterUnitInput extends unitFields({ draft: false }) {}

@InputType({ description: "One of the places of a centre, of which anything may still be missing." })
class CenterUnitDraftInput extends unitFields({ draft: true }) {}

function criterionFields({ draft }: Completeness) {
  @InputType()
  abstract class CriterionFields {
    @Field(() => Criterion, { nullable: draft, description: "Which criterion." })
    criterion!: Criterion;

    @Field(() => CriterionLevel, { nullable: draft, description: "How far it is met." })
    level!: CriterionLevel;

    @Field(() => String, { nullable: true, description: "What shows it, at most 4000 characters." })
    @IsText(1, 4000)
    evidence?: string | null;

    @Field(() => String, {
      nullable: draft,
      description: "Which version of the criteria was used, such as 2023: see `criteria`.",
    })
    @IsText(1, 20)
    criteriaVersion!: string;
  }
  return CriterionFields;
}

@InputType({ description: "How far the centre meets a criterion, in the municipality's own judgement." })
class CriterionInput extends criterionFields({ draft: false }) {}

@InputType({ description: "The judgement of a criterion, of which anything may still be missing." })
class CriterionDraftInput extends criterionFields({ draft: true }) {}

function centerFields({ draft }: Completeness) {
  @InputType()
  abstract class CenterFields {
    @Field(() => String, { nullable: draft, description: "Its name, 3 to 200 characters." })
    @IsText(3, 200)
    name!: string;

    @Field(() => MunicipalityCode, { nullable: draft, description: "The municipality that runs it: the caller's own." })
    municipality!: string;

    @Field(() => (draft ? LocalizedTextDraftInput : LocalizedTextInput), {
      nullable: true,
      description: "What one meets there.",
    })
    @ValidateNested()
    description?: LocalizedTextInput | null;

    @Field(() => [String], {
      nullable: true,
      description: "What one gets help with: at most 50 different texts of at most 100 characters.",
    })
    @EachText(50, 100)
    @UniqueBy((value) => value)
    services?: string[] | null;

    @Field(() => [String], {
      nullable: true,
      description: "Devices to try or borrow: at most 50 different texts of at most 100 characters.",
    })
    @EachText(50, 100)
    @UniqueBy((value) => value)
    equipment?: string[] | null;

    @Field(() => [Language], { nullable: true, description: "Languages one gets help in, each once; at most 50." })
    @ListSize(0, 50)
    @UniqueBy((value) => value)
    languages?: string[] | null;

    @Field(() => [String], { nullable: true, description: "Slugs of the actors it works with, each once; at most 50." })
    @EachText(50, 200)
    @UniqueBy((value) => value)
    partners?: string[] | null;

    @Field(() => [Topic], { nullable: true, description: "Topics it helps with most, each once." })
    @UniqueBy((value) => value)
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

    @Field(() => [draft ? CenterUnitDraftInput : CenterUnitInput], {
      nullable: draft,
      description: "Its places, 1 to 50, at least one with opening hours.",
    })
    @ListSize(draft ? 0 : 1, 50)
    @UniqueBy((unit: Partial<CenterUnitInput>) => unit.name ?? unit)
    @ValidateNested({ each: true })
    units!: CenterUnitInput[];

    @Field(() => [draft ? CriterionDraftInput : CriterionInput], {
      nullable: draft,
      description: "An assessment of each of the criteria.",
    })
    @UniqueBy((row: Partial<CriterionInput>) => row.criterion ?? row)
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
  description: "A centre that is still being described: a `CenterInput` of which anything may be missing.",
})
export class CenterDraftInput extends centerFields({ draft: true }) {}
