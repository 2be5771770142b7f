import { type RawBuilder, sql } from "kysely";
import { daysAfter, daysBetween } from "../../../../kit/calendar.js";
import type { Context } from "../../../../kit/request/context.js";
import { wordsOf } from "../../../../kit/sql/search.js";
import { isVisibleInStatus } from "../event-visibility.js";
import type { EventFilter } from "./event-filter.js";
import { within } from "./near.js";

/** All that a filter says but place and days, which `partsOf` says. */
export function conditionsOf(filter: EventFilter, ctx: Context): RawBuilder<unknown>[] {
  const { text, campaign, format, topic, targetGroup, language } = filter;
  const { attendanceMode, organizer, center, status, openToPublic, near } = filter;
  const where = [status ? isVisibleInStatus(status, ctx.viewer) : LISTED];
  const column = isFew(filter) ? UNINDEXED : INDEXED;
  if (text && wordsOf(text).length > 0) where.push(sql`${column.search} @@ ${queryOf(text)}`);
  if (campaign != null) where.push(sql`e.campaign_slug = ${campaign}`);
  if (format) where.push(anyOf(sql`e.format`, format));
  if (topic) where.push(sql`${column.topics} && ${topic}::text[]`);
  if (targetGroup) where.push(sql`${column.targetGroups} && ${targetGroup}::text[]`);
  if (language) where.push(sql`${column.languages} && ${language}::text[]`);
  if (attendanceMode) where.push(anyOf(sql`e.attendance_mode`, attendanceMode));
  if (organizer != null) where.push(sql`e.organizer_slug = ${organizer}`);
  if (center != null) where.push(sql`e.center_slug = ${center}`);
  if (openToPublic != null) where.push(openToPublic ? sql`e.open_to_public` : sql`not e.open_to_public`);
  if (near) where.push(within(near));
  return where;
}

/** Few municipalities and one format leave so few that to look at each is quicker than to read long lists in the index. */
const isFew = ({ municipality, format }: EventFilter) =>
  municipality && municipality.length <= FEW && format?.length === 1;

const INDEXED = {
  search: sql`e.search`,
  topics: sql`e.topics`,
  targetGroups: sql`e.target_groups`,
  languages: sql`e.languages`,
};
const UNINDEXED = {
  search: sql`(e.search || '')`,
  topics: sql`(e.topics || '{}')`,
  targetGroups: sql`(e.target_groups || '{}')`,
  languages: sql`(e.languages || '{}')`,
};

const LISTED = sql`e.status in ('PUBLISHED', 'REPORTED')`;

/** One value as an equality, which lets an index keep its order. */
const anyOf = (column: RawBuilder<unknown>, values: readonly string[]) =>
  values.length === 1 ? sql`${column} = ${values[0]}` : sql`${column} = any(${values}::text[])`;

const midnight = (day: string, later = 0) =>
  sql`(${day}::date + ${sql.lit(later)})::timestamp at time zone 'Europe/Stockholm'`;

/** What a filter says of place and days, in parts each of which an index finds. */
export const partsOf = (filter: EventFilter): RawBuilder<unknown>[] =>
  byPlace(filter).flatMap((place) => byDays(filter).map((part) => sql`(${place}) and (${part})`));

/** A few places one by one, each of which an index keeps in order, unless the one that combines finds all of them at once. */
function byPlace(filter: EventFilter): RawBuilder<unknown>[] {
  const { municipality, county } = filter;
  const inCounty = county ? anyOf(sql`e.county_code`, county) : sql`true`;
  if (!municipality) return county ? eachOf(sql`e.county_code`, county) : [inCounty];
  if (isCombined(filter)) return [sql`array[e.municipality_code] && ${municipality}::text[] and ${inCounty}`];
  return eachOf(sql`e.municipality_code`, municipality).map((place) => sql`${place} and ${inCounty}`);
}

const FEW = 5;

function eachOf(column: RawBuilder<unknown>, codes: string[]): RawBuilder<unknown>[] {
  const distinct = [...new Set(codes)];
  if (distinct.length === 0 || distinct.length > FEW) return [anyOf(column, distinct)];
  return distinct.map((code) => sql`${column} = ${code}`);
}

/**
 * With a session on one of these days. A few days are found by the index that combines what a filter says; else in parts:
 * what begins then; what began the day before and is over within a day; what runs for longer, where a session before and
 * one after the days do not count.
 */
function byDays(filter: EventFilter): RawBuilder<unknown>[] {
  const { from, to } = filter.days ?? {};
  const begun = to ? sql`e.starts_at < ${midnight(to, 1)}` : sql`true`;
  if (!from) return [begun];
  if (to && to < from) return [sql`false`];
  const on = to ? sql`e.session_days && daterange(${from}, ${to}, '[]')` : sql`true`;
  const few = to && isCombined(filter) ? eachDay(from, to) : null;
  if (few) return [sql`days_of(e.session_days) && ${[...few, "infinity"]}::date[] and ${on}`];
  const start = midnight(from);
  return [
    sql`e.starts_at >= ${start} and ${begun}`,
    sql`e.starts_at >= ${start} - interval '1 day' and e.starts_at < ${start} and e.ends_at > ${start} and not ${IS_LONG}`,
    sql`e.starts_at < ${start} and ${IS_LONG} and tstzrange(e.starts_at, e.ends_at) @> ${start} and ${on}`,
  ];
}

/** Whether it says what only the index has that combines all. */
const isCombined = (filter: EventFilter) =>
  Boolean(filter.text || filter.topic || filter.targetGroup || filter.language) && !isFew(filter);

/** Up to 31 days. */
function eachDay(from: string, to: string): string[] | null {
  const count = 1 + daysBetween(from, to);
  return count <= 31 ? Array.from({ length: count }, (_, n) => daysAfter(from, n)) : null;
}

const IS_LONG = sql`e.ends_at - e.starts_at > interval '1 day'`;

/** What a text is looked for by. */
export const queryOf = (text: string) => sql`search_query(${wordsOf(text)}::text[])`;
