import { LockMode } from "@mikro-orm/postgresql";
import { Field, ObjectType } from "type-graphql";
import { NotFound, UserError } from "../../../kit/graphql/errors.js";
import type { Context } from "../../../kit/request/context.js";
import { isUuid } from "../../../kit/sql/read.js";
import { ActorStatus } from "../../../kit/vocabulary/actors.js";
import { Actor } from "./actor.js";
import { mayActFor } from "./may-act-for.js";

@ObjectType({ implements: UserError, description: "It is another organisation's, and only that one may do this." })
export class NotYourActor extends UserError {
  constructor() {
    super({ sv: "Det gäller en annan organisation än er.", en: "This concerns another organisation than yours." });
  }
}

@ObjectType({ implements: UserError, description: "The actor is in a state in which this cannot be done." })
export class WrongActorStatus extends UserError {
  @Field(() => ActorStatus, { description: "The state it is in." })
  status: ActorStatus;

  constructor(status: ActorStatus) {
    super({ sv: `Det går inte nu: aktörens status är ${status}.`, en: `Not now: the actor is ${status}.` });
    this.status = status;
  }
}

/** The actor that a verb is to change, locked, in one of these states and for the caller to change. */
export async function ownActor(
  { em, viewer }: Context,
  id: string,
  statuses: ActorStatus[],
): Promise<Actor | NotFound | NotYourActor | WrongActorStatus> {
  const actor = isUuid(id) ? await em.findOne(Actor, id, { lockMode: LockMode.PESSIMISTIC_WRITE }) : null;
  if (!actor) return new NotFound({ sv: "aktör", en: "actor" }, id);
  if (!mayActFor(viewer, actor)) return new NotYourActor();
  return statuses.includes(actor.status) ? actor : new WrongActorStatus(actor.status);
}
