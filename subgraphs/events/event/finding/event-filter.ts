import { ValidateNested } from "class-validator";
import { Field, InputType } from "type-graphql";
import { Cost } from "../../../../kit/graphql/cost.js";
import { CountyCode, Language, MunicipalityCode } from "../../../../kit/graphql/scalars.js";
import { IsText } from "../../../../kit/graphql/validation.js";
import { ActivityFormat, AttendanceMode, EventStatus, TargetGroup } from "../../../../kit/vocabulary/activities.js";
import { Topic } from "../../../../kit/vocabulary/shared.js";
import { DateRangeInput } from "./days.js";
import { NearInput } from "./near.js";

@InputType({ description: "Which activities. All given conditions hold together; a list means any of its values." })
export class EventFilter {
  @Cost(15_000)
  @Field(() => String, {
    nullable: true,
    description:
      "Words of title, description and the names of municipality and county (where a town has the county's name: 'Örebro län'), or beginnings of words. Other forms of a word and the parts of compounds are found too, and, when no activity has the word, those that differ in the marks of letters or are mistyped.",
  })
  @IsText(0, 200)
  text?: string | null;

  @Field(() => [MunicipalityCode], { nullable: true, description: "In one of these municipalities." })
  municipality?: string[] | null;

  @Field(() => [CountyCode], { nullable: true, description: "In one of these counties." })
  county?: string[] | null;

  @Field(() => String, { nullable: true, description: "Part of the campaign with this slug." })
  campaign?: string | null;

  @Cost(500)
  @Field(() => DateRangeInput, { nullable: true, description: "With a session on one of these days." })
  @ValidateNested()
  days?: DateRangeInput | null;

  @Field(() => [ActivityFormat], { nullable: true, description: "In one of these formats." })
  format?: ActivityFormat[] | null;

  @Cost(500)
  @Field(() => [Topic], { nullable: true, description: "About one of these topics." })
  topic?: Topic[] | null;

  @Cost(500)
  @Field(() => [TargetGroup], { nullable: true, description: "For one of these target groups." })
  targetGroup?: TargetGroup[] | null;

  @Cost(500)
  @Field(() => [Language], { nullable: true, description: "Held in one of these languages." })
  language?: string[] | null;

  @Field(() => [AttendanceMode], { nullable: true, description: "With one of these ways to take part." })
  attendanceMode?: AttendanceMode[] | null;

  @Field(() => String, { nullable: true, description: "Organized by the actor with this slug." })
  organizer?: string | null;

  @Field(() => String, { nullable: true, description: "Held at the DigidelCenter with this slug." })
  center?: string | null;

  @Field(() => [EventStatus], {
    nullable: true,
    description:
      "In one of these states; PUBLISHED, HELD and REPORTED when left out; with `campaign` ARCHIVED too, since the campaign's figures count it. Drafts and hidden activities are shown to their organizers, to actors that co-organize them or are invited to, and to the coordinator.",
  })
  status?: EventStatus[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      "True: only activities that are hidden from the public, since they are taken down or their organizer is suspended; each caller has their own, the coordinator all. False: none of them. When left out, none of them unless `status` is given.",
  })
  hidden?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: "Whether anybody may come." })
  openToPublic?: boolean | null;

  @Cost(5000)
  @Field(() => NearInput, {
    nullable: true,
    description: "Near a point. A venue without a position counts as lying at the seat of its municipality.",
  })
  @ValidateNested()
  near?: NearInput | null;
}
