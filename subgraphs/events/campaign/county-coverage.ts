import { Field, Int, ObjectType } from "type-graphql";
import { County } from "../borrowed/county.js";

@ObjectType({ description: "Municipalities of a county with at least one activity on a day of a campaign." })
export class CountyCoverage {
  @Field(() => County, { nullable: true, description: "The county." })
  county!: County;

  @Field(() => Int, { description: "How many of its municipalities have one." })
  covered!: number;

  @Field(() => Int, { description: "How many municipalities it has." })
  total!: number;
}
