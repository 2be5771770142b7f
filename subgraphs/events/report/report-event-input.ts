import { ValidateNested } from "class-validator";
import { Field, Float, ID, InputType, Int } from "type-graphql";
import { UniqueBy, InRange, IsText } from "../../../kit/graphql/validation.js";
import { Topic } from "../../../kit/vocabulary/shared.js";
import { type AgeVisits, AgeVisitsInput } from "./age-visits.js";

@InputType({
  description:
    "What came of an activity. Participants are visits, not unique persons. A correction sends everything anew.",
})
export class ReportEventInput {
  @Field(() => ID, { description: "Id of the activity." })
  eventId!: string;

  @Field(() => Int, {
    nullable: true,
    description: "The activity's `version` when the caller read it, so that nobody's correction is overwritten.",
  })
  expectedVersion?: number | null;

  @Field(() => Int, { description: "Visits, at the venue and online, 0 to 1 000 000." })
  @InRange(0, 1_000_000)
  participantsTotal!: number;

  @Field(() => Int, { nullable: true, description: "Those of the visits that were online." })
  @InRange(0, 1_000_000)
  participantsOnline?: number | null;

  @Field(() => Int, {
    description:
      "Those of the visits in which somebody developed their digital competence; staff who were trained count.",
  })
  @InRange(0, 1_000_000)
  developedCompetence!: number;

  @Field(() => [AgeVisitsInput], { nullable: true, description: "Visits by age, each age band at most once." })
  @UniqueBy(({ band }: AgeVisits) => band)
  @ValidateNested({ each: true })
  ageBands?: AgeVisitsInput[] | null;

  @Field(() => Float, {
    nullable: true,
    description: "Share of the visits by speakers of other languages than Swedish, 0 to 1; an estimate will do.",
  })
  @InRange(0, 1)
  otherLanguageShare?: number | null;

  @Field(() => [Topic], { nullable: true, description: "What it came to be about; its own topics when left out." })
  topicsCovered?: Topic[] | null;

  @Field(() => Int, { nullable: true, description: "How many digital coaches helped, 0 to 1000." })
  @InRange(0, 1000)
  coachesUsed?: number | null;

  @Field(() => String, {
    nullable: true,
    description: "Anything else, for the coordinator, at most 2000 characters. Name no persons.",
  })
  @IsText(1, 2000)
  comment?: string | null;
}
