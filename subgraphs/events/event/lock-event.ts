import { Field, ObjectType } from "type-graphql";
import { NotFound, UserError } from "../../../kit/graphql/errors.js";
import { asSentence } from "../../../kit/graphql/text.js";
import type { Context } from "../../../kit/request/context.js";
import { EventStatus } from "../../../kit/vocabulary/activities.js";
import { swedishTermOf } from "../../../kit/vocabulary/enumeration.js";
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
    super({
      sv: `Det går inte nu: aktivitetens status är ${swedishTermOf(EventStatus, status)}.`,
      en: `Not now: the activity is ${status}.`,
    });
    this.status = status;
  }
}

@ObjectType({
  implements: UserError,
  description: "The coordinator has taken the activity down: correct it, and ask the coordinator to put it back.",
})
export class EventTakenDown extends UserError {
  @Field(() => String, { description: "Why the coordinator took it down." })
  reason: string;

  constructor(reason: string) {
    super({
      sv: `Samordnaren har tagit ner aktiviteten: ${asSentence(reason)} Rätta den och be samordnaren lägga upp den igen.`,
      en: `The coordinator has taken the activity down: ${asSentence(reason)} Correct it with updateEvent and ask the coordinator to put it back.`,
    });
    this.reason = reason;
  }
}

/** An activity that the caller may see; it is locked until the transaction ends. */
export async function lockEvent(ctx: Context, id: string): Promise<Event | NotFound> {
  const event = await lockRow(ctx.em, Event, id);
  return event?.visibleTo(ctx) ? event : new NotFound({ sv: "aktivitet", en: "activity" }, id);
}

/** The same, if it is in one of these states. */
export async function lockEventInState(
  ctx: Context,
  id: string,
  states: readonly EventStatus[],
): Promise<Event | UserError> {
  const event = await lockEvent(ctx, id);
  return event instanceof UserError ? event : inState(event, states);
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
  return inState(event, states);
}

/** The same, if the coordinator has not taken it down: such a one becomes public neither again nor as a copy. */
export async function lockOwnEventToShow(
  ctx: Context,
  id: string,
  states?: readonly EventStatus[],
): Promise<Event | UserError> {
  const event = await lockOwnEvent(ctx, id);
  if (event instanceof Event && event.takenDown) return new EventTakenDown(event.takenDown.reason);
  return event instanceof UserError ? event : inState(event, states);
}

const inState = (event: Event, states?: readonly EventStatus[]): Event | WrongState =>
  !states || states.includes(event.status()) ? event : new WrongState(event.status());
