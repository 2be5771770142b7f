import { ValidateNested } from "class-validator";
import { Field, InputType, Int } from "type-graphql";
import { LocalizedTextInput } from "../../../kit/graphql/localized-text.js";
import { ListSize, InRange, IsLocalizedText, IsText, EachText } from "../../../kit/graphql/validation.js";
import { ActivityFormat } from "../../../kit/vocabulary/activities.js";
import { EventDetailsInput } from "./event-changes.js";
import { SessionInput } from "./session.js";

@InputType({
  description:
    "A new activity. It is stored as a draft, seen only by its organizer, those it asks to arrange it too and the coordinator until it is published.",
})
export class CreateEventInput extends EventDetailsInput {
  @Field(() => LocalizedTextInput, { description: "Its title, 3 to 200 characters in each language." })
  @ValidateNested()
  @IsLocalizedText(3, 200)
  title!: LocalizedTextInput;

  @Field(() => ActivityFormat, { description: "What it looks like." })
  format!: ActivityFormat;

  @Field(() => [SessionInput], {
    description: "When it takes place: 1 to 50 times that do not overlap; with campaign days, each on one of them.",
  })
  @ListSize(1, 50)
  @ValidateNested({ each: true })
  sessions!: SessionInput[];

  @Field(() => [String], {
    nullable: true,
    description: "Slugs of actors that arrange it too, at most 20; they are not shown before they confirm it.",
  })
  @EachText(20, 250)
  coOrganizers?: string[] | null;

  @Field(() => Boolean, { description: "Whether anybody may come; it must then be free of charge." })
  openToPublic!: boolean;

  @Field(() => Int, { description: "Price for each participant in whole Swedish kronor, 0 to 100 000." })
  @InRange(0, 100_000)
  priceSek!: number;

  @Field(() => Boolean, { description: "Whether it sells something, which an activity in a campaign may not." })
  commercial!: boolean;

  @Field(() => Boolean, { description: "Whether it is clearly marked as a part of the campaign." })
  campaignMarked!: boolean;

  @Field(() => String, {
    nullable: true,
    description:
      "Its name in the system it is sent from, 1 to 200 characters, unique among the organizer's activities.",
  })
  @IsText(1, 200)
  externalId?: string | null;
}
