import { type RawBuilder, sql } from "kysely";
import type { Viewer } from "../../../../kit/request/viewer.js";
import { plannedAnew } from "../../../../kit/sql/planned-anew.js";
import { wordsOf, wordsWithPlacesOf } from "../../../../kit/sql/search.js";
import { EventStatus } from "../../../../kit/vocabulary/activities.js";
import { isHiddenInStatus, isListed, isPublicInStatus, visibleInStatus } from "../event-visibility.js";
import { dayParts } from "./days.js";
import type { EventFilter } from "./event-filter.js";
import { isWithin } from "./near.js";

type Condition = RawBuilder<unknown>;

interface EventConditions {
  /** Conditions that all hold. */
  where: Condition[];
  /** Conditions on status, place and days, of which one holds: they split the activities into parts, each of which an index finds. */
  parts: Condition[];
}

/** The filter as SQL on the table `event` (alias `e`), written for the indexes of migrations/Migration20261129000000.ts. */
export function eventConditions(filter: EventFilter, viewer: Viewer): EventConditions {
  const access = chooseAccessPath(filter);
  const days = dayParts(filter.days ?? {}, access === "COMBINED");
  const parts = statusParts(filter, viewer).flatMap((status) =>
    placeParts(filter, access).flatMap((place) => days.map((part) => sql`(${status}) and (${place}) and (${part})`)),
  );
  return { where: conditionsOf(filter, access), parts };
}

/** Of a campaign, archived activities are listed too, since its figures count them. Partial indexes find either. */
function statusParts({ status, campaign, hidden }: EventFilter, viewer: Viewer): Condition[] {
  if (hidden) return [isHiddenInStatus(status ?? EVERY_STATUS, viewer)];
  if (status) return hidden === false ? [isPublicInStatus(status)] : visibleInStatus(status, viewer);
  return campaign == null ? [isListed] : [isListed, isPublicInStatus(["ARCHIVED"])];
}

const EVERY_STATUS = Object.keys(EventStatus) as EventStatus[];

/**
 * How PostgreSQL is to find the activities:
 *
 * - ORDERED: by the indexes that keep the order of lists, place by place.
 * - COMBINED: by `event_combined_idx`, which finds the few that fit several conditions of which each fits many.
 * - ROW_BY_ROW: as ORDERED, where a few municipalities and one format leave so few activities that to look at each of them for words,
 *   topics, target groups and languages is quicker than to read long lists in the combined index.
 */
type AccessPath = "ORDERED" | "COMBINED" | "ROW_BY_ROW";

function chooseAccessPath({ municipality, format, text, topic, targetGroup, language }: EventFilter): AccessPath {
  if (municipality && municipality.length <= MAX_PLACES && format?.length === 1) return "ROW_BY_ROW";
  return text || topic || targetGroup || language ? "COMBINED" : "ORDERED";
}

/** How many places are looked up one by one. */
const MAX_PLACES = 5;

function placeParts({ municipality, county }: EventFilter, access: AccessPath): Condition[] {
  const inCounty = county ? isAnyOf(sql`e.county_code`, county) : sql`true`;
  if (!municipality) return county ? eachPlace(sql`e.county_code`, county) : [inCounty];
  if (access === "COMBINED") return [sql`array[e.municipality_code] && ${municipality}::text[] and ${inCounty}`];
  return eachPlace(sql`e.municipality_code`, municipality).map((place) => sql`${place} and ${inCounty}`);
}

function eachPlace(column: Condition, codes: string[]): Condition[] {
  const distinct = [...new Set(codes)];
  if (distinct.length === 0 || distinct.length > MAX_PLACES) return [isAnyOf(column, distinct)];
  return distinct.map((code) => sql`${column} = ${code}`);
}

/** All conditions of a filter but those on status, place and days. */
function conditionsOf(filter: EventFilter, access: AccessPath): Condition[] {
  const { text, campaign, format, topic, targetGroup, language } = filter;
  const { attendanceMode, organizer, center, openToPublic, near } = filter;
  const where: Condition[] = [];
  const column = access === "ROW_BY_ROW" ? UNINDEXED : INDEXED;
  if (text != null) where.push(hasWords(column.search, text));
  if (campaign != null) where.push(sql`e.campaign_slug = ${campaign}`);
  if (format) where.push(isAnyOf(sql`e.format`, format));
  if (topic) where.push(sql`${column.topics} && ${topic}::text[]`);
  if (targetGroup) where.push(sql`${column.targetGroups} && ${targetGroup}::text[]`);
  if (language) where.push(sql`${column.languages} && ${language}::text[]`);
  if (attendanceMode) where.push(isAnyOf(sql`e.attendance_mode`, attendanceMode));
  if (organizer != null) where.push(sql`e.organizer_slug = ${organizer}`);
  if (center != null) where.push(sql`e.center_slug = ${center}`);
  if (openToPublic != null) where.push(openToPublic ? sql`e.open_to_public` : sql`not e.open_to_public`);
  if (near) where.push(isWithin(near));
  return where;
}

const INDEXED = {
  search: sql`e.search`,
  topics: sql`e.topics`,
  targetGroups: sql`e.target_groups`,
  languages: sql`e.languages`,
};

/** The same values as expressions, which no index has. */
const UNINDEXED = {
  search: sql`(e.search || '')`,
  topics: sql`(e.topics || '{}')`,
  targetGroups: sql`(e.target_groups || '{}')`,
  languages: sql`(e.languages || '{}')`,
};

/** A single value as an equality, with which an index keeps its order. */
const isAnyOf = (column: Condition, values: readonly string[]) =>
  values.length === 1 ? sql`${column} = ${values[0]}` : sql`${column} = any(${values}::text[])`;

/** Text without a word is found nowhere. */
const hasWords = (search: Condition, text: string) =>
  wordsOf(text).length > 0 ? sql`${search} @@ ${searchQuery(text)}` : sql`false`;

/** A `tsquery` of the words of a text, see functions/search.sql. */
export const searchQuery = (text: string) => sql`${plannedAnew} search_query(${wordsWithPlacesOf(text)}::text[])`;
