import { Field, Int, ObjectType } from "type-graphql";
import { clock, DAY, dayOf } from "../../../kit/clock.js";

const REMINDERS = [1, 7, 21];

@ObjectType({ description: "How long the report of a held activity has been due." })
export class ReportDue {
  @Field(() => Int, { description: "Days since the day of its last session." })
  daysSinceHeld!: number;

  @Field(() => Int, {
    nullable: true,
    description: "The reminder that is due: the one after 1, 7 or 21 days; null on the day itself.",
  })
  reminder!: number | null;
}

export function reportDue(heldAt: Date): ReportDue {
  const daysSinceHeld = (Date.parse(dayOf(clock.now())) - Date.parse(dayOf(heldAt))) / DAY;
  const reminder = REMINDERS.findLast((days) => days <= daysSinceHeld) ?? null;
  return { daysSinceHeld, reminder };
}
