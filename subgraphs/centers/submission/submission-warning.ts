import { Ctx, Field, ObjectType } from "type-graphql";
import type { Context } from "../../../kit/request/context.js";
import { findNearerSeat, nearerSeatMessages } from "../../../kit/sweden/distance.js";
import { Municipality } from "../borrowed/municipality.js";
import type { CenterContent } from "./center-content.js";

@ObjectType({
  description:
    "A position that may be wrong: it lies nearer the seat of another municipality. It can be submitted all the same.",
})
export class SubmissionWarning {
  @Field(() => String, { description: "Where in the centre's input, as in `diff`: `units.0.point`." })
  path: string;

  constructor(
    path: string,
    private readonly seats: NonNullable<ReturnType<typeof findNearerSeat>>,
  ) {
    this.path = path;
  }

  @Field(() => Municipality, { nullable: true, description: "The municipality whose seat is nearer." })
  nearerMunicipality(): Municipality {
    return Municipality.of(this.seats.nearest.municipality.code);
  }

  @Field(() => String, { description: "What looks wrong, in the language of the Accept-Language header." })
  message(@Ctx() { language }: Context): string {
    return nearerSeatMessages(this.seats)[language];
  }
}

export const warningsOf = ({ units }: CenterContent, municipalityCode: string): SubmissionWarning[] =>
  (units ?? []).flatMap(({ point }, i) => {
    const { lat, lng } = point ?? {};
    const seats = lat != null && lng != null && findNearerSeat({ lat, lng }, municipalityCode);
    return seats ? [new SubmissionWarning(`units.${i}.point`, seats)] : [];
  });
