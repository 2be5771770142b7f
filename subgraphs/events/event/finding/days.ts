import { type RawBuilder, sql } from "kysely";
import { Field, InputType } from "type-graphql";
import { daysAfter, daysBetween } from "../../../../kit/calendar.js";
import { NotBefore } from "../../../../kit/graphql/comparison-rules.js";
import { LocalDate } from "../../../../kit/graphql/scalars.js";

@InputType({ description: "A range of local days, both ends included; an end left out is open." })
export class DateRangeInput {
  @Field(() => LocalDate, { nullable: true, description: "The first day." })
  from?: string | null;

  @Field(() => LocalDate, { nullable: true, description: "The last day." })
  @NotBefore("from")
  to?: string | null;
}

/**
 * Activities with a session on one of the days, in parts each of which an index finds. Where the index that combines conditions is used, it
 * finds up to 31 days by itself. Otherwise the parts are: what begins on the days; what began the day before and is over within a
 * day; what runs for longer, which a session before and one after the days do not make one of theirs.
 */
export function dayParts({ from, to }: DateRangeInput, useCombinedIndex: boolean): RawBuilder<unknown>[] {
  const begun = to ? sql`e.starts_at < ${midnight(to, 1)}` : sql`true`;
  if (!from) return [begun];
  const on = to ? sql`e.session_days && daterange(${from}, ${to}, '[]')` : sql`true`;
  if (to && useCombinedIndex && daysBetween(from, to) < MAX_DAYS) {
    return [sql`days_of(e.session_days) && ${[...eachDay(from, to), "infinity"]}::date[] and ${on}`];
  }
  const start = midnight(from);
  return [
    sql`e.starts_at >= ${start} and ${begun}`,
    sql`e.starts_at >= ${start} - interval '1 day' and e.starts_at < ${start} and e.ends_at > ${start} and not ${IS_LONG}`,
    sql`e.starts_at < ${start} and ${IS_LONG} and tstzrange(e.starts_at, e.ends_at) @> ${start} and ${on}`,
  ];
}

const MAX_DAYS = 31;
const IS_LONG = sql`e.ends_at - e.starts_at > interval '1 day'`;

const midnight = (day: string, daysLater = 0) =>
  sql`(${day}::date + ${sql.lit(daysLater)})::timestamp at time zone 'Europe/Stockholm'`;

const eachDay = (from: string, to: string) =>
  Array.from({ length: 1 + daysBetween(from, to) }, (_, n) => daysAfter(from, n));
