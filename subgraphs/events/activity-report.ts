import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Field, Int, ObjectType } from "type-graphql";
import { DateTime } from "../../kit/scalars.js";
import { Topic } from "../../kit/vocabulary.js";

@Entity()
@ObjectType({
  description: "What came of an activity, told by its organizer. Participants are visits, not unique persons.",
})
export class ActivityReport {
  @PrimaryKey({ type: "uuid" })
  eventId!: string;

  @Field(() => Int, { description: "Visits, at the venue and online." })
  @Property({ type: "integer" })
  participantsTotal!: number;

  @Field(() => Int, { nullable: true, description: "Those of the visits that were online; null when not told." })
  @Property({ type: "integer", nullable: true })
  participantsOnline?: number | null;

  @Field(() => Int, {
    description:
      "Those of the visits in which somebody developed their digital competence; staff who were trained count.",
  })
  @Property({ type: "integer" })
  developedCompetence!: number;

  @Field(() => [Topic], { description: "What it came to be about." })
  @Property({ type: "text[]" })
  topicsCovered: Topic[] = [];

  @Field(() => Int, { nullable: true, description: "How many digital coaches helped; null when not told." })
  @Property({ type: "integer", nullable: true })
  coachesUsed?: number | null;

  @Field(() => DateTime, { description: "When it was reported." })
  @Property({ type: "datetime" })
  reportedAt!: Date;
}
