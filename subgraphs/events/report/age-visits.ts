import { Field, InputType, Int, ObjectType } from "type-graphql";
import { InRange } from "../../../kit/graphql/validation.js";
import { AgeBand } from "../../../kit/vocabulary/activities.js";

@ObjectType({ description: "Visits of people of one age band, as their organizer estimates them." })
export class AgeVisits {
  @Field(() => AgeBand, { description: "The age band." })
  band!: AgeBand;

  @Field(() => Int, { description: "How many visits." })
  count!: number;
}

@InputType({ description: "Visits of people of one age band; an estimate will do." })
export class AgeVisitsInput {
  @Field(() => AgeBand, { description: "The age band." })
  band!: AgeBand;

  @Field(() => Int, { description: "How many visits, 0 to 1 000 000." })
  @InRange(0, 1_000_000)
  count!: number;
}
