import { Field, Int, ObjectType } from "type-graphql";
import { daysBetween, localDay } from "../../../kit/calendar.js";
import { clock } from "../../../kit/clock.js";

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
  const daysSinceHeld = daysBetween(localDay(heldAt), localDay(clock.now()));
  const reminder = REMINDERS.findLast((days) => days <= daysSinceHeld) ?? null;
  return { daysSinceHeld, reminder };
}
