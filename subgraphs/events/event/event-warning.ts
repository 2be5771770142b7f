import { Ctx, Field, ObjectType } from "type-graphql";
import type { Messages } from "../../../kit/graphql/errors.js";
import type { Context } from "../../../kit/request/context.js";

@ObjectType({ description: "Something about an activity that looks wrong and should be checked. Nothing is refused." })
export class EventWarning {
  @Field(() => String, {
    description:
      "Where, with dots as in the input: `venue.point`, `sessions.0.start`, `report.participantsTotal`; or `organizer`, `takenDown`.",
  })
  path: string;

  constructor(
    path: string,
    private readonly messages: Messages,
  ) {
    this.path = path;
  }

  @Field(() => String, { description: "What looks wrong." })
  message(@Ctx() { language }: Context): string {
    return this.messages[language];
  }
}
