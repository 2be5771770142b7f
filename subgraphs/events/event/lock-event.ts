import { Field, ObjectType } from "type-graphql";
import { NotFound, UserError } from "../../../kit/graphql/errors.js";
import type { Context } from "../../../kit/request/context.js";
import { EventStatus } from "../../../kit/vocabulary/activities.js";
import { lockRow } from "../../../kit/writing/locks.js";
import { Event } from "./event.js";

@ObjectType({ implements: UserError, description: "Another organisation organizes the activity." })
export class NotYourEvent extends UserError {
  constructor() {
    super({ sv: "En annan organisation arrangerar aktiviteten.", en: "Another organisation organizes the activity." });
  }
}

@ObjectType({ implements: UserError, description: "The activity is in a state that does not allow this." })
export class WrongState extends UserError {
  @Field(() => EventStatus, { description: "The state it is in." })
  status: EventStatus;

  constructor(status: EventStatus) {
    super({ sv: `Det går inte nu: aktivitetens status är ${status}.`, en: `Not now: the activity is ${status}.` });
    this.status = status;
  }
}

/** An activity that the caller may see; it is locked until the transaction ends. */
export async function lockEvent(ctx: Context, id: string): Promise<Event | NotFound> {
  const event = await lockRow(ctx.em, Event, id);
  return event?.visibleTo(ctx) ? event : new NotFound({ sv: "aktivitet", en: "activity" }, id);
}

/** The same, if the caller's organisation is its organizer and it is in one of these states (any, when none are given). */
export async function lockOwnEvent(
  ctx: Context,
  id: string,
  states?: readonly EventStatus[],
): Promise<Event | UserError> {
  const event = await lockEvent(ctx, id);
  if (event instanceof UserError) return event;
  if (event.organizerSlug !== ctx.viewer.actorSlug) return new NotYourEvent();
  return !states || states.includes(event.status()) ? event : new WrongState(event.status());
}
