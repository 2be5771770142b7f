import { ValidateNested } from "class-validator";
import { Field, ID, InputType, Int } from "type-graphql";
import { ListOf, NumberFrom, PhoneNumber, TextLength, TextOf, WebAddress } from "../../kit/rules.js";
import { Language, LocalDate, MunicipalityCode } from "../../kit/scalars.js";
import { LocalizedTextInput } from "../../kit/text.js";
import { Accessibility, ActivityFormat, AttendanceMode, TargetGroup, Topic } from "../../kit/vocabulary.js";
import { SessionInput } from "./session.js";
import { VenueInput } from "./venue.js";

@InputType({ description: "A new activity. It is stored as a draft and seen by nobody else until it is published." })
export class CreateEventInput {
  @Field(() => LocalizedTextInput, { description: "Its title, 3 to 200 characters in each language." })
  @ValidateNested()
  @TextLength(3, 200)
  title!: LocalizedTextInput;

  @Field(() => LocalizedTextInput, {
    nullable: true,
    description: "What happens and for whom; it may wait until publication.",
  })
  @ValidateNested()
  description?: LocalizedTextInput | null;

  @Field(() => ActivityFormat, { description: "What it looks like." })
  format!: ActivityFormat;

  @Field(() => String, { nullable: true, description: "Slug of the campaign it is part of, if any." })
  campaign?: string | null;

  @Field(() => [LocalDate], {
    nullable: true,
    description: "The days of the campaign it takes part in; none for a year-round activity of the campaign.",
  })
  @ListOf(0, 31)
  campaignDays?: string[] | null;

  @Field(() => [SessionInput], {
    description: "When it takes place: 1 to 50 times that do not overlap; with campaign days, each on one of them.",
  })
  @ListOf(1, 50)
  @ValidateNested({ each: true })
  sessions!: SessionInput[];

  @Field(() => AttendanceMode, { description: "How one takes part." })
  attendanceMode!: AttendanceMode;

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

  @Field(() => [String], {
    nullable: true,
    description: "Slugs of actors that arrange it too, at most 20; they are not shown before they confirm it.",
  })
  @ListOf(0, 20)
  coOrganizers?: string[] | null;

  @Field(() => Boolean, { description: "Whether anybody may come; it must then be free of charge." })
  openToPublic!: boolean;

  @Field(() => Int, { description: "Price for each participant in whole Swedish kronor, 0 to 100 000." })
  @NumberFrom(0, 100_000)
  priceSek!: number;

  @Field(() => Boolean, { description: "Whether it sells something, which an activity in a campaign may not." })
  commercial!: boolean;

  @Field(() => Boolean, { description: "Whether it is clearly marked as a part of the campaign." })
  campaignMarked!: boolean;

  @Field(() => [Language], { nullable: true, description: "Languages it is held in, at most 20." })
  @ListOf(0, 20)
  languages?: string[] | null;

  @Field(() => [TargetGroup], { nullable: true, description: "Whom it is for; publication needs one." })
  targetGroups?: TargetGroup[] | null;

  @Field(() => [Topic], { nullable: true, description: "What it is about." })
  topics?: Topic[] | null;

  @Field(() => [Accessibility], { nullable: true, description: "What makes it accessible." })
  accessibility?: Accessibility[] | null;

  @Field(() => String, { nullable: true, description: "Its name in the system it is sent from, 1 to 200 characters." })
  @TextOf(1, 200)
  externalId?: string | null;
}
