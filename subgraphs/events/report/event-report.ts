import { Ctx, Field, ObjectType } from "type-graphql";
import type { Messages } from "../../../kit/graphql/errors.js";
import type { Context } from "../../../kit/request/context.js";
import type { ActivityReport } from "./activity-report.js";
import type { Event } from "../event/event.js";

@ObjectType({ description: "Something about an activity that is worth a second look. Nothing is refused." })
export class EventWarning {
  @Field(() => String, { description: "Where, with dots: `report.participantsTotal`." })
  path: string;

  constructor(
    path: string,
    private readonly says: Messages,
  ) {
    this.path = path;
  }

  @Field(() => String, { description: "What looks odd." })
  message(@Ctx() { language }: Context): string {
    return this.says[language];
  }
}

/** With drop-in there may be more visits than room at one time, so this is no rule. */
export function warningsOf({ sessions }: Event, report: ActivityReport | null): EventWarning[] {
  const room = sessions.every(({ capacity }) => capacity !== null)
    ? sessions.reduce((sum, { capacity }) => sum + capacity!, 0)
    : Infinity;
  if (!report || report.participantsTotal <= room) return [];
  return [
    new EventWarning("report.participantsTotal", {
      sv: `${report.participantsTotal} besök är fler än de ${room} platserna.`,
      en: `${report.participantsTotal} visits are more than the ${room} places.`,
    }),
  ];
}
