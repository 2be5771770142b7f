import { Field, ObjectType } from "type-graphql";
import { NotFound, UserError } from "../../../kit/graphql/errors.js";
import type { Context } from "../../../kit/request/context.js";
import { ActorStatus } from "../../../kit/vocabulary/actors.js";
import { swedishTermOf } from "../../../kit/vocabulary/enumeration.js";
import { lockRow } from "../../../kit/writing/locks.js";
import { canActFor } from "./actor-visibility.js";
import { Actor } from "./actor.js";

@ObjectType({
  implements: UserError,
  description: "It belongs to another organisation, and only that one may do this.",
})
export class NotYourActor extends UserError {
  constructor() {
    super({ sv: "Det gäller en annan organisation än er.", en: "This concerns another organisation than yours." });
  }
}

@ObjectType({ implements: UserError, description: "This cannot be done to an actor of this status." })
export class WrongActorStatus extends UserError {
  @Field(() => ActorStatus, { description: "Its status." })
  status: ActorStatus;

  constructor(status: ActorStatus) {
    super({
      sv: `Det går inte nu: aktörens status är ${swedishTermOf(ActorStatus, status)}.`,
      en: `Not now: the actor is ${status}.`,
    });
    this.status = status;
  }
}

/** Locks the actor that a mutation is to change, or says why it may not: the viewer must act for it, in one of these statuses. */
export async function lockActor(
  { em, viewer }: Context,
  id: string,
  statuses: ActorStatus[],
): Promise<Actor | NotFound | NotYourActor | WrongActorStatus> {
  const actor = await lockRow(em, Actor, id);
  if (!actor) return new NotFound({ sv: "aktör", en: "actor" }, id);
  if (!canActFor(viewer, actor)) return new NotYourActor();
  return statuses.includes(actor.status) ? actor : new WrongActorStatus(actor.status);
}
