import { ValidateNested } from "class-validator";
import { Field, InputType, Int } from "type-graphql";
import { LocalizedTextInput } from "../../../kit/graphql/localized-text.js";
import { ListSize, InRange, IsLocalizedText } from "../../../kit/graphql/validation.js";
import { ActivityFormat } from "../../../kit/vocabulary/activities.js";
import { EventDetailsInput } from "./event-changes.js";
import { SessionInput } from "./session.js";

@InputType({
  description:
    "What to change in an activity. What is left out stays; null clears what an activity can be without, and leaves the rest as it is.",
})
export class EventChangesInput extends EventDetailsInput {
  @Field(() => LocalizedTextInput, { nullable: true, description: "Its title, 3 to 200 characters in each language." })
  @ValidateNested()
  @IsLocalizedText(3, 200)
  title?: LocalizedTextInput | null;

  @Field(() => ActivityFormat, { nullable: true, description: "What it looks like." })
  format?: ActivityFormat | null;

  @Field(() => [SessionInput], {
    nullable: true,
    description: "All its times, in place of those it has: 1 to 50 that do not overlap.",
  })
  @ListSize(1, 50)
  @ValidateNested({ each: true })
  sessions?: SessionInput[] | null;

  @Field(() => Boolean, { nullable: true, description: "Whether anybody may come; it must then be free of charge." })
  openToPublic?: boolean | null;

  @Field(() => Int, {
    nullable: true,
    description: "Price for each participant in whole Swedish kronor, 0 to 100 000.",
  })
  @InRange(0, 100_000)
  priceSek?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether it sells something, which an activity in a campaign may not.",
  })
  commercial?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: "Whether it is clearly marked as a part of the campaign." })
  campaignMarked?: boolean | null;
}
