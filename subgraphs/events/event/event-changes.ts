import { ValidateNested } from "class-validator";
import { Field, ID, InputType } from "type-graphql";
import { LocalizedTextInput } from "../../../kit/graphql/localized-text.js";
import { Language, LocalDate, MunicipalityCode } from "../../../kit/graphql/scalars.js";
import { EachIn, ListSize, PhoneNumber, IsText, WebAddress } from "../../../kit/graphql/validation.js";
import { AttendanceMode, RegistrationKind, StaircaseStep, TargetGroup } from "../../../kit/vocabulary/activities.js";
import { digcompCodes } from "../../../kit/vocabulary/digcomp.js";
import { Accessibility, Topic } from "../../../kit/vocabulary/shared.js";
import { VenueInput } from "./venue-and-sessions.js";

/** What an activity may leave open when it is created, and change later. */
@InputType()
export abstract class EventDetailsInput {
  @Field(() => LocalizedTextInput, {
    nullable: true,
    description: "What happens and for whom; it may wait until publication.",
  })
  @ValidateNested()
  description?: LocalizedTextInput | null;

  @Field(() => String, { nullable: true, description: "Slug of the campaign it is part of, if any." })
  @IsText(1, 80)
  campaign?: string | null;

  @Field(() => [LocalDate], {
    nullable: true,
    description: "The days of the campaign it takes part in; none for a year-round activity of the campaign.",
  })
  @ListSize(0, 31)
  campaignDays?: string[] | null;

  @Field(() => AttendanceMode, {
    nullable: true,
    description:
      "How one takes part. A new webinar, podcast or telephone support is ONLINE, all else ON_SITE, when left out.",
  })
  attendanceMode?: AttendanceMode | null;

  @Field(() => VenueInput, { nullable: true, description: "Where; required unless it is only online." })
  @ValidateNested()
  venue?: VenueInput | null;

  @Field(() => String, {
    nullable: true,
    description: "Web address; it or `phone` is required unless it is only on site.",
  })
  @WebAddress()
  onlineUrl?: string | null;

  @Field(() => String, { nullable: true, description: "Telephone number by which one takes part." })
  @PhoneNumber()
  phone?: string | null;

  @Field(() => MunicipalityCode, {
    nullable: true,
    description:
      "Where; required unless it is only online. An online activity that names none counts for no municipality.",
  })
  municipality?: string | null;

  @Field(() => ID, { nullable: true, description: "Id of the DigidelCenter it is held at, if any." })
  centerId?: string | null;

  @Field(() => RegistrationKind, { nullable: true, description: "Whether one registers in advance; NONE at first." })
  registration?: RegistrationKind | null;

  @Field(() => String, { nullable: true, description: "Web address where one registers." })
  @WebAddress()
  registrationUrl?: string | null;

  @Field(() => [Language], { nullable: true, description: "Languages it is held in, at most 20." })
  @ListSize(0, 20)
  languages?: string[] | null;

  @Field(() => [Language], { nullable: true, description: "Languages it is interpreted to, at most 20." })
  @ListSize(0, 20)
  interpreter?: string[] | null;

  @Field(() => [TargetGroup], { nullable: true, description: "Whom it is for; publication needs one." })
  targetGroups?: TargetGroup[] | null;

  @Field(() => [Topic], { nullable: true, description: "What it is about." })
  topics?: Topic[] | null;

  @Field(() => [String], {
    nullable: true,
    description:
      "Competences of DigComp 2.2 it trains, as codes such as 4.2; those of its topics when left out or null.",
  })
  @EachIn(digcompCodes)
  digcomp?: string[] | null;

  @Field(() => [StaircaseStep], { nullable: true, description: "Steps of the digital staircase it helps on." })
  staircaseSteps?: StaircaseStep[] | null;

  @Field(() => [Accessibility], { nullable: true, description: "What makes it accessible." })
  accessibility?: Accessibility[] | null;
}
