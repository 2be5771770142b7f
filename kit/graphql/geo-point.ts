import { Directive, Field, Float, InputType, ObjectType } from "type-graphql";
import { InRange } from "./validation.js";

@ObjectType({ description: "A position on earth, WGS 84 (position)." })
@Directive("@shareable")
export class GeoPoint {
  @Field(() => Float, { description: "Latitude in degrees, north is positive." })
  lat!: number;

  @Field(() => Float, { description: "Longitude in degrees, east is positive." })
  lng!: number;
}

@InputType({ description: "A position on earth, WGS 84 (position)." })
export class GeoPointInput {
  @Field(() => Float, { description: "Latitude in degrees, -90 to 90, north is positive." })
  @InRange(-90, 90)
  lat!: number;

  @Field(() => Float, { description: "Longitude in degrees, -180 to 180, east is positive." })
  @InRange(-180, 180)
  lng!: number;
}
