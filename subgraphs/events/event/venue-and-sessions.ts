import { ValidateNested } from "class-validator";
import { Field, InputType, Int, ObjectType } from "type-graphql";
import { After, WithinDaysOf } from "../../../kit/graphql/comparison-rules.js";
import { GeoPoint, GeoPointInput } from "../../../kit/graphql/geo-point.js";
import { DateTime } from "../../../kit/graphql/scalars.js";
import { InRange, IsText } from "../../../kit/graphql/validation.js";
import { VenueKind } from "../../../kit/vocabulary/shared.js";

@ObjectType({ description: "Where an activity takes place (lokal)." })
export class Venue {
  @Field(() => VenueKind, { description: "What sort of place it is." })
  kind!: VenueKind;

  @Field(() => String, { description: "Its name, such as Säters bibliotek." })
  name!: string;

  @Field(() => String, { nullable: true, description: "Street and number." })
  street?: string | null;

  @Field(() => String, { nullable: true, description: "Postal code." })
  postalCode?: string | null;

  @Field(() => String, { nullable: true, description: "Postal town (postort)." })
  locality?: string | null;

  @Field(() => String, { nullable: true, description: "What to know about getting there and in." })
  accessibilityNote?: string | null;

  @Field(() => GeoPoint, { nullable: true, description: "Where it lies; null when its organizer has not said." })
  point?: GeoPoint | null;
}

@InputType({ description: "Where an activity takes place (lokal)." })
export class VenueInput {
  @Field(() => VenueKind, { description: "What sort of place it is." })
  kind!: VenueKind;

  @Field(() => String, { description: "Its name, 1 to 200 characters." })
  @IsText(1, 200)
  name!: string;

  @Field(() => String, { nullable: true, description: "Street and number, at most 200 characters." })
  @IsText(1, 200)
  street?: string | null;

  @Field(() => String, { nullable: true, description: "Postal code, at most 10 characters." })
  @IsText(1, 10)
  postalCode?: string | null;

  @Field(() => String, { nullable: true, description: "Postal town (postort), at most 100 characters." })
  @IsText(1, 100)
  locality?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "What to know about getting there and in, at most 500 characters.",
  })
  @IsText(1, 500)
  accessibilityNote?: string | null;

  @Field(() => GeoPointInput, {
    nullable: true,
    description: "Where it lies; when left out, searches by distance take the municipality's seat.",
  })
  @ValidateNested()
  point?: GeoPointInput | null;
}

/** What takes place twice a week has 106 sessions in a year of 53 weeks. The table has the same limit. */
export const MAX_SESSIONS = 110;

@ObjectType({ description: "A time when an activity takes place (tillfälle)." })
export class Session {
  @Field(() => DateTime, { description: "When it begins." })
  start!: string;

  @Field(() => DateTime, { description: "When it ends." })
  end!: string;

  @Field(() => Int, { nullable: true, description: "How many there is room for; null when there is no limit." })
  capacity!: number | null;
}

@InputType({ description: "A time when an activity takes place (tillfälle)." })
export class SessionInput {
  @Field(() => DateTime, { description: "When it begins." })
  start!: Date;

  @Field(() => DateTime, { description: "When it ends, after its start and at most 366 days later." })
  @After("start")
  @WithinDaysOf("start", 366)
  end!: Date;

  @Field(() => Int, { nullable: true, description: "How many there is room for, at least 1; no limit when left out." })
  @InRange(1, 1_000_000)
  capacity?: number | null;
}
