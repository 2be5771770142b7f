import { ValidateNested } from "class-validator";
import { type RawBuilder, sql } from "kysely";
import { ArgsType, Field } from "type-graphql";
import { badUserInput } from "../../../../kit/graphql/errors.js";
import { PageArgs } from "../../../../kit/graphql/paging.js";
import type { Context } from "../../../../kit/request/context.js";
import type { SortKey, Order } from "../../../../kit/sql/cursor.js";
import type { Listing } from "../../../../kit/sql/listing.js";
import { wordsWithPlacesOf } from "../../../../kit/sql/search.js";
import { EventOrder } from "../../../../kit/vocabulary/activities.js";
import { Event } from "../event.js";
import { eventConditions, searchQuery } from "./event-conditions.js";
import { EventFilter } from "./event-filter.js";
import { distanceTo, isWithinCube } from "./near.js";

@ArgsType()
export class EventArgs extends PageArgs {
  @Field(() => EventFilter, { nullable: true, description: "Which ones; all public ones when left out." })
  @ValidateNested()
  filter?: EventFilter | null;

  @Field(() => EventOrder, { nullable: true, description: "In what order; SOONEST when left out." })
  orderBy?: EventOrder | null;
}

export function eventListing({ filter, orderBy }: EventArgs, ctx: Context): Listing<Event> {
  const { where, parts } = eventConditions(filter ?? {}, ctx.viewer);
  const inParts = sql.join(parts, sql` or `);
  switch (orderBy) {
    case "LATEST":
      return { entity: Event, where, order: latest, parts };
    case "NEAREST":
      if (!filter?.near)
        throw badUserInput({
          sv: "Ordningen närmast först behöver en plats i filtret.",
          en: "orderBy NEAREST needs a point in filter.near.",
        });
      return {
        entity: Event,
        where: [...where, inParts],
        nearest: isWithinCube(filter.near),
        ...ranked(distanceTo(filter.near), false),
      };
    case "RELEVANCE":
      if (!filter?.text)
        throw badUserInput({
          sv: "Ordningen mest relevant först behöver ord i filtret.",
          en: "orderBy RELEVANCE needs words in filter.text.",
        });
      return {
        entity: Event,
        where: [...where, inParts],
        among: latest,
        ...ranked(rankOf(filter.text), true),
      };
    default:
      return { entity: Event, where, order: soonest, parts };
  }
}

const byStart: SortKey<Event> = { sql: sql`e.starts_at`, type: "timestamptz", value: (event) => event.startsAt() };
const byId: SortKey<Event> = { sql: sql`e.id`, type: "uuid", value: (event) => event.id };

export const soonest: Order<Event> = { keys: [byStart, byId] };
const latest: Order<Event> = { keys: [byStart, byId], descending: true };

function ranked(rank: RawBuilder<unknown>, descending: boolean) {
  const byRank: SortKey<Event & { rank?: number }> = { sql: rank, type: "float8", value: (event) => event.rank };
  return { order: { keys: [byRank, byId], descending }, computed: { rank } };
}

/** How well the words of a text fit, first of all as they are typed; those of the title weigh more. */
const rankOf = (text: string) =>
  sql`(ts_rank(e.search, ${searchQuery(text)}) + 4 * ts_rank(e.search, as_typed(${wordsWithPlacesOf(text)}::text[])))::float8`;
